"""Two people at the same moment, each with a connection of their own: one after the other, and nothing is lost.

These run on a database file (and on PostgreSQL where there is one): in memory there is nobody to wait for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from regietafel.core.errors import Collision, Refusal
from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.plans.models import Action, Goal, Plan, PlanStatus, PlanVersion
from regietafel.plans.operations.goals import add_goal, edit_goal, remove_goal
from regietafel.plans.operations.moves import move_goal, step_goal
from regietafel.plans.operations.plans import PlanData, create_plan
from regietafel.plans.operations.status import approve_plan
from regietafel.plans.queries.outline import Outline
from tests import cast
from tests.plans import make
from tests.plans.structure import address
from tests.submitted import form_with

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite_file]
TODAY = dt.date(2024, 5, 1)
NOW = dt.datetime(2024, 5, 1, 9, 30, tzinfo=dt.UTC)
Deed = Callable[[], Any]


def at_once(*deeds: Deed) -> list[Any]:
    """Start all deeds at the same moment, each with its own connection; what came of each, refusals included."""
    barrier = Barrier(len(deeds))

    def run(deed: Deed) -> Any:
        try:
            barrier.wait(timeout=10)
            return deed()
        except (Collision, Refusal) as trouble:
            return trouble
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return [future.result(timeout=60) for future in [pool.submit(run, deed) for deed in deeds]]


def kinds(results: list[Any]) -> list[str]:
    """The names of what came of it, in no order."""
    return sorted(type(result).__name__ for result in results)


def retitle(actor: User, goal: Goal, title: str) -> Deed:
    """Change the title of a goal as it stood when both opened it."""
    return lambda: edit_goal(
        actor=actor, goal=goal, version=goal.version, title=title, number=goal.number, description="", priorities=[]
    )


@pytest.mark.parametrize("turn", range(3))
def test_of_two_who_save_one_collides(director: User, colleague: User, goal: Goal, turn: int) -> None:
    results = at_once(retitle(director, goal, "Van Dirk"), retitle(colleague, goal, "Van Carla"))
    assert kinds(results) == ["Collision", "Goal"]
    saved = next(result for result in results if isinstance(result, Goal))
    goal.refresh_from_db()
    assert (goal.title, goal.version) == (saved.title, 2)
    collision = next(result for result in results if isinstance(result, Collision))
    assert collision.current.title == saved.title
    assert Entry.objects.filter(kind="plans.goal").count() == 1


@pytest.mark.parametrize("turn", range(3))
def test_two_who_move_leave_one_order(director: User, colleague: User, plan: Plan, turn: int) -> None:
    tops = [make.make_goal(plan, str(number)) for number in range(6)]
    at_once(
        lambda: move_goal(actor=director, goal=tops[5], parent=None, before=tops[0]),
        lambda: move_goal(actor=colleague, goal=tops[4], parent=None, before=tops[0]),
        lambda: step_goal(actor=director, goal=tops[1], direction="down"),
        lambda: move_goal(actor=colleague, goal=tops[3], parent=tops[2]),
    )
    standing = list(Outline(plan.pk))
    assert {goal.number for goal in standing} == {str(number) for number in range(6)}
    orders = sorted(goal.order for goal in standing if goal.parent_id is None)
    assert orders == sorted(set(orders))
    assert next(goal for goal in standing if goal.pk == tops[3].pk).depth == 2


def test_two_who_move_under_each_other_make_no_circle(director: User, colleague: User, plan: Plan) -> None:
    one, two = make.make_goal(plan, "1"), make.make_goal(plan, "2")
    results = at_once(
        lambda: move_goal(actor=director, goal=one, parent=two),
        lambda: move_goal(actor=colleague, goal=two, parent=one),
    )
    assert kinds(results) == ["Goal", "Refusal"]
    assert len(list(Outline(plan.pk))) == 2


def test_adding_under_a_goal_that_goes_leaves_nothing_hanging(
    director: User, colleague: User, plan: Plan, goals: dict[str, Goal]
) -> None:
    results = at_once(
        lambda: remove_goal(actor=director, goal=goals["1"], now=NOW),
        lambda: add_goal(actor=colleague, plan=plan, parent=goals["1.1"], title="Nieuw"),
    )
    assert kinds(results) in (["Refusal", "Removal"], ["Goal", "Removal"])
    for goal in Goal.objects.filter(plan=plan, removed_at=None):
        assert goal.parent is None or not goal.parent.is_removed


def test_two_who_add_stand_one_after_the_other(director: User, colleague: User, plan: Plan) -> None:
    results = at_once(
        *(
            lambda actor=actor, title=title: add_goal(actor=actor, plan=plan, parent=None, title=title)
            for actor, title in ((director, "Een"), (colleague, "Twee"), (director, "Drie"), (colleague, "Vier"))
        )
    )
    assert sorted(goal.order for goal in results) == [1, 2, 3, 4]


def test_two_who_approve_make_one_version(director: User, plan: Plan, action: Action) -> None:
    Plan.objects.filter(pk=plan.pk).update(status=PlanStatus.DRAFT)
    deed = lambda: approve_plan(  # noqa: E731
        actor=director, plan=plan, decided_on=TODAY, decided_by="AV", today=TODAY
    )
    assert kinds(at_once(deed, deed)) == ["Plan", "Refusal"]
    assert PlanVersion.objects.filter(plan=plan).count() == 1


def test_two_plans_of_the_same_years_get_two_short_names(director: User, colleague: User, plan: Plan) -> None:
    data = PlanData("Nieuw", plan.framework, 2023, 2025)
    results = at_once(
        lambda: create_plan(actor=director, region=plan.region, data=data),
        lambda: create_plan(actor=colleague, region=plan.region, data=data),
    )
    assert {made.slug for made in results} == {"2023-2025-2", "2023-2025-3"}


def posting(person: User, url: str, data: dict[str, list[str]]) -> Deed:
    """A browser that sends a form, to be started later; signed in already."""
    client = Client()
    client.force_login(person)
    return lambda: client.post(url, data)


def test_the_same_form_sent_twice_at_once_makes_one_goal(
    director: User, plan: Plan, client_of: Callable[[cast.Person], Client]
) -> None:
    url = address("goal-add", plan)
    data = form_with(client_of(director).get(url), "title").data(title="Een keer")
    first, second = at_once(posting(director, url, data), posting(director, url, data))
    assert first.status_code == second.status_code == 302
    assert first["Location"] == second["Location"]
    assert Goal.objects.filter(title="Een keer").count() == 1


def test_two_browsers_that_save_at_once_one_sees_both(
    director: User, colleague: User, plan: Plan, goal: Goal, client_of: Callable[[cast.Person], Client]
) -> None:
    url = address("goal-edit", plan, goal)
    forms = {person.name: form_with(client_of(person).get(url), "version") for person in (director, colleague)}
    answers = at_once(
        *(posting(person, url, forms[person.name].data(title=f"Van {person.name}")) for person in (director, colleague))
    )
    assert sorted(answer.status_code for answer in answers) == [302, 409]
    both = next(answer for answer in answers if answer.status_code == 409).content.decode()
    assert "Van Dirk Regisseur" in both
    assert "Van Carla Collega" in both
