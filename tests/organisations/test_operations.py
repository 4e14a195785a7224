"""Entries of the address book are changed, removed and put back, with a line in the journal for each."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from regietafel.core.errors import Collision, Refusal
from regietafel.journal.models import Entry
from regietafel.membership.models import Affiliation
from regietafel.organisations import operations
from regietafel.organisations.models import Function, Organisation
from regietafel.people.models import RegionRole, User
from regietafel.territories.models import Region
from tests import cast

NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


def deeds() -> list[str]:
    return [entry.verb for entry in Entry.objects.order_by("pk")]


def test_adding_is_journalled_in_the_region(director: User, region: Region) -> None:
    row = operations.add(actor=director, region=region, kind="organisation", values={"name": "Nieuw huis"})
    entry = Entry.objects.get()
    assert (entry.verb, entry.region, entry.actor, entry.object_id) == ("created", region, director, row.pk)
    assert entry.after["name"] == "Nieuw huis"


def test_changing_keeps_what_stood_there(director: User, organisation: Organisation) -> None:
    operations.change(actor=director, row=organisation, version=1, values={"name": "Werkhuis Vier"})
    entry = Entry.objects.get()
    assert (entry.before, entry.after) == ({"name": "Werkhuis De Klaver"}, {"name": "Werkhuis Vier"})


def test_saving_what_stood_there_writes_nothing(director: User, organisation: Organisation) -> None:
    operations.change(actor=director, row=organisation, version=1, values={"name": organisation.name})
    organisation.refresh_from_db()
    assert organisation.version == 1
    assert deeds() == []


def test_the_second_of_two_editors_collides(director: User, colleague: User, organisation: Organisation) -> None:
    operations.change(actor=director, row=organisation, version=1, values={"name": "Eerst"})
    with pytest.raises(Collision) as met:
        operations.change(actor=colleague, row=organisation, version=1, values={"name": "Daarna"})
    assert met.value.current.name == "Eerst"
    organisation.refresh_from_db()
    assert organisation.name == "Eerst"


def test_a_name_that_is_taken_is_refused(
    director: User, organisation: Organisation, edited_organisation: Organisation
) -> None:
    with pytest.raises(Refusal) as refused:
        operations.change(
            actor=director, row=edited_organisation, version=1, values={"name": organisation.name.upper()}
        )
    assert refused.value.field == "name"


def test_another_region_may_use_the_same_name(
    other_director: User, other_region: Region, organisation: Organisation
) -> None:
    operations.add(actor=other_director, region=other_region, kind="organisation", values={"name": organisation.name})
    assert Organisation.objects.filter(name=organisation.name).count() == 2


def test_a_function_takes_no_organisation_of_another_region(
    director: User, region: Region, other_organisation: Organisation
) -> None:
    with pytest.raises(Refusal) as refused:
        operations.add(
            actor=director,
            region=region,
            kind="function",
            values={"name": "expert", "organisation": other_organisation},
        )
    assert refused.value.field == "organisation"
    assert not Function.objects.exists()


def test_an_organisation_lies_in_its_own_region(director: User, region: Region, other_region: Region) -> None:
    elsewhere = other_region.municipalities.get()
    with pytest.raises(Refusal) as refused:
        operations.add(
            actor=director, region=region, kind="organisation", values={"name": "Huis", "municipality": elsewhere}
        )
    assert refused.value.field == "municipality"
    made = operations.add(
        actor=director, region=None, kind="organisation", values={"name": "Dienst", "municipality": elsewhere}
    )
    assert isinstance(made, Organisation)
    assert made.municipality == elsewhere


def test_removed_and_put_back(director: User, organisation: Organisation) -> None:
    operations.remove(actor=director, row=organisation, now=NOW)
    organisation.refresh_from_db()
    assert (organisation.removed_at, organisation.removed_by) == (NOW, director)
    operations.restore(actor=director, row=organisation)
    organisation.refresh_from_db()
    assert not organisation.is_removed
    assert deeds() == ["removed", "restored"]


def test_putting_back_is_refused_when_the_name_was_given_away(
    director: User, region: Region, organisation: Organisation
) -> None:
    operations.remove(actor=director, row=organisation, now=NOW)
    cast.make_organisation(region, organisation.name)
    with pytest.raises(Refusal):
        operations.restore(actor=director, row=organisation)


def test_an_organisation_with_a_function_stays(director: User, region: Region, organisation: Organisation) -> None:
    function = operations.add(
        actor=director, region=region, kind="function", values={"name": "expert", "organisation": organisation}
    )
    with pytest.raises(Refusal, match="1"):
        operations.remove(actor=director, row=organisation, now=NOW)
    assert isinstance(function, Function)
    operations.remove(actor=director, row=function, now=NOW)
    operations.remove(actor=director, row=organisation, now=NOW)


def test_an_organisation_for_which_somebody_sits_stays_until_they_left(
    director: User, partner: User, organisation: Organisation
) -> None:
    with pytest.raises(Refusal):
        operations.remove(actor=director, row=organisation, now=NOW)
    RegionRole.objects.filter(user=partner).update(ended_at=timezone.now())
    operations.remove(actor=director, row=organisation, now=NOW)


def test_the_clock_deletes_what_was_removed_long_ago(director: User, organisation: Organisation) -> None:
    operations.remove(actor=director, row=organisation, now=NOW)
    assert operations.purge(NOW) == 0
    assert operations.purge(NOW + dt.timedelta(days=1)) == 1
    assert not Organisation.objects.filter(pk=organisation.pk).exists()
    assert Entry.objects.filter(verb="purged", label=organisation.name, actor=None).exists()
    assert operations.purge(NOW + dt.timedelta(days=1)) == 0


def test_what_is_still_named_outlives_the_clock(director: User, region: Region, organisation: Organisation) -> None:
    operations.remove(actor=director, row=organisation, now=NOW)
    Function.objects.create(region=region, organisation=organisation, name="expert")
    assert operations.purge(NOW + dt.timedelta(days=1)) == 0
    assert Organisation.objects.filter(pk=organisation.pk).exists()


def test_affiliations_of_the_past_go_with_their_organisation(
    director: User, partner: User, organisation: Organisation
) -> None:
    RegionRole.objects.filter(user=partner).update(ended_at=timezone.now())
    operations.remove(actor=director, row=organisation, now=NOW)
    operations.purge(NOW + dt.timedelta(days=1))
    assert not Affiliation.objects.exists()
    assert RegionRole.objects.filter(user=partner).exists()
