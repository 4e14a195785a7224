"""What is written under the items of an agenda while people talk: passages, and items that nobody had foreseen.

Every row has a key that the page gave it, so that what is sent twice, or by two pages at once, is one row.
"""

from __future__ import annotations

import uuid

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regietafel.consultation.models import AgendaItem, Meeting, Passage, PassageKind, ProposalState, Purpose
from regietafel.consultation.operations.minutes_open import note_change, open_minutes
from regietafel.core.errors import Collision, Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.people.models import User

LONGEST_PASSAGE = 20_000
LONGEST_TITLE = 300
MOST_PASSAGES = 200


@operation
def write_passage(
    *, actor: User, meeting: Meeting, item: AgendaItem, client_id: uuid.UUID, kind: str, text: str, version: int
) -> Passage:
    """Write a passage, or what became of it; version 0 says that the writer began it. An empty one stays out of the minutes."""
    fresh = open_minutes(meeting)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    insist_on_length(text)
    if kind not in PassageKind.values:
        raise Refusal(_("This page is older than the server. Load it anew."))
    known = Passage.objects.filter(client_id=client_id).select_related("item").first()
    if known is None:
        return begin_passage(actor, fresh, item, Passage(client_id=client_id, kind=kind, text=text))
    if known.item.meeting_id != fresh.pk:
        raise Refusal(_("This passage belongs to other minutes."))
    passage = locked(known)
    if (passage.text, passage.kind) == (text, kind):
        return passage
    if passage.version != version:
        raise Collision(passage, told_passage(passage))
    passage.text, passage.kind, passage.written_by = text, kind, actor
    passage.save_next("text", "kind", "written_by", "written_at")
    note_change(actor=actor, on=passage, meeting=fresh, label=known.item.title)
    return passage


def begin_passage(actor: User, meeting: Meeting, item: AgendaItem, passage: Passage) -> Passage:
    """Put a new passage below those that the item has."""
    if item.meeting_id != meeting.pk or item.is_removed:
        raise Refusal(_("This item is not on the agenda any more. Copy your text to another item."))
    if item.passages.count() >= MOST_PASSAGES:
        raise Refusal(_("An item holds at most %(most)s passages.") % {"most": MOST_PASSAGES})
    last = item.passages.aggregate(last=Max("order"))["last"] or 0
    passage.item, passage.order, passage.written_by = item, last + 1, actor
    passage.save()
    note_change(actor=actor, on=passage, meeting=meeting, label=item.title, verb="created")
    return passage


def insist_on_length(text: str) -> None:
    """Refuse more than a passage holds, and say how much more; what was typed stays on the page."""
    over = len(text) - LONGEST_PASSAGE
    if over > 0:
        raise Refusal(
            ngettext(
                "This is %(over)s character too long: a passage holds 20,000. Go on in a new one.",
                "This is %(over)s characters too long: a passage holds 20,000. Go on in a new one.",
                over,
            )
            % {"over": over},
            field="text",
        )


def told_passage(passage: Passage) -> dict[str, str]:
    """A passage as the page of the second writer shows it."""
    return {"text": passage.text, "kind": passage.kind}


@operation
def note_item(*, actor: User, meeting: Meeting, client_id: uuid.UUID, title: str, version: int) -> AgendaItem:
    """Add an item that came up during the meeting, or give it another title; it comes last."""
    fresh = open_minutes(meeting)
    title = " ".join(title.split())
    insist_on_title(title)
    known = AgendaItem.objects.filter(client_id=client_id).first()
    if known is None:
        return add_last(actor, fresh, client_id, title)
    if known.meeting_id != fresh.pk or known.is_removed:
        raise Refusal(_("This item is not on the agenda any more."))
    if known.title == title:
        return known
    item = locked_at(known, version)
    item.title = title
    item.save_next("title")
    note_change(actor=actor, on=item, meeting=fresh, label=title)
    return item


def add_last(actor: User, meeting: Meeting, client_id: uuid.UUID, title: str) -> AgendaItem:
    """A new item behind all others of the meeting."""
    last = AgendaItem.objects.filter(meeting=meeting).aggregate(last=Max("order"))["last"] or 0
    item = AgendaItem.objects.create(
        body=meeting.body,
        meeting=meeting,
        order=last + 1,
        title=title,
        purpose=Purpose.DISCUSSION,
        proposal=ProposalState.ACCEPTED,
        client_id=client_id,
    )
    note_change(actor=actor, on=item, meeting=meeting, label=title, verb="created")
    return item


def insist_on_title(title: str) -> None:
    """Refuse an item that says nothing, or that is a text and no title."""
    if not title:
        raise Refusal(_("Say in a few words what the item is about."), field="title")
    if len(title) > LONGEST_TITLE:
        raise Refusal(_("A title holds at most 300 characters. Put the rest in the text below it."), field="title")
