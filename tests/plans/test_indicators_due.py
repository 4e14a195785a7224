"""Indicators that lack the result of a year: when they are asked for, and of which action."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from regietafel.plans.models import Action, Goal, Indicator, IndicatorYear
from regietafel.plans.queries.unmeasured import due_years, unmeasured
from tests.plans import make
from tests.plans.screen import text


@pytest.mark.parametrize(
    ("today", "years"),
    [
        (dt.date(2023, 11, 30), []),
        (dt.date(2023, 12, 1), [2023]),
        (dt.date(2024, 6, 1), [2023]),
        (dt.date(2024, 12, 31), [2023, 2024]),
    ],
)
def test_a_year_is_asked_for_from_thirty_days_before_its_end(today: dt.date, years: list[int]) -> None:
    assert due_years([2023, 2024, 2025], today) == years


def test_what_has_a_result_is_not_asked_for(action: Action, django_assert_num_queries: object) -> None:
    told = Indicator.objects.create(action=action, title="deelnemers", kind="number")
    IndicatorYear.objects.create(indicator=told, year=2023, target_number=20, actual_number=0)
    silent = Indicator.objects.create(action=action, title="verslag")
    IndicatorYear.objects.create(indicator=silent, year=2023, target_text="klaar")
    assert [(str(one.indicator), one.year) for one in unmeasured(action.plan, [2023])] == [("verslag", 2023)]


def test_with_targets_only_the_years_that_have_one_are_asked_for(action: Action) -> None:
    indicator = Indicator.objects.create(action=action, title="deelnemers", kind="number")
    IndicatorYear.objects.create(indicator=indicator, year=2024, target_number=20)
    assert [one.year for one in unmeasured(action.plan, [2023, 2024])] == [2024]


@pytest.mark.parametrize("state", ["moved", "dropped"])
def test_what_was_not_done_in_a_year_has_no_result_there(goal: Goal, state: str) -> None:
    action = make.make_action(goal, "Actie", years=(2023,), state=state)
    Indicator.objects.create(action=action, title="deelnemers")
    assert unmeasured(goal.plan, [2023]) == []


def test_the_list_leads_to_where_it_is_filled_in(browser: Client, action: Action) -> None:
    indicator = Indicator.objects.create(action=action, title="deelnemers")
    region, plan = action.plan.region.slug, action.plan.slug
    page = text(browser.get(reverse("plans:unmeasured", args=[region, plan])))
    assert reverse("plans:indicator-values", args=[region, plan, action.pk, indicator.pk]) in page
