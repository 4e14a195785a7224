"""The last word about a year: for each line that is not finished, what becomes of it; then the year is closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Collision, Refusal
from regietafel.core.operations import operation
from regietafel.plans.models import ClosedYear, Plan, YearState
from regietafel.plans.operations.closing import close_year, insist_on_year
from regietafel.plans.operations.openness import lock_open_plan
from regietafel.plans.operations.reports import Report, report_on_year, take_over
from regietafel.plans.settlement import CARRY, DROP, GOES_ON, LEAVE, NEEDS_WORD, STATES, Settlement


@operation
def settle_year(
    *,
    actor: Any,
    plan: Plan,
    year: int,
    settlements: Iterable[Settlement],
    note: str = "",
    close: bool,
    now: dt.datetime,
    today: dt.date,
) -> ClosedYear | None:
    """Write what becomes of the lines, and close the year if that was asked: all of it, or nothing."""
    fresh = lock_open_plan(plan.pk)
    insist_on_year(fresh, year)
    for one in settlements:
        settle(actor, fresh, one, now, today)
    if not close:
        return None
    return close_year(actor=actor, plan=fresh, year=year, note=note, now=now, today=today)


def settle(actor: Any, plan: Plan, one: Settlement, now: dt.datetime, today: dt.date) -> None:
    """Write what becomes of one line."""
    if one.choice in NEEDS_WORD and not one.word and not (one.choice == LEAVE and one.line.sentence):
        raise Refusal(_("Say in a word why."), field=one.field)
    try:
        line = report_on_year(
            actor=actor, line=one.line, report=report_of(plan, one), now=now, today=today, version=one.version
        )
    except Collision as collision:
        raise Refusal(
            _("“%(action)s” was changed meanwhile. Look at it again: nothing was saved yet.")
            % {"action": collision.current.action},
            field=one.field,
        ) from collision
    except Refusal as refusal:
        raise Refusal(refusal.message, field=one.field) from refusal
    if one.choice == GOES_ON and line.year < plan.end_year:
        take_over(actor, line, line.year + 1, plan)


def report_of(plan: Plan, one: Settlement) -> Report:
    """The choice as a report on the line: the word is the reason of what was moved or dropped, else what came of it."""
    line = one.line
    state = STATES.get(one.choice, YearState(line.state))
    if one.choice in {CARRY, DROP}:
        later = line.year + 1 if one.choice == CARRY and line.year < plan.end_year else None
        return Report(state, sentence=line.sentence, reason=one.word, moved_to=later)
    return Report(state, sentence=one.word or line.sentence, reason=line.reason)
