"""The overlegmatrix: who sits where as what, as of a day, and how often they came in the year before it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from regietafel.consultation.models import (
    Attendance,
    Body,
    BodyLevel,
    BodyStance,
    Meeting,
    MeetingState,
    Presence,
    SeatRole,
)
from regietafel.consultation.queries.matrix import Cell, Matrix, Row, Wanted, read_matrix, year_before
from regietafel.organisations.models import Organisation, OrganisationKind, StakeholderGroup
from regietafel.people.models import User
from regietafel.plans.models import Tag, TagKind
from regietafel.territories.models import Municipality, Region
from tests import cast
from tests.consultation.make import make_body, make_meeting, make_seat

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 26)


def seen(user: Any, region: Region, day: dt.date = TODAY, **wanted: str) -> Matrix:
    return read_matrix(user, region, Wanted(day, **wanted))


def row_of(matrix: Matrix, body: Body) -> Row:
    return next(row for row in matrix.rows if row.body == body)


def cell_of(matrix: Matrix, body: Body, label: str) -> Cell | None:
    place = next((place for place, one in enumerate(matrix.columns) if label in {one.label, one.name}), None)
    return None if place is None else row_of(matrix, body).cells.get(place)


def listed(meeting: Meeting, *came: Organisation, excused: tuple[Organisation, ...] = ()) -> None:
    for presence, whom in ((Presence.PRESENT, came), (Presence.EXCUSED, excused)):
        for one in whom:
            Attendance.objects.create(meeting=meeting, organisation=one, presence=presence)


@pytest.fixture
def body(region: Region) -> Body:
    return make_body(region)


# --- who sits where -----------------------------------------------------------------------


def test_a_cell_says_in_which_roles_the_weightiest_first(
    region: Region, body: Body, organisation: Organisation, director: User
) -> None:
    for role in (SeatRole.GUEST, SeatRole.LEAD, SeatRole.MEMBER, SeatRole.MEMBER):
        make_seat(body, organisation, role=role)
    cell = cell_of(seen(director, region), body, organisation.name)
    assert cell is not None
    assert cell.weighed == [SeatRole.LEAD, SeatRole.MEMBER, SeatRole.GUEST]
    assert cell.sitting == 1


def test_only_who_sits_somewhere_has_a_column_and_groups_come_last(
    region: Region, body: Body, organisation: Organisation, director: User
) -> None:
    cast.make_organisation(region, "Zit nergens")
    group = StakeholderGroup.objects.create(region=region, name="Allemaal samen")
    body.seats.create(group=group)
    make_seat(body, organisation)
    town = cast.make_organisation(region, "Zulte", kind=OrganisationKind.LOCAL_GOVERNMENT)
    make_seat(body, town)
    matrix = seen(director, region)
    assert [one.name for one in matrix.columns] == ["Zulte", organisation.name, "Allemaal samen"]
    assert cell_of(matrix, body, "Allemaal samen") is not None


def test_it_holds_as_of_a_day(region: Region, body: Body, organisation: Organisation, director: User) -> None:
    late = cast.make_organisation(region, "Kwam later")
    make_seat(body, organisation, until=dt.date(2026, 11, 25))
    make_seat(body, late, since=TODAY)
    now, before = seen(director, region), seen(director, region, TODAY - dt.timedelta(1))
    assert [one.name for one in now.columns] == ["Kwam later"]
    assert [one.name for one in before.columns] == [organisation.name]


@pytest.mark.parametrize(
    ("day", "there"),
    [("2020-12-31", False), ("2021-01-01", True), ("2023-12-31", True), ("2024-01-01", False)],
)
def test_a_body_stands_there_in_the_years_in_which_it_existed(
    day: str, there: bool, region: Region, director: User
) -> None:
    make_body(region, starts_on=dt.date(2021, 1, 1), ends_on=dt.date(2023, 1, 1))
    assert bool(seen(director, region, dt.date.fromisoformat(day)).rows) is there


def test_what_is_not_of_this_region_or_was_removed_is_not_there(
    region: Region, other_region: Region, other_organisation: Organisation, director: User, other_director: User
) -> None:
    make_body(region, "Weg", removed_at=timezone.now())
    elsewhere = make_body(other_region, "Elders")
    make_seat(elsewhere, other_organisation)
    assert seen(director, region).rows == []
    assert seen(director, other_region).rows == []
    assert [row.body for row in seen(other_director, other_region).rows] == [elsewhere]


def test_filters_leave_what_they_name(region: Region, director: User) -> None:
    theme = Tag.objects.create(region=region, kind=TagKind.THEME, code="taal", names={"nl": "taal"})
    one = make_body(region, "Een", level=BodyLevel.LOCAL, stance=BodyStance.OTHER)
    make_body(region, "Twee", level=BodyLevel.REGIONAL)
    one.themes.add(theme)
    asked: list[dict[str, Any]] = [{"level": "local"}, {"stance": "other"}, {"theme": "taal"}]
    for wanted in asked:
        assert [row.body for row in seen(director, region, **wanted).rows] == [one]
    assert seen(director, region, level="local", stance="own").rows == []


def test_by_level_and_within_it_below_the_parent(region: Region, director: User) -> None:
    board = make_body(region, "Raad", level=BodyLevel.REGIONAL)
    heads = make_body(region, "Hoofden", level=BodyLevel.REGIONAL, parent=board)
    make_body(region, "Activering", level=BodyLevel.REGIONAL, parent=heads)
    make_body(region, "Aparte tafel", level=BodyLevel.REGIONAL)
    make_body(region, "Dorp", level=BodyLevel.LOCAL, parent=board)
    make_body(region, "Vlaams", level=BodyLevel.FLEMISH)
    told = [(row.body.name, row.depth) for row in seen(director, region).rows]
    assert told == [("Dorp", 0), ("Aparte tafel", 0), ("Raad", 0), ("Hoofden", 1), ("Activering", 2), ("Vlaams", 0)]


def test_a_ring_of_parents_loses_nobody(region: Region, director: User) -> None:
    one, two = make_body(region, "Een"), make_body(region, "Twee")
    Body.objects.filter(pk=one.pk).update(parent=two)
    Body.objects.filter(pk=two.pk).update(parent=one)
    assert len(seen(director, region).rows) == 2


# --- sectors and municipalities -----------------------------------------------------------


def test_sectors_count_organisations_and_groups(region: Region, body: Body, director: User) -> None:
    for name in ("Een", "Twee"):
        make_seat(body, cast.make_organisation(region, name, kind=OrganisationKind.UNION))
    body.seats.create(group=StakeholderGroup.objects.create(region=region, name="Groep"))
    matrix = seen(director, region, by="sectors")
    assert [row_of(matrix, body).cells[place].sitting for place in range(len(matrix.columns))] == [2, 1]


def test_a_municipality_of_which_nobody_sits_has_an_empty_column(
    region: Region, body: Body, municipality: Municipality, second_municipality: Municipality, director: User
) -> None:
    make_seat(body, cast.make_organisation(region, "Bestuur", municipality=municipality))
    make_seat(body, cast.make_organisation(region, "Bedrijf", municipality=municipality))
    make_seat(body, cast.make_organisation(region, "Nergens"))
    matrix = seen(director, region, by="municipalities")
    assert {one.name for one in matrix.columns} == {municipality.name, second_municipality.name}
    cell = cell_of(matrix, body, municipality.name)
    assert cell is not None
    assert cell.sitting == 2
    assert cell_of(matrix, body, second_municipality.name) is None


# --- attendance ---------------------------------------------------------------------------


def test_three_of_four(region: Region, body: Body, organisation: Organisation, director: User) -> None:
    other = cast.make_organisation(region, "Ander")
    make_seat(body, organisation)
    for turn in range(4):
        met = make_meeting(body, TODAY - dt.timedelta(20 * turn))
        listed(met, other, *([organisation] if turn else []), excused=() if turn else (organisation,))
    cell = cell_of(seen(director, region), body, organisation.name)
    assert cell is not None
    assert (cell.came, cell.of, cell.shade) == (3, 4, 3)


def test_what_is_no_list_does_not_count(region: Region, body: Body, organisation: Organisation, director: User) -> None:
    make_seat(body, organisation)
    make_meeting(body, TODAY, head_count=12)
    for day, state in (
        (TODAY, MeetingState.CONVENED),
        (TODAY, MeetingState.CANCELLED),
        (dt.date(2025, 11, 26), MeetingState.HELD),
        (TODAY + dt.timedelta(1), MeetingState.HELD),
    ):
        listed(make_meeting(body, day, state), organisation)
    cell = cell_of(seen(director, region), body, organisation.name)
    assert cell is not None
    assert (cell.of, cell.shade) == (0, 0)
    listed(make_meeting(body, dt.date(2025, 11, 27)), organisation)
    cell = cell_of(seen(director, region), body, organisation.name)
    assert cell is not None
    assert (cell.came, cell.of) == (1, 1)


@pytest.mark.parametrize(
    ("role", "since", "of"),
    [
        (SeatRole.MEMBER, None, 1),
        (SeatRole.ADVISORY, None, 1),
        (SeatRole.GUEST, None, 0),
        (SeatRole.MEMBER, dt.date(2026, 11, 1), 0),
        (SeatRole.MEMBER, dt.date(2026, 10, 1), 1),
    ],
)
def test_who_was_not_expected_did_not_stay_away(
    role: SeatRole,
    since: dt.date | None,
    of: int,
    region: Region,
    body: Body,
    organisation: Organisation,
    director: User,
) -> None:
    make_seat(body, organisation, role=role, since=since)
    listed(make_meeting(body, dt.date(2026, 10, 1)), cast.make_organisation(region, "Ander"))
    cell = cell_of(seen(director, region), body, organisation.name)
    assert cell is not None
    assert (cell.came, cell.of) == (0, of)


def test_a_joint_meeting_counts_for_both(
    region: Region, body: Body, organisation: Organisation, director: User
) -> None:
    other = make_body(region, "Ander overleg")
    make_seat(body, organisation)
    make_seat(other, organisation)
    met = make_meeting(body, TODAY)
    met.joint_with.add(other)
    listed(met, organisation)
    matrix = seen(director, region)
    for whose in (body, other):
        cell = cell_of(matrix, whose, organisation.name)
        assert cell is not None
        assert (cell.came, cell.of) == (1, 1)
        assert row_of(matrix, whose).standing.held == 1


def test_a_partner_reads_who_sits_everywhere_and_who_came_to_the_own_tables(
    region: Region, body: Body, organisation: Organisation, partner: User
) -> None:
    closed = make_body(region, "Andere tafel")
    other = cast.make_organisation(region, "Ander")
    make_seat(body, organisation)
    make_seat(closed, other)
    for whose, whom in ((body, organisation), (closed, other)):
        listed(make_meeting(whose, TODAY), whom)
        make_meeting(whose, TODAY + dt.timedelta(9), MeetingState.CONVENED)
    matrix = seen(partner, region)
    mine, theirs = cell_of(matrix, body, organisation.name), cell_of(matrix, closed, "Ander")
    assert mine is not None
    assert theirs is not None
    assert (mine.of, theirs.of) == (1, 0)
    assert row_of(matrix, body).standing.next_on == TODAY + dt.timedelta(9)
    assert row_of(matrix, closed).standing.next_on is None


@given(came=st.integers(0, 40), missed=st.integers(0, 40))
def test_a_shade_never_says_more_than_the_figures(came: int, missed: int) -> None:
    cell = Cell(came=came, of=came + missed)
    assert (cell.shade == 0) == (cell.of == 0)
    if cell.of:
        assert (cell.shade == 4) == (missed == 0)
        assert cell.shade >= Cell(came=max(0, came - 1), of=cell.of).shade >= 1


@given(st.dates(dt.date(1900, 1, 1)))
def test_a_year_before_is_a_year_before(day: dt.date) -> None:
    assert 365 <= (day - year_before(day)).days <= 366
    assert year_before(day).month == day.month
