"""The pages of a plan's frame: made, changed, removed, and what bad input comes back as."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from regietafel.people.models import User
from regietafel.plans.models import Framework, Plan
from regietafel.territories.models import Region
from tests.plans.structure import address
from tests.submitted import form_with, forms_on

NOW = dt.datetime(2024, 5, 1, 9, 30, tzinfo=dt.UTC)


def new_plan(browser: Client, region: Region, known: Framework, **values: Any) -> Any:
    """Fill in the page of a new plan and send it."""
    url = reverse("plans:add", args=[region.slug])
    form = form_with(browser.get(url), "title")
    given = {"title": "Nieuw", "start_year": 2023, "end_year": 2025, "framework": known.pk, **values}
    return browser.post(url, form.data(**given))


def test_a_plan_is_made_with_levels_and_goals(browser: Client, region: Region, framework: Framework) -> None:
    answer = new_plan(browser, region, framework, levels="sd-od")
    plan = Plan.objects.get(title="Nieuw")
    assert answer["Location"] == reverse("plans:plan", args=[region.slug, "2023-2025"])
    assert (plan.status, plan.levels.count(), plan.goals.count()) == ("draft", 2, 4)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"start_year": "twee"}, "start_year"),
        ({"start_year": "2023.5"}, "start_year"),
        ({"start_year": "-1"}, "start_year"),
        ({"end_year": "99999999999999999999"}, "end_year"),
        ({"end_year": "2022"}, "end_year"),
        ({"framework": ""}, "framework"),
        ({"framework": "999999"}, "framework"),
        ({"framework": "x"}, "framework"),
        ({"slug": "met spatie"}, "slug"),
        ({"slug": "new"}, "slug"),
        ({"slug": "x" * 61}, "slug"),
        ({"levels": "onbekend"}, "levels"),
    ],
)
def test_bad_input_comes_back_at_its_field_with_what_was_typed(
    browser: Client, region: Region, framework: Framework, values: dict[str, Any], field: str
) -> None:
    answer = new_plan(browser, region, framework, **({"title": "Blijft staan"} | values))
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {field}
    assert not Plan.objects.exists()
    if field not in {"framework", "levels"}:
        assert form_with(answer, "title").data()[field] == [str(values[field])]


def test_the_same_form_twice_makes_one_plan(browser: Client, region: Region, framework: Framework) -> None:
    url = reverse("plans:add", args=[region.slug])
    data = form_with(browser.get(url), "title").data(
        title="Een keer", framework=framework.pk, start_year=2023, end_year=2024
    )
    assert browser.post(url, data)["Location"] == browser.post(url, data)["Location"]
    assert Plan.objects.count() == 1


# --- changing it -------------------------------------------------------------------------


def test_levels_without_gaps_and_with_both_names(browser: Client, plan: Plan) -> None:
    url = address("edit", plan)
    form = form_with(browser.get(url), "one_1")
    answer = browser.post(url, form.data(one_2="", more_2="", one_3="luik", more_3=""))
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"one_3", "more_3"}
    assert browser.post(url, form.data(one_2="", more_2="")).status_code == 302
    assert list(plan.levels.values_list("singular", flat=True)) == ["prioriteit"]


def test_two_who_change_the_plan_choose(browser: Client, colleague: User, plan: Plan) -> None:
    from regietafel.plans.levels import levels_of
    from regietafel.plans.operations.plans import PlanData, edit_plan

    url = address("edit", plan)
    form = form_with(browser.get(url), "one_1")
    theirs = PlanData("Van Carla", plan.framework, 2023, 2025, plan.slug, levels_of(plan))
    edit_plan(actor=colleague, plan=plan, data=theirs, version=1)
    answer = browser.post(url, form.data(one_1="pijler", more_1="pijlers"))
    assert answer.status_code == 409
    assert browser.post(url, form_with(answer, "resolving").data()).status_code == 302
    plan.refresh_from_db()
    assert (plan.title, plan.levels.get(depth=1).singular) == ("Van Carla", "pijler")


def test_removing_and_the_way_back(browser: Client, plan: Plan) -> None:
    form = form_with(browser.get(address("remove", plan)), "once")
    listed = browser.post(address("remove", plan), form.data(), follow=True)
    assert Plan.objects.get().is_removed
    undo = next(one for one in forms_on(listed) if one.action == address("restore", plan))
    assert browser.post(undo.action, undo.data()).status_code == 302
    assert not Plan.objects.get().is_removed
