"""What comes back on a letter: noted, put right, put in the bin and back; and whether with it everything is answered."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from regietafel.consultation.models import Meeting
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.journal.operations import record, snapshot
from regietafel.policy_signals.models import Channel, Extent, Letter, Reply, StepKind
from regietafel.policy_signals.operations.dossiers import insist_is_there
from regietafel.policy_signals.operations.letters import follow_answers
from regietafel.policy_signals.operations.notes import insist_on_text
from regietafel.policy_signals.operations.steps import add_step

TOLD = ("on", "channel", "extent", "said", "meeting")


@dataclass(frozen=True)
class ReplyData:
    """What came back, when and how."""

    on: dt.date
    said: str
    channel: str = Channel.LETTER
    extent: str = Extent.FULL
    meeting: Meeting | None = None


def insist_on_reply(letter: Letter, data: ReplyData, today: dt.date) -> None:
    """Refuse a reply that says nothing, comes before its letter or from the future, or belongs to another table."""
    if not data.said.strip():
        raise Refusal(_("Say in plain words what it says."), field="said")
    insist_on_text("x", data.said)
    if letter.sent_on is None:
        raise Refusal(_("This letter was not sent yet, so nobody can have answered it."))
    if data.on < letter.sent_on:
        raise Refusal(
            _("The letter left on %(day)s: an answer cannot come before.") % {"day": letter.sent_on}, field="on"
        )
    if data.on > today:
        raise Refusal(_("This day has yet to come."), field="on")
    if data.meeting is not None and data.meeting.body.region_id != letter.dossier.region_id:
        raise Refusal(_("This meeting does not belong to the region."), field="meeting")


@operation
def add_reply(*, actor: Any, letter: Letter, data: ReplyData, tell: str, now: dt.datetime, today: dt.date) -> Reply:
    """Note a reply and tell it to those who reported. If with it all letters are answered, the dossier is answered too."""
    dossier = locked(letter.dossier)
    fresh = locked(letter)
    insist_is_there(dossier)
    insist_on_reply(fresh, data, today)
    reply = Reply.objects.create(
        letter=fresh,
        noted_at=now,
        noted_by=actor if getattr(actor, "pk", None) else None,
        **{**values_of(data), "said": data.said.strip()},
    )
    record(actor=actor, verb="reply_noted", on=fresh, region=dossier.region, after=snapshot(reply, TOLD))
    follow_answers(actor, dossier, now, data.on)
    if tell.strip():
        add_step(actor=actor, dossier=dossier, kind=StepKind.REPLY, said=tell, now=now, on=data.on)
    return reply


def values_of(data: ReplyData) -> dict[str, Any]:
    """The fields of a reply, rows as they are."""
    return {name: getattr(data, name) for name in asdict(ReplyData(data.on, data.said))}


@operation
def edit_reply(*, actor: Any, reply: Reply, data: ReplyData, now: dt.datetime, version: int | None) -> Reply:
    """Put right what was noted of a reply; what was told stays told. One that answers everything now answers the dossier."""
    dossier, today = locked(reply.letter.dossier), timezone.localdate(now)
    fresh = locked_at(reply, version)
    insist_is_there(dossier)
    if fresh.is_removed:
        raise Refusal(_("This answer was removed. Restore it first."))
    insist_on_reply(fresh.letter, data, today)
    before = snapshot(fresh, TOLD)
    for name, value in values_of(data).items():
        setattr(fresh, name, value)
    after = snapshot(fresh, TOLD)
    if after != before:
        fresh.save_next(*TOLD)
        record(actor=actor, verb="reply_noted", on=fresh.letter, region=dossier.region, before=before, after=after)
        follow_answers(actor, dossier, now, data.on)
    return fresh


@operation
def drop_reply(*, actor: Any, reply: Reply, now: dt.datetime) -> Reply:
    """Put a reply in the bin that was noted by mistake: its letter waits again. Twice is once."""
    dossier, fresh = locked(reply.letter.dossier), locked(reply)
    put_in_bin(fresh, actor=actor, region=dossier.region, now=now)
    return fresh


@operation
def restore_reply(*, actor: Any, reply: Reply, now: dt.datetime) -> Reply:
    """Take a reply out of the bin. If with it all letters are answered, the dossier is answered too. Twice is once."""
    dossier, fresh = locked(reply.letter.dossier), locked(reply)
    if fresh.letter.is_removed:
        raise Refusal(_("This letter was removed. Restore it first."))
    take_out_of_bin(fresh, actor=actor, region=dossier.region)
    if not dossier.is_removed:
        follow_answers(actor, dossier, now, fresh.on)
    return fresh


@operation
def purge_replies(*, actor: None, before: dt.datetime) -> int:
    """Delete for good what was put in the bin before a moment."""
    gone = list(Reply.objects.filter(removed_at__lt=before).select_related("letter__dossier__region"))
    return empty_bin(((row, row.letter.dossier.region) for row in gone), actor=actor)
