"""The ladder as a sheet: what is on the screen, with the norm and what nobody knows on a second page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from django.utils import formats
from django.utils.translation import gettext as _

from regietafel.core.tabular import Column, Sheet, Value
from regietafel.workplaces.ladder_words import DECIMALS, finding, gap_words, measure_words, norm_words, verdict_words
from regietafel.workplaces.queries.ladder_table import Figure, Head, Row, Table
from regietafel.workplaces.unknown_words import unknown_words


def ladder_sheet(table: Table) -> Sheet:
    """A row for each municipality, a column for each figure, and the verdict of the chosen rung."""
    columns = [
        Column(_("Municipality"), 24),
        Column(_("NIS code"), 10),
        Column(_("Inhabitants"), 12),
        Column(_("Inhabitants of year"), 10),
        *(Column(name, 16) for head in table.heads for name in column_names(table, head)),
        Column(_("Norm on rung %(rung)s") % {"rung": table.choice.rung}, 24),
        Column(_("Nearest workplace"), 34),
        Column(_("In municipality"), 20),
        Column(_("Distance (km)"), 10),
    ]
    title = _("Ladder as of %(day)s") % {"day": said_day(table.choice.on)}
    return Sheet(title, columns, [list(sheet_row(table, row)) for row in table.rows], notes=list(notes(table)))


def said_day(day: dt.date) -> str:
    """A day in words."""
    return str(formats.date_format(day, "j F Y"))


def column_names(table: Table, head: Head) -> Iterator[str]:
    """The heads of one column on each day."""
    name = f"{_('Rung')} {head.number}" if head.number else head.label
    if not table.compares:
        yield name
        return
    for day in table.days:
        yield f"{name}, {day.isoformat()}"
    yield _("%(column)s, difference") % {"column": name}


def sheet_row(table: Table, row: Row) -> Iterator[Value]:
    """One municipality."""
    town = row.town
    assert town is not None, "only municipalities stand in the rows of a sheet"
    yield town.name
    yield town.nis
    yield town.inhabitants
    yield town.year
    for figure in row.figures:
        yield value_of(figure, DECIMALS[table.choice.measure])
    judged = next((one for one in table.judged if one.town.pk == town.pk), None)
    near = judged.nearest if judged else None
    yield verdict_words()[judged.verdict] if judged else None
    yield near.name if near else None
    yield near.town_name if near else None
    yield rounded(judged.km, 2) if judged and judged.km is not None else None


def value_of(figure: Figure, decimals: int) -> Value:
    """The figure as a number; what nobody knows stays empty, and what is a sum of the known alone says so in words."""
    if figure.value is None:
        return None
    value = rounded(figure.value, max(decimals, 0))
    return _("at least %(number)s") % {"number": value} if figure.at_least else value


def rounded(value: float, decimals: int) -> Value:
    """A number with so many decimals."""
    return round(value) if not decimals else Decimal(f"{value:.{decimals}f}")


def notes(table: Table) -> Iterator[str]:
    """What it means, what the norm finds, and what nobody knows."""
    yield _("What it means")
    yield measure_words()[table.choice.measure]
    yield norm_words(table.choice.rung, table.choice.norm)
    yield finding(table)
    for one in (*table.gaps, *table.unsure):
        yield f"{one.town.name}: {gap_words(one, table.choice.rung, table.choice.norm, table.now)}"
    yield from (text for text, _spots in unknown_words(table.now))
    yield method_words()


def method_words() -> str:
    """How distances come about: it stands on the page, on paper and in the sheet."""
    return _(
        "Inhabitants are taken at the label point of their municipality. Distances are great-circle distances in kilometres, with a mean earth radius of 6,371.0088 km: as the crow flies, roads are longer."
    )
