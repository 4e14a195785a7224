"""Work outside the plan is taken up in it: as evidence in a year of an action, or as a new action; and taken out again."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.plans.models import Action, Goal, LoggedWork, WorkingYear
from regietafel.plans.operations.actions import ActionData, add_action
from regietafel.plans.operations.evidence import add_evidence, remove_evidence

LONGEST_LABEL = 200


@operation
def lift_work(
    *,
    actor: Any,
    work: LoggedWork,
    action: Action | None = None,
    goal: Goal | None = None,
    title: str = "",
    now: dt.datetime,
) -> LoggedWork:
    """Take work up in the plan: in the year in which it was done, as evidence of an action that is there or is made.

    It stays work outside the plan and counts there once; as evidence it shows that the action happened.
    """
    fresh = locked(work)
    if fresh.is_removed:
        raise Refusal(_("This was removed. Restore it first."))
    if fresh.lifted_to_id is not None:
        raise Refusal(_("This work stands in the plan already."), field="action")
    year = fresh.on.year
    if action is None:
        if goal is None:
            raise Refusal(_("Choose an action, or a goal for a new one."), field="action")
        action = add_action(actor=actor, data=ActionData(goal, title or fresh.what), years=[year])
    if action.plan.region_id != fresh.region_id:
        raise Refusal(_("This action is not of your region."), field="action")
    line = WorkingYear.objects.filter(action=action, year=year).first()
    if line is None:
        raise Refusal(
            _("This action does not work in %(year)s. Add the year to the action first.") % {"year": year},
            field="action",
        )
    fresh.lifted_as = add_evidence(actor=actor, line=line, label=f"{fresh.what} ({fresh.when})"[:LONGEST_LABEL])
    fresh.lifted_to, fresh.lifted_at = line, now
    fresh.save_next()
    record(actor=actor, verb="lifted", on=fresh, region=fresh.region, after={"action": action, "year": year})
    return fresh


@operation
def take_back_work(*, actor: Any, work: LoggedWork, now: dt.datetime) -> LoggedWork:
    """Take work out of the plan again, its evidence along with it; an action that was made for it stays. Twice is once."""
    fresh = locked(work)
    line, proof = fresh.lifted_to, fresh.lifted_as
    if line is None:
        return fresh
    fresh.lifted_to, fresh.lifted_as, fresh.lifted_at = None, None, None
    fresh.save_next()
    if proof is not None and not LoggedWork.objects.filter(lifted_as=proof).exists():
        remove_evidence(actor=actor, evidence=proof, now=now)
    told = {"action": line.action, "year": line.year}
    record(actor=actor, verb="taken_back", on=fresh, region=fresh.region, before=told)
    return fresh
