"""What somebody without an account reads: published plans, without words that only insiders know."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from django.db.models import Count, Q

from regietafel.organisations.models import Organisation
from regietafel.plans.models import IndicatorYear, Plan, PlanWord, Priority, WorkingYear, YearState
from regietafel.plans.pictures import shares
from regietafel.plans.queries.detail import value_of
from regietafel.plans.queries.tree import ActionRow, Node, Tree, YearMark, read_tree
from regietafel.plans.queries.visible import published_plans
from regietafel.reading.abbreviations import ABBREVIATIONS, Explainer
from regietafel.territories.models import Region, RegionMunicipality

IN_ORDER = (
    YearState.DONE,
    YearState.PARTLY,
    YearState.UNDER_WAY,
    YearState.PLANNED,
    YearState.MOVED,
    YearState.DROPPED,
)
PROGRESS_WIDTH = 400
LETTERS_BEFORE = re.compile(r"^[A-Z]+\s+(?=\d)")
"""What some plans write before the number of a goal ("OD 1.2"); the name of the level stands there already."""

BY_LETTERS = re.compile(r"[A-Z][A-Z0-9]+")


def public_regions() -> list[Region]:
    """The regions that published a plan, by name."""
    return list(Region.objects.filter(pk__in=published_plans().values("region")).order_by("name"))


def public_plans(region_slug: str) -> list[Plan]:
    """The published plans of a region, the newest first; none if the region is not there."""
    return list(
        published_plans()
        .filter(region__slug=region_slug)
        .select_related("region", "framework")
        .annotate(actions_there=Count("actions", filter=Q(actions__removed_at__isnull=True)))
        .order_by("-start_year", "-end_year", "title")
    )


def public_plan(region_slug: str, plan_slug: str) -> Plan | None:
    """One published plan."""
    return published_plans().filter(region__slug=region_slug, slug=plan_slug).select_related("region").first()


@dataclass(frozen=True)
class PublicResult:
    """Target and result of an indicator in one year, in words."""

    year: int
    title: str
    target: str
    actual: str


@dataclass(frozen=True)
class Besides:
    """What a plan shows only because somebody chose so, by the key of the action; empty where nobody did."""

    sentences: dict[int, list[tuple[int, str]]]
    results: dict[int, list[PublicResult]]


@dataclass
class PublicAction:
    """An action in plain words."""

    pk: int
    number: str
    title: str
    description: str
    leads: list[str]
    others: list[str]
    timing: str
    norm: str
    state: str
    years: list[YearMark]
    sentences: list[tuple[int, str]] = field(default_factory=list)
    results: list[PublicResult] = field(default_factory=list)


@dataclass
class PublicGoal:
    """A goal in plain words."""

    pk: int
    level: str
    number: str
    title: str
    description: str
    depth: int
    priorities: list[Priority]
    actions: list[PublicAction] = field(default_factory=list)
    children: list[PublicGoal] = field(default_factory=list)
    guests: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class YearProgress:
    """How far the actions of one year are; ``parts`` says where each state begins in the picture, and how long it is."""

    year: int
    counts: dict[str, int]
    parts: list[tuple[str, int, int]]

    @property
    def total(self) -> int:
        """How many actions stand in the year."""
        return sum(self.counts.values())

    @property
    def done(self) -> int:
        """How many of them are done."""
        return self.counts[YearState.DONE]


@dataclass
class PublicPlan:
    """A plan as the public reads it, with the abbreviations that occur in it; ``unknown`` holds those nobody explains."""

    tree: Tree
    title: str
    goals: list[PublicGoal]
    words: list[tuple[str, str]]
    unknown: list[str]
    contents: list[tuple[int, str]]
    municipalities: list[str]
    progress: list[YearProgress]


def read_public(plan: Plan) -> PublicPlan:
    """Put a published plan into plain words, from the top down, as it will be read.

    Reasons and evidence stay with the network; what was said about a year, and results, are shown where the region chose so.
    """
    tree = read_tree(plan)
    explainer = Explainer(ABBREVIATIONS | short_names(plan) | words_of(plan))
    besides = besides_of(plan)
    title = explainer.explain(plan.title)
    contents = [(node.goal.pk, explainer.explain(node.goal.title)) for node in tree.nodes]
    goals = [plain_goal(node, explainer, besides) for node in tree.nodes]
    return PublicPlan(
        tree,
        title,
        goals,
        sorted(explainer.used.items(), key=lambda word: word[0].casefold()),
        sorted(explainer.unknown),
        contents,
        municipalities_of(plan),
        [progress_in(tree, year) for year in plan.years],
    )


def municipalities_of(plan: Plan) -> list[str]:
    """The municipalities that the region served in some year of the plan, by name."""
    served = RegionMunicipality.objects.filter(
        Q(until__isnull=True) | Q(until__year__gte=plan.start_year),
        region=plan.region_id,
        since__year__lte=plan.end_year,
    )
    return list(served.order_by("municipality__name").values_list("municipality__name", flat=True).distinct())


def progress_in(tree: Tree, year: int) -> YearProgress:
    """Count in which state the actions of a year are."""
    states = [mark.state for row in tree.rows for mark in row.years if mark.year == year and mark.state]
    counts = {state.value: states.count(state) for state in IN_ORDER}
    parts = zip(counts, shares(list(counts.values()), PROGRESS_WIDTH), strict=True)
    return YearProgress(year, counts, [(state, start, width) for state, (start, width) in parts if width])


def short_names(plan: Plan) -> dict[str, str]:
    """The organisations of the plan that go by letters or figures, such as W13, with their full names."""
    named = Organisation.objects.filter(
        Q(parties__action__plan=plan, parties__action__removed_at__isnull=True)
        | Q(functions__parties__action__plan=plan, functions__parties__action__removed_at__isnull=True)
    )
    pairs = named.order_by().values_list("short_name", "name").distinct()
    told = ((short, name.removeprefix(f"{short}, ")) for short, name in pairs)
    return {short: name for short, name in told if BY_LETTERS.fullmatch(short) and short != name}


def words_of(plan: Plan) -> dict[str, str]:
    """What the region says that abbreviations stand for; what this plan says goes before what the others do."""
    found = PlanWord.objects.filter(plan__region=plan.region_id, plan__removed_at__isnull=True)
    pairs = found.order_by("plan__start_year", "plan").values_list("plan", "short", "meaning")
    return {short: meaning for _key, short, meaning in sorted(pairs, key=lambda pair: pair[0] == plan.pk)}


def besides_of(plan: Plan) -> Besides:
    """What the region chose to show besides: sentences about the years, results of the indicators."""
    besides = Besides({}, {})
    if plan.shows_sentences:
        lines = WorkingYear.objects.filter(action__plan=plan).exclude(sentence="").order_by("year")
        for action, year, sentence in lines.values_list("action", "year", "sentence"):
            besides.sentences.setdefault(action, []).append((year, sentence))
    if plan.shows_results:
        rows = IndicatorYear.objects.filter(indicator__action__plan=plan).select_related("indicator")
        for row in rows.order_by("indicator__order", "indicator", "year"):
            value = value_of(row.indicator, row.year, row)
            if value.actual:
                result = PublicResult(
                    row.year, row.indicator.title, with_unit(row, value.target), with_unit(row, value.actual)
                )
                besides.results.setdefault(row.indicator.action_id, []).append(result)
    return besides


def with_unit(row: IndicatorYear, value: str) -> str:
    """A value with its unit behind it, if there is a value."""
    return f"{value} {row.indicator.unit}".strip() if value else ""


def plain_goal(node: Node, explainer: Explainer, besides: Besides) -> PublicGoal:
    """A goal and all below it."""
    found = PublicGoal(
        node.goal.pk,
        explainer.explain(node.level),
        LETTERS_BEFORE.sub("", node.goal.number) if node.level else node.goal.number,
        explainer.explain(node.goal.title),
        explainer.explain(node.goal.description),
        node.depth,
        node.priorities,
    )
    found.actions = [plain_action(row, explainer, besides) for row in node.actions]
    found.guests = [explainer.explain(str(row.action)) for row in node.contributing]
    found.children = [plain_goal(child, explainer, besides) for child in node.children]
    return found


def plain_action(row: ActionRow, explainer: Explainer, besides: Besides) -> PublicAction:
    """An action; who takes part is named in full."""
    return PublicAction(
        row.action.pk,
        row.action.number,
        explainer.explain(row.action.title),
        explainer.explain(row.action.description),
        [explainer.explain(party.name) for party in row.leads],
        [explainer.explain(party.name) for party in row.others],
        when := explainer.explain(row.action.timing),
        "" if when or not row.norm else explainer.explain(row.norm.text),
        row.state,
        row.years,
        [(year, explainer.explain(text)) for year, text in besides.sentences.get(row.action.pk, ())],
        [
            replace(one, title=explainer.explain(one.title), actual=explainer.explain(one.actual))
            for one in besides.results.get(row.action.pk, ())
        ],
    )
