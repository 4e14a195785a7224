"""Two plans that must never mix: one of the region that a test is about, one of the other region."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from regietafel.membership.models import FunctionHolder
from regietafel.organisations.models import Function, Organisation, StakeholderGroup
from regietafel.people.models import User
from regietafel.plans.models import Action, Framework, Goal, PartyRole, Plan, Priority, WorkingYear, YearState
from regietafel.territories.models import Region
from tests import cast
from tests.plans import make
from tests.plans.chase import led


@pytest.fixture
def framework(db: None) -> Framework:
    """WSE-LR1 to WSE-LR4, for 2023 to 2025."""
    return make.make_framework()


@pytest.fixture
def spare(db: None) -> Framework:
    """A framework that no plan follows."""
    return make.make_framework("wse-2026", ["A1", "A2", "A3"], (2026, 2028))


@pytest.fixture
def priorities(framework: Framework) -> dict[str, Priority]:
    """The four priorities by their code."""
    return {priority.code: priority for priority in framework.priorities.all()}


@pytest.fixture
def plan(region: Region, framework: Framework) -> Plan:
    """A running plan 2023–2025 of the region, without goals; not published."""
    return make.make_plan(region, framework)


@pytest.fixture
def goals(plan: Plan) -> dict[str, Goal]:
    """For each priority a goal on top ("1" … "4") with one below it ("1.1" … "4.1"), by number."""
    found: dict[str, Goal] = {}
    for position, code in enumerate(make.CODES, start=1):
        top = make.make_goal(plan, str(position), counts_for=[code], order=position - 1)
        found[top.number] = top
        found[f"{position}.1"] = make.make_goal(plan, f"{position}.1", parent=top, order=0)
    return found


@pytest.fixture
def goal(goals: dict[str, Goal]) -> Goal:
    """Goal 1.1, which counts for WSE-LR1."""
    return goals["1.1"]


@pytest.fixture
def director_function(region: Region, director: User) -> Function:
    """The function that the director fills."""
    function = Function.objects.create(region=region, name="regisseur")
    FunctionHolder.objects.create(function=function, user=director, since=dt.date(2020, 1, 1))
    return function


@pytest.fixture
def group(region: Region) -> StakeholderGroup:
    """Partners that are named together."""
    return StakeholderGroup.objects.create(region=region, name="lokale besturen")


@pytest.fixture
def action(goal: Goal, director_function: Function, organisation: Organisation) -> Action:
    """An action of goal 1.1 in 2023, 2024 and 2025: the director leads, the partner's organisation is a partner."""
    action = make.make_action(goal, "Netwerkmoment organiseren", number="1.1.1", years=(2023, 2024, 2025))
    make.make_party(action, director_function)
    make.make_party(action, organisation, PartyRole.PARTNER)
    return action


@pytest.fixture
def led_action(goals: dict[str, Goal], organisation: Organisation) -> Action:
    """An action of goal 2.1 in 2023 that the partner's organisation leads."""
    action = make.make_action(goals["2.1"], "Leerwerkvloer starten", number="2.1.1", years=(2023,))
    make.make_party(action, organisation)
    return action


@pytest.fixture
def other_plan(other_region: Region, framework: Framework) -> Plan:
    """A plan of the other region, with the same short name."""
    return make.make_plan(other_region, framework, title="Actieplan Polderland")


@pytest.fixture
def other_action(other_plan: Plan) -> Action:
    """An action of the other region."""
    goal = make.make_goal(other_plan, "1", counts_for=["WSE-LR1"])
    return make.make_action(goal, "Zeemanswerk", number="1.1", years=(2023,))


@pytest.fixture
def browser(director: User, client_of: Callable[[cast.Person], Client]) -> Client:
    """The director's browser."""
    return client_of(director)


@pytest.fixture
def expert(region: Region) -> Function:
    """A function that somebody outside the team fills."""
    function = Function.objects.create(region=region, name="expert zorg")
    person = cast.make_person("expert@zorg.example", "Eva Expert", language="en")
    FunctionHolder.objects.create(function=function, user=person, since=dt.date(2020, 1, 1))
    return function


@pytest.fixture
def lines(goal: Goal, organisation: Organisation, partner: User, expert: Function) -> list[Action]:
    """Two actions, one for each of two leads."""
    return [led(goal, "Leerwerkvloer starten", organisation), led(goal, "Zorgpunt openen", expert)]


@pytest.fixture
def twelve(plan: Plan, goals: dict[str, Goal]) -> list[WorkingYear]:
    """Twelve actions in 2024, under way, in the order of the plan: rows 2 to 13."""
    actions = [make.make_action(goals["1.1"], f"Actie {one}", number=f"1.1.{one}") for one in range(1, 13)]
    return [make.make_line(one, 2024, YearState.UNDER_WAY, sentence="we zijn bezig") for one in actions]
