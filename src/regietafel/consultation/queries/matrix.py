"""The overlegmatrix: which organisation sits in which body, as what, and how often it came in the year before a day.

Everything is read as values, one question for each kind of row, and joined here: sixty bodies and two hundred
organisations take as many questions as one of each.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from regietafel.consultation.models import TOOK_PLACE, Attendance, BlindSpot, Body, BodyLevel, Presence, Seat, SeatRole
from regietafel.consultation.queries.blind_spots import blind_spots_on
from regietafel.consultation.queries.matrix_columns import ORGANISATIONS, Column, Columns, read_columns
from regietafel.consultation.queries.matrix_standing import Standing, joint_bodies, read_standings
from regietafel.consultation.queries.visible import bodies_visible_to, meetings_visible_to, seats_on
from regietafel.consultation.role_letters import by_weight
from regietafel.core.dates import Precision
from regietafel.territories.models import Region

CAME = frozenset({Presence.PRESENT, Presence.GUEST})
UNBOUND = frozenset({SeatRole.GUEST, SeatRole.SUBSTITUTE})
"""Roles in which nobody is expected each time: for them only those meetings count of which the list names them."""


@dataclass(frozen=True)
class Wanted:
    """What the matrix is asked for: the day as of which, which columns, and which bodies."""

    day: dt.date
    by: str = "organisations"
    level: str = ""
    stance: str = ""
    theme: str = ""


class SeatSeen(NamedTuple):
    """A seat as far as the matrix needs it."""

    body: int
    organisation: int | None
    group: int | None
    role: str
    since: dt.date | None
    until: dt.date | None


@dataclass
class Cell:
    """Where a body and a column meet: in which roles, by how many organisations, how often they came."""

    roles: list[str] = field(default_factory=list)
    organisations: set[int] = field(default_factory=set)
    groups: int = 0
    came: int = 0
    of: int = 0

    @property
    def weighed(self) -> list[str]:
        """The roles once each, the weightiest first."""
        return by_weight(self.roles)

    @property
    def sitting(self) -> int:
        """How many organisations and groups sit there."""
        return len(self.organisations) + self.groups

    @property
    def shade(self) -> int:
        """From 0 (nothing known) over 1 (never came) to 4 (always)."""
        if not self.of:
            return 0
        return 4 if self.came == self.of else 1 + min(2, 3 * self.came // self.of)


@dataclass
class Row:
    """A body with its filled cells by the place of their column."""

    body: Body
    depth: int
    cells: dict[int, Cell]
    standing: Standing
    missed: dict[int, str] = field(default_factory=dict)
    """Why somebody is missed, by the place of their column."""


@dataclass
class Matrix:
    """The rows by level, the columns, and the day as of which all of it holds."""

    wanted: Wanted
    columns: list[Column]
    levels: list[tuple[str, list[Row]]]
    spots: list[BlindSpot] = field(default_factory=list)

    @property
    def worded_levels(self) -> list[tuple[str, list[Row]]]:
        """The levels as they are said."""
        return [(str(BodyLevel(level).label), rows) for level, rows in self.levels]

    @property
    def rows(self) -> list[Row]:
        """All rows in the order in which they are shown."""
        return [row for _, rows in self.levels for row in rows]

    @property
    def filled(self) -> int:
        """How many cells hold something."""
        return sum(len(row.cells) for row in self.rows)


def read_matrix(user: Any, region: Region, wanted: Wanted) -> Matrix:
    """What the person sees of the bodies of a region, as it stood on the day."""
    bodies = read_bodies(user, region, wanted)
    seats = read_seats(region, wanted.day, {body.pk for body in bodies})
    taken = [(seat.body, seat.organisation) for seat in seats]
    spots = blind_spots_on(user, region, wanted.day, {body.pk for body in bodies}, taken)
    columns = read_columns(region, wanted.by, [*seats, *map(missed, spots)])
    cells = fill(seats, columns)
    count_attendance(cells, seats, columns, user, region, wanted.day)
    standings = read_standings(user, region, bodies, wanted.day)
    rows = [
        (body.level, Row(body, depth, cells.get(body.pk, {}), standings[body.pk])) for body, depth in in_order(bodies)
    ]
    if wanted.by == ORGANISATIONS:
        for _, row in rows:
            there = [spot for spot in spots if spot.body_id == row.body.pk]
            row.missed = {columns.of_organisation[spot.organisation_id]: spot.reason for spot in there}
    levels = [(level, [row for at, row in rows if at == level]) for level in BodyLevel.values]
    return Matrix(wanted, columns.listed, [(level, found) for level, found in levels if found], spots)


def missed(spot: BlindSpot) -> SeatSeen:
    """Who is missed, as somebody who should have a column."""
    return SeatSeen(spot.body_id, spot.organisation_id, None, "", None, None)


def read_bodies(user: Any, region: Region, wanted: Wanted) -> list[Body]:
    """The bodies that existed on the day and that the filter leaves."""
    found = bodies_visible_to(user).filter(region=region)
    if wanted.level:
        found = found.filter(level=wanted.level)
    if wanted.stance:
        found = found.filter(stance=wanted.stance)
    if wanted.theme:
        found = found.filter(themes__code=wanted.theme).distinct()
    return [body for body in found.defer("mandate", "end_reason") if body.exists_on(wanted.day)]


def in_order(bodies: Iterable[Body]) -> list[tuple[Body, int]]:
    """By level, and within one a body right after the one above it, with how deep it stands."""
    there = {body.pk: body for body in bodies}
    below: dict[int | None, list[Body]] = {}
    for body in there.values():
        above = there.get(body.parent_id or 0)
        below.setdefault(above.pk if above is not None and above.level == body.level else None, []).append(body)
    found: list[tuple[Body, int]] = []
    waiting = [(body, 0) for body in reversed(below.pop(None, []))]
    while waiting:
        body, depth = waiting.pop()
        found.append((body, depth))
        waiting += [(child, depth + 1) for child in reversed(below.pop(body.pk, []))]
    in_a_ring = [(body, 0) for rest in below.values() for body in rest]
    return found + in_a_ring


def read_seats(region: Region, day: dt.date, bodies: set[int]) -> list[SeatSeen]:
    """The seats of these bodies that were held on the day."""
    rows = Seat.objects.filter(seats_on(day), body__region=region).order_by("pk")
    named = rows.values_list("body", "organisation", "group", "role", "since", "until")
    return [seat for seat in map(SeatSeen._make, named) if seat.body in bodies]


def fill(seats: Iterable[SeatSeen], columns: Columns) -> dict[int, dict[int, Cell]]:
    """The cells of each body by the place of their column."""
    cells: dict[int, dict[int, Cell]] = {}
    for seat in seats:
        place = columns.place_of(seat.organisation, seat.group)
        if place is None:
            continue
        cell = cells.setdefault(seat.body, {}).setdefault(place, Cell())
        cell.roles.append(seat.role)
        if seat.organisation is None:
            cell.groups += 1
        else:
            cell.organisations.add(seat.organisation)
    return cells


def year_before(day: dt.date) -> dt.date:
    """The same day a year earlier; of a leap day the day before it."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def count_attendance(
    cells: dict[int, dict[int, Cell]],
    seats: Iterable[SeatSeen],
    columns: Columns,
    user: Any,
    region: Region,
    day: dt.date,
) -> None:
    """Add to each cell at how many meetings of the year before the day its organisations were, of those with a list."""
    expected: dict[int, dict[int, tuple[Cell, list[tuple[dt.date, dt.date]]]]] = {}
    for seat in seats:
        place = columns.of_organisation.get(seat.organisation or 0)
        if place is None or seat.organisation is None:
            continue
        cell, spans = expected.setdefault(seat.body, {}).setdefault(seat.organisation, (cells[seat.body][place], []))
        if seat.role not in UNBOUND:
            spans.append((seat.since or dt.date.min, seat.until or dt.date.max))
    for bodies, on, list_of in read_lists(user, region, day):
        for body in bodies:
            for organisation, (cell, spans) in expected.get(body, {}).items():
                came = list_of.get(organisation)
                if came is None and not held_on(spans, on):
                    continue
                cell.of += 1
                cell.came += bool(came)


def held_on(spans: list[tuple[dt.date, dt.date]], day: dt.date) -> bool:
    """Whether a day lies in one of the stretches; asked tens of thousands of times a page."""
    for first, last in spans:  # noqa: SIM110 - any() takes three times as long
        if first <= day <= last:
            return True
    return False


def read_lists(user: Any, region: Region, day: dt.date) -> list[tuple[list[int], dt.date, dict[int, bool]]]:
    """The meetings of the year before the day of which is known which organisations came: whose, when, and who."""
    met = meetings_visible_to(user).filter(
        body__region=region, state__in=TOOK_PLACE, precision=Precision.DAY, on__gt=year_before(day), on__lte=day
    )
    lists: dict[int, dict[int, bool]] = {}
    noted = Attendance.objects.filter(meeting__in=met.values("pk"), organisation__isnull=False)
    for meeting, organisation, presence in noted.values_list("meeting", "organisation", "presence"):
        one = lists.setdefault(meeting, {})
        one[organisation] = one.get(organisation, False) or presence in CAME
    bodies: dict[int, tuple[list[int], dt.date]] = {
        meeting: ([body], on) for meeting, body, on in met.values_list("pk", "body", "on") if meeting in lists
    }
    for meeting, others in joint_bodies(region).items():
        if meeting in bodies:
            bodies[meeting][0].extend(others)
    return [(whose, on, lists[meeting]) for meeting, (whose, on) in bodies.items()]
