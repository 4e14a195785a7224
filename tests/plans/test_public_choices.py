"""What a published plan tells besides: only what the region chose, and each abbreviation as the region explains it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.plans.models import Action, IndicatorKind, Plan, PlanWord
from regietafel.plans.operations.words import WordRow, set_words
from regietafel.plans.queries.public import read_public
from tests.plans import make
from tests.plans.test_public_words import rendered
from tests.submitted import form_with


def page(name: str, plan: Plan) -> str:
    """A page of the plan."""
    return reverse(f"plans:{name}", args=[plan.region.slug, plan.slug])


@pytest.fixture
def published(plan: Plan, action: Action) -> Plan:
    """A published plan with a sentence, a result and a riddle."""
    Plan.objects.filter(pk=plan.pk).update(published_at=timezone.now())
    Action.objects.filter(pk=action.pk).update(title="Overleg met XQZ")
    action.working_years.filter(year=2023).update(sentence="Vier keer samen gezeten.", state="done")
    indicator = action.indicators.create(title="Deelnemers", kind=IndicatorKind.NUMBER, unit="personen")
    indicator.values.create(year=2023, target_number=20, actual_number=24)
    indicator.values.create(year=2024, target_number=30)
    plan.refresh_from_db()
    return plan


@pytest.mark.parametrize("sentences", [False, True])
@pytest.mark.parametrize("results", [False, True])
def test_the_public_reads_what_was_chosen_and_nothing_else(
    browser: Client, published: Plan, sentences: bool, results: bool
) -> None:
    chosen = {"shows_sentences": sentences, "shows_results": results}
    said = {"public": "yes", **{name: "on" for name, wanted in chosen.items() if wanted}}
    assert browser.post(page("publish", published), said).status_code == 302
    published.refresh_from_db()
    text = rendered(published)
    assert ("Vier keer samen gezeten." in text) == sentences
    assert ("Deelnemers, 2023: 24 personen (streefwaarde: 20 personen)" in text) == results
    assert "Deelnemers, 2024" not in text


def test_the_page_proposes_what_holds_now(browser: Client, published: Plan) -> None:
    Plan.objects.filter(pk=published.pk).update(shows_results=True)
    shown = form_with(browser.get(page("publish", published)), "shows_results")
    assert "shows_results" in shown.data()
    assert "shows_sentences" not in shown.data()


def test_choosing_stands_in_the_history(browser: Client, published: Plan) -> None:
    browser.post(page("publish", published), {"public": "yes", "shows_sentences": "on"})
    browser.post(page("publish", published), {"public": "yes", "shows_sentences": "on"})
    assert [entry.verb for entry in Entry.objects.filter(kind="plans.plan")] == ["changed"]


def test_the_form_asks_about_each_riddle_and_the_page_explains_it(browser: Client, published: Plan) -> None:
    form = form_with(browser.get(page("words", published)), "short-new1")
    assert form.data()["short-new1"] == ["XQZ"]
    response = browser.post(page("words", published), form.data(**{"meaning-new1": "het extra kwartier"}))
    assert response["Location"] == page("publish", published)
    assert read_public(published).unknown == []
    assert "Overleg met XQZ (het extra kwartier)" in rendered(published)


def test_a_riddle_left_alone_is_no_mistake(browser: Client, published: Plan) -> None:
    form = form_with(browser.get(page("words", published)), "short-new1")
    assert browser.post(page("words", published), form.data()).status_code == 302
    assert not PlanWord.objects.exists()


@pytest.mark.parametrize(("short", "meaning"), [("ABC", ""), ("", "zomaar")])
def test_half_an_explanation_comes_back(browser: Client, published: Plan, short: str, meaning: str) -> None:
    form = form_with(browser.get(page("words", published)), "short-new2")
    data = form.data(**{"short-new2": short, "meaning-new2": meaning})
    assert browser.post(page("words", published), data).status_code == 422


def test_twice_the_same_comes_back_in_words(browser: Client, published: Plan) -> None:
    form = form_with(browser.get(page("words", published)), "short-new2")
    data = form.data(**{"meaning-new1": "een", "short-new2": "XQZ", "meaning-new2": "twee"})
    response = browser.post(page("words", published), data)
    assert response.status_code == 422
    assert "XQZ" in response.content.decode()
    assert not PlanWord.objects.exists()


def test_other_plans_of_the_region_know_it_and_other_regions_do_not(
    published: Plan, other_plan: Plan, director: User
) -> None:
    set_words(actor=director, plan=published, rows=[WordRow("XQZ", "hier")], version=published.version)
    sister = make.make_plan(published.region, published.framework, slug="later")
    make.make_action(make.make_goal(sister, "1"), "Nog eens XQZ")
    make.make_action(make.make_goal(other_plan, "1"), "Ook XQZ")
    assert read_public(sister).unknown == []
    assert "XQZ" in read_public(other_plan).unknown
    set_words(actor=director, plan=sister, rows=[WordRow("XQZ", "daar")], version=sister.version)
    assert dict(read_public(sister).words)["XQZ"] == "daar"
    assert dict(read_public(published).words)["XQZ"] == "hier"


def test_a_word_that_goes_is_a_riddle_again(published: Plan, director: User) -> None:
    set_words(actor=director, plan=published, rows=[WordRow("XQZ", "hier")], version=published.version)
    published.refresh_from_db()
    set_words(actor=director, plan=published, rows=[], version=published.version)
    assert read_public(published).unknown == ["XQZ"]
    told = Entry.objects.filter(kind="plans.plan").latest("pk")
    assert "XQZ" in str(told.before)
