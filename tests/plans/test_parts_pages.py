"""The pages of what hangs on an action: parties, phases, references, indicators and their values."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client
from django.utils import translation

from regietafel.organisations.models import Function
from regietafel.people.models import User
from regietafel.plans.models import YES_NO, Action, Goal, Indicator, IndicatorYear
from regietafel.plans.queries.detail import indicator_rows
from tests.plans.screen import at, send, text
from tests.submitted import form_with


def test_parties_are_named_changed_moved_and_removed(
    browser: Client, action: Action, director_function: Function
) -> None:
    lead, partner = action.parties.order_by("order")
    page = browser.get(at("action-parties", action))
    assert '<datalist id="known-names">' in text(page)
    changes = {f"role-{partner.pk}": "adviser", f"note-{partner.pk}": "volgens agenda", "who-new1_0": "regisseur"}
    data = form_with(page, "move").data(**{name.replace("-", "__"): value for name, value in changes.items()})
    data |= {"role-new1": ["pen_holder"]}
    assert browser.post(at("action-parties", action), data)["Location"] == at("action", action)
    partner.refresh_from_db()
    assert (partner.role, partner.note) == ("adviser", "volgens agenda")
    assert action.parties.get(role="pen_holder").function == director_function
    data = form_with(browser.get(at("action-parties", action)), "move").data()
    answer = browser.post(at("action-parties", action), data | {"move": f"{partner.pk}-up"})
    assert answer["Location"] == at("action-parties", action)
    assert action.parties.order_by("order").first() == partner
    data = form_with(browser.get(at("action-parties", action)), "move").data()
    browser.post(at("action-parties", action), data | {f"remove-{lead.pk}": "on"})
    assert not action.parties.filter(pk=lead.pk).exists()


@pytest.mark.parametrize("move", ["", "x", "0-up", "1-", "-up", "999999-down", "new1-up", "1-sideways"])
def test_a_strange_button_moves_nothing(browser: Client, action: Action, move: str) -> None:
    before = list(action.parties.order_by("order"))
    data = form_with(browser.get(at("action-parties", action)), "move").data()
    assert browser.post(at("action-parties", action), data | {"move": move}).status_code == 302
    assert list(action.parties.order_by("order")) == before


def test_phases_and_links_are_saved(
    browser: Client, goals: dict[str, Goal], action: Action, led_action: Action
) -> None:
    data = form_with(browser.get(at("phases", action)), "text-new1").data()
    data |= {"starts-new1_0": ["2023"], "ends-new1_0": ["Q2 2024"], "text-new1": ["verkennen"]}
    assert browser.post(at("phases", action), data).status_code == 302
    assert str(action.phases.get().ends_on) == "2024-06-30"
    changes = {
        "goal": goals["4.1"].pk,
        "goal_why": "met VDAB",
        "see_also_1": led_action.pk,
        "see_goals_2": goals["2"].pk,
    }
    assert send(browser, at("action-links", action), "goal_why", **changes).status_code == 302
    assert action.contributions.get().goal == goals["4.1"]
    shown = form_with(browser.get(at("action-links", action)), "goal_why").data()
    assert shown["keep_see_also"] == [str(led_action.pk)]
    shown.pop("keep_see_also")
    shown[f"off-{goals['4.1'].pk}"] = ["on"]
    assert browser.post(at("action-links", action), shown).status_code == 302
    assert not action.see_also.exists()
    assert not action.contributions.exists()
    assert action.see_goals.exists()


def test_the_grid_of_values_reads_dutch_numbers(browser: Client, action: Action) -> None:
    indicator = Indicator.objects.create(action=action, kind="number", title="Deelnemers")
    data = form_with(browser.get(at("indicator-values", action)), f"target-{indicator.pk}-2023").data()
    data |= {f"target-{indicator.pk}-2023": ["1.234,5"], f"actual-{indicator.pk}-2023": ["0"]}
    assert browser.post(at("indicator-values", action), data).status_code == 302
    value = IndicatorYear.objects.get()
    assert (value.target_number, value.actual_number) == (Decimal("1234.5"), Decimal(0))
    shown = form_with(browser.get(at("indicator-values", action)), f"target-{indicator.pk}-2023").data()
    assert shown[f"target-{indicator.pk}-2023"] == ["1.234,5"]
    data |= {f"actual-{indicator.pk}-2024": ["vier"]}
    answer = browser.post(at("indicator-values", action), data)
    assert answer.status_code == 422
    assert form_with(answer, f"actual-{indicator.pk}-2024").data()[f"actual-{indicator.pk}-2024"] == ["vier"]


def test_a_lead_fills_in_results_and_not_targets(led_action: Action, partner: User) -> None:
    client = Client()
    client.force_login(partner)
    indicator = Indicator.objects.create(action=led_action, kind="number", title="Plaatsen")
    IndicatorYear.objects.create(indicator=indicator, year=2023, target_number=4)
    url = at("indicator-values", led_action)
    data = form_with(client.get(url), f"actual-{indicator.pk}-2023").data()
    data |= {f"target-{indicator.pk}-2023": ["99"], f"actual-{indicator.pk}-2023": ["3"]}
    assert client.post(url, data).status_code == 302
    value = IndicatorYear.objects.get()
    assert (value.target_number, value.actual_number) == (Decimal(4), Decimal(3))


def test_an_indicator_lives_its_life(browser: Client, action: Action) -> None:
    answer = send(browser, at("indicator-add", action), "unit", title="Deelnemers", unit="mensen")
    indicator = Indicator.objects.get()
    assert answer["Location"].startswith(at("indicator-values", action))
    send(browser, at("indicator-edit", action, indicator.pk), "unit", title="Aanwezigen", kind="yes_no")
    indicator.refresh_from_db()
    assert (indicator.title, indicator.kind) == ("Aanwezigen", "yes_no")
    data = form_with(browser.get(at("indicator-values", action)), f"actual-{indicator.pk}-2023").data()
    browser.post(at("indicator-values", action), data | {f"actual-{indicator.pk}-2023": "yes"})
    assert IndicatorYear.objects.get().actual_text == "yes"
    with translation.override("en"):
        assert indicator_rows(action)[0].values[0].actual == "yes"
    with translation.override("nl"):
        assert indicator_rows(action)[0].values[0].actual == str(YES_NO["yes"])
    url = at("indicator-remove", action, indicator.pk)
    assert browser.get(url).status_code == 200
    for _twice in range(2):
        assert browser.post(url).status_code == 302
    assert not Indicator.objects.exists()
