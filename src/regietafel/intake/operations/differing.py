"""A reading changes a plan that is there already: what was chosen of the difference, all of it or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.intake.beside import ACTION, Beside, above_of, beside
from regietafel.intake.models import Adopted, Adoption, AdoptionKind, Reading
from regietafel.intake.operations.adopting import (
    Adoptable,
    adoptable,
    begin,
    codes_of,
    finish,
    insist_fits,
    insist_is_ready,
    keep_passages,
    passage_row,
    told_made,
)
from regietafel.intake.operations.entries import add_entries
from regietafel.intake.operations.putting_back import as_it_stands, change_action, change_goal, goal_as_it_stands
from regietafel.intake.planned import Frame, Planner, likely_priorities
from regietafel.intake.queries.naming import who_by_name
from regietafel.plans.models import Action, Goal, Plan, PlanStatus, PlanVersion, Priority
from regietafel.plans.operations.actions import remove_action
from regietafel.plans.operations.goals import remove_goal
from regietafel.plans.operations.openness import lock_open_plan
from regietafel.plans.operations.versions import amend_plan
from regietafel.plans.operations.whole import Made, NewAction, NewGoal, add_whole
from regietafel.reading.comparison import Compared


@dataclass(frozen=True)
class Decision:
    """Who decided on the change, when, and why: what an approved plan asks for."""

    on: dt.date
    by: str
    reason: str


@dataclass(frozen=True)
class Chosen:
    """What was chosen of a comparison: keys of lines that are new or gone, and fields of lines that changed."""

    keys: frozenset[str]

    def new(self, line: Compared) -> bool:
        """Whether a new goal or action is to be added."""
        return line.read is not None and f"new-{line.read.key}" in self.keys

    def gone(self, line: Compared) -> bool:
        """Whether what the document does not have any more is to be taken away."""
        return line.known is not None and f"gone-{line.known.key}" in self.keys

    def fields(self, line: Compared) -> list[str]:
        """The fields that are to be written."""
        if line.read is None:
            return []
        return [one.name for one in line.differences if f"field-{line.read.key}-{one.name}" in self.keys]


def frame_for(found: Adoptable, plan: Plan, *, fold: bool) -> Frame:
    """How the rows of a reading would look in a plan that is there."""
    priorities = list(Priority.objects.filter(framework=plan.framework_id).order_by("order"))
    return Frame(
        years=plan.years,
        priorities=likely_priorities(found.nodes, priorities),
        codes=codes_of(priorities),
        fold=fold,
        loose_title=_("Actions of the document that stand under no goal"),
    )


def difference_of(found: Adoptable, plan: Plan, *, fold: bool) -> Beside:
    """The comparison of a reading with a plan."""
    planned = Planner(found.nodes, frame_for(found, plan, fold=fold), who_by_name(found.names)).plan()
    return beside(planned, plan)


@operation
def adopt_difference(
    *,
    actor: Any,
    reading: Reading,
    plan: Plan,
    chosen: Chosen,
    mark: str,
    fold: bool = False,
    decision: Decision | None = None,
    now: dt.datetime,
    today: dt.date,
) -> Adoption:
    """Write what was chosen. A plan that was approved is amended with it, so it asks who decided and why."""
    fresh = locked(reading)
    plan = lock_open_plan(plan.pk)
    insist_is_ready(fresh, None)
    insist_on_decision(plan, decision)
    found = adoptable(fresh)
    seen = difference_of(found, plan, fold=fold)
    insist_is_seen(seen, mark)
    wanted = wanted_of(seen, chosen)
    insist_fits(seen.planned.faults)
    entries = add_entries(actor, fresh, found.names)
    who = who_by_name(found.names)
    seen = replace(seen, planned=Planner(found.nodes, frame_for(found, plan, fold=fold), who).plan())
    adoption = begin(fresh, plan, AdoptionKind.DIFFERENCE, actor, now)
    writer = Writer(actor, plan, seen, found, now)
    made = writer.add(wanted)
    writer.change(chosen, made)
    writer.remove(chosen)
    adoption.made, adoption.before = told_made(made, entries), writer.before
    keep_passages(adoption, found, fresh, made)
    Adopted.objects.bulk_create(writer.passages(adoption, fresh))
    if decision is not None and plan.status != PlanStatus.DRAFT:
        adoption.made |= {"version": amend(actor, plan, decision, today).pk}
    finish(adoption, actor, plan)
    return adoption


def insist_on_decision(plan: Plan, decision: Decision | None) -> None:
    """Refuse to change an approved plan without a decision."""
    if plan.status != PlanStatus.DRAFT and decision is None:
        raise Refusal(_("This plan was approved. Say who decided on the change, when and why."), field="decided_by")


def insist_is_seen(seen: Beside, mark: str) -> None:
    """Refuse when the comparison is another one than the person looked at."""
    if seen.mark != mark:
        raise Refusal(
            _(
                "The plan or the reading changed while you were looking. "
                "Look at the difference again; nothing was written."
            )
        )


def amend(actor: Any, plan: Plan, decision: Decision, today: dt.date) -> PlanVersion:
    """Freeze the plan as it stands now, as its next version."""
    return amend_plan(
        actor=actor, plan=plan, decided_on=decision.on, decided_by=decision.by, today=today, reason=decision.reason
    )


def wanted_of(seen: Beside, chosen: Chosen) -> set[str]:
    """The keys of the rows to add, with the new goals above them; refused when nothing at all was chosen."""
    keys = {line.read.key for line in seen.of_kind("new") if line.read and chosen.new(line)}
    above = {one.key: above_of(one) for one in seen.planned.rows}
    new = {line.read.key for line in seen.of_kind("new") if line.read}
    moved = {
        line.read.parent
        for line in seen.of_kind("changed")
        if line.read and line.read.parent and "parent" in chosen.fields(line)
    }
    todo = [*keys, *(moved & new)]
    while todo:
        key = todo.pop()
        keys.add(key)
        parent = above.get(key)
        if parent in new and parent not in keys:
            todo.append(str(parent))
    if not keys and not any(chosen.gone(line) or chosen.fields(line) for line in seen.lines):
        raise Refusal(_("Nothing was chosen. Tick what the plan should take over."))
    return keys


class Writer:
    """Writes the chosen part of a comparison, and keeps what stood there before."""

    def __init__(self, actor: Any, plan: Plan, seen: Beside, found: Adoptable, now: dt.datetime) -> None:
        self.actor, self.plan, self.seen, self.found, self.now = actor, plan, seen, found, now
        self.before: list[dict[str, Any]] = []
        self.changed: list[tuple[str, Goal | Action]] = []
        pairs = [(line.read.key, line.known.key) for line in seen.lines if line.read and line.known]
        self.goals = {one.pk: one for one in Goal.objects.filter(plan=plan)}
        self.known: dict[str, Goal] = {
            read: self.goals[int(known[1:])] for read, known in pairs if known.startswith("g")
        }

    def above(self, key: str | None, made: Made | None = None) -> Goal | str | None:
        """The goal of the plan that a read goal is, else the key of the new one."""
        if key is None:
            return None
        if made is not None and key in made.goals:
            return made.goals[key]
        return self.known.get(key, key)

    def add(self, wanted: Collection[str]) -> Made:
        """The rows that are new, under the goals that are there."""
        goals = [replace(one, under=self.above(above_of(one))) for one in self.seen.planned.goals if one.key in wanted]
        actions = [
            replace(one, under=self.above(above_of(one))) for one in self.seen.planned.actions if one.key in wanted
        ]
        return add_whole(self.plan, goals, actions)

    def change(self, chosen: Chosen, made: Made) -> None:
        """The fields of rows that are there."""
        rows = {one.key: one for one in self.seen.planned.rows}
        for line in self.seen.of_kind("changed"):
            fields = chosen.fields(line)
            if not fields or line.read is None or line.known is None:
                continue
            wanted = rows[line.read.key]
            above = self.above(line.read.parent, made)
            goal = above if isinstance(above, Goal) else None
            if isinstance(wanted, NewAction):
                self.change_action(int(line.known.key[1:]), wanted, goal, fields)
            else:
                self.change_goal(int(line.known.key[1:]), wanted, goal, fields)

    def change_action(self, pk: int, wanted: NewAction, goal: Goal | None, fields: list[str]) -> None:
        """One action."""
        action = Action.objects.select_related("goal", "plan").get(pk=pk)
        self.before.append(as_it_stands(action))
        change_action(actor=self.actor, action=action, wanted=wanted, goal=goal or action.goal, fields=fields)
        self.changed.append((wanted.key, action))

    def change_goal(self, pk: int, wanted: NewGoal, parent: Goal | None, fields: list[str]) -> None:
        """One goal."""
        goal = Goal.objects.get(pk=pk)
        self.before.append(goal_as_it_stands(goal))
        change_goal(actor=self.actor, goal=goal, wanted=wanted, parent=parent, fields=fields)
        self.changed.append((wanted.key, goal))

    def remove(self, chosen: Chosen) -> None:
        """What the document does not have any more goes to the bin, actions before the goals above them."""
        gone = [line.known for line in self.seen.of_kind("gone") if line.known and chosen.gone(line)]
        for item in sorted(gone, key=lambda one: one.level != ACTION):
            pk = int(item.key[1:])
            if item.level == ACTION:
                remove_action(actor=self.actor, action=Action.objects.get(pk=pk), now=self.now)
                self.before.append({"kind": "removed_action", "pk": pk})
            elif Goal.objects.filter(pk=pk, removed_at__isnull=True).exists():
                remove_goal(actor=self.actor, goal=Goal.objects.get(pk=pk), now=self.now)
                self.before.append({"kind": "removed_goal", "pk": pk})

    def passages(self, adoption: Adoption, reading: Reading) -> list[Adopted]:
        """The passages of the rows that were changed."""
        nodes = {node.id: node for node in self.found.nodes}
        lines = reading.lines
        return [
            passage_row(adoption, self.found.keys[key], nodes[key], lines, row)
            for key, row in self.changed
            if key in nodes
        ]
