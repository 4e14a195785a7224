"""A reading becomes a draft plan: everything or nothing, once, and with the passage of each row kept beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Collision, Refusal
from regietafel.core.operations import locked, operation
from regietafel.intake.lifecycle import may_follow
from regietafel.intake.models import Adopted, Adoption, AdoptionKind, NodeState, Reading, ReadingState
from regietafel.intake.operations.entries import Entries, add_entries
from regietafel.intake.passages import passage_of
from regietafel.intake.planned import Frame, Note, Planned, Planner
from regietafel.intake.queries.naming import NameRow, address_book, name_rows, who_by_name
from regietafel.intake.queries.nodes import nodes_of
from regietafel.journal.operations import record
from regietafel.plans.levels import LevelName
from regietafel.plans.models import Action, Framework, Goal, Plan, Priority
from regietafel.plans.operations.plans import PlanData, create_plan
from regietafel.plans.operations.whole import Made, add_whole
from regietafel.reading.plan_reading import Node


@dataclass(frozen=True)
class AdoptionData:
    """What a person says about the plan that a reading becomes."""

    title: str
    framework: Framework
    start_year: int
    end_year: int
    levels: Sequence[LevelName] = ()
    fold: bool = False
    priorities: Mapping[str, Priority] = field(default_factory=dict)

    def frame(self) -> Frame:
        """The same, as the rows are made from it."""
        return Frame(
            years=range(self.start_year, self.end_year + 1),
            priorities=self.priorities,
            codes=codes_of(Priority.objects.filter(framework=self.framework)),
            fold=self.fold,
            loose_title=_("Actions of the document that stand under no goal"),
        )


def codes_of(priorities: Iterable[Priority]) -> dict[str, Priority]:
    """The priorities by their code as it is compared."""
    return {one.code.casefold(): one for one in priorities}


@dataclass
class Adoptable:
    """A reading ready to become rows: its nodes, its names, and whom they mean."""

    nodes: list[Node]
    names: list[NameRow]
    keys: dict[str, int]
    """The row of each node, for its passage."""


def adoptable(reading: Reading) -> Adoptable:
    """What is left of a reading after the review: what was skipped is not there, and what stood under it moves up."""
    rows = list(nodes_of(reading))
    skipped = {row.pk: row.parent_id for row in rows if row.state == NodeState.SKIPPED}
    nodes = []
    for row in rows:
        if row.pk in skipped:
            continue
        parent = row.parent_id
        while parent in skipped:
            parent = skipped[parent]
        row.parent_id = parent
        nodes.append(row.node)
    original = {row.key: str(row.pk) for row in rows if row.key}
    for node in nodes:
        node.see_also = [original.get(one, one) for one in node.see_also]
    names = name_rows(reading.region, nodes, address_book(reading.region))
    return Adoptable(nodes, names, {str(row.pk): row.pk for row in rows})


def preview(found: Adoptable, frame: Frame) -> Planned:
    """What would be made."""
    return Planner(found.nodes, frame, who_by_name(found.names)).plan()


@operation
def adopt_as_plan(
    *, actor: Any, reading: Reading, data: AdoptionData, version: int | None, now: dt.datetime
) -> Adoption:
    """Make a draft plan of a reading. Who comes second gets the plan of the first."""
    fresh = locked(reading)
    if there := standing_adoption(fresh):
        return there
    insist_is_ready(fresh, version)
    found = adoptable(fresh)
    insist_fits(preview(found, data.frame()).faults)
    entries = add_entries(actor, fresh, found.names)
    who = who_by_name(found.names)
    planned = Planner(found.nodes, data.frame(), who).plan()
    if not planned.actions:
        raise Refusal(_("There is no action in this reading, so there is nothing to make a plan of."))
    plan = create_plan(
        actor=actor,
        region=fresh.region,
        data=PlanData(data.title, data.framework, data.start_year, data.end_year, "", data.levels),
    )
    made = add_whole(plan, planned.goals, planned.actions)
    adoption = begin(fresh, plan, AdoptionKind.PLAN, actor, now)
    adoption.made = told_made(made, entries)
    keep_passages(adoption, found, fresh, made)
    fresh.state = ReadingState.ADOPTED
    fresh.save_next("state")
    finish(adoption, actor, plan)
    return adoption


def standing_adoption(reading: Reading) -> Adoption | None:
    """The plan that a reading became, if that was not undone."""
    found = Adoption.objects.filter(reading=reading, kind=AdoptionKind.PLAN, undone_at__isnull=True)
    return found.select_related("plan").first()


def insist_is_ready(reading: Reading, version: int | None) -> None:
    """Refuse a reading that is not there to be taken over, or that was changed since the person looked at it."""
    if reading.is_removed:
        raise Refusal(_("This reading was dropped. Restore it first."))
    if not may_follow(reading.state, ReadingState.ADOPTED):
        raise Refusal(_("This reading cannot be taken over now. Look at it again."))
    if version is not None and reading.version != version:
        raise Collision(reading)


def insist_fits(faults: Sequence[Note]) -> None:
    """Refuse the whole while one value does not fit; the page names them all."""
    if faults:
        first = faults[0]
        raise Refusal(
            _("“%(node)s” does not fit in a plan (%(about)s). Shorten it in the reading first; nothing is cut off.")
            % {"node": first.node, "about": first.about or first.code}
        )


def begin(reading: Reading, plan: Plan, kind: AdoptionKind, actor: Any, now: dt.datetime) -> Adoption:
    """The row of the adoption itself."""
    return Adoption.objects.create(
        region=reading.region,
        reading=reading,
        plan=plan,
        kind=kind,
        plan_title=plan.title,
        file_name=reading.file_name,
        by=actor,
        at=now,
    )


def told_made(made: Made, entries: Entries) -> dict[str, Any]:
    """What was added, by kind, as undoing it needs it."""
    return {
        "goals": [row.pk for row in made.goals.values()],
        "actions": [row.pk for row in made.actions.values()],
        "entries": entries.new,
        "choices": entries.choices,
    }


def keep_passages(adoption: Adoption, found: Adoptable, reading: Reading, made: Made) -> None:
    """Keep with each row that was made the passage in which it was read."""
    lines = reading.lines
    nodes = {node.id: node for node in found.nodes}
    made_rows: dict[str, Goal | Action] = {**made.goals, **made.actions}
    Adopted.objects.bulk_create(
        passage_row(adoption, found.keys[key], nodes[key], lines, row) for key, row in made_rows.items() if key in nodes
    )


def passage_row(adoption: Adoption, node_pk: int, node: Node, lines: Sequence[str], row: Goal | Action) -> Adopted:
    """The passage of one row."""
    found = Adopted(adoption=adoption, node_id=node_pk, passage=passage_of(node, lines), place=node.source.as_json())
    if isinstance(row, Goal):
        found.goal = row
    else:
        found.action = row
    return found


def finish(adoption: Adoption, actor: Any, plan: Plan) -> None:
    """Tell the whole as one deed in the journal, and keep the place in it: what comes later came after."""
    told = {
        "file": adoption.file_name,
        "goals": len(adoption.made.get("goals", [])),
        "actions": len(adoption.made.get("actions", [])),
        "entries": len(adoption.made.get("entries", [])),
    }
    if adoption.before:
        told["changed_rows"] = len(adoption.before)
    entry = record(actor=actor, verb="adopted", on=plan, region=plan.region, after=told)
    adoption.last_entry = entry.pk
    adoption.save()
