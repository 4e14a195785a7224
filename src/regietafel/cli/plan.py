"""`regietafel plan`: read plans from the command line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from regietafel.cli import console, plan_read

if TYPE_CHECKING:
    from regietafel.plans.models import Plan
    from regietafel.territories.models import Region


def add(commands: console.Commands) -> None:
    """Add the commands."""
    group = commands.add_parser(
        "plan", help="look into plans", description="Look into plans, and read them from documents."
    )
    verbs = group.add_subparsers(title="what", metavar="WHAT", required=True)
    listing = console.add_command(verbs, "list", handle_list, "list the plans of a region, or of all")
    listing.add_argument("--region", help="short name of the region")
    console.add_json(listing)
    for name, handle, text in (
        ("show", handle_show, "show the goals and actions of a plan"),
        ("coverage", handle_coverage, "count the actions per policy priority and working year"),
    ):
        command = console.add_command(verbs, name, handle, text)
        command.add_argument("--region", required=True, help="short name of the region")
        command.add_argument("--plan", required=True, help="short name of the plan, such as 2023-2025")
        console.add_json(command)
    plan_read.add(verbs)


def region_called(slug: str) -> Region:
    """The region, or one line that names those there are."""
    from regietafel.core.errors import Refusal
    from regietafel.territories.models import Region

    found = Region.objects.filter(slug=slug).first()
    if found is None:
        known = ", ".join(Region.objects.values_list("slug", flat=True)) or "none"
        raise Refusal(f"There is no region {slug!r}. There is: {known}.")
    return found


def plan_called(region_slug: str, slug: str) -> Plan:
    """The plan, or one line that names those there are."""
    from regietafel.core.errors import Refusal
    from regietafel.plans.models import Plan

    plans = Plan.objects.filter(region=region_called(region_slug), removed_at__isnull=True)
    found = plans.filter(slug=slug).select_related("region", "framework").first()
    if found is None:
        known = ", ".join(plans.values_list("slug", flat=True)) or "none"
        raise Refusal(f"There is no plan {slug!r} in {region_slug}. There is: {known}.")
    return found


def handle_list(asked: argparse.Namespace) -> int:
    """Print the plans."""
    console.start_django()
    from django.db.models import Count, Q

    from regietafel.plans.models import Plan

    plans = Plan.objects.filter(removed_at__isnull=True).select_related("region", "framework")
    if asked.region:
        plans = plans.filter(region=region_called(asked.region))
    plans = plans.annotate(alive=Count("actions", filter=Q(actions__removed_at__isnull=True)))
    found = [
        {
            "region": one.region.slug,
            "plan": one.slug,
            "title": one.title,
            "framework": one.framework.code,
            "status": one.status,
            "published": one.is_published,
            "actions": one.alive,
        }
        for one in plans.order_by("region__slug", "start_year", "end_year")
    ]
    if asked.json:
        console.say_json(found)
    else:
        keys = ("region", "plan", "status", "actions", "title")
        console.say_table(keys, [[one[key] for key in keys] for one in found])
    return 0


def handle_show(asked: argparse.Namespace) -> int:
    """Print one plan as a tree."""
    console.start_django()
    plan = plan_called(asked.region, asked.plan)
    if asked.json:
        console.say_json(as_data(plan))
        return 0
    console.say(f"{plan.title} ({plan.start_year}-{plan.end_year}, {plan.status})")
    for goal in goals_in_order(plan):
        console.say(f"{'  ' * goal.depth}{goal}")
        for action in goal.living:
            console.say(f"{'  ' * (goal.depth + 1)}- {action}")
    return 0


def goals_in_order(plan: Plan) -> list[Any]:
    """The goals, each after the one above it, with their actions in ``living``."""
    from django.db.models import Prefetch

    from regietafel.plans.models import Action, Goal

    actions = Action.objects.filter(removed_at__isnull=True).order_by("order", "pk")
    goals = list(
        Goal.objects.filter(plan=plan, removed_at__isnull=True)
        .order_by("order", "pk")
        .prefetch_related(Prefetch("actions", queryset=actions, to_attr="living"))
    )
    below: dict[int | None, list[Any]] = {}
    for goal in goals:
        below.setdefault(goal.parent_id, []).append(goal)

    def walk(parent: int | None) -> list[Any]:
        return [one for goal in below.get(parent, []) for one in (goal, *walk(goal.pk))]

    return walk(None)


def as_data(plan: Plan) -> dict[str, Any]:
    """One plan as plain data."""
    return {
        "region": plan.region.slug,
        "plan": plan.slug,
        "title": plan.title,
        "framework": plan.framework.code,
        "status": plan.status,
        "goals": [
            {
                "id": goal.pk,
                "parent": goal.parent_id,
                "number": goal.number,
                "title": goal.title,
                "actions": [{"id": one.pk, "number": one.number, "title": one.title} for one in goal.living],
            }
            for goal in goals_in_order(plan)
        ],
    }


def handle_coverage(asked: argparse.Namespace) -> int:
    """Print priority × working year."""
    console.start_django()
    from regietafel.plans.coverage import coverage_of

    coverage = coverage_of(plan_called(asked.region, asked.plan))
    if asked.json:
        console.say_json(coverage.as_json())
        return 0
    rows = [
        (priority.code, *(cell.count or "GAP" for cell in cells), priority.short) for priority, cells in coverage.rows
    ]
    console.say_table(("priority", *(str(year) for year in coverage.years), ""), rows)
    for gap in coverage.gaps:
        console.say(f"No action counts for {gap.priority.code} in {gap.year}: the subsidy condition is not met.")
    return 0
