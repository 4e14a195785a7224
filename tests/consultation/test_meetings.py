"""Meetings: what can be planned when, which step follows which, and who sees them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from regietafel.consultation.lifecycle import MEETING_MOVES, may_follow
from regietafel.consultation.models import Body, Meeting, MeetingState
from regietafel.consultation.operations.meeting_data import About, WhenWhere
from regietafel.consultation.operations.meeting_states import (
    call_held,
    purge_meetings,
    remove_meeting,
    restore_meeting,
    take_back_held,
)
from regietafel.consultation.operations.meetings import add_meeting, edit_meeting, move_meeting
from regietafel.consultation.queries.meetings import MeetingsWanted, meetings_narrowed, meetings_of
from regietafel.core.dates import PreciseDate, Precision
from regietafel.core.errors import Collision, Refusal
from regietafel.journal.models import Entry
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.consultation.make import make_body, make_meeting, make_seat

TODAY = dt.date(2026, 6, 16)
NOW = dt.datetime(2026, 6, 16, 9, 30, tzinfo=dt.UTC)
S = MeetingState


@pytest.fixture
def body(region: Region) -> Body:
    """A body that exists from 2023 until the end of June 2026."""
    return make_body(
        region,
        starts_on=dt.date(2023, 1, 1),
        ends_on=dt.date(2026, 6, 1),
        ends_precision=Precision.MONTH,
    )


def plan(director: User, body: Body, on: dt.date, **about: Any) -> Meeting:
    """A draft on a day."""
    return add_meeting(actor=director, body=body, when_where=WhenWhere(on), about=About(**about), today=TODAY)


def held(director: User, meeting: Meeting, when: PreciseDate | None = None, **more: Any) -> Meeting:
    """The meeting called held."""
    values: dict[str, Any] = {"head_count": None, "head_count_about": False, "version": None, "today": TODAY, **more}
    return call_held(actor=director, meeting=meeting, when=when or meeting.when, **values)


@pytest.mark.parametrize(
    ("on", "possible"),
    [
        (dt.date(2022, 12, 31), False),
        (dt.date(2023, 1, 1), True),
        (dt.date(2026, 6, 30), True),
        (dt.date(2026, 7, 1), False),
    ],
)
def test_a_body_meets_while_it_exists(director: User, body: Body, on: dt.date, possible: bool) -> None:
    if possible:
        assert plan(director, body, on).state == S.DRAFT
        return
    with pytest.raises(Refusal) as refusal:
        plan(director, body, on)
    assert refusal.value.field == "on"
    assert "Actiegroep" in refusal.value.message


def test_a_joint_meeting_asks_that_both_exist_in_one_region(director: User, body: Body, other_region: Region) -> None:
    late = make_body(body.region, "Later", starts_on=dt.date(2026, 1, 1))
    elsewhere = make_body(other_region, "Elders")
    for partner in (late, elsewhere, body):
        with pytest.raises(Refusal):
            plan(director, body, dt.date(2025, 3, 4), joint_with=[partner])
    assert list(plan(director, body, dt.date(2026, 3, 4), joint_with=[late]).joint_with.all()) == [late]


@pytest.mark.parametrize(
    ("starts", "ends", "field"),
    [(None, dt.time(10), "starts_at"), (dt.time(10), dt.time(10), "ends_at"), (dt.time(10), dt.time(9), "ends_at")],
)
def test_an_end_needs_a_beginning_before_it(
    director: User, body: Body, starts: dt.time | None, ends: dt.time, field: str
) -> None:
    with pytest.raises(Refusal) as refusal:
        add_meeting(actor=director, body=body, when_where=WhenWhere(TODAY, starts, ends), about=About(), today=TODAY)
    assert refusal.value.field == field


@pytest.mark.parametrize(("state", "sequence"), [(S.DRAFT, 0), (S.CONVENED, 1)])
def test_moving_raises_the_sequence_once_people_know(
    director: User, body: Body, state: MeetingState, sequence: int
) -> None:
    meeting = make_meeting(body, TODAY, state)
    moved = move_meeting(actor=director, meeting=meeting, when_where=WhenWhere(dt.date(2026, 6, 18)), version=1)
    assert (moved.on, moved.sequence, moved.version) == (dt.date(2026, 6, 18), sequence, 2)
    again = move_meeting(actor=director, meeting=meeting, when_where=WhenWhere(dt.date(2026, 6, 18)), version=2)
    assert (again.sequence, again.version) == (sequence, 2)
    with pytest.raises(Collision):
        move_meeting(actor=director, meeting=meeting, when_where=WhenWhere(TODAY), version=1)


@pytest.mark.parametrize("state", sorted(set(S) - {S.DRAFT, S.CONVENED}))
def test_only_what_is_still_to_come_is_moved(director: User, body: Body, state: MeetingState) -> None:
    meeting = make_meeting(body, TODAY, state)
    with pytest.raises(Refusal):
        move_meeting(actor=director, meeting=meeting, when_where=WhenWhere(dt.date(2026, 6, 18)), version=None)


def test_a_meeting_is_not_moved_to_after_its_body_ended(director: User, body: Body) -> None:
    meeting = make_meeting(body, TODAY, S.CONVENED)
    with pytest.raises(Refusal):
        move_meeting(actor=director, meeting=meeting, when_where=WhenWhere(dt.date(2026, 9, 1)), version=None)


@pytest.mark.parametrize("state", list(S))
def test_every_state_is_asked_whether_it_may_become_held(director: User, body: Body, state: MeetingState) -> None:
    meeting = make_meeting(body, TODAY, state)
    if state in {S.DRAFT, S.CONVENED, S.HELD}:
        assert held(director, meeting).state == S.HELD
    else:
        with pytest.raises(Refusal):
            held(director, meeting)


def test_the_pairs_of_states_are_these_and_no_others() -> None:
    expected = {
        (S.DRAFT, S.CONVENED),
        (S.DRAFT, S.HELD),
        (S.CONVENED, S.HELD),
        (S.CONVENED, S.CANCELLED),
        (S.HELD, S.CONVENED),
        (S.HELD, S.DRAFT),
        (S.HELD, S.MINUTES_SENT),
        (S.MINUTES_SENT, S.HELD),
        (S.MINUTES_SENT, S.APPROVED),
        (S.APPROVED, S.MINUTES_SENT),
        (S.APPROVED, S.LOCKED),
        (S.CANCELLED, S.CONVENED),
    }
    assert {(one, other) for one in S for other in S if may_follow(MEETING_MOVES, one, other)} == expected


@pytest.mark.parametrize(
    ("when", "possible"),
    [
        (PreciseDate(TODAY, Precision.DAY), True),
        (PreciseDate(dt.date(2026, 6, 17), Precision.DAY), False),
        (PreciseDate(dt.date(2026, 6, 30), Precision.MONTH), True),
        (PreciseDate(dt.date(2024, 1, 1), Precision.YEAR), True),
        (PreciseDate(dt.date(2022, 1, 1), Precision.YEAR), False),
    ],
)
def test_what_is_yet_to_come_or_came_before_the_body_was_not_held(
    director: User, body: Body, when: PreciseDate, possible: bool
) -> None:
    meeting = make_meeting(body, TODAY, S.DRAFT, starts_at=dt.time(9))
    if not possible:
        with pytest.raises(Refusal) as refusal:
            held(director, meeting, when)
        assert refusal.value.field == "when"
        return
    there = held(director, meeting, when, head_count=12, head_count_about=True)
    assert (there.when.first, there.head_count, there.head_count_about) == (when.first, 12, True)
    assert (there.starts_at is None) == (when.precision != Precision.DAY)


def test_what_was_called_held_by_mistake_goes_back_to_where_it_was(director: User, body: Body) -> None:
    never_asked = held(director, make_meeting(body, TODAY, S.DRAFT))
    asked = held(director, make_meeting(body, TODAY, S.CONVENED, convened_at=NOW))
    assert take_back_held(actor=director, meeting=never_asked).state == S.DRAFT
    assert take_back_held(actor=director, meeting=asked).state == S.CONVENED
    with pytest.raises(Refusal):
        take_back_held(actor=director, meeting=asked)


@pytest.mark.parametrize("state", list(S))
def test_only_a_draft_goes_to_the_bin(director: User, body: Body, state: MeetingState) -> None:
    meeting = make_meeting(body, TODAY, state)
    if state != S.DRAFT:
        with pytest.raises(Refusal):
            remove_meeting(actor=director, meeting=meeting, now=NOW)
        return
    assert remove_meeting(actor=director, meeting=meeting, now=NOW).is_removed
    assert remove_meeting(actor=director, meeting=meeting, now=NOW).version == 2
    assert not restore_meeting(actor=director, meeting=meeting).is_removed


def test_the_clock_empties_the_bin(director: User, body: Body) -> None:
    gone = remove_meeting(actor=director, meeting=make_meeting(body, TODAY, S.DRAFT), now=NOW)
    assert purge_meetings(actor=None, before=NOW) == 0
    assert purge_meetings(actor=None, before=NOW + dt.timedelta(seconds=1)) == 1
    assert not Meeting.objects.filter(pk=gone.pk).exists()


def test_what_differs_stands_in_the_journal_and_nothing_else(director: User, body: Body) -> None:
    meeting = plan(director, body, TODAY, title="Voorjaar")
    same = edit_meeting(actor=director, meeting=meeting, about=About(title="Voorjaar"), version=1)
    assert same.version == 1
    edit_meeting(actor=director, meeting=meeting, about=About(title="Zomer"), version=1)
    entry = Entry.objects.filter(kind="consultation.meeting").order_by("-pk")[0]
    assert (entry.verb, entry.before, entry.after) == ("changed", {"title": "Voorjaar"}, {"title": "Zomer"})


def test_hours_stand_in_the_journal_as_they_are_read(director: User, body: Body) -> None:
    morning = WhenWhere(TODAY, dt.time(9, 30), dt.time(11))
    meeting = add_meeting(actor=director, body=body, when_where=morning, about=About(), today=TODAY)
    move_meeting(actor=director, meeting=meeting, when_where=WhenWhere(TODAY, dt.time(10), dt.time(11)), version=1)
    entry = Entry.objects.filter(kind="consultation.meeting").order_by("-pk")[0]
    assert (entry.before, entry.after) == ({"starts_at": "09:30"}, {"starts_at": "10:00"})


@pytest.mark.parametrize("state", [S.APPROVED, S.LOCKED])
def test_what_was_approved_stays_as_it_is(director: User, body: Body, state: MeetingState) -> None:
    with pytest.raises(Refusal):
        edit_meeting(actor=director, meeting=make_meeting(body, TODAY, state), about=About(title="x"), version=None)


def test_who_sits_at_the_table_sees_what_was_convened(
    director: User,
    colleague: User,
    partner: User,
    editor: User,
    other_director: User,
    body: Body,
    organisation: Organisation,
) -> None:
    make_seat(body, organisation)
    draft, asked = make_meeting(body, TODAY, S.DRAFT), make_meeting(body, TODAY, S.CONVENED)
    make_meeting(make_body(body.region, "Elders aan tafel"), TODAY, S.CONVENED)
    seen = {person: set(meetings_of(person, body.region)) for person in (director, colleague, partner, editor)}
    assert len(seen[director]) == len(seen[colleague]) == 3
    assert seen[partner] == {asked}
    assert seen[editor] == set(meetings_of(other_director, body.region)) == set()
    assert draft in seen[director]


def test_the_list_narrows_by_body_state_year_and_what_is_to_come(director: User, body: Body) -> None:
    other = make_body(body.region, "Raad")
    past = make_meeting(body, dt.date(2025, 3, 4))
    coming = make_meeting(body, dt.date(2026, 6, 20), S.DRAFT)
    joint = make_meeting(other, dt.date(2026, 6, 18), S.CONVENED)
    joint.joint_with.add(body)

    def found(**wanted: str) -> list[Meeting]:
        return list(meetings_narrowed(meetings_of(director, body.region), MeetingsWanted(**wanted), TODAY))

    assert found() == [coming, joint, past]
    assert found(body=body.slug) == [coming, joint, past]
    assert found(body=other.slug) == [joint]
    assert found(when="coming") == [joint, coming]
    assert found(when="past") == [past]
    assert found(year="2026", state="draft") == [coming]
