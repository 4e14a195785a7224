"""What a person typed in a longer form and did not save yet, kept so that they find it back, also on another device.

A draft belongs to one sitting at a form: from opening it until it was saved. Two windows on the same form are two
sittings, so that neither overwrites the other. The form carries its sitting in the field ``draft``; whatever saves the
form ends the sitting in the same transaction, and what arrives late from a queue finds it ended. What is kept is what
the browser would have sent, with the version that the person was looking at: when a draft is taken up and saved, the
rules are those of a form that stayed open all the time.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core import signing
from django.forms.utils import ErrorDict
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, get_language_from_path
from django.utils.translation import gettext as _

from regietafel.core.errors import Collision, Refusal
from regietafel.core.forms import Form
from regietafel.core.models import Draft, Replayed, SentForm
from regietafel.core.operations import locked, operation
from regietafel.core.registry import Block

SALT = "regietafel.core.drafts"
FIELD = "draft"
MOST_DRAFTS = 200
MOST_PAIRS = 5000
MOST_CHARACTERS = 200_000
SHOWN = 3
NEVER_KEPT = frozenset({"csrfmiddlewaretoken", FIELD})

Pairs = list[list[str]]


@dataclass(frozen=True)
class Drafting:
    """What a page needs to keep a draft and to tell of those that are there."""

    sitting: str
    version: int
    ticket: str
    taken: Draft | None
    found: list[Draft]


def address_of(request: HttpRequest) -> str:
    """The address of a form without its language, so that a draft is found in the other language too."""
    path = request.path_info
    language = get_language_from_path(path)
    return path.removeprefix(f"/{language}") if language else path


def own_drafts(person: Any) -> Any:
    """The drafts of a person: nobody else ever sees one."""
    return Draft.objects.filter(person_id=person.pk)


def sitting_in(text: str) -> str:
    """The sitting that a form or an address names; empty for whatever is none."""
    try:
        return str(uuid.UUID(text))
    except ValueError:
        return ""


def draft_asked_for(request: HttpRequest) -> Draft | None:
    """The draft that the person wants to go on with: their own, and of this very form."""
    sitting = sitting_in(request.GET.get(FIELD, ""))
    if not sitting or not request.user.is_authenticated:
        return None
    found: Draft | None = own_drafts(request.user).filter(address=address_of(request), sitting=sitting).first()
    return found


def typed_in(draft: Draft) -> QueryDict:
    """A draft as the browser would have sent it."""
    data = QueryDict(mutable=True)
    for name, value in draft.contents:
        data.appendlist(name, value)
    return data


def as_left(form: Form) -> Form:
    """Show a form as somebody left it half-way: with what they typed, and not yet judged."""
    form._errors = ErrorDict()  # type: ignore[attr-defined]
    return form


def drafting_of(request: HttpRequest, form: Form, taken: Draft | None) -> Drafting | None:
    """What this page keeps and tells of drafts; None where nothing is kept."""
    if not request.user.is_authenticated or not form.keeps_drafts:
        return None
    address = address_of(request)
    there = list(own_drafts(request.user).filter(address=address, saved_at__gte=oldest(timezone.now())))
    sitting = str(taken.sitting) if taken else sitting_in(request.POST.get(FIELD, "")) or str(uuid.uuid4())
    own = next((one for one in there if str(one.sitting) == sitting), None)
    return Drafting(
        sitting=sitting,
        version=own.version if own else 0,
        ticket=signing.dumps([request.user.pk, address], salt=SALT),
        taken=taken,
        found=[one for one in there if one is not own][:SHOWN],
    )


def address_on(ticket: Any, person: Any) -> str:
    """The address for which a page of ours let this person keep drafts."""
    try:
        pk, address = signing.loads(str(ticket), salt=SALT, max_age=dt.timedelta(days=settings.DRAFT_DAYS))
    except (signing.BadSignature, ValueError, TypeError):
        pk, address = None, ""
    if pk != person.pk:
        raise Refusal(_("This page was open too long to keep a draft. Save the form, or load the page anew."))
    return str(address)


@operation
def keep_draft(*, actor: Any, op: dict[str, Any], now: dt.datetime) -> dict[str, Any]:
    """Keep what was typed at a sitting; collides when another window went on with the same draft."""
    address, contents = address_on(op.get("ticket"), actor), read_contents(op.get("contents"))
    sitting = sitting_in(op["target"])
    if not sitting:
        raise Refusal(_("What was sent is no draft."))
    locked(actor)
    if has_ended(actor, sitting):
        return {"version": op["version"], "ended": True}
    draft = own_drafts(actor).filter(sitting=sitting).first()
    if draft is None:
        if own_drafts(actor).count() >= MOST_DRAFTS:
            raise Refusal(_("You have %(count)d drafts. Discard some of them first.") % {"count": MOST_DRAFTS})
        draft = Draft(person_id=actor.pk, sitting=sitting, version=0)
    elif draft.version != op["version"]:
        raise Collision(draft)
    draft.address, draft.contents, draft.title = address, contents, str(op.get("title") or "")[:200]
    draft.version, draft.saved_at = max(draft.version, op["version"]) + 1, now
    draft.save()
    return {"version": draft.version, "address": address, "said": _("Draft kept at %(time)s.") % {"time": time_of(now)}}


def read_contents(sent: Any) -> Pairs:
    """What a form would have sent, if it can be that."""
    if not isinstance(sent, list) or len(sent) > MOST_PAIRS or len(json.dumps(sent)) > MOST_CHARACTERS:
        raise Refusal(_("This is too much to keep as a draft. Save the form."))
    for pair in sent:
        if not (isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair)):
            raise Refusal(_("What was sent is no draft."))
    return [pair for pair in sent if pair[0] not in NEVER_KEPT]


@operation
def end_sitting(*, actor: Any, sitting: str) -> None:
    """Drop the draft of a sitting, and remember that it ended, for what may still be on its way."""
    locked(actor)
    own_drafts(actor).filter(sitting=sitting).delete()
    SentForm.objects.get_or_create(mark=end_mark(actor, sitting))


def end_sitting_of(request: HttpRequest) -> None:
    """The form was saved: its draft goes with it, in the same transaction."""
    sitting = sitting_in(request.POST.get(FIELD, ""))
    if sitting and request.user.is_authenticated:
        end_sitting(actor=request.user, sitting=sitting)


def end_mark(person: Any, sitting: str) -> str:
    """The mark of a sitting that ended."""
    return hashlib.sha256(json.dumps([person.pk, FIELD, sitting]).encode()).hexdigest()


def has_ended(person: Any, sitting: str) -> bool:
    """Whether the form of this sitting was saved or its draft discarded."""
    return SentForm.objects.filter(mark=end_mark(person, sitting)).exists()


def forget_everything_typed(*, person: Any) -> None:
    """The account closes: nothing that was typed and not saved stays."""
    own_drafts(person).delete()
    Replayed.objects.filter(person_id=person.pk).delete()


def oldest(now: dt.datetime) -> dt.datetime:
    """From when on a draft still counts."""
    return now - dt.timedelta(days=settings.DRAFT_DAYS)


def forget_old_drafts(now: dt.datetime) -> str:
    """Drop drafts that nobody came back to; work for the clock."""
    gone, _rows = Draft.objects.filter(saved_at__lt=oldest(now)).delete()
    return f"drafts: {gone} forgotten"


def time_of(moment: dt.datetime) -> str:
    """The time of day in words, as it is read here."""
    return date_format(localtime(moment), "G.i")


def draft_data(person: Any) -> list[dict[str, Any]]:
    """The drafts of a person, for the export of what is kept about them."""
    return [
        {"address": one.address, "title": one.title, "kept": one.saved_at.isoformat(), "contents": one.contents}
        for one in own_drafts(person)
    ]


def draft_lines(person: Any, region: Any, today: dt.date) -> Iterator[Block]:
    """The drafts of a person in a region, for the start page; those of a region that they left stay out of sight."""
    prefix = f"/r/{region.slug}/"
    found = list(own_drafts(person).filter(address__startswith=prefix, saved_at__gte=oldest(timezone.now())))
    if found:
        yield Block("me", _("My drafts"), order=90, template="core/my_drafts.html", data=links(found))


def links(drafts: Iterable[Draft]) -> list[dict[str, Any]]:
    """Drafts with the address at which each is taken up."""
    language = get_language() or settings.LANGUAGE_CODE
    return [
        {
            "draft": one,
            "url": f"/{language}{one.address}?{FIELD}={one.sitting}",
            "drop": reverse("core:draft-drop", args=[one.sitting]),
        }
        for one in drafts
    ]
