"""Letters of a dossier: written to several addressees at once, sent, waited for, given up, removed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.journal.operations import record, snapshot
from regietafel.organisations.models import Organisation
from regietafel.policy_signals.lifecycle import RUNNING, Phase
from regietafel.policy_signals.models import Channel, Dossier, Letter, NoteVersion, Reply, StepKind
from regietafel.policy_signals.operations.dossiers import insist_is_there
from regietafel.policy_signals.operations.moving import enter
from regietafel.policy_signals.operations.notes import insist_on_text
from regietafel.policy_signals.operations.steps import add_step
from regietafel.policy_signals.queries.letters import everything_is_answered

TOLD = ("addressee", "organisation", "address", "email", "channel", "subject", "text", "note_version", "answer_by")
MOST_AT_ONCE, LONGEST_NAME = 50, 200


@dataclass(frozen=True)
class LetterData:
    """What a letter says, to whom and how."""

    addressee: str
    subject: str
    text: str = ""
    organisation: Organisation | None = None
    address: str = ""
    email: str = ""
    channel: str = Channel.LETTER
    note_version: NoteVersion | None = None
    answer_by: dt.date | None = None


def insist_on_letter(dossier: Dossier, data: LetterData, own: NoteVersion | None = None) -> None:
    """Refuse a letter to nobody or about nothing, and what belongs elsewhere; ``own``: the note that it has, whose dossier may have been merged."""
    if not data.addressee.strip():
        raise Refusal(_("Say to whom it goes."), field="addressee")
    if len(data.addressee) > LONGEST_NAME:
        raise Refusal(_("“%(name)s …” is too long for one addressee. Put each on a line.") % {"name": data.addressee[:60]}, field="addressees")  # fmt: skip
    insist_on_text(data.subject, data.text)
    organisation = data.organisation
    if organisation is not None and organisation.region_id not in (None, dossier.region_id):
        raise Refusal(_("This organisation does not stand in the address book of this region."), field="organisation")
    if data.note_version not in (None, own) and data.note_version.note.dossier_id != dossier.pk:
        raise Refusal(_("This note belongs to another dossier."), field="note_version")


@operation
def add_letters(
    *, actor: Any, dossier: Dossier, addressees: Collection[str], data: LetterData, follows: Reply | None = None
) -> list[Letter]:
    """Write the same letter to several addressees, each with a clock of its own; an addressee named twice gets one."""
    fresh = locked(dossier)
    insist_is_there(fresh)
    names = list(dict.fromkeys(" ".join(name.split()) for name in addressees if name.strip()))
    if not names:
        raise Refusal(_("Name at least one addressee, each on a line."), field="addressees")
    if len(names) > MOST_AT_ONCE:
        raise Refusal(_("That is too much at once: at most %(most)s.") % {"most": MOST_AT_ONCE}, field="addressees")
    if follows is not None and follows.letter.dossier_id != fresh.pk:
        raise Refusal(_("This reply belongs to another dossier."))
    made = []
    for name in names:
        one = LetterData(**{**shallow(data), "addressee": name})
        insist_on_letter(fresh, one)
        letter = Letter.objects.create(dossier=fresh, follows=follows, **shallow(one))
        record(actor=actor, verb="created", on=letter, region=fresh.region, after=snapshot(letter, TOLD))
        made.append(letter)
    return made


def shallow(data: LetterData) -> dict[str, Any]:
    """The fields of a letter, rows as they are."""
    return {name: getattr(data, name) for name in data.__dataclass_fields__}


@operation
def edit_letter(*, actor: Any, letter: Letter, data: LetterData, version: int | None) -> Letter:
    """Change a letter that was not sent yet; of one that was sent only the day by which an answer is expected."""
    fresh = locked_at(letter, version)
    insist_is_there(fresh.dossier)
    if fresh.is_removed:
        raise Refusal(_("This letter was removed. Restore it first."))
    insist_on_letter(fresh.dossier, data, own=fresh.note_version)
    before = snapshot(fresh, TOLD)
    if fresh.sent_on is not None:
        if data.answer_by is not None and data.answer_by < fresh.sent_on:
            raise Refusal(_("The answer cannot be expected before the letter is sent."), field="answer_by")
        fresh.answer_by = data.answer_by
    else:
        for name, value in shallow(data).items():
            setattr(fresh, name, value)
    after = snapshot(fresh, TOLD)
    if after != before:
        fresh.save_next(*TOLD)
        record(actor=actor, verb="changed", on=fresh, region=fresh.dossier.region, before=before, after=after)
    return fresh


@operation
def send_letters(
    *, actor: Any, dossier: Dossier, letters: Collection[Letter], on: dt.date, said: str, now: dt.datetime
) -> list[Letter]:
    """Say that letters left on a day; with the first one the dossier is sent, and those who reported hear so."""
    fresh = locked(dossier)
    insist_is_there(fresh)
    if fresh.phase not in RUNNING:
        raise Refusal(_("This dossier is “%(phase)s”. Take it up again first.") % {"phase": fresh.get_phase_display()})
    if on > timezone.localdate(now):
        raise Refusal(_("This day has yet to come. Say it when the letter has left."), field="on")
    sent = []
    for letter in sorted(letters, key=lambda one: one.pk):
        row = locked(letter)
        if row.dossier_id != fresh.pk or row.is_removed:
            raise Refusal(_("One of these letters is not there any more. Look again."), field="letters")
        if row.sent_on is None:
            insist_can_leave(row, on)
            row.sent_on = on
            row.save_next("sent_on")
            record(actor=actor, verb="letter_sent", on=row, region=fresh.region, after={"sent_on": on})
            sent.append(row)
    if not letters:
        raise Refusal(_("Choose at least one letter."), field="letters")
    if sent and fresh.phase in {Phase.BUNDLED, Phase.ANSWERED}:
        enter(actor=actor, dossier=fresh, to=Phase.SENT, now=now, on=on)
    if sent and said.strip():
        kind = StepKind.FOLLOW_UP if any(row.follows_id for row in sent) else StepKind.LETTER
        add_step(actor=actor, dossier=fresh, kind=kind, said=said, now=now, on=on)
    return sent


def insist_can_leave(letter: Letter, on: dt.date) -> None:
    """Refuse a letter that would be answered before it is sent."""
    if letter.answer_by is not None and letter.answer_by < on:
        raise Refusal(
            _("The answer of %(who)s is expected before the letter leaves. Set another day first.")
            % {"who": letter.addressee},
            field="letters",
        )


@operation
def give_up(*, actor: Any, letter: Letter, reason: str, now: dt.datetime) -> Letter:
    """Wait no longer for an answer, and say why. If with it everything is answered, the dossier is too. Twice is once."""
    dossier = locked(letter.dossier)
    fresh = locked(letter)
    insist_is_there(dossier)
    if fresh.given_up_on is not None:
        return fresh
    if fresh.sent_on is None or fresh.is_removed:
        raise Refusal(_("This letter was not sent, so nobody waits for an answer."))
    if not reason.strip():
        raise Refusal(_("Say why."), field="reason")
    fresh.given_up_on, fresh.given_up_reason = timezone.localdate(now), reason.strip()
    fresh.save_next("given_up_on", "given_up_reason")
    record(actor=actor, verb="letter_given_up", on=fresh, region=dossier.region, reason=reason.strip())
    follow_answers(actor, dossier, now)
    return fresh


def follow_answers(actor: Any, dossier: Dossier, now: dt.datetime, on: dt.date | None = None) -> None:
    """Let a locked dossier be answered, once every letter of it is answered in full or given up."""
    if dossier.phase == Phase.SENT and everything_is_answered(dossier):
        enter(actor=actor, dossier=dossier, to=Phase.ANSWERED, now=now, on=on)


@operation
def wait_again(*, actor: Any, letter: Letter) -> Letter:
    """Wait for the answer after all. Twice is once."""
    fresh = locked(letter)
    insist_is_there(fresh.dossier)
    if fresh.given_up_on is not None:
        fresh.given_up_on, fresh.given_up_reason = None, ""
        fresh.save_next("given_up_on", "given_up_reason")
        record(actor=actor, verb="letter_waited_for", on=fresh, region=fresh.dossier.region)
    return fresh


@operation
def remove_letter(*, actor: Any, letter: Letter, now: dt.datetime) -> Letter:
    """Put a letter that did not leave in the bin; one that was sent stays. Twice is once."""
    fresh = locked(letter)
    if fresh.sent_on is not None:
        raise Refusal(_("This letter was sent, so it stays in the story."))
    put_in_bin(fresh, actor=actor, region=fresh.dossier.region, now=now)
    return fresh


@operation
def restore_letter(*, actor: Any, letter: Letter) -> Letter:
    """Take a letter out of the bin. Twice is once."""
    fresh = locked(letter)
    take_out_of_bin(fresh, actor=actor, region=fresh.dossier.region)
    return fresh


@operation
def purge_letters(*, actor: None, before: dt.datetime) -> int:
    """Delete for good what was put in the bin before a moment."""
    gone = list(Letter.objects.filter(removed_at__lt=before).select_related("dossier__region"))
    return empty_bin(((row, row.dossier.region) for row in gone), actor=actor)
