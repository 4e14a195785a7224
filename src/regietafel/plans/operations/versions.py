"""What was decided is frozen: once when a plan is approved, and again each time it is amended."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import operation
from regietafel.journal.operations import record
from regietafel.people.models import User
from regietafel.plans.models import Plan, PlanStatus, PlanVersion
from regietafel.plans.operations.openness import lock_open_plan
from regietafel.plans.snapshots import content_of


def insist_on_decision(decided_on: dt.date, decided_by: str, today: dt.date) -> None:
    """Refuse a decision that was not taken yet, or by nobody."""
    if decided_on > today:
        raise Refusal(_("This day is still to come. Give the day on which it was decided."), field="decided_on")
    if not decided_by.strip():
        raise Refusal(_("Say who decided, such as the general meeting."), field="decided_by")


def last_version(plan: Plan) -> PlanVersion | None:
    """What was decided last."""
    return PlanVersion.objects.filter(plan=plan).order_by("-number").first()


def freeze(*, actor: User, plan: Plan, decided_on: dt.date, decided_by: str, reason: str) -> PlanVersion:
    """Write the next version of a plan that its caller holds locked."""
    last = last_version(plan)
    return PlanVersion.objects.create(
        plan=plan,
        number=last.number + 1 if last else 1,
        decided_on=decided_on,
        decided_by=decided_by.strip(),
        reason=reason.strip(),
        content=content_of(plan),
        recorded_by=actor,
    )


def insist_on_amendment(plan: Plan, last: PlanVersion, decided_on: dt.date, reason: str) -> None:
    """Refuse an amendment that changes nothing, says nothing, or was decided before the version that it amends."""
    if not reason.strip():
        raise Refusal(_("Say what changed and why."), field="reason")
    if decided_on < last.decided_on:
        raise Refusal(
            _("Version %(number)s was decided later. Give a day that is not before it.") % {"number": last.number},
            field="decided_on",
        )
    if last.content == content_of(plan):
        raise Refusal(_("Nothing in the plan differs from version %(number)s.") % {"number": last.number})


@operation
def amend_plan(
    *, actor: User, plan: Plan, decided_on: dt.date, decided_by: str, today: dt.date, reason: str = ""
) -> PlanVersion:
    """Record that the plan as it now stands was decided, and why it differs from what was decided before.

    A plan that came in from elsewhere as a running one gets its first version so.
    """
    plan = lock_open_plan(plan.pk)
    insist_on_decision(decided_on, decided_by, today)
    if plan.status == PlanStatus.DRAFT:
        raise Refusal(_("This plan was not approved yet. Approve it instead."))
    if last := last_version(plan):
        insist_on_amendment(plan, last, decided_on, reason)
    version = freeze(actor=actor, plan=plan, decided_on=decided_on, decided_by=decided_by, reason=reason)
    record(
        actor=actor,
        verb="amended",
        on=plan,
        region=plan.region,
        after={"plan_version": version.number, "decided_on": decided_on, "decided_by": version.decided_by},
        reason=version.reason,
    )
    return version
