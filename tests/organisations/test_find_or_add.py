"""A typed name finds the record it means; a new name becomes one to complete later, never free text."""

from __future__ import annotations

import pytest

from regietafel.core.errors import Refusal
from regietafel.organisations.models import Function, Organisation, StakeholderGroup
from regietafel.organisations.operations import find_or_add
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests import cast


@pytest.mark.parametrize("typed", ["Werkhuis De Klaver", "werkhuis  de klaver ", "DE KLAVER"])
def test_a_name_or_abbreviation_finds_the_organisation_whatever_its_capitals(
    director: User, region: Region, organisation: Organisation, typed: str
) -> None:
    assert find_or_add(actor=director, region=region, kind="organisation", name=typed) == organisation
    assert Organisation.objects.count() == 1


def test_accents_differ_and_capitals_with_accents_do_not(director: User, region: Region) -> None:
    known = cast.make_organisation(region, "Één dak")
    assert find_or_add(actor=director, region=region, kind="organisation", name="één dak") == known
    assert find_or_add(actor=director, region=region, kind="organisation", name="een dak") != known


def test_a_shared_organisation_is_found_from_every_region(
    director: User, other_director: User, region: Region, other_region: Region, shared_organisation: Organisation
) -> None:
    assert find_or_add(actor=director, region=region, kind="organisation", name="vdw") == shared_organisation
    assert (
        find_or_add(actor=other_director, region=other_region, kind="organisation", name="VDW") == shared_organisation
    )


def test_the_regions_own_goes_before_a_shared_one(
    director: User, region: Region, shared_organisation: Organisation
) -> None:
    own = cast.make_organisation(region, "VDW Leiestreek", short_name="VDW")
    assert find_or_add(actor=director, region=region, kind="organisation", name="VDW") == own


def test_another_regions_organisation_is_not_found(
    director: User, region: Region, other_organisation: Organisation
) -> None:
    made = find_or_add(actor=director, region=region, kind="organisation", name=other_organisation.name)
    assert made != other_organisation
    assert made.region == region


@pytest.mark.parametrize(
    ("kind", "model"), [("organisation", Organisation), ("group", StakeholderGroup), ("function", Function)]
)
def test_a_new_name_becomes_one_to_complete(
    director: User, region: Region, kind: str, model: type[Organisation]
) -> None:
    made = find_or_add(actor=director, region=region, kind=kind, name="  Nieuwe   naam ")
    assert isinstance(made, model)
    assert (made.name, made.to_complete, made.region) == ("Nieuwe naam", True, region)
    assert find_or_add(actor=director, region=region, kind=kind, name="nieuwe naam") == made


def test_a_function_is_found_by_its_full_name(director: User, region: Region, organisation: Organisation) -> None:
    known = Function.objects.create(region=region, organisation=organisation, name="expert werk")
    for typed in ("Expert werk", "expert werk (De Klaver)"):
        assert find_or_add(actor=director, region=region, kind="function", name=typed) == known


def test_a_bare_function_name_that_two_organisations_have_is_nobodys(
    director: User, region: Region, organisation: Organisation, edited_organisation: Organisation
) -> None:
    first = Function.objects.create(region=region, organisation=organisation, name="coördinator")
    second = Function.objects.create(region=region, organisation=edited_organisation, name="coördinator")
    made = find_or_add(actor=director, region=region, kind="function", name="coördinator")
    assert made not in (first, second)
    assert made.to_complete
    again = find_or_add(
        actor=director, region=region, kind="function", name="coördinator", organisation=edited_organisation
    )
    assert again == second


def test_a_removed_entry_is_not_found(director: User, region: Region, organisation: Organisation) -> None:
    Organisation.objects.filter(pk=organisation.pk).update(removed_at="2026-01-01T00:00:00Z")
    assert find_or_add(actor=director, region=region, kind="organisation", name=organisation.name) != organisation


def test_an_empty_name_is_refused(director: User, region: Region) -> None:
    with pytest.raises(Refusal):
        find_or_add(actor=director, region=region, kind="group", name="  ")


def test_a_name_that_is_too_long_is_refused_at_its_field(director: User, region: Region) -> None:
    with pytest.raises(Refusal) as refused:
        find_or_add(actor=director, region=region, kind="group", name="a" * 201)
    assert refused.value.field == "name"
