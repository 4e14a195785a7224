"""From read nodes to rows of a plan: what would be made, what cannot be kept, and what stands in the way.

Nothing is written here and nothing is cut: a value that does not fit is a fault with the name of its node.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from regietafel.intake.norm_words import norm_of
from regietafel.intake.phase_dates import phase_row
from regietafel.plans.models import Action, ActionPhase, Goal, Indicator, PartyRole, Priority
from regietafel.plans.models.plan import DEEPEST_LEVEL
from regietafel.plans.operations.indicators import MOST_PER_ACTION
from regietafel.plans.operations.parties import Who
from regietafel.plans.operations.phases import PhaseRow
from regietafel.plans.operations.whole import NewAction, NewGoal
from regietafel.reading.frequency import plain
from regietafel.reading.name_forms import folded
from regietafel.reading.plan_reading import ACTION, LEAD, LINK, PARTICIPANT, PARTNER, PRIORITY, PROMOTER, Node

ROLES = {
    LEAD: PartyRole.LEAD,
    PARTICIPANT: PartyRole.PARTICIPANT,
    PARTNER: PartyRole.PARTNER,
    LINK: PartyRole.LINK,
    PROMOTER: PartyRole.PROMOTOR,
}
LOOSE = "loose"
"""The key of the goal for actions that stand under none."""


@dataclass(frozen=True)
class Frame:
    """What a person says about the plan that a reading becomes. ``priorities`` has, by node, the priority of the framework."""

    years: Sequence[int]
    priorities: Mapping[str, Priority] = field(default_factory=dict)
    codes: Mapping[str, Priority] = field(default_factory=dict)
    fold: bool = False
    """Whether the read priorities are no level of their own: what stands under them counts for them, one step higher."""
    loose_title: str = ""


@dataclass(frozen=True)
class Note:
    """Something about one node that a person should know, as a code with values for its sentence."""

    code: str
    node: str
    about: str = ""


@dataclass
class Planned:
    """What a reading would become."""

    goals: list[NewGoal] = field(default_factory=list)
    actions: list[NewAction] = field(default_factory=list)
    warnings: list[Note] = field(default_factory=list)
    faults: list[Note] = field(default_factory=list)
    depth: int = 0
    undecided: dict[str, str] = field(default_factory=dict)
    """The names that nobody has chosen for yet: they are left out."""

    @property
    def rows(self) -> list[NewGoal | NewAction]:
        """Goals and actions together."""
        return [*self.goals, *self.actions]


class Planner:
    """Makes the rows of one reading; ``who`` has by folded name whom it means, nobody for a name that stays text."""

    def __init__(self, nodes: Sequence[Node], frame: Frame, who: Mapping[str, Sequence[Who]]) -> None:
        self.nodes = {node.id: node for node in nodes}
        self.frame = frame
        self.who = who
        self.found = Planned()
        self.depths: dict[str, int] = {}

    def plan(self) -> Planned:
        """Everything, in the order of the document."""
        kept = [node for node in self.nodes.values() if self.is_kept(node)]
        for node in kept:
            if node.level != ACTION:
                self.add_goal(node)
        loose = [node for node in kept if node.level == ACTION and self.goal_above(node) is None]
        if loose:
            self.found.goals.append(NewGoal(LOOSE, self.frame.loose_title))
            self.found.warnings.append(Note("under_no_goal", self.frame.loose_title, str(len(loose))))
        for node in kept:
            if node.level == ACTION:
                self.add_action(node)
        self.found.depth = max(self.depths.values(), default=0) or (1 if loose else 0)
        return self.found

    def is_kept(self, node: Node) -> bool:
        """Whether it becomes a row of its own: a folded priority does not."""
        return not (self.frame.fold and node.level == PRIORITY)

    def above(self, node: Node) -> Iterator[Node]:
        """What stands above a node, nearest first; a circle ends where it closes."""
        seen = {node.id}
        parent = self.nodes.get(node.parent or "")
        while parent is not None and parent.id not in seen:
            seen.add(parent.id)
            yield parent
            parent = self.nodes.get(parent.parent or "")

    def goal_above(self, node: Node) -> Node | None:
        """The nearest goal or priority above that becomes a row."""
        return next((one for one in self.above(node) if one.level != ACTION and self.is_kept(one)), None)

    def add_goal(self, node: Node) -> None:
        """A goal with the priorities that it stands for."""
        parent = self.goal_above(node)
        self.depths[node.id] = 1 + len([one for one in self.above(node) if one.level != ACTION and self.is_kept(one)])
        if self.depths[node.id] > DEEPEST_LEVEL:
            self.found.faults.append(Note("too_deep", name_of(node)))
        self.insist_fits(node, Goal, {"title": node.title, "number": node.number, "description": node.description})
        priorities = self.priorities_of(node)
        if self.frame.fold and (parent is None):
            priorities |= {found.pk: found for one in self.above(node) for found in self.priorities_of(one).values()}
        self.found.goals.append(
            NewGoal(
                node.id,
                node.title,
                parent.id if parent else None,
                node.number,
                node.description,
                tuple(priorities.values()),
            )
        )

    def priorities_of(self, node: Node) -> dict[int, Priority]:
        """The priorities of the framework that a node itself names, or that a person said it is."""
        found = [self.frame.codes[code] for code in map(plain, node.codes) if code in self.frame.codes]
        if node.id in self.frame.priorities:
            found.append(self.frame.priorities[node.id])
        for code in node.codes:
            if plain(code) not in self.frame.codes:
                self.note_once(Note("unknown_code", name_of(node), code))
        return {one.pk: one for one in found}

    def note_once(self, note: Note) -> None:
        """A warning, unless it stands there already."""
        if note not in self.found.warnings:
            self.found.warnings.append(note)

    def add_action(self, node: Node) -> None:
        """An action with all that hangs on it."""
        above = self.goal_above(node)
        if any(one.level == ACTION for one in self.above(node)):
            self.found.warnings.append(Note("under_an_action", name_of(node)))
        self.insist_fits(
            node,
            Action,
            {
                "title": node.title,
                "number": node.number,
                "description": node.description,
                "timing": node.timing,
            },
        )
        priorities = self.own_priorities(node, above)
        self.found.actions.append(
            NewAction(
                node.id,
                node.title,
                above.id if above else LOOSE,
                node.number,
                node.description,
                node.timing,
                norm_of(node.timing, node.frequency),
                tuple(self.years_of(node)),
                tuple(self.phases_of(node)),
                tuple(self.indicators_of(node)),
                tuple(self.parties_of(node)),
                priorities,
                tuple(self.references_of(node)),
            )
        )

    def own_priorities(self, node: Node, above: Node | None) -> tuple[Priority, ...]:
        """The priorities that an action names itself; with no goal above it also those of the priorities that are no level."""
        mine = self.priorities_of(node)
        higher = {pk: found for one in self.above(node) for pk, found in self.priorities_of(one).items()}
        if above is None:
            return tuple((higher | mine).values())
        return tuple(found for pk, found in mine.items() if pk not in higher)

    def years_of(self, node: Node) -> list[int]:
        """The years of the node that are years of the plan."""
        outside = [year for year in node.years if year not in self.frame.years]
        if outside:
            self.found.warnings.append(Note("years_outside", name_of(node), ", ".join(map(str, outside))))
        return sorted(set(node.years) - set(outside))

    def phases_of(self, node: Node) -> Iterator[PhaseRow]:
        """The stretches of which a year is known."""
        for phase in node.phases:
            row = phase_row(phase)
            if row is None:
                self.found.warnings.append(Note("phase_without_year", name_of(node), phase.words or phase.text))
                continue
            self.insist_fits(node, ActionPhase, {"text": row.text})
            yield row

    def indicators_of(self, node: Node) -> Iterator[str]:
        """What is looked at."""
        if len(node.indicators) > MOST_PER_ACTION:
            self.found.faults.append(Note("too_many_indicators", name_of(node), str(len(node.indicators))))
        for title in node.indicators:
            self.insist_fits(node, Indicator, {"title": title})
            yield title

    def parties_of(self, node: Node) -> Iterator[tuple[str, Who]]:
        """Whom the names mean, each in the role in which the document names them."""
        for named in (*node.leads, *node.partners):
            key = folded(named.name)
            if key not in self.who:
                self.found.undecided.setdefault(key, named.name)
                continue
            if not self.who[key]:
                self.found.warnings.append(Note("name_stays_text", name_of(node), named.name))
            for who in self.who[key]:
                yield ROLES.get(named.role, PartyRole.PARTNER), who

    def references_of(self, node: Node) -> Iterator[str]:
        """The keys of what the node refers to, by key, number or title."""
        for reference in node.see_also:
            key = self.target(reference)
            if key is None:
                self.found.warnings.append(Note("reference_not_found", name_of(node), reference))
            elif key != node.id:
                yield key

    def target(self, reference: str) -> str | None:
        """The node that a reference means; nobody where two bear that number."""
        if reference in self.nodes:
            return reference
        wanted = plain(reference).strip(". ")
        for said in (lambda node: node.number.strip(". "), lambda node: plain(node.title)):
            found = [node.id for node in self.nodes.values() if wanted and said(node) == wanted and self.is_kept(node)]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def insist_fits(
        self, node: Node, model: type[Goal | Action | ActionPhase | Indicator], values: dict[str, str]
    ) -> None:
        """Note as a fault what is longer than the plan can keep, and a title that is missing."""
        for name, value in values.items():
            column: Any = model._meta.get_field(name)
            most = getattr(column, "max_length", None)
            if most and len(value) > most:
                self.found.faults.append(
                    Note("too_long", name_of(node), f"{column.verbose_name}: {len(value)} > {most}")
                )
            if name == "title" and not value.strip():
                self.found.faults.append(Note("no_title", name_of(node) or f"{node.source.line}"))


def name_of(node: Node) -> str:
    """Number and title, short enough for a sentence."""
    whole = f"{node.number} {node.title}".strip()
    return whole if len(whole) <= 90 else f"{whole[:89]}…"


def likely_priorities(nodes: Sequence[Node], priorities: Sequence[Priority]) -> dict[str, Priority]:
    """Which priority of the framework each read priority is: by its code, its title, or its number in order."""
    codes = {plain(one.code): one for one in priorities}
    titles = {plain(text): one for one in priorities for text in (*one.titles.values(), *one.shorts.values())}
    found: dict[str, Priority] = {}
    for node in nodes:
        if node.level == ACTION:
            continue
        by_code = next((codes[code] for code in map(plain, node.codes) if code in codes), None)
        named = by_code or titles.get(plain(node.title))
        if named is not None:
            found[node.id] = named
    return found
