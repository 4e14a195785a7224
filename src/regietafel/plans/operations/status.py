"""The life of a plan: approved, started, closed, and back again with a reason; what the public may read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.people.models import User
from regietafel.plans.lifecycle import PLAN_BACKWARD, PLAN_MOVES
from regietafel.plans.models import Plan, PlanStatus
from regietafel.plans.operations.versions import freeze, insist_on_decision, last_version

VERBS = {
    (PlanStatus.DRAFT, PlanStatus.APPROVED): "approved",
    (PlanStatus.APPROVED, PlanStatus.DRAFT): "drafted",
    (PlanStatus.APPROVED, PlanStatus.RUNNING): "started",
    (PlanStatus.RUNNING, PlanStatus.CLOSED): "closed",
    (PlanStatus.CLOSED, PlanStatus.RUNNING): "reopened",
}

MAY_BE_SHOWN = ("shows_sentences", "shows_results")
"""What a published plan tells the public only if somebody chose so."""


def insist_on_move(plan: Plan, to: PlanStatus, reason: str) -> None:
    """Refuse a step that may not follow, and a step back without a reason."""
    if plan.is_removed:
        raise Refusal(_("This plan was removed. Restore it first."))
    if plan.status == to:
        raise Refusal(_("This plan is “%(status)s” already.") % {"status": to.label})
    if to not in PLAN_MOVES[plan.status]:
        raise Refusal(
            _("From “%(before)s” a plan does not go to “%(after)s”. Look at the plan again.")
            % {"before": PlanStatus(plan.status).label, "after": to.label}
        )
    if (plan.status, to) in PLAN_BACKWARD and not reason.strip():
        raise Refusal(_("Say why: a step back needs a reason."), field="reason")


def step(*, actor: User, plan: Plan, to: PlanStatus, reason: str = "") -> Plan:
    """Take one step in the life of a plan that its caller holds locked."""
    before = PlanStatus(plan.status)
    plan.status = to
    plan.save_next("status")
    record(
        actor=actor,
        verb=VERBS[before, to],
        on=plan,
        region=plan.region,
        before={"status": before.value},
        after={"status": to.value},
        reason=reason.strip(),
    )
    return plan


@operation
def approve_plan(
    *, actor: User, plan: Plan, decided_on: dt.date, decided_by: str, today: dt.date, reason: str = ""
) -> Plan:
    """Record that the plan was decided, and freeze it as it stands as its next version.

    A plan that was approved before and went back to draft says what changed.
    """
    fresh = locked(plan)
    insist_on_move(fresh, PlanStatus.APPROVED, reason)
    insist_on_decision(decided_on, decided_by, today)
    if not fresh.actions.filter(removed_at__isnull=True).exists():
        raise Refusal(_("There is no action in this plan yet. Add the first one before the plan is approved."))
    if last_version(fresh) and not reason.strip():
        raise Refusal(_("This plan was approved before. Say what changed and why."), field="reason")
    freeze(actor=actor, plan=fresh, decided_on=decided_on, decided_by=decided_by, reason=reason)
    fresh.approved_on = decided_on
    fresh.save(update_fields=["approved_on"])
    return step(actor=actor, plan=fresh, to=PlanStatus.APPROVED, reason=reason)


@operation
def take_back_to_draft(*, actor: User, plan: Plan, reason: str) -> Plan:
    """Open an approved plan for rewriting. It disappears from the public pages until it is published again."""
    fresh = locked(plan)
    insist_on_move(fresh, PlanStatus.DRAFT, reason)
    if fresh.is_published:
        withdraw(actor=actor, plan=fresh)
    fresh.approved_on = None
    fresh.save(update_fields=["approved_on"])
    return step(actor=actor, plan=fresh, to=PlanStatus.DRAFT, reason=reason)


@operation
def start_plan(*, actor: User, plan: Plan) -> Plan:
    """Say that the plan is in force."""
    fresh = locked(plan)
    insist_on_move(fresh, PlanStatus.RUNNING, reason="")
    return step(actor=actor, plan=fresh, to=PlanStatus.RUNNING)


@operation
def close_plan(*, actor: User, plan: Plan) -> Plan:
    """Say that the plan is over and accounted for: from now on nothing in it changes."""
    fresh = locked(plan)
    insist_on_move(fresh, PlanStatus.CLOSED, reason="")
    return step(actor=actor, plan=fresh, to=PlanStatus.CLOSED)


@operation
def reopen_plan(*, actor: User, plan: Plan, reason: str) -> Plan:
    """Open a closed plan again, with the reason."""
    fresh = locked(plan)
    insist_on_move(fresh, PlanStatus.RUNNING, reason)
    if fresh.status != PlanStatus.CLOSED:
        raise Refusal(_("This plan is not closed. Look at the plan again."))
    return step(actor=actor, plan=fresh, to=PlanStatus.RUNNING, reason=reason)


@operation
def publish_plan(*, actor: User, plan: Plan, now: dt.datetime, shown: Collection[str] = ()) -> Plan:
    """Let the public read the plan; a draft is not for the public. Twice is once.

    ``shown`` names what it reads besides, out of :data:`MAY_BE_SHOWN`: nothing unless somebody chose so, for what was
    written for the network may name people.
    """
    fresh = locked(plan)
    if fresh.is_removed:
        raise Refusal(_("This plan was removed. Restore it first."))
    if fresh.status == PlanStatus.DRAFT:
        raise Refusal(_("This plan is a draft. Approve it before the public reads it."))
    before = {name: getattr(fresh, name) for name in MAY_BE_SHOWN}
    after = {name: name in shown for name in MAY_BE_SHOWN}
    if not fresh.is_published or before != after:
        verb = "changed" if fresh.is_published else "published"
        fresh.published_at = fresh.published_at or now
        for name, value in after.items():
            setattr(fresh, name, value)
        fresh.save_next("published_at", *MAY_BE_SHOWN)
        record(actor=actor, verb=verb, on=fresh, region=fresh.region, before=before, after=after)
    return fresh


@operation
def withdraw_plan(*, actor: User, plan: Plan) -> Plan:
    """Take the plan off the public pages. Twice is once."""
    fresh = locked(plan)
    if fresh.is_published:
        withdraw(actor=actor, plan=fresh)
    return fresh


def withdraw(*, actor: User, plan: Plan) -> None:
    """Take a plan that its caller holds locked off the public pages."""
    plan.published_at = None
    plan.save_next("published_at")
    record(actor=actor, verb="withdrawn", on=plan, region=plan.region)
