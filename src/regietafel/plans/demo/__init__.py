"""The plans of the demo: the files beside this package, and the operation that adds the plans that are missing.

The plan is the unit: one that is there already is left alone in whole, however people changed it, so that loading
twice changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils import timezone

from regietafel.core.operations import operation
from regietafel.journal.operations import record
from regietafel.organisations.demo import Directory, demo_file, fill_directory
from regietafel.plans.demo.actions import ActionLoader
from regietafel.plans.demo.frame import PlanRows, add_goals, add_levels, add_plan, rows_of
from regietafel.plans.models import LoggedWork, Plan, Priority
from regietafel.territories.models import Region

HERE = Path(__file__).parent
Content = dict[str, Any]


@operation
def load_plans(*, actor: Any) -> str:
    """Add the demo plans that are not there yet, oldest first, since later plans name earlier actions."""
    first = demo_file()
    region = Region.objects.get(slug=first["region"])
    directory = fill_directory(region, first, actor=actor)
    added = load_region(region, directory, plan_files(), actor=actor)

    second = read("second_region.json")
    other = Region.objects.get(slug=second["region"])
    others = fill_directory(other, second, actor=actor)
    shared = {key: one for key, one in directory.organisations.items() if one.is_shared}
    others.organisations = shared | others.organisations
    added += load_region(other, others, [second["plan"]], actor=actor)
    return f"plans: {added} added"


def read(name: str) -> Content:
    """One file."""
    content: Content = json.loads((HERE / name).read_text(encoding="utf8"))
    return content


def plan_files() -> list[Content]:
    """The plans of the first region in the order of time."""
    plans = [read(path.name) for path in HERE.glob("plan_*.json")]
    return sorted(plans, key=lambda plan: (plan["start_year"], plan["end_year"]))


def load_region(region: Region, directory: Directory, plans: list[Content], *, actor: Any) -> int:
    """Add the plans that the region lacks; the number of them."""
    earlier: dict[str, PlanRows] = {}
    added = 0
    for content in plans:
        plan = Plan.objects.filter(region=region, slug=content["slug"]).first()
        if plan is None:
            earlier[content["slug"]] = load_plan(region, directory, content, earlier, actor=actor)
            added += 1
        else:
            earlier[content["slug"]] = rows_of(plan, content)
    return added


def load_plan(
    region: Region, directory: Directory, content: Content, earlier: dict[str, PlanRows], *, actor: Any
) -> PlanRows:
    """Add one plan with all that belongs to it, and one line in the journal."""
    plan = add_plan(region, content, published_at=timezone.now())
    rows = PlanRows(plan)
    add_levels(plan, content["levels"])
    add_goals(rows, content["goals"])
    ActionLoader(rows, directory, earlier).load(content["actions"])
    LoggedWork.objects.bulk_create(logged_work(region, plan, content))
    record(
        actor=actor,
        verb="loaded",
        on=plan,
        region=region,
        after={"goals": len(rows.goals), "actions": len(rows.actions)},
    )
    return rows


def logged_work(region: Region, plan: Plan, content: Content) -> Iterator[LoggedWork]:
    """Work that was done under a priority and stood in no plan."""
    priorities = {one.code: one for one in Priority.objects.filter(framework=plan.framework)}
    for entry in content.get("logged_work", []):
        yield LoggedWork(
            region=region,
            priority=priorities[entry["priority"]],
            on=entry["on"],
            precision=entry["precision"],
            what=entry["what"],
            with_whom=entry["with_whom"],
            role=entry["role"],
            result=entry["result"],
        )
