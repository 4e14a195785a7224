"""Letters of a dossier: written, changed, sent, given up, removed; and each as a file."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.forms import Form
from regietafel.people.queries import person_of
from regietafel.policy_signals.clocks import USUAL_WEEKS
from regietafel.policy_signals.forms.letters import DueForm, GiveUpForm, LetterForm, LettersForm, SendForm
from regietafel.policy_signals.models import Dossier, Letter, Reply
from regietafel.policy_signals.note_files import paper_of_letter
from regietafel.policy_signals.operations import letters as deeds
from regietafel.policy_signals.operations.letters import LetterData
from regietafel.policy_signals.queries.letters import letters_of
from regietafel.policy_signals.queries.mailed import signatures_under
from regietafel.policy_signals.queries.papers import organisations_to_ask, versions_of
from regietafel.policy_signals.queries.visible import replies_visible_to
from regietafel.policy_signals.views.load import at_dossier, dossier_crumbs, dossier_url, get_dossier_or_404
from regietafel.policy_signals.views.notes import paper_file

PLACE = "letters"


def get_letter_or_404(request: HttpRequest, dossier: Dossier, letter: int) -> Letter:
    """A letter of the dossier that the person reads."""
    found = get_object_or_404(letters_of(request.user, dossier), pk=letter)
    found.dossier = dossier
    return found


def asked_after(request: HttpRequest, dossier: Dossier) -> Reply | None:
    """The reply that the new letter asks further about, if the address names one."""
    key = request.GET.get("follows", "")
    if not (key.isascii() and key.isdigit()):
        return None
    found = replies_visible_to(request.user).filter(letter__dossier=dossier)
    return found.select_related("letter__dossier").filter(pk=int(key[:12])).first()


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.write_letter")
def add(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Write to several addressees at once, or ask further after a reply."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.write_letter", dossier)
    versions, follows = versions_of(request.user, dossier), asked_after(request, dossier)
    initial = {
        "subject": dossier.title,
        "text": dossier.wish,
        "note_version": versions[0] if versions else None,
        "answer_by": timezone.localdate() + dt.timedelta(weeks=USUAL_WEEKS),
        "addressees": follows.letter.addressee if follows else "",
    }

    def save(values: dict[str, Any]) -> list[Letter]:
        names = values.pop("addressees").splitlines()
        data = LetterData(addressee=names[0] if names else "", **values)
        return deeds.add_letters(
            actor=person_of(request), dossier=dossier, addressees=names, data=data, follows=follows
        )

    def saved(made: list[Letter]) -> HttpResponse:
        count = len(made)
        text = ngettext("%(count)s letter is written.", "%(count)s letters are written.", count)
        return at_dossier(request, dossier, text % {"count": count}, anchor=PLACE)

    return add_with_form(
        request,
        form_of=lambda data: LettersForm(data, versions=versions, initial=initial),
        save=save,
        saved=saved,
        template="policy_signals/letters/letters_form.html",
        context={"dossier": dossier, "follows": follows, "crumbs": dossier_crumbs(dossier)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.write_letter")
def edit(request: HttpRequest, region_slug: str, pk: int, letter: int) -> HttpResponse:
    """Change a letter; of one that was sent the day by which an answer is expected."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.write_letter", dossier)
    row = get_letter_or_404(request, dossier, letter)
    own = [row.note_version] if row.note_version else []
    versions = list(dict.fromkeys([*versions_of(request.user, dossier), *own]))
    book = organisations_to_ask(request.user, dossier.region)

    def form_of(current: Letter, data: QueryDict | None) -> Form:
        if row.sent_on is not None:
            return DueForm(data, letter=current)
        return LetterForm(data, letter=current, versions=versions, organisations=book)

    def save(values: dict[str, Any], version: int) -> Letter:
        kept = {name: getattr(row, name) for name in LetterData.__dataclass_fields__}
        return deeds.edit_letter(
            actor=person_of(request), letter=row, data=LetterData(**{**kept, **values}), version=version
        )

    return edit_with_form(
        request,
        row=row,
        form_of=form_of,
        save=save,
        saved=lambda _letter: at_dossier(request, dossier, _("Saved."), anchor=PLACE),
        template="policy_signals/letters/letter_form.html",
        context={"dossier": dossier, "letter": row, "crumbs": dossier_crumbs(dossier)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.write_letter")
def send(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Say which letters left."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.write_letter", dossier)
    drafts = list(letters_of(request.user, dossier).filter(sent_on__isnull=True))
    said = wrote_to(drafts)

    def save(values: dict[str, Any]) -> list[Letter]:
        told = wrote_to(values["letters"]) if values["said"].strip() == said else values["said"]
        return deeds.send_letters(
            actor=person_of(request), dossier=dossier, now=timezone.now(), **{**values, "said": told}
        )

    def sent(left: list[Letter]) -> HttpResponse:
        count = len(left)
        text = ngettext("%(count)s letter is on its way. Its clock runs.", "%(count)s letters are on their way. Their clocks run.", count)  # fmt: skip
        return at_dossier(request, dossier, text % {"count": count}, anchor=PLACE)

    return add_with_form(
        request,
        form_of=lambda data: SendForm(data, letters=drafts, today=timezone.localdate(), said=said),
        save=save,
        saved=sent,
        template="policy_signals/letters/send.html",
        context={"dossier": dossier, "none": not drafts, "crumbs": dossier_crumbs(dossier)},
    )


def wrote_to(letters: list[Letter]) -> str:
    """What those who reported are told of letters, unless the director says it otherwise."""
    names = ", ".join(one.addressee for one in letters)
    return _("We wrote to %(who)s.") % {"who": names} if names else ""


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.write_letter")
def give_up(request: HttpRequest, region_slug: str, pk: int, letter: int) -> HttpResponse:
    """Wait for an answer no longer."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.write_letter", dossier)
    row = get_letter_or_404(request, dossier, letter)

    def given_up(_letter: Letter) -> HttpResponse:
        undo = reverse("policy_signals:letter-wait", args=[region_slug, pk, letter])
        text = _("Nobody waits for %(who)s any more.") % {"who": row.addressee}
        return at_dossier(request, dossier, text, undo=undo, anchor=PLACE)

    return add_with_form(
        request,
        form_of=GiveUpForm,
        save=lambda values: deeds.give_up(actor=person_of(request), letter=row, now=timezone.now(), **values),
        saved=given_up,
        template="policy_signals/letters/give_up.html",
        context={"dossier": dossier, "letter": row, "crumbs": dossier_crumbs(dossier)},
    )


@require_POST
@permitted("policy_signals.write_letter")
def wait(request: HttpRequest, region_slug: str, pk: int, letter: int) -> HttpResponse:
    """Wait for the answer after all."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.write_letter", dossier)
    row = get_letter_or_404(request, dossier, letter)
    return act(
        request,
        do=lambda: deeds.wait_again(actor=person_of(request), letter=row),
        done=lambda _letter: at_dossier(request, dossier, _("The clock runs again."), anchor=PLACE),
        otherwise=dossier_url(dossier),
    )


@require_POST
@permitted("policy_signals.write_letter")
def remove(request: HttpRequest, region_slug: str, pk: int, letter: int) -> HttpResponse:
    """Put a letter that did not leave in the bin."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.write_letter", dossier)
    row = get_letter_or_404(request, dossier, letter)
    undo = reverse("policy_signals:letter-restore", args=[region_slug, pk, letter])
    return act(
        request,
        do=lambda: deeds.remove_letter(actor=person_of(request), letter=row, now=timezone.now()),
        done=lambda _letter: at_dossier(request, dossier, _("The letter was removed."), undo=undo, anchor=PLACE),
        otherwise=dossier_url(dossier),
    )


@require_POST
@permitted("policy_signals.write_letter")
def restore(request: HttpRequest, region_slug: str, pk: int, letter: int) -> HttpResponse:
    """Take a letter out of the bin."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.write_letter", dossier)
    row = dossier.letters.filter(pk=letter, removed_at__isnull=False).first()
    if row is None:
        raise Http404("no such letter")
    row.dossier = dossier
    return act(
        request,
        do=lambda: deeds.restore_letter(actor=person_of(request), letter=row),
        done=lambda _letter: at_dossier(request, dossier, _("The letter was put back."), anchor=PLACE),
        otherwise=dossier_url(dossier),
    )


@require_safe
@permitted("policy_signals.view_dossier")
def letter_file(request: HttpRequest, region_slug: str, pk: int, letter: int, format: str) -> HttpResponse:  # noqa: A002 - the name in the address
    """A letter to take along."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.view_dossier", dossier)
    row = get_letter_or_404(request, dossier, letter)
    today = timezone.localdate()
    paper = paper_of_letter(row, signatures_under(row), today)
    return paper_file(paper, slugify(row.addressee)[:60] or "brief", format, row.sent_on or today)
