"""Whoever knows no abbreviation can read the page of a published plan: each is explained at or before its first use."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.plans.models import Action, Goal, Plan
from regietafel.plans.queries.public import read_public
from regietafel.reading.abbreviations import ABBREVIATIONS, abbreviations_in
from tests.plans import make


def rendered(plan: Plan) -> str:
    """The words of the page in the order in which they are read."""
    page = Client().get(reverse("plans:public-plan", args=[plan.region.slug, plan.slug])).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", main)).split())


def unexplained(text: str, known: dict[str, str]) -> list[str]:
    """The abbreviations of which the meaning does not stand at or before their first use."""
    found = []
    for short in dict.fromkeys(abbreviations_in(text)):
        if short in known:
            first = re.search(rf"(?<![\w-]){re.escape(short)}(?![\w'’])", text.replace("’", "'"))
            assert first is not None
            until = first.end() + len(known[short]) + 80
            if known[short].casefold() not in text[:until].casefold():
                found.append(short)
    return found


@pytest.fixture
def published(plan: Plan, goals: dict[str, Goal], action: Action) -> Plan:
    """A plan full of abbreviations in the wrong order."""
    plan.published_at = timezone.now()
    plan.save()
    Goal.objects.filter(pk=goals["1"].pk).update(title="ROSE en LDE", description="Voor de LDE, het OCMW en SE.")
    Goal.objects.filter(pk=goals["2"].pk).update(title="OCMW's en VDAB", number="OD 2")
    Action.objects.filter(pk=action.pk).update(title="ROSE-vergadering met XQZ", timing="", description="NEC en SE.")
    make.make_action(goals["2.1"], "AZ en LDE verbinden met VDAB", years=(2023,), state="done")
    return plan


def test_each_abbreviation_is_explained_at_or_before_its_first_use(published: Plan) -> None:
    text = rendered(published)
    known = ABBREVIATIONS
    assert {"ROSE", "LDE", "OCMW", "VDAB", "NEC"} <= set(abbreviations_in(text))
    assert unexplained(text, known) == []


def test_what_nobody_explains_is_told_before_publishing(published: Plan, browser: Client) -> None:
    assert read_public(published).unknown == ["XQZ"]
    page = browser.get(reverse("plans:publish", args=[published.region.slug, published.slug])).content.decode()
    assert "XQZ" in page


def test_the_page_opens_with_who_what_and_how_far(published: Plan) -> None:
    text = rendered(published)
    assert "In Leiestreek werken 2 lokale besturen samen" in text
    assert "Kleibeke, Leiedorp" in text
    assert "2023: 1 van de 2 acties gedaan" in text
    assert "OD 2" not in text


def test_a_plan_without_actions_says_so(plan: Plan) -> None:
    plan.published_at = timezone.now()
    plan.save()
    assert "Wat dit plan is" in rendered(plan)
    assert "Hoever het staat" not in rendered(plan)


@pytest.mark.django_db
def test_the_sentence_about_a_year_stays_inside(published: Plan, action: Action) -> None:
    action.working_years.filter(year=2023).update(sentence="geheime zin", state="done")
    action.indicators.create(title="geheime indicator")
    assert "geheime" not in rendered(published)
