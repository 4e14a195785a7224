"""What the plans hand down: what lies in the bin, how it comes back or goes for good, and where its page is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.core import registry
from regietafel.core.errors import Refusal
from regietafel.core.registry import RemovedRow
from regietafel.plans.models import Action, Evidence, Goal, LoggedWork, Plan, WorkingYear
from regietafel.plans.operations.actions import purge_actions, restore_action
from regietafel.plans.operations.evidence import purge_evidence, restore_evidence
from regietafel.plans.operations.goals import purge_goals, restore_goal
from regietafel.plans.operations.plans import purge_plans, restore_plan
from regietafel.plans.operations.work import purge_work, restore_work
from regietafel.territories.models import Region


def gone_from_bin() -> Refusal:
    """What to say when a row was put back, or went for good, while somebody looked at the bin."""
    return Refusal(_("This does not lie in the bin any more."))


def removed_plans(region: Region) -> Iterator[RemovedRow]:
    """The plans in the bin of a region."""
    for plan in Plan.objects.filter(region=region, removed_at__isnull=False).select_related("removed_by"):
        yield removed_row("plans.plan", plan, _("Action plan"))


def removed_goals(region: Region) -> Iterator[RemovedRow]:
    """The goals in the bin of a region; what went along with the goal or plan above is not listed again."""
    found = Goal.objects.filter(plan__region=region, plan__removed_at__isnull=True, removed_at__isnull=False)
    went_along = Q(parent__isnull=False, parent__removed_at=F("removed_at"))
    for goal in found.exclude(went_along).select_related("removed_by"):
        yield removed_row("plans.goal", goal, _("Goal"))


def removed_actions(region: Region) -> Iterator[RemovedRow]:
    """The actions in the bin of a region; what went along with its goal or plan is not listed again."""
    found = Action.objects.filter(plan__region=region, plan__removed_at__isnull=True, removed_at__isnull=False)
    for action in found.exclude(goal__removed_at=F("removed_at")).select_related("removed_by"):
        yield removed_row("plans.action", action, _("Action"))


def removed_work(region: Region) -> Iterator[RemovedRow]:
    """The work outside the plan in the bin of a region."""
    for work in LoggedWork.objects.filter(region=region, removed_at__isnull=False).select_related("removed_by"):
        yield removed_row("plans.loggedwork", work, _("Work outside the plan"))


def removed_evidence(region: Region) -> Iterator[RemovedRow]:
    """The web addresses and notes in the bin of a region; files lie there as documents."""
    found = Evidence.objects.filter(line__action__plan__region=region, removed_at__isnull=False)
    there = found.filter(line__action__removed_at__isnull=True, line__action__plan__removed_at__isnull=True)
    for evidence in there.select_related("removed_by"):
        yield removed_row("plans.evidence", evidence, _("Evidence"))


def removed_row(kind: str, row: Plan | Goal | Action | LoggedWork | Evidence, kind_label: str) -> RemovedRow:
    """One line of the bin."""
    assert row.removed_at is not None, "only what was removed lies in the bin"
    return RemovedRow(
        kind=kind,
        pk=row.pk,
        label=str(row),
        kind_label=kind_label,
        removed_at=row.removed_at,
        removed_by=str(row.removed_by or ""),
    )


def put_back_plan(*, actor: Any, region: Region, pk: int) -> Plan:
    """Take a plan of the region out of the bin."""
    plan = Plan.objects.filter(region=region, pk=pk).first()
    if plan is None:
        raise gone_from_bin()
    return restore_plan(actor=actor, plan=plan)


def put_back_goal(*, actor: Any, region: Region, pk: int) -> Goal:
    """Take a goal of the region out of the bin."""
    goal = Goal.objects.filter(plan__region=region, pk=pk).first()
    if goal is None:
        raise gone_from_bin()
    return restore_goal(actor=actor, goal=goal)


def put_back_action(*, actor: Any, region: Region, pk: int) -> Action:
    """Take an action of the region out of the bin."""
    action = Action.objects.filter(plan__region=region, pk=pk).first()
    if action is None:
        raise gone_from_bin()
    return restore_action(actor=actor, action=action)


def put_back_work(*, actor: Any, region: Region, pk: int) -> LoggedWork:
    """Take a piece of work of the region out of the bin."""
    work = LoggedWork.objects.filter(region=region, pk=pk).first()
    if work is None:
        raise gone_from_bin()
    return restore_work(actor=actor, work=work)


def put_back_evidence(*, actor: Any, region: Region, pk: int) -> WorkingYear:
    """Take evidence of the region out of the bin."""
    evidence = Evidence.objects.filter(line__action__plan__region=region, pk=pk).first()
    if evidence is None:
        raise gone_from_bin()
    return restore_evidence(actor=actor, evidence=evidence)


def plan_url(region: Region, pk: int) -> str:
    """The page of a plan, unless it is gone."""
    slug = Plan.objects.filter(region=region, pk=pk, removed_at__isnull=True).values_list("slug", flat=True).first()
    return reverse("plans:plan", args=[region.slug, slug]) if slug else ""


def goal_url(region: Region, pk: int) -> str:
    """The place of a goal in its plan, unless it is gone."""
    goal = (
        Goal.objects.filter(plan__region=region, plan__removed_at__isnull=True, pk=pk, removed_at__isnull=True)
        .select_related("plan")
        .first()
    )
    return reverse("plans:plan", args=[region.slug, goal.plan.slug]) + f"#goal-{pk}" if goal else ""


def line_url(region: Region, pk: int) -> str:
    """The place of a working year on the page of its action, unless that is gone."""
    line = (
        WorkingYear.objects.filter(action__plan__region=region, action__plan__removed_at__isnull=True, pk=pk)
        .filter(action__removed_at__isnull=True)
        .select_related("action__plan")
        .first()
    )
    if line is None:
        return ""
    return reverse("plans:action", args=[region.slug, line.action.plan.slug, line.action_id]) + f"#year-{line.year}"


def evidence_url(region: Region, pk: int) -> str:
    """The place of the working year that the evidence is about."""
    line = Evidence.objects.filter(line__action__plan__region=region, pk=pk).values_list("line", flat=True).first()
    return line_url(region, line) if line else ""


def work_url(region: Region, pk: int) -> str:
    """The page of a piece of work, unless it is gone."""
    there = LoggedWork.objects.filter(region=region, pk=pk, removed_at__isnull=True).exists()
    return reverse("plans:work-edit", args=[region.slug, pk]) if there else ""


def purged_plans(before: dt.datetime) -> int:
    """Let the clock empty the bin of plans."""
    return purge_plans(actor=None, before=before)


def purged_goals(before: dt.datetime) -> int:
    """Let the clock empty the bin of goals."""
    return purge_goals(actor=None, before=before)


def purged_actions(before: dt.datetime) -> int:
    """Let the clock empty the bin of actions."""
    return purge_actions(actor=None, before=before)


def purged_work(before: dt.datetime) -> int:
    """Let the clock empty the bin of work outside the plan."""
    return purge_work(actor=None, before=before)


def purged_evidence(before: dt.datetime) -> int:
    """Let the clock empty the bin of evidence."""
    return purge_evidence(actor=None, before=before)


def hand_over() -> None:
    """Put everything in its slot."""
    registry.removed_rows.register("plans.plan", removed_plans)
    registry.removed_rows.register("plans.goal", removed_goals)
    registry.restorers.register("plans.plan", put_back_plan)
    registry.restorers.register("plans.goal", put_back_goal)
    registry.purgers.register("plans.plan", purged_plans)
    registry.purgers.register("plans.goal", purged_goals)
    registry.journal_urls.register("plans.plan", plan_url)
    registry.journal_urls.register("plans.goal", goal_url)
    registry.removed_rows.register("plans.action", removed_actions)
    registry.removed_rows.register("plans.loggedwork", removed_work)
    registry.restorers.register("plans.action", put_back_action)
    registry.restorers.register("plans.loggedwork", put_back_work)
    registry.purgers.register("plans.action", purged_actions)
    registry.purgers.register("plans.loggedwork", purged_work)
    registry.journal_urls.register("plans.workingyear", line_url)
    registry.journal_urls.register("plans.loggedwork", work_url)
    registry.removed_rows.register("plans.evidence", removed_evidence)
    registry.restorers.register("plans.evidence", put_back_evidence)
    registry.purgers.register("plans.evidence", purged_evidence)
    registry.journal_urls.register("plans.evidence", evidence_url)
