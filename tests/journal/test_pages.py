"""The director sees what happened in the region, and puts back what was removed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from regietafel.journal.models import Entry
from regietafel.journal.operations import record
from regietafel.journal.queries import Wanted, entries_visible_to, narrowed
from regietafel.organisations import operations
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests import cast

ClientOf = Callable[[cast.Person], Client]
HERE = "/nl/r/leiestreek/records/"
NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


def entry_at(at: dt.datetime, on: Organisation, actor: User | None = None) -> Entry:
    entry = record(actor=actor, verb="changed", on=on, region=on.region)
    Entry.objects.filter(pk=entry.pk).update(at=at)
    return entry


def test_only_the_director_reads_the_journal_of_the_region(
    everyone: dict[str, cast.Person], organisation: Organisation, region: Region
) -> None:
    entry_at(NOW, organisation)
    assert {name for name, one in everyone.items() if entries_visible_to(one, region).exists()} == {"director"}


def test_what_all_share_is_in_the_journal_of_the_platform_alone(
    everyone: dict[str, cast.Person], organisation: Organisation, shared_organisation: Organisation, client_of: ClientOf
) -> None:
    entry_at(NOW, organisation)
    record(actor=None, verb="changed", on=shared_organisation)
    assert {name for name, one in everyone.items() if entries_visible_to(one, None).exists()} == {"admin"}
    page = client_of(everyone["admin"]).get("/nl/platform/journal/").content.decode()
    assert shared_organisation.name in page
    assert organisation.name not in page


def test_days_are_days_on_our_clock_and_the_last_one_counts(region: Region, organisation: Organisation) -> None:
    late = entry_at(dt.datetime(2026, 3, 1, 23, 30, tzinfo=dt.UTC), organisation)
    evening = entry_at(dt.datetime(2026, 3, 2, 22, 59, tzinfo=dt.UTC), organisation)
    entry_at(dt.datetime(2026, 3, 2, 23, 1, tzinfo=dt.UTC), organisation)
    day = dt.date(2026, 3, 2)
    found = narrowed(Entry.objects.filter(region=region), Wanted(since=day, until=day))
    assert set(found) == {late, evening}


@pytest.mark.parametrize("day", ["31/12/9999", "30/12/9999", "01/01/0100"])
def test_the_first_and_the_last_day_there_is(
    director: User, organisation: Organisation, client_of: ClientOf, day: str
) -> None:
    entry_at(NOW, organisation)
    assert client_of(director).get(HERE, {"since": day}).status_code == 200
    assert client_of(director).get(HERE, {"until": day}).status_code == 200


def test_filters_by_person_and_kind(
    region: Region, organisation: Organisation, director: User, colleague: User, client_of: ClientOf
) -> None:
    entry_at(NOW, organisation, director)
    record(actor=colleague, verb="changed", on=region, region=region, label="Het werkingsgebied zelf")
    client = client_of(director)
    page = client.get(f"{HERE}?person={director.pk}").content.decode()
    assert "De Klaver" in page
    assert "Het werkingsgebied zelf" not in page
    page = client.get(f"{HERE}?kind=territories.region").content.decode()
    assert "De Klaver" not in page


@pytest.mark.parametrize(
    "query", ["?person=x", "?person=999999", "?kind=nothing", "?since=gisteren", "?page=0", "?page=zzz"]
)
def test_nonsense_in_the_address_is_no_error(
    query: str, director: User, organisation: Organisation, client_of: ClientOf
) -> None:
    entry_at(NOW, organisation)
    assert client_of(director).get(f"{HERE}{query}").status_code == 200


def test_long_journals_come_in_pages(director: User, organisation: Organisation, client_of: ClientOf) -> None:
    for number in range(60):
        record(actor=None, verb="changed", on=organisation, region=organisation.region, label=f"Rij {number:02}.")
    first = client_of(director).get(HERE).content.decode()
    second = client_of(director).get(f"{HERE}?page=2").content.decode()
    assert ("Rij 59." in first, "Rij 05." in first, "Rij 05." in second) == (True, False, True)


def test_what_was_removed_is_put_back_from_the_bin(
    director: User, organisation: Organisation, client_of: ClientOf
) -> None:
    operations.remove(actor=director, row=organisation, now=NOW)
    client = client_of(director)
    assert "De Klaver" in client.get(f"{HERE}bin/").content.decode()
    path = f"{HERE}bin/organisations.organisation/{organisation.pk}/restore/"
    assert client.post(path).status_code == 302
    organisation.refresh_from_db()
    assert not organisation.is_removed
    assert client.post(path).status_code == 404


def test_the_bin_says_why_something_cannot_come_back(
    director: User, region: Region, organisation: Organisation, client_of: ClientOf
) -> None:
    operations.remove(actor=director, row=organisation, now=NOW)
    cast.make_organisation(region, organisation.name)
    path = f"{HERE}bin/organisations.organisation/{organisation.pk}/restore/"
    response = client_of(director).post(path, follow=True)
    assert "ui-notice--error" in response.content.decode()
    organisation.refresh_from_db()
    assert organisation.is_removed


def test_the_bin_of_another_region_stays_closed(
    director: User, other_director: User, other_organisation: Organisation, client_of: ClientOf
) -> None:
    operations.remove(actor=other_director, row=other_organisation, now=NOW)
    assert other_organisation.name not in client_of(director).get(f"{HERE}bin/").content.decode()
    path = f"{HERE}bin/organisations.organisation/{other_organisation.pk}/restore/"
    assert client_of(director).post(path).status_code == 404
    assert client_of(director).post(f"{HERE}bin/nothing.atall/1/restore/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_journal_takes_the_same_number_of_queries(
    rows: int, director: User, region: Region, client_of: ClientOf, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for number in range(rows):
        entry_at(NOW, cast.make_organisation(region, f"Organisatie {number}"), director)
    client = client_of(director)
    with django_assert_max_num_queries(10):  # type: ignore[attr-defined]
        assert client.get(HERE).status_code == 200


def test_a_line_leads_to_its_object_as_long_as_it_is_there(
    director: User, region: Region, organisation: Organisation, client_of: ClientOf
) -> None:
    operations.change(actor=director, row=organisation, version=1, values={"name": "Werkhuis Vier"})
    client, path = client_of(director), f"{HERE}about/organisations.organisation/{organisation.pk}/"
    assert path in client.get(HERE).content.decode()
    assert client.get(path).status_code == 302
    operations.remove(actor=director, row=organisation, now=NOW)
    assert client.get(path).status_code == 404
    assert client.get(f"{HERE}about/nothing.atall/1/").status_code == 404
