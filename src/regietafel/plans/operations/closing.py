"""A working year is closed when it is accounted for, and opened again with a reason."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import operation
from regietafel.journal.operations import record
from regietafel.plans.models import ClosedYear, Plan, PlanStatus
from regietafel.plans.operations.openness import lock_open_plan
from regietafel.plans.queries.closing import standing_closing

FIRST_DAY_TO_CLOSE = (10, 1)
"""Month and day from which a year may be closed before it is over: a last meeting of the year often settles it."""


def may_be_closed_from(year: int) -> dt.date:
    """The first day on which a year may be closed."""
    month, day = FIRST_DAY_TO_CLOSE
    return dt.date(year, month, day)


@operation
def close_year(*, actor: Any, plan: Plan, year: int, now: dt.datetime, today: dt.date, note: str = "") -> ClosedYear:
    """Say that a year is accounted for: from now on nothing in it changes. Twice is once."""
    fresh = lock_open_plan(plan.pk)
    insist_on_year(fresh, year)
    if fresh.status != PlanStatus.RUNNING:
        raise Refusal(_("Only a running plan has years to close. Start the plan first."))
    if standing := standing_closing(fresh, year):
        return standing
    if today < may_be_closed_from(year):
        raise Refusal(
            _("%(year)s can be closed from 1 October %(year)s: before that too much of it has yet to come.")
            % {"year": year}
        )
    closing = ClosedYear.objects.create(plan=fresh, year=year, note=note, closed_by=actor, closed_at=now)
    record_closing(actor, "year_closed", closing, after={"year": year, "note": note})
    return closing


@operation
def reopen_year(*, actor: Any, plan: Plan, year: int, reason: str, now: dt.datetime) -> ClosedYear:
    """Open a closed year again; the reason stays beside the closing for whoever reads the account."""
    fresh = lock_open_plan(plan.pk)
    insist_on_year(fresh, year)
    closing = standing_closing(fresh, year)
    if closing is None:
        raise Refusal(_("%(year)s is not closed. Look at the years of the plan again.") % {"year": year})
    if not reason.strip():
        raise Refusal(_("Say why: a step back needs a reason."), field="reason")
    closing.reopened_by, closing.reopened_at, closing.reopen_reason = actor, now, reason.strip()
    closing.save()
    record_closing(actor, "year_reopened", closing, before={"year": year}, reason=closing.reopen_reason)
    return closing


def insist_on_year(plan: Plan, year: int) -> None:
    """Refuse a year that is not one of the plan."""
    if year not in plan.years:
        raise Refusal(
            _("%(year)s is not a year of this plan. It runs from %(first)s to %(last)s.")
            % {"year": year, "first": plan.start_year, "last": plan.end_year}
        )


def record_closing(actor: Any, verb: str, closing: ClosedYear, **told: Any) -> None:
    """Write it in the journal of the plan: there people look for it."""
    plan = closing.plan
    record(actor=actor, verb=verb, on=plan, region=plan.region, label=f"{plan}, {closing.year}", **told)
