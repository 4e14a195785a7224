"""The rows of the grid, each with a cell for every year; see :mod:`regietafel.core.stencil`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from regietafel.core.stencil import stencil
from regietafel.plans.templatetags.plan_rows import still_mark

register = template.Library()

ROW_SLOTS = ("key", "number", "title", "name", "url", "leads", "still", "cells")
CELL_SLOTS = ("target", "url", "text", "said")
LONGEST_TEXT = 140


@register.simple_tag
def grid_rows(rows: Iterable[dict[str, Any]]) -> SafeString:
    """Rows as the view of the grid tells them: row, url, may_change, cells."""
    return SafeString("".join(grid_row(**one) for one in rows))


def grid_row(row: Any, url: str, may_change: bool, cells: list[dict[str, Any]]) -> str:
    """One action with its cells."""
    action, leads = row.action, row.lead_names
    shape = stencil(
        "plans/_grid_row.html",
        ROW_SLOTS,
        may_change=may_change,
        numbered=bool(action.number),
        led=bool(leads),
        quiet=row.still is not None,
    )
    return shape.filled(
        {
            "key": row.key,
            "number": action.number,
            "title": action.title,
            "name": str(action),
            "url": url,
            "leads": leads,
            "still": still_mark(row.still) if row.still else "",
            "cells": SafeString("".join(grid_cell(**cell) for cell in cells)),
        }
    )


def grid_cell(
    *, target: str, year: int, may_change: bool, url: str, state: str = "", assumed: bool = False, **texts: str
) -> str:
    """One year of an action; without a state it does not work in that year."""
    text, said = texts.get("text", ""), texts.get("said", "")
    shape = stencil(
        "plans/_grid_cell.html",
        CELL_SLOTS,
        state=state,
        assumed=assumed,
        may_change=may_change,
        linked=bool(url),
        texted=bool(text),
        told=bool(said),
        year=year,
    )
    short = text if len(text) <= LONGEST_TEXT else Truncator(text).chars(LONGEST_TEXT)
    return shape.filled({"target": target, "url": url, "text": short, "said": said})
