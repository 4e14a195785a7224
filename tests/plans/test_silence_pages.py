"""The pages of what nothing was heard of: as quick for many rows as for one, and one's own on request."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from regietafel.plans.models import Action, Goal, Indicator, Plan
from tests.plans import make
from tests.plans.screen import text


def on(plan: Plan, name: str) -> str:
    """The address of one of the pages."""
    return reverse(f"plans:{name}", args=[plan.region.slug, plan.slug])


@pytest.mark.parametrize("name", ["still", "unmeasured"])
def test_many_rows_ask_no_more_questions_than_one(
    name: str, browser: Client, goal: Goal, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = timezone.localdate().replace(year=2024, month=9, day=1)
    monkeypatch.setattr("regietafel.plans.views.silence.timezone.localdate", lambda: today)

    def add(number: int) -> None:
        action = make.make_action(goal, f"Stille actie {number}", years=(2023, 2024))
        Indicator.objects.create(action=action, title=f"Stille teller {number}")

    def asked(rows: int) -> int:
        with CaptureQueriesContext(connection) as found:
            page = text(browser.get(on(goal.plan, name)))
        assert page.count("Stille actie") == rows
        return len(found)

    add(0)
    asked(1)
    one = asked(1)
    for number in range(1, 8):
        add(number)
    assert asked(8) == one


def test_a_lead_sees_their_own_and_can_see_all(browser: Client, action: Action, led_action: Action) -> None:
    Indicator.objects.create(action=action, title="van mij")
    Indicator.objects.create(action=led_action, title="van een ander")
    address = on(action.plan, "unmeasured")
    assert "van een ander" in text(browser.get(address))
    page = text(browser.get(f"{address}?mine=1"))
    assert "van mij" in page
    assert "van een ander" not in page


def test_the_start_page_leads_a_lead_to_their_own(browser: Client, action: Action) -> None:
    Indicator.objects.create(action=action, title="van mij")
    page = text(browser.get(reverse("home:start", args=[action.plan.region.slug])))
    assert f'href="{on(action.plan, "unmeasured")}?mine=1"' in page
