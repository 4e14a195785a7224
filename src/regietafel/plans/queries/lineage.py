"""Where an action comes from and what became of it: its line through the plans of the region."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from regietafel.plans.models import Action, ActionParty, FrequencyNorm, Plan
from regietafel.plans.queries.parties import Party, parties_of
from regietafel.plans.queries.visible import actions_visible_to


@dataclass(frozen=True)
class Change:
    """What differs between an action and the one it came from; either side may be empty.

    ``pace`` says of a norm whether it asks for "more" or "less" than before, where both can be counted.
    """

    what: str
    before: str
    after: str
    pace: str = ""


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
    links = links_in(action.plan.region_id)
    older = follow(action.pk, links)
    newer = follow(action.pk, [(old, new) for new, old in links])
    visible = actions_visible_to(user).filter(pk__in=older | newer | {action.pk})
    found = {one.pk: one for one in visible.select_related("plan__region", "norm")}
    parties = parties_of(ActionParty.objects.filter(action__in=found))
    stations = {pk: Station(one, parties.get(pk, []), pk == action.pk) for pk, one in found.items()}
    for new, old in links:
        if new in stations and old in stations:
            station = stations[new]
            station.changes.append((stations[old].action, changes_between(stations[old], station)))
    stages: dict[int, Stage] = {}
    for station in sorted(stations.values(), key=lambda one: place_in_time(one.action)):
        stages.setdefault(station.action.plan_id, Stage(station.action.plan, [])).stations.append(station)
    return list(stages.values())


def links_in(region: int) -> list[tuple[int, int]]:
    """Which action comes from which, all over the region: (newer, older)."""
    through = Action.predecessors.through.objects
    return list(through.filter(from_action__plan__region=region).values_list("from_action", "to_action"))


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


def changes_between(old: Station, new: Station) -> list[Change]:
    """What a reader would call a change: title, norm, who leads, who takes part."""
    pairs = [
        Change("title", old.action.title, new.action.title),
        Change("norm", old.norm.text if old.norm else "", new.norm.text if new.norm else "", pace_of(old, new)),
        Change("leads", only_in(old.leads, new.leads), only_in(new.leads, old.leads)),
        Change("others", only_in(old.others, new.others), only_in(new.others, old.others)),
    ]
    return [change for change in pairs if change.before != change.after]


def pace_of(old: Station, new: Station) -> str:
    """Whether it is to happen more or less often than before."""
    before, after = (one.norm.times if one.norm else None for one in (old, new))
    if before is None or after is None or before == after:
        return ""
    return "more" if after > before else "less"


def only_in(mine: list[str], theirs: list[str]) -> str:
    """The names that stand on one side only."""
    return ", ".join(sorted(set(mine) - set(theirs), key=str.casefold))
