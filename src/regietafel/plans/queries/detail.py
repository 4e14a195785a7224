"""One action with everything that its page says, in a constant number of queries."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch
from django.utils.formats import number_format
from django.utils.translation import gettext as _

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
from regietafel.plans.queries.reasons import Counting, counting_of
from regietafel.plans.queries.tree import ActionRow, Party, Tree, read_tree
from regietafel.plans.queries.visible import actions_visible_to, goals_visible_to


@dataclass(frozen=True)
class Value:
    """Target and actual of an indicator in one year, as they are to be read."""

    year: int
    target: str = ""
    actual: str = ""


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator with a value for each year of the plan."""

    indicator: Indicator
    values: list[Value]


@dataclass
class ActionPage:
    """What the page of an action shows; everything in it may be seen by the person who asked."""

    row: ActionRow
    tree: Tree
    counting: Counting
    lines: list[WorkingYear] = field(default_factory=list)
    phases: list[ActionPhase] = field(default_factory=list)
    indicators: list[IndicatorRow] = field(default_factory=list)
    contributions: list[Contribution] = field(default_factory=list)
    see_also: list[Action] = field(default_factory=list)
    seen_from: list[Action] = field(default_factory=list)
    see_goals: list[Goal] = field(default_factory=list)
    carried_out_by: list[Action] = field(default_factory=list)
    carries_out: list[Action] = field(default_factory=list)

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
    tree = read_tree(action.plan)
    row = next((one for one in tree.rows if one.action.pk == action.pk), None)
    if row is None:
        return None
    own = row.action
    lines = WorkingYear.objects.filter(action=own).select_related("said_by").prefetch_related("evidence")
    contributions = Contribution.objects.filter(action=own, goal__in=goal_keys(tree)).select_related("goal")
    references = {name: related(user, own, name) for name in RELATIONS}
    return ActionPage(
        row=row,
        tree=tree,
        counting=counting_of(tree, row),
        lines=list(lines.order_by("year")),
        phases=list(own.phases.all()),
        indicators=indicator_rows(own),
        contributions=list(contributions.order_by("goal__order")),
        see_goals=list(goals_visible_to(user).filter(seen_from=own).select_related("plan__region")),
        **references,
    )


RELATIONS = {
    "see_also": "seen_from",
    "seen_from": "see_also",
    "carried_out_by": "carries_out",
    "carries_out": "carried_out_by",
}
"""How actions refer to each other: name of the list → the way back along which it is asked."""


def related(user: Any, action: Action, name: str) -> list[Action]:
    """The actions to which this one refers in one of the ways, as far as the person sees them."""
    rows = actions_visible_to(user).filter(**{RELATIONS[name]: action}).select_related("plan__region")
    return list(rows.order_by("plan", "goal__order", "order", "pk"))


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
        return Value(year, plain_number(value.target_number), plain_number(value.actual_number))
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
