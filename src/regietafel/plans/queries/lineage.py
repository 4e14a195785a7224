"""Where an action comes from and what became of it: its line through the plans of the region."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from regietafel.plans.models import Action, ActionParty, FrequencyNorm, Plan
from regietafel.plans.queries.tree import Party, party_of
from regietafel.plans.queries.visible import actions_visible_to


@dataclass(frozen=True)
class Change:
    """What differs between an action and the one it came from; either side may be empty."""

    what: str
    before: str
    after: str


@dataclass
class Station:
    """An action on the line, with what changed since each action that it came from."""

    action: Action
    parties: list[Party]
    is_here: bool = False
    changes: list[tuple[Action, list[Change]]] = field(default_factory=list)

    @property
    def norm(self) -> FrequencyNorm | None:
        """How often it was to happen."""
        return getattr(self.action, "norm", None)

    @property
    def leads(self) -> list[str]:
        """The names of those who lead."""
        return [party.name for party in self.parties if party.leads]

    @property
    def others(self) -> list[str]:
        """The names of all others."""
        return [party.name for party in self.parties if not party.leads]


@dataclass
class Stage:
    """The actions of one plan on the line."""

    plan: Plan
    stations: list[Station]

    @property
    def holds_here(self) -> bool:
        """Whether the action that one looks at is of this plan."""
        return any(station.is_here for station in self.stations)


def lineage_of(user: Any, action: Action) -> list[Stage]:
    """The plans from the oldest to the newest with the actions related to this one, as far as the person sees them.

    Ancestors and descendants, not cousins: what split off from an ancestor is another story.
    """
    links = list(
        Action.predecessors.through.objects.filter(from_action__plan__region=action.plan.region_id).values_list(
            "from_action", "to_action"
        )
    )
    older = follow(action.pk, [(new, old) for new, old in links])
    newer = follow(action.pk, [(old, new) for new, old in links])
    visible = actions_visible_to(user).filter(pk__in=older | newer | {action.pk})
    found = {one.pk: one for one in visible.select_related("plan__region", "norm")}
    parties = parties_at(found)
    stations = {pk: Station(one, parties.get(pk, []), pk == action.pk) for pk, one in found.items()}
    for new, old in links:
        if new in stations and old in stations:
            station = stations[new]
            station.changes.append((stations[old].action, changes_between(stations[old], station)))
    stages: dict[int, Stage] = {}
    for station in sorted(stations.values(), key=lambda one: place_in_time(one.action)):
        stages.setdefault(station.action.plan_id, Stage(station.action.plan, [])).stations.append(station)
    return list(stages.values())


def place_in_time(action: Action) -> tuple[int, int, int, int, int]:
    """Plans in the order of their years, actions in the order of their plan."""
    return (action.plan.start_year, action.plan.end_year, action.plan_id, action.order, action.pk)


def follow(start: int, steps: list[tuple[int, int]]) -> set[int]:
    """All that is reached from an action by these steps."""
    nearest: dict[int, set[int]] = {}
    for left, right in steps:
        nearest.setdefault(left, set()).add(right)
    seen, waiting = {start}, [start]
    while waiting:
        further = nearest.get(waiting.pop(), set()) - seen
        seen |= further
        waiting.extend(further)
    return seen - {start}


def parties_at(actions: dict[int, Action]) -> dict[int, list[Party]]:
    """Who is named at each of the actions."""
    found: dict[int, list[Party]] = {}
    rows = ActionParty.objects.filter(action__in=actions).select_related(
        "organisation", "group", "function__organisation"
    )
    for row in rows.order_by("order", "pk"):
        found.setdefault(row.action_id, []).append(party_of(row))
    return found


def changes_between(old: Station, new: Station) -> list[Change]:
    """What a reader would call a change: title, norm, who leads, who takes part."""
    pairs = [
        ("title", old.action.title, new.action.title),
        ("norm", old.norm.text if old.norm else "", new.norm.text if new.norm else ""),
        ("leads", only_in(old.leads, new.leads), only_in(new.leads, old.leads)),
        ("others", only_in(old.others, new.others), only_in(new.others, old.others)),
    ]
    return [Change(what, before, after) for what, before, after in pairs if before != after]


def only_in(mine: list[str], theirs: list[str]) -> str:
    """The names that stand on one side only."""
    return ", ".join(sorted(set(mine) - set(theirs), key=str.casefold))
