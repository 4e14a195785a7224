"""Work outside the plan that is taken up in it: with an action or as a new one, once, and back."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from regietafel.core.errors import Refusal
from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.plans.models import Action, Evidence, Goal, LoggedWork, Priority
from regietafel.plans.operations.lifting import lift_work, take_back_work
from regietafel.territories.models import Region
from tests.plans.screen import following, send
from tests.submitted import form_with

NOW = dt.datetime(2024, 5, 1, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def work(region: Region, priorities: dict[str, Priority]) -> LoggedWork:
    """Work done in March 2024."""
    return LoggedWork.objects.create(
        region=region, priority=priorities["WSE-LR1"], on=dt.date(2024, 3, 5), what="Gesprek met de VDAB"
    )


def test_with_an_action_it_is_evidence_of_its_year(director: User, action: Action, work: LoggedWork) -> None:
    lifted = lift_work(actor=director, work=work, action=action, now=NOW)
    assert lifted.lifted_to == action.working_years.get(year=2024)
    assert [one.label for one in Evidence.objects.all()] == ["Gesprek met de VDAB (5 maart 2024)"]
    assert Entry.objects.filter(kind="plans.loggedwork", verb="lifted").count() == 1
    assert LoggedWork.objects.count() == 1


def test_as_a_new_action(director: User, goal: Goal, work: LoggedWork) -> None:
    lifted = lift_work(actor=director, work=work, goal=goal, title="Overleg VDAB", now=NOW)
    assert lifted.lifted_to is not None
    assert (str(lifted.lifted_to.action), lifted.lifted_to.year) == ("Overleg VDAB", 2024)


def test_it_stands_in_the_plan_once_and_can_be_taken_out(director: User, action: Action, work: LoggedWork) -> None:
    lift_work(actor=director, work=work, action=action, now=NOW)
    with pytest.raises(Refusal):
        lift_work(actor=director, work=work, action=action, now=NOW)
    assert take_back_work(actor=director, work=work, now=NOW).lifted_to is None
    assert not Evidence.objects.filter(removed_at__isnull=True).exists()
    assert take_back_work(actor=director, work=work, now=NOW).lifted_to is None


def test_it_needs_an_action_that_works_in_its_year(director: User, led_action: Action, work: LoggedWork) -> None:
    for chosen in (None, led_action):
        with pytest.raises(Refusal) as refusal:
            lift_work(actor=director, work=work, action=chosen, now=NOW)
        assert refusal.value.field == "action"


def test_an_action_of_another_region_is_refused(director: User, other_action: Action, work: LoggedWork) -> None:
    with pytest.raises(Refusal):
        lift_work(actor=director, work=work, action=other_action, now=NOW)


def test_on_the_page(browser: Client, action: Action, work: LoggedWork) -> None:
    address = reverse("plans:work-lift", args=[work.region.slug, work.pk])
    page = following(browser, send(browser, address, "title", action=action.pk))
    assert "1.1.1 Netwerkmoment organiseren, 2024" in page


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [("/nl/r/leiestreek/", "/nl/r/leiestreek/"), ("https://elders.example/", ""), ("//elders.example/", "")],
)
def test_after_logging_one_comes_back_to_a_page_of_ours(
    browser: Client, region: Region, priorities: dict[str, Priority], asked: str, led_to: str
) -> None:
    address = reverse("plans:work-add", args=[region.slug])
    form = form_with(browser.get(f"{address}?next=/nl/r/leiestreek/"), "what")
    data = form.data(what="Overleg", priority=priorities["WSE-LR1"].pk, next=asked)
    answer = browser.post(address, data)
    assert answer.status_code == 302
    assert answer["Location"] == (led_to or reverse("plans:work", args=[region.slug]))
