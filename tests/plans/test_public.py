"""What everybody may read: published plans in plain words, without an account and without a cookie."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.organisations.models import Function, Organisation
from regietafel.people.models import User
from regietafel.plans.models import Action, FrequencyNorm, Goal, Plan
from regietafel.plans.queries.public import public_regions, read_public
from regietafel.territories.models import Region
from tests.cast import Person
from tests.plans import make

ClientOf = Callable[[Person], Client]


@pytest.fixture
def published(plan: Plan, action: Action) -> Plan:
    """A plan that the public reads."""
    plan.published_at = timezone.now()
    plan.save()
    return plan


def pages(plan: Plan) -> list[str]:
    """The public pages of a plan."""
    return [
        reverse("home:index"),
        reverse("plans:public-region", args=[plan.region.slug]),
        reverse("plans:public-plan", args=[plan.region.slug, plan.slug]),
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_public_reads_in_the_language_of_the_address_and_gets_no_cookie(published: Plan, language: str) -> None:
    client = Client()
    for page in pages(published):
        response = client.get(page.replace("/nl/", f"/{language}/", 1))
        assert response.status_code == 200
        assert f'lang="{language}"' in response.content.decode()
        assert not response.cookies
    assert not client.cookies


def test_a_refusal_sets_no_cookie_either(plan: Plan) -> None:
    response = Client().get(reverse("plans:public-plan", args=[plan.region.slug, plan.slug]))
    assert response.status_code == 404
    assert not response.cookies


def test_the_front_page_names_the_regions_that_published(
    published: Plan, other_plan: Plan, other_region: Region
) -> None:
    assert public_regions() == [published.region]
    page = Client().get(reverse("home:index")).content.decode()
    assert published.region.name in page
    assert other_region.name not in page


def test_the_region_lists_its_published_plans_only(published: Plan) -> None:
    make.make_plan(published.region, published.framework, "geheim", title="Nog niet af")
    page = Client().get(reverse("plans:public-region", args=[published.region.slug])).content.decode()
    assert published.title in page
    assert "Nog niet af" not in page


def test_a_plan_says_in_full_what_is_done(published: Plan, goals: dict[str, Goal], action: Action) -> None:
    FrequencyNorm.objects.create(action=action, text="minstens 4 keer per jaar", times=4)
    Action.objects.filter(pk=action.pk).update(description="Voor de LDE en het ROA.", title="LDE verbinden")
    page = read_public(published)
    [shown] = page.goals[0].children[0].actions
    assert shown.title == "LDE (lokale diensteneconomie) verbinden"
    assert shown.description == "Voor de LDE en het ROA (regionaal overleg activering)."
    assert shown.norm == "minstens 4 keer per jaar"
    assert page.words == [("LDE", "lokale diensteneconomie"), ("ROA", "regionaal overleg activering")]
    assert [mark.state for mark in shown.years] == ["planned"] * 3


def test_an_organisation_that_goes_by_letters_is_named_in_full(published: Plan, action: Action, region: Region) -> None:
    known = Organisation.objects.create(region=region, name="Welzijnskoepel Zuid", short_name="WK7")
    make.make_party(action, Function.objects.create(region=region, name="expert", organisation=known))
    hidden = Organisation.objects.create(region=region, name="Niet in dit plan", short_name="NIP")
    Action.objects.filter(pk=action.pk).update(title="WK7 en NIP")
    page = read_public(published)
    [shown] = page.goals[0].children[0].actions
    assert shown.title == "WK7 (Welzijnskoepel Zuid) en NIP"
    assert shown.leads == ["regisseur", "expert (WK7)"]
    assert hidden.name not in dict(page.words).values()


def test_a_name_that_begins_with_its_letters_is_told_without_them(
    published: Plan, action: Action, region: Region
) -> None:
    named = Organisation.objects.create(region=region, name="WK7, koepel voor welzijn", short_name="WK7")
    make.make_party(action, named)
    Action.objects.filter(pk=action.pk).update(title="Overleg met WK7")
    [shown] = read_public(published).goals[0].children[0].actions
    assert shown.title == "Overleg met WK7 (koepel voor welzijn)"


def test_whoever_is_signed_in_reads_the_same_words(published: Plan, director: User, client_of: ClientOf) -> None:
    for person in (director,):
        page = client_of(person).get(reverse("plans:public-plan", args=[published.region.slug, published.slug]))
        assert page.status_code == 200
        assert "Netwerkmoment organiseren" in page.content.decode()


def test_the_page_is_read_with_the_same_questions_however_long_it_is(
    published: Plan, goals: dict[str, Goal], django_assert_max_num_queries: Callable[..., object]
) -> None:
    for number in range(40):
        make.make_action(goals["2.1"], f"actie {number}", years=(2023, 2024))
    with django_assert_max_num_queries(12):  # type: ignore[attr-defined]
        Client().get(reverse("plans:public-plan", args=[published.region.slug, published.slug]))
