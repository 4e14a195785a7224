"""A plan as it was decided: plain data that stays readable when rows change or disappear, and what differs between two.

Words and names stand in it, not keys alone, in Dutch whatever the language of the screen. ``pk`` only serves to
recognise the same goal or action in the next version.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypedDict

from django.utils import translation

from regietafel.core.numbers import said_number
from regietafel.plans.levels import levels_of
from regietafel.plans.models import Action, ActionPhase, Indicator, PartyRole, Plan
from regietafel.plans.queries.tree import ActionRow, Node, read_tree

FORMAT = 1
PLACE = "place"
"""The key of the goal above, kept beside its name while two versions are compared."""


class FrozenParty(TypedDict):
    """Who was named, and as what."""

    role: str
    name: str


class FrozenIndicator(TypedDict):
    """How one would see that an action succeeded, with a target for each year that has one."""

    title: str
    unit: str
    targets: dict[str, str]


class FrozenAction(TypedDict):
    """An action as it was decided; ``counts_for`` holds all priorities, ``priorities`` those it names itself."""

    pk: int
    number: str
    title: str
    description: str
    timing: str
    starts: str
    ends: str
    norm: str
    years: list[int]
    years_assumed: bool
    phases: list[str]
    counts_for: list[str]
    priorities: list[str]
    parties: list[FrozenParty]
    tags: list[str]
    also_counts_for: list[str]
    carried_out_by: list[str]
    indicators: list[FrozenIndicator]


class FrozenGoal(TypedDict):
    """A goal as it was decided, with what stands under it."""

    pk: int
    level: str
    number: str
    title: str
    description: str
    priorities: list[str]
    goals: list[FrozenGoal]
    actions: list[FrozenAction]


class FrozenPlan(TypedDict):
    """A whole plan as it was decided."""

    format: int
    title: str
    start_year: int
    end_year: int
    framework: str
    priorities: list[dict[str, str]]
    levels: list[str]
    goals: list[FrozenGoal]


@dataclass
class Extras:
    """What the tree does not carry: phases, indicators, own priorities and references, by action."""

    phases: dict[int, list[str]] = field(default_factory=dict)
    indicators: dict[int, list[FrozenIndicator]] = field(default_factory=dict)
    priorities: dict[int, list[str]] = field(default_factory=dict)
    also: dict[int, list[str]] = field(default_factory=dict)
    carriers: dict[int, list[str]] = field(default_factory=dict)


def content_of(plan: Plan) -> FrozenPlan:
    """Freeze a plan as it stands: goals and actions in their order. A constant number of queries."""
    with translation.override("nl"):
        tree, extras = read_tree(plan), extras_of(plan)
        return {
            "format": FORMAT,
            "title": plan.title,
            "start_year": plan.start_year,
            "end_year": plan.end_year,
            "framework": str(plan.framework),
            "priorities": [{"code": one.code, "title": one.title} for one in tree.priorities],
            "levels": [level.singular for level in levels_of(plan)],
            "goals": [frozen_goal(node, extras) for node in tree.nodes],
        }


def frozen_goal(node: Node, extras: Extras) -> FrozenGoal:
    """Freeze a goal and what stands under it."""
    return {
        "pk": node.goal.pk,
        "level": node.level,
        "number": node.goal.number,
        "title": node.goal.title,
        "description": node.goal.description,
        "priorities": [one.code for one in node.priorities],
        "goals": [frozen_goal(child, extras) for child in node.children],
        "actions": [frozen_action(row, extras) for row in node.actions],
    }


def frozen_action(row: ActionRow, extras: Extras) -> FrozenAction:
    """Freeze an action."""
    action, marks = row.action, [mark for mark in row.years if mark.state]
    return {
        "pk": action.pk,
        "number": action.number,
        "title": action.title,
        "description": action.description,
        "timing": action.timing,
        "starts": str(action.starts or ""),
        "ends": str(action.ends or ""),
        "norm": row.norm.text if row.norm else "",
        "years": [mark.year for mark in marks],
        "years_assumed": any(mark.assumed for mark in marks),
        "phases": extras.phases.get(action.pk, []),
        "counts_for": [one.code for one in row.priorities],
        "priorities": extras.priorities.get(action.pk, []),
        "parties": [{"role": party.role.value, "name": party.name} for party in row.parties],
        "tags": [str(tag) for tag in row.tags],
        "also_counts_for": extras.also.get(action.pk, []),
        "carried_out_by": extras.carriers.get(action.pk, []),
        "indicators": extras.indicators.get(action.pk, []),
    }


def extras_of(plan: Plan) -> Extras:
    """Read what belongs to the plan's actions and does not stand in the tree."""
    extras = Extras()
    for phase in ActionPhase.objects.filter(action__plan=plan).order_by("starts_on", "order", "pk"):
        words = f"{phase.starts} – {phase.ends}" if phase.starts != phase.ends else str(phase.starts)
        extras.phases.setdefault(phase.action_id, []).append(f"{words}: {phase.text}")
    indicators = Indicator.objects.filter(action__plan=plan).order_by("order", "pk").prefetch_related("values")
    for indicator in indicators:
        targets = {
            str(value.year): said_number(value.target_number) or value.target_text
            for value in sorted(indicator.values.all(), key=lambda value: value.year)
            if value.target_number is not None or value.target_text
        }
        kept: FrozenIndicator = {"title": indicator.title, "unit": indicator.unit, "targets": targets}
        extras.indicators.setdefault(indicator.action_id, []).append(kept)
    links = Action.objects.filter(plan=plan, removed_at__isnull=True)
    for action in links.prefetch_related("priorities", "also_goals", "carried_out_by"):
        extras.priorities[action.pk] = sorted(priority.code for priority in action.priorities.all())
        extras.also[action.pk] = sorted(str(goal) for goal in action.also_goals.all() if not goal.is_removed)
        extras.carriers[action.pk] = sorted(str(one) for one in action.carried_out_by.all() if not one.is_removed)
    return extras


@dataclass(frozen=True)
class Difference:
    """A goal or action that two versions do not share, or that says something else in the later one."""

    kind: str
    what: str
    name: str
    changes: list[FieldChange] = field(default_factory=list)


@dataclass(frozen=True)
class FieldChange:
    """One value before and after; ``key`` is the name in the frozen data."""

    key: str
    before: str
    after: str


def differences(old: FrozenPlan, new: FrozenPlan) -> list[Difference]:
    """What changed between two versions: the frame first, then goals and actions in the order of the later plan."""
    found: list[Difference] = []
    frame = changes(frame_of(old), frame_of(new))
    if frame:
        found.append(Difference("changed", "plan", new["title"], frame))
    before, after = flat(old), flat(new)
    for key, values in after.items():
        if key not in before:
            found.append(Difference("added", key[0], name_of(values)))
        elif changed := changes(before[key], values):
            found.append(Difference("changed", key[0], name_of(values), changed))
    found += [Difference("removed", key[0], name_of(values)) for key, values in before.items() if key not in after]
    return found


def changes(before: dict[str, str], after: dict[str, str]) -> list[FieldChange]:
    """The values that differ. A goal with another title is still the same place for what stands under it."""
    skipped = {PLACE} | ({"under"} if before.get(PLACE) == after.get(PLACE) else set())
    return [
        FieldChange(key, before.get(key, ""), value)
        for key, value in after.items()
        if key not in skipped and before.get(key, "") != value
    ]


def name_of(values: dict[str, str]) -> str:
    """Number and title."""
    return f"{values['number']} {values['title']}".strip()


def frame_of(plan: FrozenPlan) -> dict[str, str]:
    """The frame of a plan as words."""
    return {
        "title": plan["title"],
        "years": f"{plan['start_year']}–{plan['end_year']}",
        "framework": plan["framework"],
        "levels": ", ".join(plan["levels"]),
    }


def flat(plan: FrozenPlan) -> dict[tuple[str, int], dict[str, str]]:
    """Goals and actions by kind and key, each as words, with the goal that it stands under."""
    found: dict[tuple[str, int], dict[str, str]] = {}

    def walk(goals: list[FrozenGoal], place: dict[str, str]) -> None:
        for goal in goals:
            found["goal", goal["pk"]] = {**worded(goal), **place}
            here = {PLACE: str(goal["pk"]), "under": f"{goal['number']} {goal['title']}".strip()}
            walk(goal["goals"], here)
            for action in goal["actions"]:
                found["action", action["pk"]] = {**worded(action), **here}

    walk(plan["goals"], {PLACE: "", "under": ""})
    return found


def worded(values: Any) -> dict[str, str]:
    """The values of a goal or action as words, without what stands under it and what follows from its place."""
    skipped = {"pk", "goals", "actions", "level", "counts_for", "years_assumed"}
    return {key: words(value) for key, value in values.items() if key not in skipped}


def words(value: Any) -> str:
    """A value of the frozen data as one piece of text, in the language of the reader where it is a code."""
    if isinstance(value, dict):
        return party_words(value) if "role" in value else indicator_words(value)
    if isinstance(value, list):
        return "; ".join(words(item) for item in value)
    return str(value)


def party_words(party: Any) -> str:
    """Who takes part and as what; a role that does not exist any more stays as it was written."""
    role = PartyRole(party["role"]).label if party["role"] in PartyRole.values else party["role"]
    return f"{party['name']} ({role})"


def indicator_words(indicator: Any) -> str:
    """What is looked at, with its targets."""
    targets = ", ".join(
        f"{year}: {target} {indicator['unit']}".strip() for year, target in indicator["targets"].items()
    )
    return f"{indicator['title']} ({targets})" if targets else str(indicator["title"])
