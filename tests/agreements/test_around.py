"""Where else agreements and declarations turn up: in search, with an organisation, in the bin, and where somebody is called."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from regietafel.agreements.models import Subject
from regietafel.agreements.operations.agreements import (
    AgreementData,
    GoalLine,
    make_agreement,
    remove_agreement,
    set_goals,
)
from regietafel.agreements.operations.declarations import DeclarationData, make_declaration, remove_declaration
from regietafel.agreements.operations.years import remove_year
from regietafel.agreements.providers.pacts import mentions, removed_rows
from regietafel.attention.texts import spoken
from regietafel.core import registry
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.agreements import pacts
from tests.agreements.pacts import DAY, NOW
from tests.cast import Person

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("director", True),
        ("partner", True),
        ("head_of_service", True),
        ("editor", False),
        ("other_director", False),
    ],
)
def test_who_finds_them(
    name: str, found: bool, region: Region, director: User, client_of: ClientOf, request: pytest.FixtureRequest
) -> None:
    made = make_declaration(
        actor=director, region=region, kind="mandate", data=DeclarationData("Regierol"),
        text="Kanariewoord in de tekst", organisations=[], now=NOW,
    )  # fmt: skip
    agreement = make_agreement(actor=director, region=region, data=AgreementData("Samen", DAY), organisations=[])
    set_goals(
        actor=director, agreement=agreement, goals=[GoalLine(1, "Kanariewoord")], removed=[], version=None, now=NOW
    )
    page = client_of(request.getfixturevalue(name)).get(
        reverse("search:results", args=[region.slug]), {"q": "kanariewoord"}
    )
    for row, kind in ((made, "declaration"), (agreement, "agreement")):
        here = reverse(f"agreements:{kind}", args=[region.slug, row.pk])
        assert (page.status_code == 200 and here in page.content.decode()) == found


def test_the_page_of_an_organisation_names_them(
    region: Region, organisation: Organisation, partner: User, client_of: ClientOf
) -> None:
    agreement = pacts.make_agreement(region)
    agreement.parties.create(organisation=organisation)
    pacts.make_signature(pacts.make_declaration(region, "Regierol"), organisation, signed_on=DAY)
    pacts.make_signature(pacts.make_declaration(region, "LDE", kind="intent"), organisation)
    blocks = list(mentions(partner, region, organisation))
    told = [(line.text, line.note) for line in blocks[0].lines]
    assert sorted(told) == [("LDE", "nog niet getekend"), ("Regierol", "getekend"), ("Samen sterk", "partner")]


def test_the_bin_holds_each_and_a_part_only_while_the_whole_stands(region: Region, director: User) -> None:
    agreement = pacts.make_agreement(region)
    year = pacts.make_year(agreement, 2023, 1)
    declaration = pacts.make_declaration(region)
    remove_year(actor=director, year=year, now=NOW)
    remove_declaration(actor=director, declaration=declaration, now=NOW)
    assert {row.kind for row in removed_rows(region)} == {"agreements.declaration", "agreements.agreementyear"}
    remove_agreement(actor=director, agreement=agreement, now=NOW)
    assert {row.kind for row in removed_rows(region)} == {"agreements.declaration", "agreements.agreement"}
    for row in list(removed_rows(region)):
        restore = registry.restorers.get(row.kind)
        assert restore is not None
        restore(actor=director, region=region, pk=row.pk)
    assert {row.kind for row in removed_rows(region)} == {"agreements.agreementyear"}


def test_results_and_evaluations_can_call_somebody(region: Region, partner: User, editor: User, director: User) -> None:
    agreement = pacts.make_agreement(region)
    year = pacts.make_year(agreement, 2023, 1, evaluation="@Carla kijkt na")
    chosen = year.chosen.get()
    chosen.result = "@Carla begon"
    chosen.save()
    for kind, row, text in (("agreementyear", year, "kijkt na"), ("chosengoal", chosen, "begon")):
        said = spoken(f"agreements.{kind}", row.pk)
        assert said is not None
        assert text in said.text
        assert said.seen_by(partner)
        assert not said.seen_by(editor)
    remove_agreement(actor=director, agreement=agreement, now=NOW)
    assert spoken("agreements.chosengoal", chosen.pk) is None


def test_what_local_governments_decide_about_it_is_named_there(
    region: Region, director: User, partner: User, client_of: ClientOf
) -> None:
    agreement = pacts.make_agreement(region)
    here = reverse("agreements:agreement", args=[region.slug, agreement.pk])
    add = reverse("agreements:subject-add", args=[region.slug]) + f"?agreement={agreement.pk}"
    assert add in client_of(director).get(here).content.decode()
    assert client_of(director).get(add).context["form"]["agreement"].value() == str(agreement.pk)
    subject = Subject.objects.create(region=region, title="Goedkeuring", asked_on=DAY, agreement=agreement)
    shown = client_of(partner).get(here).content.decode()
    assert reverse("agreements:subject", args=[region.slug, subject.pk]) in shown
    assert add not in shown
    Subject.objects.update(removed_at=NOW)
    assert "Goedkeuring" not in client_of(partner).get(here).content.decode()
