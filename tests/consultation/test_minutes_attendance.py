"""Who was there: prefilled from the seats of that day and the answers, noted once, by name or as a number."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest

from regietafel.consultation.models import Answer, Attendance, Invitee, Meeting, Presence, Seat
from regietafel.consultation.operations.attending import HeadCount, Noted, count_heads, note_attendance
from regietafel.consultation.queries.attending import chairs_of
from regietafel.consultation.queries.minutes import minutes_of
from regietafel.core.errors import Collision, Refusal
from regietafel.people.models import User
from tests import cast
from tests.consultation import make
from tests.consultation.minuted import DAY, meeting

__all__ = ["meeting"]
pytestmark = pytest.mark.django_db


def note(actor: User, meeting: Meeting, presence: str, **more: Any) -> Attendance | None:
    """Note somebody, as a page would."""
    said = {name: more.pop(name) for name in ("name", "replaces") if name in more}
    values: dict[str, Any] = {"client_id": uuid.uuid4(), "version": 0, **more}
    return note_attendance(actor=actor, meeting=meeting, noted=Noted(presence, **said), **values)


def test_the_strip_holds_the_seats_of_that_day_and_nobody_else(meeting: Meeting) -> None:
    past, later = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)
    gone = cast.make_organisation(meeting.body.region, "Toen nog lid")
    make.make_seat(meeting.body, gone, until=past)
    make.make_seat(meeting.body, gone, since=later)
    make.make_seat(meeting.body, cast.make_organisation(meeting.body.region, "Die dag lid"), since=DAY, until=DAY)
    assert [chair.organisation for chair in chairs_of(meeting)] == [
        "Die dag lid",
        "Stad Kleibeke",
        "Werkhuis De Klaver",
    ]


def test_a_joint_meeting_expects_the_seats_of_both(meeting: Meeting) -> None:
    other = make.make_body(meeting.body.region, "ROA")
    make.make_seat(other, cast.make_organisation(meeting.body.region, "OCMW Leiedorp"))
    assert "OCMW Leiedorp" not in {chair.organisation for chair in chairs_of(meeting)}
    meeting.joint_with.add(other)
    assert "OCMW Leiedorp" in {chair.organisation for chair in chairs_of(meeting)}


@pytest.mark.parametrize(
    ("answer", "replaced_by", "counts_as"),
    [
        (Answer.DECLINED, "", "excused"),
        (Answer.DECLINED, "Team werk", ""),
        (Answer.ACCEPTED, "", ""),
        (Answer.TENTATIVE, "", ""),
        (Answer.NEEDS_ACTION, "", ""),
    ],
)
def test_who_declined_is_excused_until_somebody_notes_otherwise(
    answer: Answer, replaced_by: str, counts_as: str, meeting: Meeting, director: User
) -> None:
    seat = Seat.objects.get(organisation__name="Werkhuis De Klaver")
    Invitee.objects.create(meeting=meeting, seat=seat, name="Onthaal", answer=answer, replaced_by=replaced_by)
    chair = next(one for one in chairs_of(meeting) if one.seat == seat.pk)
    assert (chair.counts_as, chair.name) == (counts_as, replaced_by or "Onthaal")
    assert chair.replaces == ("Onthaal" if replaced_by else "")
    note(director, meeting, "present", seat=seat, client_id=chair.key)
    assert next(one for one in chairs_of(meeting) if one.seat == seat.pk).counts_as == "present"


def test_two_who_note_the_same_make_one_row(meeting: Meeting, director: User, colleague: User) -> None:
    seat = Seat.objects.first()
    note(director, meeting, "present", seat=seat)
    note(colleague, meeting, "present", seat=seat)
    assert Attendance.objects.count() == 1


def test_two_who_note_different_things_collide(meeting: Meeting, director: User, colleague: User) -> None:
    seat = Seat.objects.first()
    note(director, meeting, "present", seat=seat)
    with pytest.raises(Collision) as met:
        note(colleague, meeting, "absent", seat=seat)
    assert met.value.theirs["presence"] == "present"


def test_a_note_can_be_taken_away_again(meeting: Meeting, director: User) -> None:
    seat = Seat.objects.first()
    row = note(director, meeting, "present", seat=seat)
    assert row is not None
    assert note(director, meeting, "", seat=seat, version=row.version) is None
    assert not Attendance.objects.exists()


def test_a_guest_is_added_once_and_stands_in_the_minutes(meeting: Meeting, director: User) -> None:
    key = uuid.uuid4()
    for _turn in range(2):
        note(director, meeting, "guest", name="Spreker van de VVSG", client_id=key)
    groups = minutes_of(meeting).groups
    assert [(group.presence, group.lines) for group in groups] == [(Presence.GUEST, ["Spreker van de VVSG"])]


def test_a_substitute_is_said_to_replace_somebody(meeting: Meeting, director: User) -> None:
    seat = Seat.objects.get(organisation__name="Stad Kleibeke")
    note(director, meeting, "present", seat=seat, name="Adjunct", replaces="Hoofd dienst")
    assert minutes_of(meeting).groups[0].lines == ["Stad Kleibeke: Adjunct, vervangt Hoofd dienst"]


def test_nobody_of_no_name_and_no_seat_of_elsewhere(meeting: Meeting, director: User) -> None:
    with pytest.raises(Refusal) as refused:
        note(director, meeting, "guest")
    assert refused.value.field == "name"
    elsewhere = make.make_seat(make.make_body(meeting.body.region, "Ander"), cast.make_organisation(None, "VDAB"))
    with pytest.raises(Refusal):
        note(director, meeting, "present", seat=elsewhere)
    with pytest.raises(Refusal):
        note(director, meeting, "there", name="x")
    assert not Attendance.objects.exists()


@pytest.mark.parametrize(
    ("heads", "words"),
    [
        (HeadCount(30, about=True), "Ongeveer 30 aanwezigen"),
        (HeadCount(1), "1 aanwezige"),
        (HeadCount(12), "12 aanwezigen"),
        (HeadCount(None, about=True), ""),
    ],
)
def test_a_number_exact_or_about(heads: HeadCount, words: str, meeting: Meeting, director: User) -> None:
    count_heads(actor=director, meeting=meeting, heads=heads, seen=HeadCount(None))
    meeting.refresh_from_db()
    assert minutes_of(meeting).heads == words


def test_a_number_collides_only_with_another_number(meeting: Meeting, director: User, colleague: User) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(note="iets anders", version=7)
    count_heads(actor=director, meeting=meeting, heads=HeadCount(30), seen=HeadCount(None))
    with pytest.raises(Collision) as met:
        count_heads(actor=colleague, meeting=meeting, heads=HeadCount(28), seen=HeadCount(None))
    assert met.value.theirs == {"count": 30, "about": False}
    for wrong in (-1, 10_001):
        with pytest.raises(Refusal):
            count_heads(actor=director, meeting=meeting, heads=HeadCount(wrong), seen=HeadCount(30))
