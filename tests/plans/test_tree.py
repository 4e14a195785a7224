"""The plan as a tree: in the order of the plan, whole, without rows of others, and at a constant price."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from regietafel.organisations.models import Function, Organisation, StakeholderGroup
from regietafel.people.models import User
from regietafel.plans.coverage import coverage_of
from regietafel.plans.models import (
    Action,
    Contribution,
    FrequencyNorm,
    Goal,
    PartyRole,
    Plan,
    Priority,
    Tag,
    TagKind,
    YearBasis,
    YearState,
)
from regietafel.plans.queries.tree import Node, read_tree
from tests.cast import Person
from tests.plans import make

ClientOf = Callable[[Person], Client]


def outline(nodes: list[Node]) -> list[object]:
    """The titles of a tree, nested as it is."""
    return [(node.goal.number, [row.action.title for row in node.actions], outline(node.children)) for node in nodes]


def test_the_tree_has_the_order_of_the_plan_and_not_that_of_entry(plan: Plan) -> None:
    second = make.make_goal(plan, "2")
    first = make.make_goal(plan, "1")
    below = make.make_goal(plan, "1.1", parent=first)
    later = make.make_action(below, "later")
    sooner = make.make_action(below, "sooner")
    Goal.objects.filter(pk=first.pk).update(order=0)
    Goal.objects.filter(pk=second.pk).update(order=1)
    Action.objects.filter(pk=sooner.pk).update(order=0)
    Action.objects.filter(pk=later.pk).update(order=1)
    assert outline(read_tree(plan).nodes) == [("1", [], [("1.1", ["sooner", "later"], [])]), ("2", [], [])]


def test_a_line_says_who_how_often_when_and_what_for(
    plan: Plan,
    action: Action,
    priorities: dict[str, Priority],
    group: StakeholderGroup,
    organisation: Organisation,
    director_function: Function,
) -> None:
    make.make_party(action, group, PartyRole.CO_LEAD)
    FrequencyNorm.objects.create(action=action, text="minstens 4 keer per jaar", times=4, at_least=True)
    action.tags.add(Tag.objects.create(kind=TagKind.THEME, code="netwerk", names={"nl": "netwerk"}))
    action.priorities.add(priorities["WSE-LR4"])
    [row] = read_tree(plan).rows
    assert [(party.name, party.role) for party in row.leads] == [
        (str(director_function), PartyRole.LEAD),
        (str(group), PartyRole.CO_LEAD),
    ]
    assert [(party.name, party.role) for party in row.others] == [(organisation.name, PartyRole.PARTNER)]
    assert row.norm is not None
    assert row.norm.times == 4
    assert [str(tag) for tag in row.tags] == ["netwerk"]
    assert [one.code for one in row.priorities] == ["WSE-LR1", "WSE-LR4"]
    assert [goal.number for goal in row.path] == ["1", "1.1"]
    assert read_tree(plan).nodes[0].level == "prioriteit"


def test_every_year_of_the_plan_has_a_mark_with_or_without_a_line(plan: Plan, goal: Goal) -> None:
    action = make.make_action(goal, "a")
    make.make_line(action, 2024, YearState.DONE, basis=YearBasis.ASSUMED)
    make.make_line(action, 2030, YearState.UNDER_WAY)
    [row] = read_tree(plan).rows
    assert [(mark.year, mark.state, mark.assumed, mark.reported) for mark in row.years] == [
        (2023, "", False, False),
        (2024, "done", True, True),
        (2025, "", False, False),
    ]


@pytest.mark.parametrize(("said", "reported"), [(False, False), (True, True)])
def test_a_planned_line_is_reported_once_somebody_spoke(plan: Plan, goal: Goal, said: bool, reported: bool) -> None:
    make.make_line(make.make_action(goal, "a"), 2023, said_at=timezone.now() if said else None)
    assert read_tree(plan).rows[0].years[0].reported is reported


def test_the_state_follows_from_the_lines_unless_a_lead_says_otherwise(plan: Plan, goal: Goal) -> None:
    make.make_action(goal, "derived", years=(2023,), state=YearState.DONE)
    make.make_action(
        goal, "said", years=(2023,), state=YearState.DONE, state_override="under_way", state_reason="loopt nog"
    )
    assert [(row.state, row.is_overridden) for row in read_tree(plan).rows] == [("done", False), ("under_way", True)]


def test_a_goal_shows_the_actions_of_others_that_count_there(plan: Plan, goals: dict[str, Goal]) -> None:
    guest = make.make_action(goals["2.1"], "gast")
    Contribution.objects.create(action=guest, goal=goals["4.1"])
    Contribution.objects.create(action=guest, goal=goals["2.1"])
    top = {node.goal.number: node for node in read_tree(plan).nodes}
    assert [row.action.title for row in top["4"].children[0].contributing] == ["gast"]
    assert top["2"].children[0].contributing == []
    assert (top["4"].count, top["4"].guests) == (0, 1)
    assert (top["2"].count, top["2"].guests) == (1, 0), "it is no guest at its own goal"


def test_nothing_removed_and_nothing_of_another_plan_is_in_the_tree(
    plan: Plan, goals: dict[str, Goal], other_action: Action
) -> None:
    make.make_action(goals["1.1"], "weg", removed_at=timezone.now())
    make.make_action(goals["2.1"], "onder weg")
    Goal.objects.filter(pk=goals["2"].pk).update(removed_at=timezone.now())
    tree = read_tree(plan)
    assert tree.rows == []
    assert [node.goal.number for node in tree.nodes] == ["1", "3", "4"]


def test_the_coverage_of_a_tree_is_the_coverage_of_its_plan(plan: Plan, goals: dict[str, Goal]) -> None:
    pointing = make.make_action(goals["3.1"], "wijst", years=(2023, 2024), basis=YearBasis.ASSUMED)
    carrier = make.make_action(goals["2.1"], "draagt", years=(2023,), basis=YearBasis.ASSUMED)
    make.make_action(goals["1.1"], "uitgesteld", years=(2023,), state=YearState.MOVED)
    pointing.carried_out_by.add(carrier)
    assert read_tree(plan).coverage.rows == coverage_of(plan).rows


def fill(plan: Plan, goals: dict[str, Goal], organisation: Organisation, count: int) -> None:
    """Many actions with everything that hangs on one, made in bulk."""
    actions = Action.objects.bulk_create(
        Action(plan=plan, goal=goals[f"{number % 4 + 1}.1"], order=number, title=f"actie {number}")
        for number in range(count)
    )
    tag = Tag.objects.create(kind=TagKind.THEME, code=f"thema-{count}", names={"nl": "thema"})
    for action in actions:
        make.make_party(action, organisation)
        make.make_line(action, 2023)
        action.tags.add(tag)
        FrequencyNorm.objects.create(action=action, text="maandelijks", times=12)
        Contribution.objects.create(action=action, goal=goals["4.1"])


PAGES = ("plans:plan", "plans:coverage", "plans:print", "plans:list", "home:start")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_as_much_for_300_actions_as_for_one(
    page: str,
    plan: Plan,
    goals: dict[str, Goal],
    organisation: Organisation,
    director: User,
    client_of: ClientOf,
) -> None:
    client = client_of(director)
    arguments = [plan.region.slug] if page in {"plans:list", "home:start"} else [plan.region.slug, plan.slug]
    counts = []
    for count in (1, 299):
        fill(plan, goals, organisation, count)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            response = client.get(reverse(page, args=arguments))
        assert response.status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
    if page == "plans:plan":
        assert counts[1] <= 15, [query["sql"][:90] for query in asked.captured_queries]


def test_the_page_of_an_action_asks_as_much_in_a_long_plan_as_in_a_short_one(
    plan: Plan,
    goals: dict[str, Goal],
    organisation: Organisation,
    action: Action,
    director: User,
    client_of: ClientOf,
) -> None:
    client = client_of(director)
    counts = []
    for count in (1, 30):
        fill(plan, goals, organisation, count)
        other = Action.objects.filter(plan=plan).exclude(pk=action.pk).first()
        assert other is not None
        action.see_also.add(other)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("plans:action", args=[plan.region.slug, plan.slug, action.pk])).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
