"""The steps of a plan's life on their pages: approved, published, amended."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from regietafel.plans.models import Action, Plan, PlanStatus, PlanVersion
from tests import cast
from tests.plans.structure import ClientOf, address
from tests.submitted import form_with

NOW = dt.datetime(2024, 5, 1, 9, 30, tzinfo=dt.UTC)


def test_approving_on_the_page(browser: Client, plan: Plan, action: Action) -> None:
    Plan.objects.filter(pk=plan.pk).update(status=PlanStatus.DRAFT)
    url = address("move-on", plan)
    form = form_with(browser.get(url), "decided_on")
    assert form.data()["to"] == ["approved"]
    wrong = browser.post(url, form.data(decided_on="31/02/2024", decided_by=""))
    assert wrong.status_code == 422
    assert wrong.context["form"].errors.keys() == {"decided_on", "decided_by"}
    data = form.data(decided_on="5 maart 2024", decided_by="Algemene vergadering")
    assert [browser.post(url, data).status_code for _ in range(2)] == [302, 302]
    assert PlanVersion.objects.filter(plan=plan).count() == 1


@pytest.mark.parametrize("to", ["", "gone", "approved", "draft"])
def test_a_step_that_may_not_follow_is_refused_in_words(browser: Client, plan: Plan, action: Action, to: str) -> None:
    data = {"to": to, "decided_on": "1/1/2024", "decided_by": "AV", "reason": "x"}
    answer = browser.post(address("move-on", plan), data)
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors()
    plan.refresh_from_db()
    assert plan.status == "running"


def test_the_page_of_a_step_names_the_others(browser: Client, plan: Plan) -> None:
    Plan.objects.filter(pk=plan.pk).update(status=PlanStatus.APPROVED)
    page = browser.get(address("move-on", plan))
    assert page.context["to"] == "running"
    assert [url for _label, url in page.context["others"]] == [f"{address('move-on', plan)}?to=draft"]
    back = browser.get(f"{address('move-on', plan)}?to=draft")
    assert form_with(back, "reason").data()["to"] == ["draft"]


def test_a_priority_without_action_is_named_before_it_is_decided(browser: Client, plan: Plan, action: Action) -> None:
    Plan.objects.filter(pk=plan.pk).update(status=PlanStatus.DRAFT)
    gaps = browser.get(address("move-on", plan)).context["gaps"]
    assert [(priority.code, years) for priority, years in gaps] == [
        (code, [2023, 2024, 2025]) for code in ("WSE-LR2", "WSE-LR3", "WSE-LR4")
    ]


@pytest.mark.parametrize(("choice", "status"), [("yes", 302), ("no", 302), ("", 422), ("maybe", 422)])
def test_publishing_does_what_the_button_said(browser: Client, plan: Plan, choice: str, status: int) -> None:
    assert browser.post(address("publish", plan), {"public": choice}).status_code == status
    plan.refresh_from_db()
    assert plan.is_published == (choice == "yes")


def test_an_amendment_is_told_what_it_amends(browser: Client, plan: Plan, action: Action) -> None:
    url = address("amend", plan)
    assert browser.post(url, {"decided_on": "1/2/2024", "decided_by": "AV"}).status_code == 302
    Action.objects.filter(pk=action.pk).update(title="Anders")
    page = browser.get(url)
    assert [one["name"] for one in page.context["differences"]] == ["1.1.1 Anders"]
    assert browser.post(url, {"decided_on": "1/2/2024", "decided_by": "AV"}).status_code == 422
    data = form_with(page, "reason").data(decided_on="1/3/2024", decided_by="AV", reason="Omdat.")
    assert browser.post(url, data).status_code == 302
    listed = browser.get(address("versions", plan))
    assert [one.number for one in listed.context["versions"]] == [2, 1]
    shown = browser.get(reverse("plans:version", args=[plan.region.slug, plan.slug, 2]))
    assert "Anders" in shown.content.decode()
    assert browser.get(reverse("plans:version", args=[plan.region.slug, plan.slug, 3])).status_code == 404


STEERING = [
    ("draft", "director", True, False),
    ("approved", "director", True, True),
    ("running", "director", True, True),
    ("closed", "director", True, True),
    ("running", "colleague", False, False),
    ("running", "partner", False, False),
]


@pytest.mark.parametrize(("status", "role", "steers", "publishes"), STEERING)
def test_the_plan_leads_to_its_next_step(
    everyone: dict[str, cast.Person],
    client_of: ClientOf,
    plan: Plan,
    action: Action,
    status: str,
    role: str,
    steers: bool,
    publishes: bool,
) -> None:
    Plan.objects.filter(pk=plan.pk).update(status=status)
    page = client_of(everyone[role]).get(address("plan", plan)).content.decode()
    assert (f'href="{address("move-on", plan)}"' in page) == steers
    assert (f'href="{address("publish", plan)}"' in page) == publishes
