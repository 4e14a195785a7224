"""The plans that were read by hand, as plans to lay out; without the folder that holds them there are none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from regietafel.reading.blocks import NOWHERE
from regietafel.reading.plan_reading import ACTION, LEAD, LEVELS, PARTNER, PRIORITY, Named, Node, Often, PlanReading

PLACE = Path(__file__).resolve().parents[3] / "shared" / "acceptance"
WHY_NOT = "the plans that were read by hand stand beside the repository"
SOMEBODY = "Regisseur sociale economie"
OTHERS = "Lokale besturen"
"""Who leads and takes part where nobody is said to: an action of which only the title is known is no row of a table."""


def gold_plans() -> dict[str, PlanReading]:
    """The plans by the name of their file."""
    return {path.stem: gold_plan(path) for path in sorted(PLACE.glob("plan-*.json"))}


def gold_plan(path: Path) -> PlanReading:
    """One plan as a table can hold it: each action under a goal, each goal under a priority, numbered throughout."""
    data = json.loads(path.read_text(encoding="utf8"))
    period = data.get("period") or {}
    plan = PlanReading("text", data.get("title", ""), period.get("start"), period.get("end"))
    counts = [0, 0, 0]
    waiting: list[Node] = []
    for node in (gold_node(one) for one in data["nodes"] if not one.get("optional")):
        if node.level != ACTION:
            waiting = [one for one in waiting if LEVELS.index(one.level) < LEVELS.index(node.level)] + [node]
            continue
        last = [one.level for one in plan.nodes[-1:]]
        if (not waiting and last != [ACTION]) or [one.level for one in waiting] == [PRIORITY]:
            continue
        for one in [*waiting, node]:
            number(one, counts)
            plan.nodes.append(one)
        waiting = []
    return plan


def number(node: Node, counts: list[int]) -> None:
    """Number a node, and hang it under the last of the level above."""
    depth = LEVELS.index(node.level)
    counts[depth] += 1
    counts[depth + 1 :] = [0] * (len(counts) - depth - 1)
    node.number = node.id = ".".join(map(str, counts[: depth + 1]))
    node.parent = node.number.rpartition(".")[0] or None
    if node.level == ACTION and not node.leads:
        node.leads = [Named(SOMEBODY, LEAD)]
        node.partners = node.partners or [Named(OTHERS, PARTNER)]


def gold_node(data: dict[str, Any]) -> Node:
    """One node; where the text can be read in two ways, in the first of them."""
    often = data.get("frequency")
    return Node(
        id=data["id"],
        parent=first(data["parent"]),
        level=str(first(data["level"])),
        title=data["title"],
        source=NOWHERE,
        number=data["number"],
        codes=list(data.get("codes", [])),
        leads=[Named(name, LEAD) for name in data.get("leads", [])],
        partners=[Named(name, PARTNER) for name in data.get("partners", [])],
        years=list(data.get("years", [])),
        frequency=Often(often["times"], bool(often.get("at_least"))) if often else None,
    )


def first(value: Any) -> Any:
    """The first of several, or the one."""
    return value[0] if isinstance(value, list) else value
