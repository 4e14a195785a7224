"""From sent to locked: each step once and in its order, with a mail to each member, and afterwards nothing changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from regietafel.consultation.models import (
    Addendum,
    Answer,
    Attendance,
    Invitee,
    Meeting,
    MeetingState,
    Remark,
    Seat,
)
from regietafel.consultation.operations import minutes_life as life
from regietafel.consultation.operations.remarks import add_remark, settle_remark
from regietafel.consultation.queries.minutes import minutes_of
from regietafel.core.errors import Collision, Refusal
from regietafel.journal.models import Entry
from regietafel.notices.models import OutboxMail
from regietafel.people.models import User
from tests.consultation import make
from tests.consultation.minuted import DAY, first_item, meeting, put, written

__all__ = ["meeting"]
pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 6, 20)
NOW = dt.datetime(2026, 6, 20, 9, 42, tzinfo=dt.UTC)


def send(actor: User, meeting: Meeting, **changes: Any) -> int:
    """Send the minutes."""
    meeting.refresh_from_db()
    values = {"remarks_until": TODAY, "word": "", "now": NOW, "today": TODAY, "version": meeting.version, **changes}
    return life.send_minutes(actor=actor, meeting=meeting, **values)


def approve(actor: User, meeting: Meeting, **changes: Any) -> Meeting:
    """Approve the minutes on the day itself."""
    meeting.refresh_from_db()
    values = {"approved_in": None, "approved_on": TODAY, "today": TODAY, "version": meeting.version, **changes}
    return life.approve_minutes(actor=actor, meeting=meeting, **values)


STEPS = {
    "begin": {
        MeetingState.CONVENED,
        *(MeetingState.HELD, MeetingState.MINUTES_SENT),
        *(MeetingState.APPROVED, MeetingState.LOCKED),
    },
    "send": {MeetingState.HELD},
    "approve": {MeetingState.MINUTES_SENT},
    "lock": {MeetingState.APPROVED, MeetingState.LOCKED},
    "back": {MeetingState.MINUTES_SENT, MeetingState.APPROVED},
    "addendum": {MeetingState.LOCKED},
    "remark": {MeetingState.MINUTES_SENT},
}
"""At which moments a step succeeds; beginning and locking twice is once. A draft is held along another way."""

DEEDS: dict[str, Callable[[User, Meeting], object]] = {
    "begin": lambda who, what: life.begin_meeting(actor=who, meeting=what, today=TODAY),
    "send": send,
    "approve": approve,
    "lock": lambda who, what: life.lock_minutes(actor=who, meeting=what),
    "back": lambda who, what: life.step_back(actor=who, meeting=what, reason="fout", version=what.version),
    "addendum": lambda who, what: life.add_addendum(actor=who, meeting=what, text="Het was 12."),
    "remark": lambda who, what: add_remark(actor=who, meeting=what, item=None, text="Het was 12.", today=TODAY),
}


@pytest.mark.parametrize("state", MeetingState)
@pytest.mark.parametrize("step", STEPS)
def test_a_step_succeeds_only_where_it_follows(
    step: str, state: MeetingState, meeting: Meeting, director: User
) -> None:
    put(meeting, state, **({"remarks_until": TODAY} if state == MeetingState.MINUTES_SENT else {}))
    if step == "begin" and state == MeetingState.DRAFT:
        return
    if state in STEPS[step]:
        DEEDS[step](director, meeting)
    else:
        with pytest.raises(Refusal):
            DEEDS[step](director, meeting)
        meeting.refresh_from_db()
        assert (meeting.state, OutboxMail.objects.count()) == (state, 0)


def test_a_meeting_that_is_still_to_come_was_not_held(meeting: Meeting, director: User) -> None:
    with pytest.raises(Refusal):
        life.begin_meeting(actor=director, meeting=meeting, today=DAY - dt.timedelta(days=1))
    assert life.begin_meeting(actor=director, meeting=meeting, today=DAY).state == MeetingState.HELD


def test_each_member_with_an_address_gets_one_mail_with_a_link_of_their_own(meeting: Meeting, director: User) -> None:
    put(meeting, MeetingState.HELD)
    seat = Seat.objects.get(contact__isnull=False)
    assert seat.contact is not None
    Invitee.objects.create(meeting=meeting, seat=seat, name="Onthaal", email=seat.contact.email)
    Invitee.objects.create(meeting=meeting, name="Spreker", email="spreker@example.org")
    Invitee.objects.create(meeting=meeting, name="Zonder adres")
    assert send(director, meeting, word="Graag nalezen.") == 2
    mails = {mail.to: mail for mail in OutboxMail.objects.all()}
    assert set(mails) == {"onthaal@example.org", "spreker@example.org"}
    links = {line for mail in mails.values() for line in mail.body.splitlines() if "/read-minutes/" in line}
    assert len(links) == 2
    body = mails["spreker@example.org"].body
    assert "Spreker" in body
    assert "Graag nalezen." in body
    assert "20 juni 2026" in mails["spreker@example.org"].subject


def test_writing_and_approving_send_nothing(meeting: Meeting, director: User) -> None:
    written(director, meeting, "Nog niet af")
    life.begin_meeting(actor=director, meeting=meeting, today=TODAY)
    assert not OutboxMail.objects.exists()


def test_sending_writes_down_who_had_sent_word(meeting: Meeting, director: User) -> None:
    put(meeting, MeetingState.HELD)
    seat = Seat.objects.get(contact__isnull=False)
    Invitee.objects.create(meeting=meeting, seat=seat, name="Onthaal", answer=Answer.DECLINED)
    before = minutes_of(meeting).groups
    send(director, meeting)
    assert Attendance.objects.get().presence == "excused"
    Invitee.objects.update(answer=Answer.ACCEPTED)
    assert minutes_of(meeting).groups == before


def test_remarks_are_welcome_until_and_including_a_day(meeting: Meeting, director: User, partner: User) -> None:
    for wrong in (TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=400)):
        put(meeting, MeetingState.HELD)
        with pytest.raises(Refusal) as refused:
            send(director, meeting, remarks_until=wrong)
        assert refused.value.field == "remarks_until"
    send(director, meeting)
    add_remark(actor=partner, meeting=meeting, item=first_item(meeting), text="Zo niet.", today=TODAY)
    late = TODAY + dt.timedelta(days=1)
    with pytest.raises(Refusal):
        add_remark(actor=partner, meeting=meeting, item=None, text="Te laat.", today=late)
    assert Remark.objects.count() == 1


def test_nothing_is_approved_over_an_unanswered_remark(meeting: Meeting, director: User, partner: User) -> None:
    put(meeting, MeetingState.MINUTES_SENT, remarks_until=TODAY)
    remark = add_remark(actor=partner, meeting=meeting, item=None, text="Zo niet.", today=TODAY)
    with pytest.raises(Refusal, match="1 opmerking wacht"):
        approve(director, meeting)
    with pytest.raises(Refusal) as refused:
        settle_remark(actor=director, remark=remark, taken_in=False, answer="", now=NOW, version=1)
    assert refused.value.field == "answer"
    settle_remark(actor=director, remark=remark, taken_in=False, answer="Zo is het gezegd.", now=NOW, version=1)
    with pytest.raises(Collision):
        settle_remark(actor=director, remark=remark, taken_in=True, answer="", now=NOW, version=1)
    assert approve(director, meeting).state == MeetingState.APPROVED


def test_approval_at_the_next_meeting_has_the_day_of_that_meeting(meeting: Meeting, director: User) -> None:
    put(meeting, MeetingState.MINUTES_SENT)
    following = make.make_meeting(meeting.body, dt.date(2026, 6, 18))
    approved = approve(director, meeting, approved_in=following, approved_on=None)
    assert approved.approved_on == dt.date(2026, 6, 18)
    assert minutes_of(approved).standing == "Goedgekeurd op het overleg van 18 juni 2026."


@pytest.mark.parametrize("day", [None, DAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)])
def test_approval_lies_between_the_meeting_and_today(day: dt.date | None, meeting: Meeting, director: User) -> None:
    put(meeting, MeetingState.MINUTES_SENT)
    with pytest.raises(Refusal):
        approve(director, meeting, approved_on=day)


def test_after_locking_only_an_addendum_is_added(meeting: Meeting, director: User) -> None:
    passage = written(director, meeting, "Er waren er 13.")
    put(meeting, MeetingState.LOCKED)
    with pytest.raises(Refusal, match="vergrendeld"):
        written(director, meeting, "Er waren er 12.", client_id=passage.client_id, version=1)
    life.add_addendum(actor=director, meeting=meeting, text="Er waren er 12.")
    minutes = minutes_of(meeting)
    assert minutes.items[0].said[0].paragraphs == ["Er waren er 13."]
    assert [one.paragraphs for one in minutes.corrections] == [["Er waren er 12."]]
    assert Addendum.objects.get().added_by == director


def test_a_step_back_keeps_its_reason_and_a_second_sending_mails_anew(meeting: Meeting, director: User) -> None:
    put(meeting, MeetingState.HELD)
    send(director, meeting)
    meeting.refresh_from_db()
    with pytest.raises(Refusal):
        life.step_back(actor=director, meeting=meeting, reason=" ", version=meeting.version)
    life.step_back(actor=director, meeting=meeting, reason="verkeerde versie", version=meeting.version)
    meeting.refresh_from_db()
    assert (meeting.state, meeting.remarks_until) == (MeetingState.HELD, None)
    assert Entry.objects.filter(verb="minutes_step_back", reason="verkeerde versie").exists()
    send(director, meeting, now=NOW + dt.timedelta(hours=1))
    assert OutboxMail.objects.count() == 2


def test_who_looked_at_an_older_meeting_sends_nothing(meeting: Meeting, director: User) -> None:
    put(meeting, MeetingState.HELD)
    with pytest.raises(Collision):
        send(director, meeting, version=meeting.version + 1)
    assert not OutboxMail.objects.exists()
