"""The pages of working years: what is offered, what warns, what is confirmed."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from regietafel.plans.models import Action, Goal, Plan, YearBasis
from tests.plans import make
from tests.plans.screen import at, following, send, text
from tests.submitted import form_with


def test_a_year_is_reported_on_and_only_possible_steps_are_offered(browser: Client, action: Action) -> None:
    url = at("year", action, 2023)
    answer = send(browser, url, "sentence", state="done", sentence="Vier keer.")
    assert answer["Location"] == f"{at('action', action)}#year-2023"
    page = text(browser.get(url))
    assert 'value="dropped"' not in page
    assert "Dirk Regisseur" in page
    answer = send(browser, url, "sentence", state="dropped", reason="toch niet")
    assert answer.status_code == 422
    assert form_with(answer, "sentence").data()["reason"] == ["toch niet"]


def test_dropping_the_last_action_of_a_year_warns_and_is_not_stopped(browser: Client, goals: dict[str, Goal]) -> None:
    action = make.make_action(goals["3.1"], "De laatste", years=(2024,))
    answer = send(browser, at("year", action, 2024), "sentence", state="dropped", reason="geen geld")
    page = following(browser, answer)
    assert "ui-notice--warning" in page
    assert "WSE-LR3 prioriteit 3" in page
    coverage = text(browser.get(reverse("plans:coverage", args=[action.plan.region.slug, action.plan.slug])))
    assert "is-gap" in coverage
    page = following(browser, send(browser, at("year", action, 2024), "sentence", state="planned", reason=""))
    assert "ui-notice--warning" not in page


def test_evidence_comes_and_goes(browser: Client, action: Action) -> None:
    url = at("evidence-add", action, 2023)
    data = form_with(browser.get(url), "label").data(label="Verslag", what="address", url="example.org/verslag.pdf")
    for _twice in range(2):
        assert browser.post(url, data)["Location"] == at("year", action, 2023)
    evidence = action.working_years.get(year=2023).evidence.get()
    assert evidence.url == "https://example.org/verslag.pdf"
    remove = at("evidence-remove", action, 2023, evidence.pk)
    assert f'action="{remove}"' in text(browser.get(at("year", action, 2023)))
    for _twice in range(2):
        answer = browser.post(remove)
    restore = at("evidence-restore", action, 2023, evidence.pk)
    page = following(browser, answer)
    assert f'action="{restore}"' in page
    assert f'action="{remove}"' not in page
    for _twice in range(2):
        assert f'action="{remove}"' in following(browser, browser.post(restore))


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://example.org/x", "data:text/html,x", "geen adres", "http://"]
)
def test_evidence_links_to_pages_only(browser: Client, action: Action, url: str) -> None:
    answer = send(browser, at("evidence-add", action, 2023), "label", label="Verslag", what="address", url=url)
    assert answer.status_code == 422
    assert not action.working_years.get(year=2023).evidence.exists()


def test_assumed_years_are_confirmed_by_one_button_and_all_together(browser: Client, plan: Plan, goal: Goal) -> None:
    one = make.make_action(goal, "Een", years=(2023, 2024), basis=YearBasis.ASSUMED)
    make.make_action(goal, "Twee", years=(2025,), basis=YearBasis.ASSUMED)
    three = make.make_action(goal, "Drie", years=(2025,), basis=YearBasis.ASSUMED)
    assert "2" in following(browser, browser.post(at("action-years-confirm", one)))
    url = reverse("plans:years-confirm", args=[plan.region.slug, plan.slug])
    form = form_with(browser.get(url), "actions")
    assert len(form.data()["actions"]) == 2
    browser.post(url, form.data(actions=[three.pk, one.pk]))
    assert three.working_years.get().basis == YearBasis.CONFIRMED
    assert len(form_with(browser.get(url), "actions").data()["actions"]) == 1


def test_years_are_set(browser: Client, action: Action) -> None:
    assert send(browser, at("action-years", action), "years", years=[2024]).status_code == 302
    assert list(action.working_years.values_list("year", flat=True)) == [2024]
    send(browser, at("year", action, 2024), "sentence", state="done")
    answer = send(browser, at("action-years", action), "years", years=[2023])
    assert answer.status_code == 422


def test_the_state_is_set_by_hand_and_taken_back(browser: Client, action: Action) -> None:
    answer = send(browser, at("action-state", action), "reason", state="partly", reason="Half klaar.")
    assert answer.status_code == 302
    page = text(browser.get(at("action-state", action)))
    assert "Half klaar." in page
    assert browser.post(at("action-state-back", action)).status_code == 302
    action.refresh_from_db()
    assert action.state_override == ""
