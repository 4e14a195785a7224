"""Each year some goals are chosen; what carries them out are actions of the regional plan: one record, two plans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from regietafel.agreements.models import Agreement, AgreementYear
from regietafel.agreements.operations.years import (
    edit_year,
    evaluate,
    make_year,
    remove_year,
    restore_year,
    work_out,
)
from regietafel.agreements.queries.yearly import counting_in
from regietafel.core.errors import Refusal
from regietafel.people.models import User
from regietafel.plans.coverage import coverage_of
from regietafel.plans.models import Action, Plan, YearState
from regietafel.plans.operations.actions import remove_action
from regietafel.territories.models import Region
from tests.agreements.pacts import NOW, carry_out, make_agreement
from tests.agreements.pacts import make_year as planned
from tests.cast import Person
from tests.consultation.make import make_body
from tests.plans import make

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]
END = dt.date(2023, 12, 31)


@pytest.fixture
def agreement(region: Region) -> Agreement:
    """An agreement of three years with three goals."""
    return make_agreement(region, ends_on=dt.date(2025, 12, 31))


@pytest.fixture
def running(region: Region) -> Plan:
    """The regional plan of the same years."""
    return make.make_plan(region, make.make_framework())


@pytest.fixture
def action(running: Plan) -> Action:
    """An action under a goal of WSE-LR4 that works in 2023 and 2024."""
    goal = make.make_goal(running, "4", "Samenwerking met VDAB", counts_for=["WSE-LR4"])
    return make.make_action(goal, "Taalwerkvloer", years=(2023, 2024))


def here(agreement: Agreement, name: str, *more: object) -> str:
    """A page of the agreement."""
    return reverse(f"agreements:{name}", args=[agreement.region.slug, agreement.pk, *more])


def test_its_lines_are_actions_of_the_plan_and_count_there(
    agreement: Agreement, action: Action, director: User, partner: User, client_of: ClientOf
) -> None:
    year = planned(agreement, 2023, 1, 3)
    row = year.chosen.get(goal__number=1)
    client_of(director).post(
        here(agreement, "agreement-year-goal", 2023, row.pk), {"actions": [action.pk], "result": "", "version": 1}
    )
    assert list(row.actions.all()) == [action]
    assert counting_in([action], 2023) == {action.pk: ("WSE-LR4",)}
    assert action.pk in coverage_of(action.plan).cell("WSE-LR4", 2023).actions
    shown = client_of(partner).get(here(agreement, "agreement-year", 2023)).content.decode()
    assert "Taalwerkvloer" in shown
    assert "WSE-LR4" in shown


def test_what_an_action_came_to_is_shown_from_its_working_year(
    agreement: Agreement, action: Action, partner: User, client_of: ClientOf
) -> None:
    carry_out(planned(agreement, 2023, 1), 1, action)
    action.working_years.filter(year=2023).update(state=YearState.DONE, sentence="Acht mensen begonnen.")
    shown = client_of(partner).get(here(agreement, "agreement-year", 2023)).content.decode()
    assert "Acht mensen begonnen." in shown
    assert "gedaan" in shown


def test_the_page_of_the_action_says_that_it_carries_out_the_agreement(
    agreement: Agreement, action: Action, partner: User, client_of: ClientOf
) -> None:
    year = planned(agreement, 2023, 1)
    carry_out(year, 1, action)
    page = reverse("plans:action", args=[action.plan.region.slug, action.plan.slug, action.pk])
    shown = client_of(partner).get(page).content.decode()
    assert "Samen sterk: 1. Doel 1" in shown
    assert here(agreement, "agreement-year", 2023) in shown
    remove_year(actor=None, year=year, now=NOW)
    assert "Samen sterk" not in client_of(partner).get(page).content.decode()


def test_an_action_of_a_draft_is_not_shown_to_partners(
    agreement: Agreement, action: Action, partner: User, director: User, client_of: ClientOf
) -> None:
    carry_out(planned(agreement, 2023, 1), 1, action)
    Plan.objects.update(status="draft")
    assert "Taalwerkvloer" not in client_of(partner).get(here(agreement, "agreement-year", 2023)).content.decode()
    assert "Taalwerkvloer" in client_of(director).get(here(agreement, "agreement-year", 2023)).content.decode()


def test_an_action_of_other_years_or_of_elsewhere_is_refused(
    agreement: Agreement, action: Action, director: User, other_region: Region
) -> None:
    chosen = planned(agreement, 2023, 1).chosen.get()
    Plan.objects.update(start_year=2024)
    action.plan.refresh_from_db()
    with pytest.raises(Refusal) as refused:
        work_out(actor=director, chosen=chosen, working_group=None, actions=[action], result="", version=1)
    assert refused.value.field == "actions"
    elsewhere = make_body(other_region)
    with pytest.raises(Refusal):
        work_out(actor=director, chosen=chosen, working_group=elsewhere, actions=[], result="", version=1)


def test_an_action_in_the_bin_comes_back_into_both_plans(agreement: Agreement, action: Action, director: User) -> None:
    chosen = carry_out(planned(agreement, 2023, 1), 1, action)
    remove_action(actor=director, action=action, now=NOW)
    work_out(actor=director, chosen=chosen, working_group=None, actions=[], result="Iets", version=1)
    assert list(chosen.actions.all()) == [action]


def test_a_year_outside_the_period_or_twice_is_refused(agreement: Agreement, director: User) -> None:
    goals = list(agreement.goals.all())
    make_year(actor=director, agreement=agreement, year=2023, intent="", goals=goals)
    for year in (2022, 2026, 2023):
        with pytest.raises(Refusal) as refused:
            make_year(actor=director, agreement=agreement, year=year, intent="", goals=goals)
        assert refused.value.field == "year"


def test_a_goal_with_a_result_or_actions_is_not_let_go(agreement: Agreement, action: Action, director: User) -> None:
    year = planned(agreement, 2023, 1, 2)
    carry_out(year, 1, action)
    only_second = [agreement.goals.get(number=2)]
    with pytest.raises(Refusal, match="Doel 1"):
        edit_year(actor=director, year=year, intent="", goals=only_second, version=1)
    edit_year(actor=director, year=year, intent="", goals=[agreement.goals.get(number=1)], version=1)
    assert [one.goal.number for one in year.chosen.all()] == [1]


def evaluated(director: User, year: AgreementYear, **fields: object) -> AgreementYear:
    """The year is looked back on."""
    values: dict[str, object] = {
        "evaluation": "Goed",
        "evaluated_on": END,
        "results": {},
        "version": None,
        "today": END,
    }
    return evaluate(actor=director, year=year, **values | fields)  # type: ignore[arg-type]


def test_a_year_is_evaluated_with_a_result_for_each_goal(
    agreement: Agreement, director: User, client_of: ClientOf
) -> None:
    year = planned(agreement, 2023, 1)
    row = year.chosen.get()
    client_of(director).post(
        here(agreement, "agreement-year-evaluate", 2023),
        {
            f"result-{row.pk}": "Drie ontmoetingen", "evaluation": "De stuurgroep kwam drie keer samen.",
            "evaluated_on": "31/12/2023", "version": 1,
        },
    )  # fmt: skip
    year.refresh_from_db()
    row.refresh_from_db()
    assert (row.result, year.evaluated_on) == ("Drie ontmoetingen", END)


def test_an_evaluation_to_come_or_before_the_year_is_refused(agreement: Agreement, director: User) -> None:
    year = planned(agreement, 2023, 1)
    for day in (END + dt.timedelta(days=1), dt.date(2022, 12, 31)):
        with pytest.raises(Refusal) as refused:
            evaluated(director, year, evaluated_on=day)
        assert refused.value.field == "evaluated_on"
    with pytest.raises(Refusal):
        evaluated(director, year, evaluation=" ")


def test_the_next_year_is_proposed_from_it(
    agreement: Agreement, running: Plan, action: Action, director: User, client_of: ClientOf
) -> None:
    ends = make.make_action(action.goal, "Eenmalig", years=(2023,))
    body = make_body(agreement.region, "Werkgroep taal")
    year = planned(agreement, 2023, 1, 2)
    chosen = carry_out(year, 1, action, ends)
    chosen.working_group = body
    chosen.save()
    address = here(agreement, "agreement-year-add") + "?after=2023"
    shown = client_of(director).get(address).context["form"]
    assert shown["year"].value() == 2024
    assert shown["goals"].value() == [str(one.goal_id) for one in year.chosen.all()]
    client_of(director).post(address, {"year": 2024, "goals": [chosen.goal_id], "intent": "", "once": "a"})
    following = agreement.years.get(year=2024).chosen.get()
    assert following.goal == chosen.goal
    assert following.working_group == body
    assert list(following.actions.all()) == [action]
    assert set(chosen.actions.all()) == {action, ends}


def test_a_year_goes_into_the_bin_and_comes_back(agreement: Agreement, director: User, client_of: ClientOf) -> None:
    year = planned(agreement, 2023, 1)
    client_of(director).post(here(agreement, "agreement-year-remove", 2023))
    assert client_of(director).get(here(agreement, "agreement-year", 2023)).status_code == 404
    planned(agreement, 2023, 2).delete()
    other = make_year(actor=director, agreement=agreement, year=2023, intent="", goals=list(agreement.goals.all()))
    with pytest.raises(Refusal):
        restore_year(actor=director, year=year)
    remove_year(actor=director, year=other, now=NOW)
    client_of(director).post(here(agreement, "agreement-year-restore", year.pk))
    assert client_of(director).get(here(agreement, "agreement-year", 2023)).status_code == 200
