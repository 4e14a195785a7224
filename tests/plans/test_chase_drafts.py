"""The text of a round of questions is kept while it is typed, found back later, and gone once the round was sent."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from regietafel.core.models import Draft
from regietafel.people.models import User
from regietafel.plans.models import Action, ChaseRound, Plan
from tests.plans.test_drafts import HAD, half_way, taken_up
from tests.submitted import form_with

pytestmark = pytest.mark.django_db
TEXT = "Beste trekker, hoe liep het dit jaar?"


@pytest.fixture
def url(plan: Plan) -> str:
    """The page of a new round."""
    return reverse("plans:chase-new", args=[plan.region.slug, plan.slug])


def test_what_was_typed_is_found_back_with_its_mails(
    browser: Client, director: User, url: str, lines: list[Action]
) -> None:
    draft = half_way(director, browser, url, year=2024, text=TEXT)
    assert HAD in browser.get(url).content.decode()
    page: Any = taken_up(browser, url, draft)
    assert page.status_code == 200
    assert form_with(page, "mark").data()["text"] == [TEXT]
    assert TEXT in page.context["first"].body


def test_half_a_form_is_found_back_and_not_judged(
    browser: Client, director: User, url: str, lines: list[Action]
) -> None:
    draft = half_way(director, browser, url, year=2024, text=TEXT, answer_by="straks")
    page: Any = taken_up(browser, url, draft)
    assert page.status_code == 200
    assert form_with(page, "mark").data()["text"] == [TEXT]
    assert not page.context["form"].errors
    assert "govuk-error-summary" not in page.content.decode()


def test_looking_again_keeps_it_and_sending_ends_it(
    browser: Client, director: User, url: str, lines: list[Action]
) -> None:
    draft = half_way(director, browser, url, year=2024, text=TEXT)
    looked = browser.post(url, {**form_with(taken_up(browser, url, draft), "mark").data(), "do": "look"})
    assert Draft.objects.filter(pk=draft.pk).exists()
    assert form_with(looked, "mark").data()["draft"] == [str(draft.sitting)]
    assert browser.post(url, {**form_with(looked, "mark").data(), "do": "send"}).status_code == 302
    assert ChaseRound.objects.get().text == TEXT
    assert not Draft.objects.exists()
