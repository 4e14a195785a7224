"""The page of an action: why it counts, how often it is to happen, what it came from."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.journal.operations import record
from regietafel.organisations.models import Organisation, StakeholderGroup
from regietafel.people.models import User
from regietafel.plans.models import (
    Action,
    Contribution,
    Evidence,
    FrequencyNorm,
    Goal,
    Indicator,
    IndicatorKind,
    IndicatorYear,
    NormOwner,
    PartyRole,
    Plan,
    PlanStatus,
    Priority,
)
from regietafel.plans.queries.detail import action_page, norm_in_words
from regietafel.plans.queries.lineage import lineage_of
from regietafel.plans.queries.reasons import Counting, counting_of
from regietafel.plans.queries.tree import read_tree
from tests.cast import Person
from tests.plans import make

ClientOf = Callable[[Person], Client]


def counting(plan: Plan, title: str) -> Counting:
    """Why an action counts."""
    tree = read_tree(plan)
    return counting_of(tree, next(row for row in tree.rows if row.action.title == title))


def reasons(plan: Plan, title: str) -> dict[str, list[tuple[str, str]]]:
    """Why an action counts, in short: code → (kind of reason, goal or action)."""
    return {
        priority.code: [(str(one.because), str(one.goal or one.action or "")) for one in found]
        for priority, found in counting(plan, title).by_priority
    }


def test_every_reason_is_named(plan: Plan, goals: dict[str, Goal], priorities: dict[str, Priority]) -> None:
    carrier = make.make_action(goals["2.1"], "draagt", number="2.1.1")
    carrier.priorities.add(priorities["WSE-LR1"])
    Contribution.objects.create(action=carrier, goal=goals["4.1"])
    pointing = make.make_action(goals["3.1"], "wijst", number="3.1.1")
    pointing.carried_out_by.add(carrier)
    assert reasons(plan, "draagt") == {
        "WSE-LR1": [("named", "")],
        "WSE-LR2": [("goal", "2 Doel 2")],
        "WSE-LR3": [("carries", "3.1.1 wijst")],
        "WSE-LR4": [("contributes", "4.1 Doel 4.1")],
    }
    assert reasons(plan, "wijst") == {}
    assert [action.title for action in counting(plan, "wijst").carriers] == ["draagt"]


def test_in_a_chain_the_last_is_named(plan: Plan, goals: dict[str, Goal]) -> None:
    first, second, third = (make.make_action(goals[f"{n}.1"], t) for n, t in ((3, "a"), (4, "b"), (2, "c")))
    first.carried_out_by.add(second)
    second.carried_out_by.add(third)
    assert [action.title for action in counting(plan, "a").carriers] == ["c"]
    assert reasons(plan, "c") == {
        "WSE-LR2": [("goal", "2 Doel 2")],
        "WSE-LR3": [("carries", "a")],
        "WSE-LR4": [("carries", "b")],
    }


def test_the_reasons_are_those_of_the_coverage_guard(plan: Plan, goals: dict[str, Goal]) -> None:
    for number in ("1.1", "2.1", "3.1"):
        action = make.make_action(goals[number], f"actie {number}")
        Contribution.objects.create(action=action, goal=goals["4"])
    Action.objects.get(title="actie 1.1").carried_out_by.add(Action.objects.get(title="actie 2.1"))
    tree = read_tree(plan)
    for row in tree.rows:
        assert [one for one, _ in counting_of(tree, row).by_priority] == row.priorities


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"times": Decimal(4), "at_least": True}, "minstens 4 keer per jaar"),
        ({"times": Decimal("0.5")}, "0,5 keer per jaar"),
        ({"times": Decimal(12)}, "12 keer per jaar"),
        ({"times": Decimal(3), "about": True}, "ongeveer 3 keer per jaar"),
    ],
)
def test_a_norm_that_can_be_judged_is_a_number(fields: dict[str, object], words: str) -> None:
    assert norm_in_words(FrequencyNorm(text="x", **fields)) == words


def test_a_norm_that_cannot_be_judged_says_so() -> None:
    vague = norm_in_words(FrequencyNorm(text="regelmatig"))
    theirs = norm_in_words(FrequencyNorm(text="volgens POM", times=Decimal(4), owner=NormOwner.ORGANISER))
    assert vague.startswith("Niet meetbaar")
    assert theirs != vague
    assert "4" not in theirs


def test_words_that_say_it_already_are_not_said_twice(action: Action, director: User) -> None:
    FrequencyNorm.objects.create(action=action, text="Minstens 4 keer per jaar", times=4, at_least=True)
    page = action_page(director, action)
    assert page is not None
    assert page.norm_words == ""


def test_an_indicator_has_a_place_for_every_year(action: Action, director: User) -> None:
    number = Indicator.objects.create(action=action, kind=IndicatorKind.NUMBER, title="Momenten", unit="keer")
    IndicatorYear.objects.create(indicator=number, year=2023, target_number=Decimal("4.00"), actual_number=Decimal(0))
    IndicatorYear.objects.create(indicator=number, year=2025, target_number=Decimal("2.50"))
    words = Indicator.objects.create(action=action, order=1, title="Netwerk")
    IndicatorYear.objects.create(indicator=words, year=2030, target_text="ruim", actual_text="krap")
    page = action_page(director, action)
    assert page is not None
    assert [[(one.year, one.target, one.actual) for one in row.values] for row in page.indicators] == [
        [(2023, "4", "0"), (2024, "", ""), (2025, "2,5", "")],
        [(2023, "", ""), (2024, "", ""), (2025, "", ""), (2030, "ruim", "krap")],
    ]


def test_references_go_both_ways_and_never_to_what_is_hidden(
    plan: Plan, goals: dict[str, Goal], action: Action, other_action: Action, director: User
) -> None:
    seen, gone = (
        make.make_action(goals["2.1"], "gezien"),
        make.make_action(goals["2.1"], "weg", removed_at=timezone.now()),
    )
    action.see_also.add(seen, gone, other_action)
    action.see_goals.add(goals["3"], goals["4"])
    Goal.objects.filter(pk=goals["4"].pk).update(removed_at=timezone.now())
    here, there = action_page(director, action), action_page(director, seen)
    assert here is not None
    assert there is not None
    assert [one.title for one in here.see_also] == ["gezien"]
    assert [one.pk for one in there.seen_from] == [action.pk]
    assert [goal.number for goal in here.see_goals] == ["3"]


def later(plan: Plan, title: str, *, from_: Action, year: int = 2026, **fields: object) -> Action:
    """An action of a later plan that comes from an earlier one."""
    new = make.make_plan(plan.region, plan.framework, f"plan-{year}", start_year=year, end_year=year + 2, **fields)
    action = make.make_action(make.make_goal(new, "1"), title)
    action.predecessors.add(from_)
    return action


def test_the_line_through_the_plans_tells_what_changed(
    plan: Plan, action: Action, director: User, organisation: Organisation, group: StakeholderGroup
) -> None:
    FrequencyNorm.objects.create(action=action, text="maandelijks", times=12)
    after = later(plan, "Netwerkmoment anders", from_=action)
    make.make_party(after, group)
    make.make_party(after, organisation, PartyRole.PARTNER)
    FrequencyNorm.objects.create(action=after, text="minstens 4 keer per jaar", times=4)
    old, new = lineage_of(director, after)
    assert (old.holds_here, new.holds_here) == (False, True)
    assert old.stations[0].changes == []
    [(source, changes)] = new.stations[0].changes
    assert source == action
    assert [(one.what, one.before, one.after) for one in changes] == [
        ("title", "Netwerkmoment organiseren", "Netwerkmoment anders"),
        ("norm", "maandelijks", "minstens 4 keer per jaar"),
        ("leads", "regisseur", "lokale besturen"),
    ]


def test_the_line_reaches_back_and_on_but_not_aside(plan: Plan, action: Action, director: User) -> None:
    middle = later(plan, "midden", from_=action, year=2026)
    last = later(plan, "laatst", from_=middle, year=2029)
    later(plan, "zijtak", from_=action, year=2032)
    titles = [[station.action.title for station in stage.stations] for stage in lineage_of(director, middle)]
    assert titles == [["Netwerkmoment organiseren"], ["midden"], ["laatst"]]
    assert [len(stage.stations) for stage in lineage_of(director, last)] == [1, 1, 1]


def test_a_draft_further_on_is_no_part_of_the_line_for_others(
    plan: Plan, action: Action, director: User, partner: User
) -> None:
    later(plan, "ontwerp", from_=action, status=PlanStatus.DRAFT)
    assert len(lineage_of(director, action)) == 2
    assert len(lineage_of(partner, action)) == 1


def test_a_line_that_bites_its_tail_still_ends(plan: Plan, action: Action, director: User) -> None:
    after = later(plan, "later", from_=action)
    action.predecessors.add(after)
    assert len(lineage_of(director, action)) == 2


def page_of(client: Client, name: str, action: Action) -> str:
    """A page of an action."""
    response = client.get(reverse(name, args=[action.plan.region.slug, action.plan.slug, action.pk]))
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_shows_what_was_said_and_what_happened(
    plan: Plan, action: Action, director: User, partner: User, client_of: ClientOf
) -> None:
    line = action.working_years.get(year=2023)
    line.state, line.sentence = "done", "Vier keer gehouden."
    line.said_by, line.said_at = director, timezone.make_aware(dt.datetime(2024, 2, 1, 9, 30))
    line.save()
    Evidence.objects.create(line=line, label="verslag", url="https://example.org/verslag")
    record(actor=director, verb="changed", on=action, region=plan.region, before={"title": "a"}, after={"title": "b"})
    page = page_of(client_of(partner), "plans:action", action)
    for text in ("Vier keer gehouden.", "Dirk Regisseur", "1 februari 2024", 'href="https://example.org/verslag"'):
        assert text in page
    assert 'id="year-2023"' in page


@pytest.mark.parametrize(
    ("name", "status", "buttons"),
    [
        ("director", "running", {"edit", "report"}),
        ("colleague", "running", {"edit", "report"}),
        ("partner", "running", {"report"}),
        ("head_of_service", "running", set()),
        ("director", "closed", set()),
        ("partner", "closed", set()),
    ],
)
def test_only_permitted_buttons_are_shown(
    name: str,
    status: str,
    buttons: set[str],
    plan: Plan,
    led_action: Action,
    everyone: dict[str, Person],
    client_of: ClientOf,
) -> None:
    plan.status = status
    plan.save()
    where = [plan.region.slug, plan.slug, led_action.pk]
    page = page_of(client_of(everyone[name]), "plans:action", led_action)
    found = {
        "edit": reverse("plans:action-edit", args=where) in page,
        "report": reverse("plans:year", args=[*where, 2023]) in page,
    }
    assert {button for button, there in found.items() if there} == buttons


@pytest.mark.parametrize(
    ("name", "tools"), [("director", True), ("colleague", True), ("partner", False), ("head_of_service", False)]
)
def test_only_the_team_has_tools_in_the_tree(
    name: str, tools: bool, plan: Plan, action: Action, everyone: dict[str, Person], client_of: ClientOf
) -> None:
    page = client_of(everyone[name]).get(reverse("plans:plan", args=[plan.region.slug, plan.slug])).content.decode()
    assert (f'href="{reverse("plans:action-menu", args=[plan.region.slug, plan.slug, action.pk])}' in page) is tools
    assert ("data-reorder-item" in page) is tools


def test_a_state_that_a_lead_set_is_marked_in_the_tree(
    plan: Plan, action: Action, led_action: Action, director: User, client_of: ClientOf
) -> None:
    Action.objects.filter(pk=action.pk).update(state_override="under_way", state_reason="loopt door")
    page = client_of(director).get(reverse("plans:plan", args=[plan.region.slug, plan.slug])).content.decode()
    lines = dict(re.findall(r'id="action-(\d+)".*?plan-row__state">(.*?)<ul', page, re.DOTALL))
    assert "ui-muted" in lines[str(action.pk)]
    assert "ui-muted" not in lines[str(led_action.pk)]


def test_a_filtered_tree_is_not_dragged(plan: Plan, action: Action, director: User, client_of: ClientOf) -> None:
    page = client_of(director).get(reverse("plans:plan", args=[plan.region.slug, plan.slug]) + "?year=2023")
    assert "data-reorder" not in page.content.decode()


def test_texts_of_people_stay_text(plan: Plan, goal: Goal, director: User, client_of: ClientOf) -> None:
    nasty = '<script>alert("x")</script>'
    action = make.make_action(goal, nasty, description=nasty, timing=nasty, years=(2023,))
    make.make_party(action, Organisation.objects.create(region=plan.region, name=nasty))
    FrequencyNorm.objects.create(action=action, text=nasty)
    client = client_of(director)
    where = [plan.region.slug, plan.slug]
    for page in (
        reverse("plans:plan", args=where),
        reverse("plans:print", args=where),
        reverse("plans:action", args=[*where, action.pk]),
        reverse("plans:lineage", args=[*where, action.pk]),
    ):
        assert nasty not in client.get(page).content.decode()
