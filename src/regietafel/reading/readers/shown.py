"""What a cell of a spreadsheet shows: a year as a year, a date as a date, a share as a share; never a sum worked out."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

DECIMALS = re.compile(r"0[.,](0+)")
QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
TICKED, UNTICKED = "☑", "☐"
FIGURES = 12


def shown(value: Any, pattern: str | None) -> str:
    """A value as its cell shows it, more or less; ``pattern`` is the format of the cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return TICKED if value else UNTICKED
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return moment(value, QUOTED.sub("", pattern or "").lower())
    if isinstance(value, int | float):
        return figures(value, QUOTED.sub("", pattern or ""))
    return str(value).replace("_x000D_", "")


def moment(value: dt.datetime | dt.date | dt.time, pattern: str) -> str:
    """A date, as exact as its format shows it."""
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    if "y" in pattern and "m" not in pattern:
        return f"{value.year:04d}"
    if "y" in pattern and "d" not in pattern:
        return f"{value.month:02d}/{value.year:04d}"
    day = f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
    timed = isinstance(value, dt.datetime) and value.time() != dt.time()
    return f"{day} {value:%H:%M}" if timed else day


def figures(value: float, pattern: str) -> str:
    """A number with a comma, as many figures behind it as its format shows."""
    if "%" in pattern:
        return figures(value * 100, pattern.replace("%", "")) + "%"
    places = DECIMALS.search(pattern)
    if places:
        text = f"{value:.{min(len(places[1]), FIGURES)}f}"
    elif pattern in {"0", "#,##0"}:
        text = f"{value:.0f}"
    else:
        text = f"{value:.{FIGURES}g}"
    whole, point, part = text.partition(".")
    part = part.rstrip("0") if not places else part
    return f"{whole},{part}" if point and part.strip("0") else whole
