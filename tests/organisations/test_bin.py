"""What is named stays, with where; what is removed comes back by one button; the bin tells and forgets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.utils import timezone

from regietafel.core import registry
from regietafel.core.errors import Refusal
from regietafel.organisations import operations
from regietafel.organisations.models import Function, Organisation, StakeholderGroup
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests import cast
from tests.cast import Person
from tests.plans import make

BOOK = "/nl/r/leiestreek/organisations/"
PLATFORM = "/nl/platform/organisations/"


@pytest.fixture
def browser(director: User, client_of: Callable[[Person], Client]) -> Client:
    """A browser in which the director is signed in."""
    return client_of(director)


def said(response: Any) -> str:
    """What the page tells after a deed."""
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


@pytest.mark.parametrize(
    ("kind", "model"), [("organisation", Organisation), ("group", StakeholderGroup), ("function", Function)]
)
def test_removed_and_undone(
    browser: Client, region: Region, kind: str, model: type[Organisation | StakeholderGroup | Function]
) -> None:
    rows: Any = model._default_manager
    row = rows.create(region=region, name="Tijdelijk")
    page = browser.post(f"{BOOK}{kind}/{row.pk}/remove/", follow=True)
    assert f"{BOOK}{kind}/{row.pk}/restore/" in page.content.decode()
    row.refresh_from_db()
    assert row.is_removed
    assert browser.get(f"{BOOK}{kind}/{row.pk}/").status_code == 404
    back = browser.post(f"{BOOK}{kind}/{row.pk}/restore/")
    assert back.headers["Location"] == f"{BOOK}{kind}/{row.pk}/"
    assert browser.get(f"{BOOK}{kind}/{row.pk}/").status_code == 200
    assert browser.post(f"{BOOK}{kind}/{row.pk}/restore/").status_code == 302


def test_what_is_named_at_actions_stays_and_it_is_said_where(
    browser: Client, partner: User, region: Region, organisation: Organisation
) -> None:
    goal = make.make_goal(make.make_plan(region, make.make_framework()), "1")
    for number in range(3):
        make.make_party(make.make_action(goal, f"Actie {number}", years=(2023,)), organisation)
    Function.objects.create(region=region, organisation=organisation, name="coach")
    response = browser.post(f"{BOOK}organisation/{organisation.pk}/remove/")
    assert response.headers["Location"] == f"{BOOK}organisation/{organisation.pk}/"
    told = said(response)
    assert "5" in told
    assert all(where in told for where in ("betrokkenen: 3", "functies: 1")), told
    organisation.refresh_from_db()
    assert not organisation.is_removed


def test_a_function_comes_back_after_its_organisation(
    director: User, region: Region, organisation: Organisation
) -> None:
    function = Function.objects.create(region=region, organisation=organisation, name="coach")
    for row in (function, organisation):
        operations.remove(actor=director, row=row, now=timezone.now())
    with pytest.raises(Refusal, match="De Klaver"):
        operations.restore(actor=director, row=function)
    operations.restore(actor=director, row=organisation)
    assert not operations.restore(actor=director, row=function).is_removed


def test_a_change_to_what_was_removed_is_refused(director: User, organisation: Organisation) -> None:
    operations.remove(actor=director, row=organisation, now=timezone.now())
    with pytest.raises(Refusal):
        operations.change(actor=director, row=organisation, version=2, values={"name": "Te laat"})


class TestTheBinOfTheRegion:
    """What the journal's bin lists, puts back and lets the clock take."""

    def test_lists_the_three_kinds_of_this_region_only(
        self, director: User, region: Region, other_region: Region
    ) -> None:
        gone = {"removed_at": timezone.now(), "removed_by": director}
        organisation = Organisation.objects.create(region=region, name="Huis", **gone)
        Function.objects.create(region=region, organisation=organisation, name="coach", **gone)
        StakeholderGroup.objects.create(region=region, name="groep", **gone)
        Organisation.objects.create(region=region, name="Blijft")
        Organisation.objects.create(region=other_region, name="Elders", **gone)
        Organisation.objects.create(region=None, name="Gedeeld", **gone)
        rows = list(removed_rows(region))
        assert [(row.kind, row.label) for row in rows] == [
            ("organisations.organisation", "Huis"),
            ("organisations.stakeholdergroup", "groep"),
            ("organisations.function", "coach (Huis)"),
        ]
        assert {row.removed_by for row in rows} == {"Dirk Regisseur"}

    def test_puts_back_through_its_button(self, browser: Client, director: User, organisation: Organisation) -> None:
        operations.remove(actor=director, row=organisation, now=timezone.now())
        path = f"/nl/r/leiestreek/records/bin/organisations.organisation/{organisation.pk}/restore/"
        assert browser.post(path).status_code == 302
        organisation.refresh_from_db()
        assert not organisation.is_removed

    def test_does_not_reach_into_another_region(self, director: User, region: Region, other_region: Region) -> None:
        row = Organisation.objects.create(region=other_region, name="Elders", removed_at=timezone.now())
        restore = registry.restorers.get("organisations.organisation")
        assert restore is not None
        with pytest.raises(Refusal):
            restore(actor=director, region=region, pk=row.pk)

    def test_the_clock_empties_it(self, director: User, region: Region) -> None:
        now = timezone.now()
        Organisation.objects.create(region=region, name="Huis", removed_at=now - dt.timedelta(days=91))
        purge = registry.purgers.get("organisations")
        assert purge is not None
        assert purge(now - dt.timedelta(days=90)) == 1
        assert not Organisation.objects.exists()

    def test_the_journal_leads_to_the_page(self, region: Region, organisation: Organisation) -> None:
        find = registry.journal_urls.get("organisations.organisation")
        assert find is not None
        assert find(region, organisation.pk) == f"{BOOK}organisation/{organisation.pk}/"
        Organisation.objects.update(removed_at=timezone.now())
        assert find(region, organisation.pk) == ""


def removed_rows(region: Region) -> Any:
    """What the address book tells the bin."""
    provider = registry.removed_rows.get("organisations")
    assert provider is not None
    return provider(region)


class TestShared:
    """Organisations of all regions, kept in one place."""

    @pytest.fixture
    def keeper(self, admin: User, client_of: Callable[[Person], Client]) -> Client:
        return client_of(admin)

    def test_added_for_all(self, keeper: Client, browser: Client, region: Region) -> None:
        place = cast.make_municipality("90011", "Hoofdstad")
        response = keeper.post(
            f"{PLATFORM}new/", {"name": "Dienst", "kind": "public_service", "municipality": place.pk, "website": ""}
        )
        row = Organisation.objects.get(name="Dienst")
        assert response.headers["Location"] == f"{PLATFORM}{row.pk}/"
        assert row.is_shared
        assert row.municipality == place
        assert "Dienst" in browser.get(BOOK).content.decode()

    def test_changed_and_told_to_who_keeps_it(self, keeper: Client, shared_organisation: Organisation) -> None:
        data = {"name": "VDW nieuw", "kind": "public_service", "version": 1}
        assert keeper.post(f"{PLATFORM}{shared_organisation.pk}/edit/", data).status_code == 302
        page = keeper.get(f"{PLATFORM}{shared_organisation.pk}/").content.decode()
        assert "VDW nieuw" in page
        assert "Ada Beheerder" in page[page.index("<main") :]

    def test_removed_and_put_back(self, keeper: Client, shared_organisation: Organisation) -> None:
        key = shared_organisation.pk
        page = keeper.post(f"{PLATFORM}{key}/remove/", follow=True).content.decode()
        assert page.count(f"{PLATFORM}{key}/restore/") == 2  # beside the message, and in the bin below the list
        assert keeper.get(f"{PLATFORM}{key}/").status_code == 404
        keeper.post(f"{PLATFORM}{key}/restore/")
        assert keeper.get(f"{PLATFORM}{key}/").status_code == 200

    def test_stays_while_a_region_names_it(
        self, keeper: Client, region: Region, shared_organisation: Organisation
    ) -> None:
        Function.objects.create(region=region, organisation=shared_organisation, name="geheime functie")
        page = keeper.post(f"{PLATFORM}{shared_organisation.pk}/remove/", follow=True).content.decode()
        assert "functies: 1" in page
        assert "geheime" not in page
        shared_organisation.refresh_from_db()
        assert not shared_organisation.is_removed

    def test_found_by_words(
        self, keeper: Client, shared_organisation: Organisation, organisation: Organisation
    ) -> None:
        assert [row.name for row in keeper.get(PLATFORM).context["rows"]] == ["Vlaamse Dienst Werk"]
        assert keeper.get(f"{PLATFORM}?q=klaver").context["rows"] == []
