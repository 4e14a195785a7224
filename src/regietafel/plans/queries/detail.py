"""One action with everything that its page says, in a constant number of queries."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import CharField, Prefetch
from django.db.models import Value as RowName
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from regietafel.core import registry
from regietafel.core.registry import Block
from regietafel.plans.models import (
    Action,
    ActionPhase,
    Contribution,
    FrequencyNorm,
    Goal,
    Indicator,
    IndicatorKind,
    IndicatorYear,
    NormOwner,
    WorkingYear,
    yes_or_no,
)
from regietafel.plans.pictures import YearPicture, picture_of
from regietafel.plans.queries.lines import at_hand
from regietafel.plans.queries.parties import Party
from regietafel.plans.queries.reasons import Counting, counting_of
from regietafel.plans.queries.tree import ActionRow, Tree, read_around
from regietafel.plans.queries.visible import actions_visible_to, goals_visible_to


@dataclass(frozen=True)
class Value:
    """Target and actual of an indicator in one year, as they are to be read."""

    year: int
    target: str = ""
    actual: str = ""
    numbers: tuple[Decimal | None, Decimal | None] = (None, None)


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator with a value for each year of the plan."""

    indicator: Indicator
    values: list[Value]

    @property
    def picture(self) -> YearPicture | None:
        """The figures drawn, if there are any."""
        return picture_of([(one.year, *one.numbers, one.actual) for one in self.values])

    @property
    def finding(self) -> str:
        """What the picture shows: the last result beside its target. Whether more is better, nobody told the computer."""
        last = next((one for one in reversed(self.values) if one.actual), None)
        if last is None:
            return _("No result was filled in yet.")
        words = _("%(year)s: %(actual)s, with %(target)s as target") if last.target else _("%(year)s: %(actual)s")
        return words % {
            "year": last.year,
            "actual": f"{last.actual} {self.indicator.unit}".strip(),
            "target": last.target,
        }


@dataclass
class ActionPage:
    """What the page of an action shows; everything in it may be seen by the person who asked."""

    row: ActionRow
    tree: Tree
    counting: Counting
    lines: list[WorkingYear] = field(default_factory=list)
    happened: dict[int, list[Block]] = field(default_factory=dict)
    """Year → what apps above know to have happened for it."""
    phases: list[ActionPhase] = field(default_factory=list)
    indicators: list[IndicatorRow] = field(default_factory=list)
    contributions: list[Contribution] = field(default_factory=list)
    see_also: list[Action] = field(default_factory=list)
    seen_from: list[Action] = field(default_factory=list)
    see_goals: list[Goal] = field(default_factory=list)
    carried_out_by: list[Action] = field(default_factory=list)
    carries_out: list[Action] = field(default_factory=list)

    @property
    def years(self) -> list[tuple[WorkingYear, list[Block]]]:
        """The accountable lines, each with what is known to have happened in its year."""
        return [(line, self.happened.get(line.year, [])) for line in self.lines]

    @property
    def has_references(self) -> bool:
        """Whether the plan refers from here to elsewhere, or from elsewhere to here."""
        return any((self.see_also, self.seen_from, self.see_goals, self.carried_out_by, self.carries_out))

    @property
    def norm_words(self) -> str:
        """What the words of the norm come to, unless the words say just that."""
        said = norm_in_words(self.row.norm) if self.row.norm else ""
        return "" if self.row.norm and said.casefold() == self.row.norm.text.casefold() else said

    @property
    def roles(self) -> list[tuple[str, list[Party]]]:
        """Who takes part, by role, leads first and then in the order of the plan."""
        found: dict[str, list[Party]] = {}
        for party in [*self.row.leads, *self.row.others]:
            found.setdefault(str(party.role.label), []).append(party)
        return list(found.items())


def action_page(user: Any, action: Action) -> ActionPage | None:
    """Read the page of an action that the person may see; nothing if a goal above it was removed."""
    tree = read_around(action)
    row = next((one for one in tree.rows if one.action.pk == action.pk), None)
    if row is None:
        return None
    own = row.action
    lines = WorkingYear.objects.filter(action=own).select_related("said_by").prefetch_related(at_hand())
    contributions = Contribution.objects.filter(action=own, goal__in=goal_keys(tree)).select_related("goal")
    contributes = own.pk in tree.links.contributions
    return ActionPage(
        row=row,
        tree=tree,
        counting=counting_of(tree, row),
        lines=list(lines.order_by("year")),
        happened=happened_for(user, own),
        phases=list(own.phases.order_by("starts_on", "order")),
        indicators=indicator_rows(own),
        contributions=list(contributions.order_by("goal__order")) if contributes else [],
        **references_of(user, own),
    )


def happened_for(user: Any, action: Action) -> dict[int, list[Block]]:
    """Year → what apps above know to have happened for an action, such as meetings that were held."""
    found: dict[int, list[Block]] = {}
    for provider in registry.year_evidence:
        for year, blocks in provider(user, action).items():
            found.setdefault(year, []).extend(blocks)
    return found


RELATIONS: dict[str, tuple[Any, str, str]] = {
    "see_also": (Action.see_also.through, "from_action", "to_action"),
    "seen_from": (Action.see_also.through, "to_action", "from_action"),
    "carried_out_by": (Action.carried_out_by.through, "from_action", "to_action"),
    "carries_out": (Action.carried_out_by.through, "to_action", "from_action"),
}
"""How actions refer to each other: name of the list → the table, our side in it, the other side."""
SEE_GOALS = "see_goals"


def references_of(user: Any, action: Action) -> dict[str, list[Any]]:
    """What the action refers to, and what refers to it, as far as the person sees it; most actions refer to nothing."""
    parts = [
        through.objects.filter(**{ours: action})
        .annotate(name=RowName(name, output_field=CharField()))
        .values_list("name", theirs)
        for name, (through, ours, theirs) in RELATIONS.items()
    ]
    goals: Any = Action.see_goals.through.objects.filter(action=action)
    parts.append(goals.annotate(name=RowName(SEE_GOALS, output_field=CharField())).values_list("name", "goal"))
    keys: dict[str, set[int]] = {name: set() for name in (*RELATIONS, SEE_GOALS)}
    for name, key in parts[0].union(*parts[1:], all=True):
        keys[name].add(key)
    wanted = set().union(*(keys[name] for name in RELATIONS))
    rows = actions_visible_to(user).filter(pk__in=wanted).select_related("plan__region") if wanted else None
    seen = list(rows.order_by("plan", "goal__order", "order", "pk")) if rows is not None else []
    found: dict[str, list[Any]] = {name: [one for one in seen if one.pk in keys[name]] for name in RELATIONS}
    visible = goals_visible_to(user).filter(pk__in=keys[SEE_GOALS]).select_related("plan__region")
    return {**found, SEE_GOALS: list(visible) if keys[SEE_GOALS] else []}


def goal_keys(tree: Tree) -> list[int]:
    """The keys of all goals of a tree, those without actions too."""
    waiting, found = list(tree.nodes), []
    while waiting:
        node = waiting.pop()
        found.append(node.goal.pk)
        waiting.extend(node.children)
    return found


def indicator_rows(action: Action) -> list[IndicatorRow]:
    """The indicators of an action with their values, a year without values too."""
    indicators = action.indicators.prefetch_related(Prefetch("values", IndicatorYear.objects.order_by("year")))
    rows = []
    for indicator in indicators.order_by("order", "pk"):
        values = {value.year: value for value in indicator.values.all()}
        years = sorted({*action.plan.years, *values})
        rows.append(
            IndicatorRow(
                indicator,
                [value_of(indicator, year, values[year]) if year in values else Value(year) for year in years],
            )
        )
    return rows


def value_of(indicator: Indicator, year: int, value: IndicatorYear) -> Value:
    """A number as people write it, else the words."""
    if indicator.kind == IndicatorKind.NUMBER:
        numbers = (value.target_number, value.actual_number)
        return Value(year, plain_number(numbers[0]), plain_number(numbers[1]), numbers)
    if indicator.kind == IndicatorKind.YES_NO:
        return Value(year, yes_or_no(value.target_text), yes_or_no(value.actual_text))
    return Value(year, value.target_text, value.actual_text)


def plain_number(number: Decimal | None) -> str:
    """A number without zeros that say nothing; empty is not zero."""
    return "" if number is None else number_format(Decimal(f"{number.normalize():f}"))


def norm_in_words(norm: FrequencyNorm) -> str:
    """Against what practice can be held: a number a year, somebody else's planning, or nothing."""
    if norm.owner == NormOwner.ORGANISER:
        return _("The organiser decides: not our norm.")
    if norm.times is None:
        return _("Not measurable: the words hold no number.")
    words = _("%(times)s times a year")
    if norm.at_least:
        words = _("at least %(times)s times a year")
    elif norm.about:
        words = _("about %(times)s times a year")
    return words % {"times": plain_number(norm.times)}
