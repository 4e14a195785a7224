"""How a cell of the grid reads: for the template, for the script of the page, and in the answers to what it saves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from regietafel.plans.models import Plan, WorkingYear, YearBasis
from regietafel.plans.queries.grid import TARGET


def said_when(line: WorkingYear) -> str:
    """When somebody last spoke, short: the year only if it is another one than this."""
    return moment_told(line)[0]


def said_at(line: WorkingYear) -> str:
    """When somebody last spoke, as part of a sentence: of today the hour alone."""
    return moment_told(line)[1]


def moment_told(line: WorkingYear) -> tuple[str, str]:
    """The moment of a line in both wordings; a grid tells thousands, and again at the next visit."""
    if line.said_at is None:
        return "", ""
    minute = line.said_at.replace(second=0, microsecond=0)
    return worded(minute, timezone.localdate(), get_language() or "")


@lru_cache(maxsize=8192)
def worded(minute: dt.datetime, today: dt.date, language: str) -> tuple[str, str]:
    """A minute as it is told today, short and in a sentence; ``language`` is the one that is spoken now."""
    moment = timezone.localtime(minute)
    hour = {"hour": moment.hour, "minute": f"{moment.minute:02}"}
    day = date_format(moment, "MONTH_DAY_FORMAT" if moment.year == today.year else "DATE_FORMAT")
    when = _("%(day)s, %(hour)s:%(minute)s") % {"day": day, **hour}
    at = _("at %(hour)s:%(minute)s") % hour if moment.date() == today else _("on %(when)s") % {"when": when}
    return when, at


def said_by(line: WorkingYear) -> str:
    """Who last spoke and when, such as "Carla Collega, 16 June 9:42"; nothing as long as nobody did."""
    return ", ".join(part for part in (line.speaker, said_when(line)) if part)


def told_line(line: WorkingYear, *, sees_reports: bool = True) -> dict[str, Any]:
    """A line for the script of the page; what is empty is left out, for there are many, and what one may not read too."""
    told: dict[str, Any] = {"version": line.version, "state": line.state, "assumed": line.basis == YearBasis.ASSUMED}
    reports = {
        "sentence": line.sentence,
        "reason": line.reason,
        "moved_to": line.moved_to,
        "who": line.speaker,
        "said": said_by(line),
        "at": said_at(line),
    }
    told |= reports if sees_reports else {}
    return {name: value for name, value in told.items() if value not in ("", None, False)}


def target_of(line: WorkingYear) -> str:
    """The name of the cell in which a line stands."""
    return TARGET % (line.action_id, line.year)


def told_cells(plan: Plan, actions: Iterable[int], lines: Iterable[WorkingYear]) -> dict[str, dict[str, Any] | None]:
    """All cells of some actions; a year in which one does not work is told as nothing."""
    cells: dict[str, dict[str, Any] | None] = {TARGET % (key, year): None for key in actions for year in plan.years}
    return cells | {target_of(line): told_line(line) for line in lines}
