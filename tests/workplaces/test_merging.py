"""Two entries become one and two again: nothing is lost, and undoing it restores every table exactly."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from regietafel.core.errors import Refusal
from regietafel.organisations.models import Contact, ContactMoment, Function, Organisation, OrganisationName
from regietafel.organisations.operations import merging as organisation_merging
from regietafel.people.models import User
from regietafel.territories.models import Region
from regietafel.workplaces.models import Remark, Workplace, WorkplaceMerge
from regietafel.workplaces.operations import merging
from tests.cast import make_person, make_region
from tests.core.merge_world import all_rows
from tests.workplaces.make import make_offer, make_workplace

NOW = dt.datetime(2026, 6, 1, 9, 0, tzinfo=dt.UTC)


def fill_organisation(organisation: Organisation, picked: set[str]) -> None:
    """Rows of several tables that name an organisation; those named alike in both clash."""
    region = organisation.region
    assert region is not None
    if "contact" in picked:
        Contact.objects.create(region=region, organisation=organisation, name="Onthaal", email="o@example.org")
    if "function" in picked:
        Function.objects.create(region=region, organisation=organisation, name="Consulent")
    if "moment" in picked:
        ContactMoment.objects.create(region=region, organisation=organisation, on=NOW.date(), text="belde")
    if "former" in picked:
        OrganisationName.objects.create(organisation=organisation, name="Vroeger")
    if "workplace" in picked:
        make_offer(make_workplace(organisation, "Atelier", slug=f"atelier-{organisation.pk}"))


ROWS = st.sets(st.sampled_from(["contact", "function", "moment", "former", "workplace"]))


class OrganisationsMadeTwoAgain(TestCase):
    """Whatever hangs on both, and whichever values are chosen."""

    @settings(deadline=None)
    @given(ROWS, ROWS, st.sets(st.sampled_from(list(organisation_merging.COLUMNS))))
    def test_undo_restores_every_table(self, of_kept: set[str], of_gone: set[str], from_gone: set[str]) -> None:
        region = make_region("r", "R")
        actor = make_person("a@example.org", "A")
        kept = Organisation.objects.create(region=region, name="Het Anker", website="https://a.example")
        gone = Organisation.objects.create(region=region, name="Anker vzw", company_number="0123.456.749", kind="union")
        fill_organisation(kept, of_kept)
        fill_organisation(gone, of_gone)
        before = all_rows()
        merge, stayed = organisation_merging.merge_organisations(
            actor=actor, region=region, kept=kept, gone=gone, from_gone=from_gone, now=NOW
        )
        assert len(stayed) == len(of_kept & of_gone & {"contact", "function"})
        kept.refresh_from_db()
        names = {kept.name, *kept.former_names.values_list("name", flat=True)}
        assert {"Het Anker", "Anker vzw"} <= names, "both names stay findable"
        assert not Workplace.objects.filter(organisation=gone).exists()
        undone, stays = organisation_merging.undo_merge(actor=actor, merge=merge, now=NOW)
        assert (stays, undone.undone_at) == ([], NOW)
        assert all_rows() == before


class WorkplacesMadeTwoAgain(TestCase):
    """Whatever hangs on both, and whichever values are chosen."""

    @settings(deadline=None)
    @given(st.booleans(), st.sets(st.sampled_from(merging.CHOSEN)))
    def test_undo_restores_every_table(self, confirmed_later: bool, from_gone: set[str]) -> None:
        region = make_region("r", "R")
        actor = make_person("a@example.org", "A")
        organisation = Organisation.objects.create(region=region, name="O")
        desk = Contact.objects.create(region=region, organisation=organisation, name="Balie", email="b@example.org")
        kept = make_workplace(organisation, "Fietspunt", since=dt.date(2010, 1, 1))
        gone = make_workplace(
            organisation,
            "Fietspunt Kaai",
            latitude=50.82,
            longitude=3.26,
            contact=desk,
            since=dt.date(2012, 3, 1),
            since_precision="month",
            verified_on=dt.date(2026, 5, 1) if confirmed_later else None,
        )
        make_offer(kept)
        make_offer(gone, "lde", (5,))
        Remark.objects.create(workplace=gone, text="klopt niet", sent_at=NOW)
        before = all_rows()
        merge, stayed = merging.merge_workplaces(
            actor=actor, region=region, kept=kept, gone=gone, from_gone=from_gone, now=NOW
        )
        kept.refresh_from_db()
        assert (stayed, kept.offers.count(), kept.remarks.count()) == ([], 2, 1)
        if confirmed_later:
            assert kept.verified_on == dt.date(2026, 5, 1)
        assert merging.undo_merge(actor=actor, merge=merge, now=NOW)[1] == []
        assert all_rows() == before


def two(organisation: Organisation) -> tuple[Workplace, Workplace]:
    return make_workplace(organisation, "Fietspunt"), make_workplace(organisation, "Fietspunt 2")


def test_what_was_changed_since_stays_and_is_told(director: User, region: Region, organisation: Organisation) -> None:
    kept, gone = two(organisation)
    Workplace.objects.filter(pk=gone.pk).update(street="Kaai 2")
    merge, _stayed = merging.merge_workplaces(
        actor=director, region=region, kept=kept, gone=gone, from_gone=["street"], now=NOW
    )
    Workplace.objects.filter(pk=kept.pk).update(street="Kaai 3")
    _merge, stays = merging.undo_merge(actor=director, merge=merge, now=NOW)
    assert len(stays) == 1
    kept.refresh_from_db()
    assert kept.street == "Kaai 3"


def test_undone_twice_is_undone_once(director: User, region: Region, organisation: Organisation) -> None:
    kept, gone = two(organisation)
    merge, _stayed = merging.merge_workplaces(
        actor=director, region=region, kept=kept, gone=gone, from_gone=(), now=NOW
    )
    merging.undo_merge(actor=director, merge=merge, now=NOW)
    first = all_rows()
    merging.undo_merge(actor=director, merge=merge, now=NOW)
    assert all_rows() == first


def test_shared_organisations_are_not_merged(director: User, region: Region, organisation: Organisation) -> None:
    shared = Organisation.objects.create(name="Gedeeld")
    for kept, gone in ((shared, organisation), (organisation, shared)):
        with pytest.raises(Refusal):
            organisation_merging.merge_organisations(
                actor=director, region=region, kept=kept, gone=gone, from_gone=(), now=NOW
            )


def test_the_bin_does_not_give_back_what_was_merged(director: User, region: Region, organisation: Organisation) -> None:
    from regietafel.workplaces.operations.workplaces import restore_workplace

    kept, gone = two(organisation)
    merging.merge_workplaces(actor=director, region=region, kept=kept, gone=gone, from_gone=(), now=NOW)
    with pytest.raises(Refusal):
        restore_workplace(actor=director, region=region, pk=gone.pk)


def test_side_by_side_merged_and_undone_on_the_pages(
    director: User, region: Region, organisation: Organisation
) -> None:
    one, other = two(organisation)
    Workplace.objects.filter(pk=other.pk).update(street="Kaai 2")
    client = Client()
    client.force_login(director)
    listed = client.get(reverse("workplaces:doubles", args=[region.slug])).content.decode()
    here = reverse("workplaces:merge", args=[region.slug, one.pk, other.pk])
    assert here in listed
    page = client.get(here)
    values: dict[str, Any] = {field.html_name: field.value() for field in page.context["form"]}
    assert values == {"keep": "one", "value-name": "one"}
    client.post(here, {**values, **page.context["hidden"]})
    one.refresh_from_db()
    assert (one.name, one.street) == ("Fietspunt", "Kaai 2")
    merge = WorkplaceMerge.objects.get()
    client.post(reverse("workplaces:merge-undo", args=[region.slug, merge.pk]))
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.street, other.is_removed) == ("", False)
