"""What somebody without an account reads: published plans, without words that only insiders know."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from django.db.models import Count, Q

from regietafel.organisations.models import Organisation
from regietafel.plans.models import Plan, Priority
from regietafel.plans.queries.tree import ActionRow, Node, Tree, YearMark, read_tree
from regietafel.plans.queries.visible import published_plans
from regietafel.reading.abbreviations import ABBREVIATIONS, Explainer
from regietafel.territories.models import Region

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


@dataclass
class PublicAction:
    """An action in plain words."""

    number: str
    title: str
    description: str
    leads: list[str]
    others: list[str]
    timing: str
    norm: str
    state: str
    years: list[YearMark]


@dataclass
class PublicGoal:
    """A goal in plain words."""

    level: str
    number: str
    title: str
    description: str
    depth: int
    priorities: list[Priority]
    actions: list[PublicAction] = field(default_factory=list)
    children: list[PublicGoal] = field(default_factory=list)
    guests: list[str] = field(default_factory=list)


@dataclass
class PublicPlan:
    """A plan as the public reads it, with the abbreviations that occur in it."""

    tree: Tree
    goals: list[PublicGoal]
    words: list[tuple[str, str]]


def read_public(plan: Plan) -> PublicPlan:
    """Put a published plan into plain words, from the top down, as it will be read.

    What was said about a year, with reasons and evidence, stays with the network; the public sees how it stands.
    """
    tree = read_tree(plan)
    explainer = Explainer(ABBREVIATIONS | short_names(plan))
    goals = [plain_goal(node, explainer) for node in tree.nodes]
    return PublicPlan(tree, goals, sorted(explainer.used.items(), key=lambda word: word[0].casefold()))


def short_names(plan: Plan) -> dict[str, str]:
    """The organisations of the plan that go by letters or figures, such as W13, with their full names."""
    named = Organisation.objects.filter(
        Q(parties__action__plan=plan, parties__action__removed_at__isnull=True)
        | Q(functions__parties__action__plan=plan, functions__parties__action__removed_at__isnull=True)
    )
    pairs = named.order_by().values_list("short_name", "name").distinct()
    return {short: name for short, name in pairs if BY_LETTERS.fullmatch(short) and short != name}


def plain_goal(node: Node, explainer: Explainer) -> PublicGoal:
    """A goal and all below it."""
    found = PublicGoal(
        node.level,
        node.goal.number,
        explainer.explain(node.goal.title),
        explainer.explain(node.goal.description),
        node.depth,
        node.priorities,
    )
    found.actions = [plain_action(row, explainer) for row in node.actions]
    found.guests = [explainer.explain(str(row.action)) for row in node.contributing]
    found.children = [plain_goal(child, explainer) for child in node.children]
    return found


def plain_action(row: ActionRow, explainer: Explainer) -> PublicAction:
    """An action; who takes part is named in full."""
    return PublicAction(
        row.action.number,
        explainer.explain(row.action.title),
        explainer.explain(row.action.description),
        [explainer.explain(party.name) for party in row.leads],
        [explainer.explain(party.name) for party in row.others],
        explainer.explain(row.action.timing),
        explainer.explain(row.norm.text) if row.norm else "",
        row.state,
        row.years,
    )
