"""How a frozen version reads on the screen: roles, periods and changes in the language of the reader."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regietafel.plans.sidebyside import Mark, Pair, Piece, Side
from regietafel.plans.snapshots import Difference, FrozenAction, FrozenGoal, FrozenPlan, words

LABELS: dict[str, Promise] = {
    "under": gettext_lazy("stands under"),
    "number": gettext_lazy("number"),
    "title": gettext_lazy("title"),
    "description": gettext_lazy("description"),
    "timing": gettext_lazy("timing"),
    "starts": gettext_lazy("starts"),
    "ends": gettext_lazy("ends"),
    "norm": gettext_lazy("how often"),
    "years": gettext_lazy("working years"),
    "phases": gettext_lazy("phases"),
    "priorities": gettext_lazy("policy priorities"),
    "parties": gettext_lazy("who takes part"),
    "tags": gettext_lazy("tags"),
    "also_counts_for": gettext_lazy("also counts for"),
    "carried_out_by": gettext_lazy("carried out by"),
    "indicators": gettext_lazy("indicators"),
    "framework": gettext_lazy("policy framework"),
    "levels": gettext_lazy("names of the levels"),
}
WHAT: dict[tuple[str, str], Promise] = {
    ("added", "goal"): gettext_lazy("Goal added"),
    ("added", "action"): gettext_lazy("Action added"),
    ("changed", "goal"): gettext_lazy("Goal changed"),
    ("changed", "action"): gettext_lazy("Action changed"),
    ("changed", "plan"): gettext_lazy("Plan changed"),
    ("removed", "goal"): gettext_lazy("Goal removed"),
    ("removed", "action"): gettext_lazy("Action removed"),
}


def told_differences(found: list[Difference]) -> list[dict[str, Any]]:
    """Differences as the page lists them."""
    return [
        {
            "what": WHAT[one.kind, one.what],
            "name": one.name,
            "changes": [
                {"label": LABELS[change.key], "before": change.before, "after": change.after} for change in one.changes
            ],
        }
        for one in found
    ]


def told_version(content: FrozenPlan) -> dict[str, Any]:
    """A frozen plan as its page shows it."""
    return {
        "framework": content["framework"],
        "period": f"{content['start_year']}–{content['end_year']}",
        "goals": [told_goal(goal) for goal in content["goals"]],
    }


def told_goal(goal: FrozenGoal) -> dict[str, Any]:
    """A frozen goal with what stands under it."""
    return {
        "level": goal["level"],
        "number": goal["number"],
        "title": goal["title"],
        "description": goal["description"],
        "priorities": goal["priorities"],
        "goals": [told_goal(child) for child in goal["goals"]],
        "actions": [told_action(action) for action in goal["actions"]],
    }


def told_action(action: FrozenAction) -> dict[str, Any]:
    """A frozen action as terms and values; what is empty is left out."""
    years = ", ".join(str(year) for year in action["years"])
    rows = [
        (_("Who"), words(action["parties"])),
        (_("Timing"), action["timing"]),
        (_("From"), action["starts"]),
        (_("Until"), action["ends"]),
        (_("How often"), action["norm"]),
        (_("Working years"), _("%(years)s (assumed)") % {"years": years} if action["years_assumed"] else years),
        (_("Phases"), "; ".join(action["phases"])),
        (_("Counts for"), ", ".join(action["counts_for"])),
        (_("Also counts for"), "; ".join(action["also_counts_for"])),
        (_("Carried out by"), "; ".join(action["carried_out_by"])),
        (_("Tags"), ", ".join(action["tags"])),
        (_("Indicators"), words(action["indicators"])),
    ]
    return {
        "number": action["number"],
        "title": action["title"],
        "description": action["description"],
        "rows": [(term, value) for term, value in rows if value],
    }


MARKS: dict[Mark, Promise] = {
    Mark.ADDED: gettext_lazy("added"),
    Mark.REMOVED: gettext_lazy("removed"),
    Mark.MOVED: gettext_lazy("put elsewhere"),
    Mark.CHANGED: gettext_lazy("changed"),
}
KINDS = {"goal": gettext_lazy("Goal"), "action": gettext_lazy("Action")}


def told_side(side: Side) -> dict[str, Any]:
    """A goal or action of two versions as its rows show it."""
    return {
        "what": side.what,
        "kind": KINDS[side.what],
        "name": side.name,
        "marks": [MARKS[mark] for mark in side.marks],
        "values": told_pairs(side.pairs),
    }


def told_pairs(pairs: list[Pair]) -> list[tuple[Promise, list[Piece], list[Piece]]]:
    """Values on both sides, each with its name."""
    return [(LABELS[pair.key], pair.before, pair.after) for pair in pairs if pair.key in LABELS]
