"""Who signs the note of a dossier along: asked, mailed, signed, declined, taken off the list."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.people.queries import person_of
from regietafel.policy_signals.forms.letters import CoSignForm, DeclineForm, MailForm, SignedForm
from regietafel.policy_signals.models import CoSignatory, Dossier
from regietafel.policy_signals.operations import cosigning as deeds
from regietafel.policy_signals.queries.papers import (
    cosignatories_of,
    municipalities_to_ask,
    organisations_to_ask,
    versions_of,
)
from regietafel.policy_signals.queries.visible import cosignatories_visible_to
from regietafel.policy_signals.views.load import at_dossier, dossier_crumbs, dossier_url, get_dossier_or_404
from regietafel.policy_signals.views.notes import note_or_404

PLACE = "cosigners"


def get_row_or_404(request: HttpRequest, dossier: Dossier, row: int) -> CoSignatory:
    """Somebody on the list of the dossier."""
    rows = cosignatories_visible_to(request.user).filter(note__dossier=dossier)
    return get_object_or_404(rows.select_related("note__dossier__region", "municipality", "organisation"), pk=row)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.write_letter")
def ask(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Choose who is asked to sign along."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.write_letter", dossier)
    note = note_or_404(dossier)
    asked = {row.organisation_id for row in cosignatories_of(request.user, dossier)}
    book = [one for one in organisations_to_ask(request.user, dossier.region) if one.pk not in asked]
    towns = municipalities_to_ask(dossier.region, dossier)

    def saved(made: list[CoSignatory]) -> HttpResponse:
        text = ngettext("%(count)s co-signatory stands on the list.", "%(count)s co-signatories stand on the list.", len(made))  # fmt: skip
        return at_dossier(request, dossier, text % {"count": len(made)}, anchor=PLACE)

    return add_with_form(
        request,
        form_of=lambda data: CoSignForm(data, municipalities=towns, organisations=book),
        save=lambda values: deeds.ask_cosignatories(
            actor=person_of(request), note=note, today=timezone.localdate(), **values
        ),
        saved=saved,
        template="policy_signals/letters/cosign_ask.html",
        context={"dossier": dossier, "crumbs": dossier_crumbs(dossier)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.write_letter")
def signed(request: HttpRequest, region_slug: str, pk: int, row: int) -> HttpResponse:
    """Note that somebody signed."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.write_letter", dossier)
    found, versions = get_row_or_404(request, dossier, row), versions_of(request.user, dossier)

    def save(values: dict[str, Any], version: int) -> CoSignatory:
        chosen = values.pop("version_signed")
        return deeds.sign_note(
            actor=person_of(request), row=found, version=chosen, now=timezone.now(), seen=version, **values
        )

    return edit_with_form(
        request,
        row=found,
        form_of=lambda current, data: SignedForm(data, row=current, versions=versions, today=timezone.localdate()),
        save=save,
        saved=lambda one: at_dossier(request, dossier, _("%(who)s signed along.") % {"who": one}, anchor=PLACE),
        template="policy_signals/letters/cosign_signed.html",
        context={"dossier": dossier, "row": found, "none": not versions, "crumbs": dossier_crumbs(dossier)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.write_letter")
def declined(request: HttpRequest, region_slug: str, pk: int, row: int) -> HttpResponse:
    """Note that somebody does not sign."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.write_letter", dossier)
    found = get_row_or_404(request, dossier, row)
    return add_with_form(
        request,
        form_of=DeclineForm,
        save=lambda values: deeds.decline_note(actor=person_of(request), row=found, on=timezone.localdate(), **values),
        saved=lambda one: at_dossier(request, dossier, _("%(who)s does not sign.") % {"who": one}, anchor=PLACE),
        template="policy_signals/letters/cosign_declined.html",
        context={"dossier": dossier, "row": found, "crumbs": dossier_crumbs(dossier)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.write_letter")
def mail(request: HttpRequest, region_slug: str, pk: int, row: int) -> HttpResponse:
    """Mail the link behind which one signs."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.write_letter", dossier)
    found = get_row_or_404(request, dossier, row)
    return add_with_form(
        request,
        form_of=lambda data: MailForm(data, row=found),
        save=lambda values: deeds.mail_cosignatory(actor=person_of(request), row=found, now=timezone.now(), **values),
        saved=lambda _row: at_dossier(request, dossier, _("The link is on its way."), anchor=PLACE),
        template="policy_signals/letters/cosign_mail.html",
        context={"dossier": dossier, "row": found, "crumbs": dossier_crumbs(dossier)},
    )


@require_POST
@permitted("policy_signals.write_letter")
def drop(request: HttpRequest, region_slug: str, pk: int, row: int) -> HttpResponse:
    """Take somebody off the list."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.write_letter", dossier)
    found = get_row_or_404(request, dossier, row)
    return act(
        request,
        do=lambda: deeds.take_off_list(actor=person_of(request), row=found),
        done=lambda _note: at_dossier(request, dossier, _("Taken off the list."), anchor=PLACE),
        otherwise=dossier_url(dossier),
    )
