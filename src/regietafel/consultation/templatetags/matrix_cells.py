"""The rows of the overlegmatrix, up to twelve thousand cells of them; see :mod:`regietafel.core.stencil`.

The end tag of a cell is left out, for HTML closes it by itself: it would be a quarter of a full page.
"""

from __future__ import annotations

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils import formats
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regietafel.consultation.models import BodyStance, SeatRole
from regietafel.consultation.queries.matrix import Cell, Matrix, Row
from regietafel.consultation.queries.matrix_columns import ORGANISATIONS, Column
from regietafel.consultation.queries.matrix_sheet import BLIND
from regietafel.consultation.role_letters import LETTERS
from regietafel.core.stencil import stencil
from regietafel.core.templatetags.ui import norm_picture

register = template.Library()

HOLE, END = "<td>", "</td>"
ROW_SLOTS = ("name", "url", "full", "stance", "cells", "norm", "held", "next_on")
CELL_SLOTS = ("sign", "words")
MOST_IN_WORDS = 3000
"""Above so many filled cells only their letters stand in the page: it must be read over a telephone too."""


@register.simple_tag
def matrix_rows(
    matrix: Matrix, rows: list[Row], base: str, first: int = 0, until: int | None = None, *, standing: bool = True
) -> SafeString:
    """Rows with the columns from one place up to another, and how the bodies stand if that is wanted."""
    width = len(matrix.columns) if until is None else until
    writer = Writer(matrix, base, first, width, standing=standing)
    return SafeString("".join(writer.row(row) for row in rows))


class Writer:
    """Writes rows; holds what is the same for all of them."""

    def __init__(self, matrix: Matrix, base: str, first: int, until: int, *, standing: bool) -> None:
        self.columns = matrix.columns
        self.single = matrix.wanted.by == ORGANISATIONS
        self.wordy = matrix.filled <= MOST_IN_WORDS
        self.first, self.until = first, until
        self.standing = standing
        self.base = base
        self.pictures: dict[tuple[int, int], str] = {}
        self.signs: dict[tuple[int, str], str] = {}
        self.letters = {role.value: str(letter) for role, letter in LETTERS.items()}
        self.names = {role.value: str(SeatRole(role).label) for role in LETTERS}

    def row(self, row: Row) -> str:
        """One body with its cells; the last cell of the row is closed by what follows it."""
        cells = [HOLE] * (self.until - self.first)
        for place, cell in row.cells.items():
            if self.first <= place < self.until:
                cells[place - self.first] = self.cell(self.columns[place], cell)
        for place, reason in row.missed.items():
            if self.first <= place < self.until:
                cells[place - self.first] = self.missed(self.columns[place], reason)
        body, standing = row.body, row.standing
        shape = stencil(
            "consultation/_matrix_row.html",
            ROW_SLOTS,
            depth=min(row.depth, 3),
            shortened=bool(body.short_name),
            foreign=body.stance != BodyStance.OWN,
            standing=self.standing,
            normed=bool(standing.norm),
            dated=standing.next_on is not None,
        )
        return shape.filled(
            {
                "name": body.short_name or body.name,
                "url": f"{self.base}{body.slug}/",
                "full": body.name,
                "stance": str(body.get_stance_display()),
                "cells": SafeString("".join(cells)),
                "norm": standing.norm,
                "held": self.held(row),
                "next_on": formats.date_format(standing.next_on, "d/m/Y") if standing.next_on else "",
            }
        )

    def held(self, row: Row) -> str:
        """The number, with the bars of the norm if it is a number too."""
        standing = row.standing
        if standing.times is None:
            return str(standing.held)
        key = (standing.held, standing.times)
        if key not in self.pictures:
            self.pictures[key] = render_to_string("ui/norm.html", norm_picture(*key))
        return self.pictures[key]

    def cell(self, column: Column, cell: Cell) -> str:
        """One filled cell; without words it is one of the few that there are, which are drawn once."""
        sign = self.letters[cell.weighed[0]] if self.single else str(cell.sitting)
        if self.wordy:
            words = self.said(column, cell)
            if cell.of:
                came = f"{cell.came}/{cell.of}"
                words = _("%(words)s, came to %(came)s") % {"words": words, "came": came}
            return self.drawn(cell.shade, sign, words)
        key = (cell.shade, sign)
        if key not in self.signs:
            self.signs[key] = self.drawn(*key, "")
        return self.signs[key]

    def drawn(self, shade: int, sign: str, words: str) -> str:
        """A cell with its sign, and with words for who cannot see it."""
        shape = stencil("consultation/_matrix_cell.html", CELL_SLOTS, shade=shade, wordy=self.wordy)
        return shape.filled({"sign": sign, "words": words}).removesuffix(END)

    def missed(self, column: Column, reason: str) -> str:
        """One cell in which somebody is missed; these are few, so each says why."""
        shape = stencil("consultation/_matrix_cell.html", CELL_SLOTS, shade="b", wordy=True)
        words = _("%(who)s is missed here: %(reason)s") % {"who": column.label, "reason": reason}
        return shape.filled({"sign": BLIND, "words": words}).removesuffix(END)

    def said(self, column: Column, cell: Cell) -> str:
        """Who sits there as what."""
        if self.single:
            return f"{column.label}: " + ", ".join(self.names[role] for role in cell.weighed)
        told: dict[str, Any] = {"who": column.label, "count": cell.sitting}
        return ngettext("%(who)s: one organisation", "%(who)s: %(count)s organisations", cell.sitting) % told
