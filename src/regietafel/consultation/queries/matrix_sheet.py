"""The overlegmatrix as a sheet: a row for each body, a column for each organisation, sector or municipality."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import formats
from django.utils.translation import gettext as _

from regietafel.consultation.models import SeatRole
from regietafel.consultation.queries.matrix import Cell, Matrix, Row
from regietafel.consultation.queries.matrix_columns import ORGANISATIONS
from regietafel.consultation.role_letters import LETTERS
from regietafel.core.tabular import Column, Sheet, Value

NARROW = 9
BLIND = "!"


def matrix_sheet(matrix: Matrix) -> Sheet:
    """What the screen shows, with a second sheet that says what the letters mean."""
    columns = [
        Column(_("Body"), 44),
        Column(_("Level"), 14),
        Column(_("Whose body"), 20),
        *(Column(one.name, NARROW) for one in matrix.columns),
        Column(_("Norm"), 24),
        Column(_("Held in %(year)s") % {"year": matrix.wanted.day.year}, NARROW),
        Column(_("Next date"), 14),
    ]
    return Sheet(title_of(matrix), columns, [list(sheet_row(matrix, row)) for row in matrix.rows], notes=notes(matrix))


def title_of(matrix: Matrix) -> str:
    """What stands on top of each page."""
    return _("Overlegmatrix as of %(day)s") % {"day": formats.date_format(matrix.wanted.day, "j F Y")}


def sheet_row(matrix: Matrix, row: Row) -> Iterator[Value]:
    """One body."""
    yield row.body.name
    yield row.body.get_level_display()
    yield row.body.get_stance_display()
    for place in range(len(matrix.columns)):
        yield BLIND if place in row.missed else sheet_cell(matrix, row.cells.get(place))
    yield row.standing.norm
    yield row.standing.held
    yield row.standing.next_on


def sheet_cell(matrix: Matrix, cell: Cell | None) -> Value:
    """The letter with the attendance, or how many sit there."""
    if cell is None:
        return None
    came = f"{cell.came}/{cell.of}" if cell.of else ""
    if matrix.wanted.by != ORGANISATIONS:
        return f"{cell.sitting} ({came})" if came else cell.sitting
    letters = "".join(str(LETTERS[SeatRole(role)]) for role in cell.weighed)
    return f"{letters} {came}".strip()


def notes(matrix: Matrix) -> list[str]:
    """What the letters and the fractions mean."""
    told = [f"{letter}: {role.label}" for role, letter in LETTERS.items()]
    if matrix.wanted.by != ORGANISATIONS:
        told = [_("A number says how many organisations and groups sit in the body.")]
    return [
        _("What it means"),
        *told,
        _("3/4: came to three of the four meetings in the year before, as far as the list of attendance is known."),
        *blind_spots(matrix),
    ]


def blind_spots(matrix: Matrix) -> list[str]:
    """Who is missed where, and why."""
    if not matrix.spots:
        return []
    listed = [f"{spot.body} × {spot.organisation}: {spot.reason}" for spot in matrix.spots]
    return [_("!: blind spot, somebody is missed here"), *listed]
