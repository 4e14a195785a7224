"""A plan beside the one before it: what each action came from, what a person answers, and what is never asked again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from regietafel.core.errors import Refusal
from regietafel.journal.models import Entry
from regietafel.organisations.models import Function
from regietafel.people.models import User
from regietafel.plans.models import Action, FrequencyNorm, Goal, Plan, PlanStatus, Unrelated
from regietafel.plans.operations.descent import ask_again, confirm_predecessor, tell_apart
from regietafel.plans.queries.descent import proposals_for
from regietafel.plans.queries.lineage import Change
from regietafel.plans.queries.timeline import Turn, timeline_of
from regietafel.plans.telling import told_likeness
from tests.cast import Person
from tests.plans import make

ClientOf = Callable[[Person], Client]


@pytest.fixture
def before(plan: Plan) -> Plan:
    """The closed plan 2020–2022 of the region."""
    old = make.make_framework("themes", ["T1"], (2020, 2022))
    return make.make_plan(plan.region, old, "2020-2022", status=PlanStatus.CLOSED)


@pytest.fixture
def older(before: Plan, director_function: Function) -> dict[str, Action]:
    """Its actions by a word."""
    goal = make.make_goal(before, "1")
    found = {
        "network": make.make_action(goal, "Netwerkmoment met alle partners"),
        "bus": make.make_action(goal, "Deelfietsen kopen"),
        "lost": make.make_action(goal, "Sociale kruidenier zoeken"),
    }
    FrequencyNorm.objects.create(action=found["network"], text="2 keer per jaar", times=2)
    make.make_party(found["network"], director_function)
    return found


@pytest.fixture
def bikes(goals: dict[str, Goal]) -> list[Action]:
    """Two actions about bicycles in the plan that runs."""
    return [make.make_action(goals["2.1"], title) for title in ("Fietslessen geven", "Fietsen herstellen")]


def test_each_action_says_which_turn_it_took(
    director: User, plan: Plan, action: Action, led_action: Action, older: dict[str, Action], bikes: list[Action]
) -> None:
    action.predecessors.add(older["network"])
    for one in bikes:
        one.predecessors.add(older["bus"])
    found = timeline_of(director, plan)
    assert [(line.row.action, line.turn) for line in found.lines] == [
        (action, Turn.CONTINUED),
        (led_action, Turn.NEW),
        (bikes[0], Turn.SPLIT),
        (bikes[1], Turn.SPLIT),
    ]
    assert found.stopped == [older["lost"]]
    assert found.counts == {Turn.CONTINUED: 1, Turn.SPLIT: 2, Turn.NEW: 1, Turn.STOPPED: 1}
    assert found.lines[0].cells == [[older["network"]]]
    bikes[0].predecessors.add(older["lost"])
    assert timeline_of(director, plan).lines[2].turn == Turn.JOINED


def test_what_changed_says_whether_it_is_to_happen_more_often(
    director: User, plan: Plan, action: Action, older: dict[str, Action]
) -> None:
    action.predecessors.add(older["network"])
    FrequencyNorm.objects.create(action=action, text="4 keer per jaar", times=4)
    [(old, changes)] = timeline_of(director, plan).lines[0].changes
    assert old == older["network"]
    assert changes == [
        Change("title", "Netwerkmoment met alle partners", "Netwerkmoment organiseren"),
        Change("norm", "2 keer per jaar", "4 keer per jaar", "more"),
        Change("others", "", "Werkhuis De Klaver"),
    ]


def test_a_plan_without_one_before_it_says_so(browser: Client, plan: Plan, action: Action) -> None:
    page = browser.get(reverse("plans:timeline", args=[plan.region.slug, plan.slug]))
    assert "geen eerder plan" in page.content.decode()


def test_it_is_read_with_the_same_questions_however_long_it_is(
    director: User,
    plan: Plan,
    goals: dict[str, Goal],
    action: Action,
    older: dict[str, Action],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(30):
        one = make.make_action(goals["2.1"], f"Deelfietsen {number}")
        one.predecessors.add(make.make_action(older["bus"].goal, f"Fietsen {number}"))
    with django_assert_max_num_queries(24):
        timeline_of(director, plan)
        proposals_for(director, plan)


# --- what is asked -----------------------------------------------------------------------


def asked(user: User, plan: Plan) -> list[tuple[Action, Action]]:
    """The open questions."""
    return [(one.newer, one.earlier) for one in proposals_for(user, plan)]


def test_what_resembles_an_earlier_action_is_asked_with_reasons(
    director: User, plan: Plan, action: Action, older: dict[str, Action]
) -> None:
    [one] = proposals_for(director, plan)
    assert (one.newer, one.earlier) == (action, older["network"])
    told = told_likeness(one)
    assert "dezelfde trekker: regisseur" in told.reasons
    assert any("1 van de 2" in reason for reason in told.reasons)


def test_an_answer_is_kept_and_can_be_taken_back(
    director: User, plan: Plan, action: Action, older: dict[str, Action]
) -> None:
    old = older["network"]
    confirm_predecessor(actor=director, action=action, earlier=old)
    assert list(action.predecessors.all()) == [old]
    assert asked(director, plan) == []
    assert Entry.objects.filter(verb="changed", object_id=action.pk).count() == 1
    confirm_predecessor(actor=director, action=action, earlier=old)
    assert Entry.objects.filter(verb="changed", object_id=action.pk).count() == 1
    ask_again(actor=director, action=action, earlier=old)
    assert asked(director, plan) == [(action, old)]
    tell_apart(actor=director, action=action, earlier=old)
    tell_apart(actor=director, action=action, earlier=old)
    assert Unrelated.objects.get().said_by == director
    assert asked(director, plan) == []
    ask_again(actor=director, action=action, earlier=old)
    assert asked(director, plan) == [(action, old)]
    told = Entry.objects.filter(verb="changed", object_id=action.pk).order_by("pk")
    assert [(bool(one.before), bool(one.after)) for one in told][2:] == [(False, True), (True, False)]


def test_an_answer_makes_a_form_that_is_open_collide(director: User, action: Action, older: dict[str, Action]) -> None:
    version = action.version
    assert confirm_predecessor(actor=director, action=action, earlier=older["network"]).version == version + 1


@pytest.mark.parametrize("wrong", ["later", "removed", "closed", "said already"])
def test_what_cannot_be_is_refused(
    director: User, plan: Plan, action: Action, older: dict[str, Action], wrong: str
) -> None:
    newer, earlier = (action, older["network"])
    if wrong == "later":
        newer, earlier = earlier, newer
        Plan.objects.filter(pk=newer.plan_id).update(status=PlanStatus.RUNNING)
    elif wrong == "removed":
        Action.objects.filter(pk=earlier.pk).update(removed_at="2024-01-01T00:00Z")
        earlier.refresh_from_db()
    elif wrong == "closed":
        Plan.objects.filter(pk=plan.pk).update(status=PlanStatus.CLOSED)
    else:
        newer.predecessors.add(earlier)
    with pytest.raises(Refusal):
        tell_apart(actor=director, action=newer, earlier=earlier)


def test_the_buttons_answer_and_the_next_question_comes(
    browser: Client, plan: Plan, action: Action, older: dict[str, Action]
) -> None:
    questions = reverse("plans:proposals", args=[plan.region.slug, plan.slug])
    page = browser.get(questions, {"nr": "7"}).content.decode()
    assert "Netwerkmoment met alle partners" in page
    assert "Deelfietsen" not in page
    url = reverse("plans:answer", args=[plan.region.slug, plan.slug, action.pk, older["network"].pk])
    after = browser.post(url, {"answer": "yes", "next": f"{questions}?nr=1"}, follow=True)
    assert after.redirect_chain[-1][0] == f"{questions}?nr=1"
    assert "geen vragen meer" in after.content.decode()
    assert url in after.content.decode()
    browser.post(url)
    assert not action.predecessors.exists()
    assert browser.post(url, {"answer": "no", "next": "https://elders.example/"}).headers["Location"] == questions


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("director", 302),
        ("colleague", 302),
        ("partner", 403),
        ("head_of_service", 403),
        ("editor", 404),
        ("admin", 404),
    ],
)
def test_only_who_works_on_the_plan_answers(
    everyone: dict[str, Person], client_of: ClientOf, action: Action, older: dict[str, Action], role: str, status: int
) -> None:
    plan = action.plan
    url = reverse("plans:answer", args=[plan.region.slug, plan.slug, action.pk, older["network"].pk])
    assert client_of(everyone[role]).post(url, {"answer": "yes"}).status_code == status
    assert action.predecessors.exists() == (status == 302)


def test_an_action_of_another_region_is_no_answer(browser: Client, action: Action, other_action: Action) -> None:
    Plan.objects.filter(pk=other_action.plan_id).update(start_year=2019)
    plan = action.plan
    url = reverse("plans:answer", args=[plan.region.slug, plan.slug, action.pk, other_action.pk])
    assert browser.post(url, {"answer": "yes"}).status_code == 404
