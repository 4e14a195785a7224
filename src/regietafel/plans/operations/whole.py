"""Many goals and actions at once, with all that hangs on them: a statement for each kind of row, whatever their number.

What may not stand in a plan one by one may not here either; the checks are those of the single deeds. The caller writes
the journal, for it knows where all of this came from.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import touch
from regietafel.journal.models import kind_of
from regietafel.plans.models import (
    Action,
    ActionParty,
    ActionPhase,
    FrequencyNorm,
    Goal,
    Indicator,
    IndicatorKind,
    Plan,
    Priority,
    WorkingYear,
    YearBasis,
)
from regietafel.plans.operations import indicators as indicator_rules
from regietafel.plans.operations.goals import insist_on_parent, insist_on_priorities, insist_on_title
from regietafel.plans.operations.norms import NormWords
from regietafel.plans.operations.openness import insist_year_is_open, lock_open_plan
from regietafel.plans.operations.parties import MOST_PER_ACTION, Who, column_of
from regietafel.plans.operations.phases import PhaseRow
from regietafel.plans.operations.positions import insist_on_goal
from regietafel.plans.operations.years import insist_on_years, open_years

Above = str | Goal | None
"""What a row stands under: another new one by its key, a goal that is there, or nothing."""


@dataclass(frozen=True)
class NewGoal:
    """A goal to add; ``key`` is how the other new rows call it. Goals come after those above them."""

    key: str
    title: str
    under: Above = None
    number: str = ""
    description: str = ""
    priorities: Collection[Priority] = ()


@dataclass(frozen=True)
class NewAction:
    """An action to add. Without years it counts in each year of the plan, assumed until a person confirms."""

    key: str
    title: str
    under: Above
    number: str = ""
    description: str = ""
    timing: str = ""
    norm: NormWords | None = None
    years: Collection[int] = ()
    phases: Sequence[PhaseRow] = ()
    indicators: Sequence[str] = ()
    parties: Sequence[tuple[str, Who]] = ()
    priorities: Collection[Priority] = ()
    see_also: Collection[str] = ()


@dataclass
class Made:
    """What was added, by the keys of the new rows."""

    goals: dict[str, Goal] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)


def add_whole(plan: Plan, goals: Sequence[NewGoal], actions: Sequence[NewAction]) -> Made:
    """Add everything inside the transaction of the caller's deed; the first thing that cannot be is refused by its name."""
    plan = lock_open_plan(plan.pk)
    made = Made()
    add_goals(plan, goals, made)
    add_actions(plan, actions, made)
    add_parts(plan, [(made.actions[one.key], one) for one in actions])
    add_references(actions, made)
    for row in (*made.goals.values(), *made.actions.values()):
        touch(kind_of(row), row.pk)
    return made


def resolved(above: Above, made: Made) -> Goal | None:
    """The goal that is meant."""
    return made.goals[above] if isinstance(above, str) else above


def insist_fits(row: Any, name: str) -> None:
    """Refuse a value that is longer than the plan can keep; nothing is ever cut off."""
    try:
        row.clean_fields(exclude=["plan", "goal", "parent", "action", "depth", "order", "indicator"])
    except ValidationError as error:
        label, messages = next(iter(error.message_dict.items()))
        field_name = str(row._meta.get_field(label).verbose_name)
        raise Refusal(
            _("“%(name)s”, %(field)s: %(why)s") % {"name": name[:80], "field": field_name, "why": messages[0]}
        ) from error


def add_goals(plan: Plan, goals: Sequence[NewGoal], made: Made) -> None:
    """The goals, level by level, each last under what it stands under."""
    places = Places(Goal.objects.filter(plan=plan).values_list("parent").annotate(Max("order")))
    left = list(goals)
    while left:
        ready = [one for one in left if not isinstance(one.under, str) or one.under in made.goals]
        if not ready:
            raise Refusal(_("“%(name)s” stands under nothing that is taken over.") % {"name": left[0].title[:80]})
        rows = [goal_row(plan, one, resolved(one.under, made), places) for one in ready]
        for one, row in zip(ready, Goal.objects.bulk_create(rows), strict=True):
            made.goals[one.key] = row
        left = [one for one in left if one.key not in made.goals]
    through = Goal.priorities.through
    through.objects.bulk_create(
        through(goal_id=made.goals[one.key].pk, priority_id=priority.pk) for one in goals for priority in one.priorities
    )


def goal_row(plan: Plan, one: NewGoal, parent: Goal | None, places: Places) -> Goal:
    """One goal, checked."""
    insist_on_parent(plan, parent, levels=1)
    insist_on_priorities(plan, one.priorities)
    row = Goal(
        plan=plan,
        parent=parent,
        depth=parent.depth + 1 if parent else 1,
        order=places.next(parent.pk if parent else None),
        number=one.number,
        title=insist_on_title(one.title),
        description=one.description,
    )
    insist_fits(row, str(row))
    return row


class Places:
    """The last place that is taken under each goal."""

    def __init__(self, taken: Iterable[tuple[int | None, int | None]]) -> None:
        self.taken = {above: last or 0 for above, last in taken}

    def next(self, above: int | None) -> int:
        """The next free place."""
        self.taken[above] = self.taken.get(above, 0) + 1
        return self.taken[above]


def add_actions(plan: Plan, actions: Sequence[NewAction], made: Made) -> None:
    """The rows of the actions, each last under its goal."""
    places = Places(Action.objects.filter(plan=plan).values_list("goal").annotate(Max("order")))
    rows = [action_row(plan, one, resolved(one.under, made), places) for one in actions]
    for one, row in zip(actions, Action.objects.bulk_create(rows), strict=True):
        made.actions[one.key] = row
    through = Action.priorities.through
    through.objects.bulk_create(
        through(action_id=made.actions[one.key].pk, priority_id=priority.pk)
        for one in actions
        for priority in one.priorities
    )


def action_row(plan: Plan, one: NewAction, goal: Goal | None, places: Places) -> Action:
    """One action, checked."""
    name = f"{one.number} {one.title}".strip()
    if goal is None:
        raise Refusal(_("“%(name)s” stands under no goal.") % {"name": name[:80]})
    insist_on_goal(plan.pk, goal)
    insist_on_priorities(plan, one.priorities)
    row = Action(
        plan=plan,
        goal=goal,
        order=places.next(goal.pk),
        number=one.number,
        title=one.title.strip(),
        description=one.description,
        timing=one.timing,
    )
    insist_fits(row, name)
    return row


Pair = tuple[Action, NewAction]


def add_parts(plan: Plan, pairs: Sequence[Pair]) -> None:
    """Norms, years, phases, indicators and parties: one statement for each kind."""
    FrequencyNorm.objects.bulk_create(norm for pair in pairs for norm in norms(*pair))
    WorkingYear.objects.bulk_create(lines_of(plan, pairs))
    ActionPhase.objects.bulk_create(phase for pair in pairs for phase in phases(*pair))
    Indicator.objects.bulk_create(one for pair in pairs for one in indicators(*pair))
    ActionParty.objects.bulk_create(party for pair in pairs for party in parties(*pair))


def norms(action: Action, one: NewAction) -> Iterator[FrequencyNorm]:
    """How often, if there is anything to say of it."""
    if one.norm is not None and one.norm.text:
        row = FrequencyNorm(action=action, **one.norm.columns())
        insist_fits(row, str(action))
        yield row


def lines_of(plan: Plan, pairs: Sequence[Pair]) -> Iterator[WorkingYear]:
    """The lines of the actions: those that are stated, or one for each open year of the plan, assumed."""
    assumed = open_years(plan)
    for year in {year for _action, one in pairs for year in one.years}:
        insist_year_is_open(plan, year, field="years")
    for action, one in pairs:
        wanted = insist_on_years(plan, one.years)
        basis = YearBasis.STATED if wanted else YearBasis.ASSUMED
        for year in wanted or assumed:
            yield WorkingYear(action=action, year=year, basis=basis)


def phases(action: Action, one: NewAction) -> Iterator[ActionPhase]:
    """The stretches, in their order."""
    for order, phase in enumerate(one.phases):
        if phase.ends.last < phase.starts.first:
            raise Refusal(_("“%(text)s” ends before it starts.") % {"text": phase.text})
        row = ActionPhase(
            action=action,
            order=order,
            starts_on=phase.starts.first,
            starts_precision=phase.starts.precision,
            ends_on=phase.ends.last,
            ends_precision=phase.ends.precision,
            text=phase.text,
        )
        insist_fits(row, str(action))
        yield row


def indicators(action: Action, one: NewAction) -> Iterator[Indicator]:
    """What is looked at, as statements: which of them are figures, a person says later."""
    most = indicator_rules.MOST_PER_ACTION
    if len(one.indicators) > most:
        raise Refusal(
            _("“%(name)s”: %(why)s")
            % {"name": action, "why": _("An action has at most %(most)s indicators.") % {"most": most}}
        )
    for order, title in enumerate(one.indicators):
        row = Indicator(action=action, order=order, kind=IndicatorKind.STATEMENT, title=title)
        insist_fits(row, str(action))
        yield row


def parties(action: Action, one: NewAction) -> Iterator[ActionParty]:
    """Who takes part, each once in a role."""
    if len(one.parties) > MOST_PER_ACTION:
        raise Refusal(
            _("“%(name)s”: %(why)s")
            % {"name": action, "why": _("An action names at most %(most)s parties.") % {"most": MOST_PER_ACTION}}
        )
    seen = dict.fromkeys((role, type(who), who.pk) for role, who in one.parties)
    by_key = {(role, type(who), who.pk): who for role, who in one.parties}
    for order, key in enumerate(seen):
        yield ActionParty(action=action, order=order, role=key[0], **column_of(by_key[key]))


def add_references(actions: Sequence[NewAction], made: Made) -> None:
    """What the new actions refer to among themselves."""
    pairs = {
        (made.actions[one.key].pk, target.pk): None
        for one in actions
        for target in targets(one, made.actions)
        if target.pk != made.actions[one.key].pk
    }
    through = Action.see_also.through
    through.objects.bulk_create(through(from_action_id=here, to_action_id=there) for here, there in pairs)
    goals = {
        (made.actions[one.key].pk, made.goals[key].pk): None
        for one in actions
        for key in one.see_also
        if key in made.goals
    }
    seen = Action.see_goals.through
    seen.objects.bulk_create(seen(action_id=here, goal_id=there) for here, there in goals)


def targets(one: NewAction, actions: Mapping[str, Action]) -> Iterator[Action]:
    """The actions that one refers to."""
    return (actions[key] for key in one.see_also if key in actions)
