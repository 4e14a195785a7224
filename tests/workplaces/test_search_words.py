"""Words that find a workplace: compounds, accents, earlier names, and what was perhaps meant where nothing is found."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import given
from hypothesis import strategies as st

from regietafel.core.operations import operation, touch
from regietafel.organisations.models import Organisation, OrganisationName
from regietafel.search.indexing import rebuild
from regietafel.search.words import parts_of
from regietafel.territories.models import Region
from regietafel.workplaces.models import FormerName, Listing, Term, TermKind, WorkForm
from regietafel.workplaces.queries.asked import Asked
from regietafel.workplaces.queries.directory import search
from regietafel.workplaces.queries.other_ways import other_ways
from tests.workplaces.make import make_offer, make_workplace, open_directory

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 6, 1)


@pytest.fixture(autouse=True)
def _open(region: Region) -> None:
    """Everybody may look."""
    open_directory(region)


def names(region: Region, text: str, person: Any = None) -> list[str]:
    """What somebody finds by words."""
    return [hit.name for hit in search(person or AnonymousUser(), region, Asked(text=text), TODAY).hits]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("De fietshersteller", "fietsherstel"),
        ("Fietsherstel Leie", "fietsen herstellen"),
        ("Fietsherstel Leie", "herstel"),
        ("De fietshersteller", "herstel"),
        ("De fietshersteller", "herstellen"),
        ("Fietsen herstellen", "fietsherstel"),
        ("Fiets herstellen", "fietsherstel"),
        ("Tuinonderhoud", "onderhoud"),
        ("Tuin onderhouden", "tuinonderhoud"),
        ("Maatwerkbedrijf Leie", "bedrijf"),
        ("Maatwerkbedrijf Leie", "maatwerk"),
        ("Fietsatelier", "fiets"),
        ("Fietsen", "fiets"),
        ("Fiets", "fietsen"),
        ("Crèche", "creche"),
        ("Creche", "crèche"),
        ("Café De Brug", "CAFE"),
    ],
)
def test_dutch_words_find_one_another(region: Region, organisation: Organisation, said: str, asked: str) -> None:
    make_workplace(organisation, said)
    make_workplace(organisation, "Iets anders")
    rebuild()
    assert names(region, asked) == [said]


def test_each_word_must_be_met(region: Region, organisation: Organisation) -> None:
    make_workplace(organisation, "Fietsherstel")
    make_workplace(organisation, "Schoenherstel")
    rebuild()
    assert names(region, "schoenen herstellen") == ["Schoenherstel"]
    assert names(region, "herstel") == ["Fietsherstel", "Schoenherstel"]


def test_the_best_match_stands_first(region: Region, organisation: Organisation) -> None:
    make_workplace(organisation, "Anders", summary="ook fietsen")
    make_workplace(organisation, "Bromfietsen")
    make_workplace(organisation, "Zuidfietsen en fietsen")
    rebuild()
    assert names(region, "fietsen")[0] == "Zuidfietsen en fietsen"


def test_a_workplace_is_found_by_all_that_it_and_its_organisation_were_called(
    region: Region, organisation: Organisation
) -> None:
    old = WorkForm.objects.create(code="oud", names={"nl": "Sociale werkplaats"})
    form = WorkForm.objects.create(code="maatwerkbedrijf", names={"nl": "Maatwerkbedrijf"}, shorts={"nl": "MWB"})
    WorkForm.objects.filter(pk=old.pk).update(successor=form)
    workplace = make_workplace(organisation, "Nieuw", number="W-17", postcode="8999", locality="Gehucht")
    offer = make_offer(workplace, form.code, (5,))
    offer.terms.add(Term.objects.create(kind=TermKind.ACTIVITY, code="naaien", names={"nl": "Textiel", "en": "Sewing"}))
    FormerName.objects.create(workplace=workplace, name="Het Spinnewiel")
    OrganisationName.objects.create(organisation=organisation, name="Vzw Vroeger")
    rebuild()
    for words in (
        "nieuw",
        "spinnewiel",
        "klaver",
        "vroeger",
        "w-17",
        "mwb",
        "sociale werkplaats",
        "sewing",
        "8999",
        "gehucht",
    ):
        assert names(region, words) == ["Nieuw"], words


@operation
def rename(organisation: Organisation, name: str) -> None:
    """Give an organisation another name, as a deed would."""
    Organisation.objects.filter(pk=organisation.pk).update(name=name)
    touch("organisations.organisation", organisation.pk)


def test_the_index_follows_the_name_of_the_organisation(region: Region, organisation: Organisation) -> None:
    make_workplace(organisation, "Fietspunt")
    rebuild()
    rename(organisation, "Zwaluw")
    assert names(region, "zwaluw") == ["Fietspunt"]
    assert names(region, "werkhuis") == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fietshertsel", "fietsherstel"),
        ("fitsherstel", "fietsherstel"),
        ("waserij", "wasserij"),
        ("kanarie", None),
        ("xyz", None),
    ],
)
def test_slips_of_spelling_are_mended(
    region: Region, organisation: Organisation, typed: str, meant: str | None
) -> None:
    make_workplace(organisation, "Fietsherstel")
    make_workplace(organisation, "Wasserij")
    rebuild()
    results = search(AnonymousUser(), region, Asked(text=typed), TODAY)
    assert results.total == 0
    better = other_ways(AnonymousUser(), region, results, TODAY).spelling
    assert (better and better.text) == meant


def test_what_is_hidden_gives_no_word_away(
    region: Region, organisation: Organisation, everyone: dict[str, Any]
) -> None:
    make_workplace(organisation, "Zilverreiger", listing=Listing.HIDDEN)
    make_workplace(organisation, "Open")
    rebuild()
    for role, meant in (("stranger", None), ("partner", None), ("director", "zilverreiger")):
        results = search(everyone[role], region, Asked(text="zilvereiger"), TODAY)
        better = other_ways(everyone[role], region, results, TODAY).spelling
        assert (better and better.text) == meant, role


def test_where_nothing_is_found_the_nearest_and_what_to_drop(
    region: Region, organisation: Organisation, municipality: object
) -> None:
    far = make_workplace(organisation, "Ver", latitude=50.99, longitude=3.2)
    make_offer(far, "lde", (5,))
    make_offer(make_workplace(organisation, "Nog verder", latitude=51.1, longitude=3.2), "lde", (5,))
    asked = Asked(where="Kleibeke", km=5, chosen={"rung": frozenset({"5"}), "form": frozenset({"arbeidszorg"})})
    results = search(AnonymousUser(), region, asked, TODAY)
    assert results.total == 0
    ways = other_ways(AnonymousUser(), region, results, TODAY)
    assert ways.less == []
    without_form = search(AnonymousUser(), region, asked.without("form"), TODAY)
    ways = other_ways(AnonymousUser(), region, without_form, TODAY)
    assert [hit.name for hit in ways.nearest] == ["Ver", "Nog verder"]
    assert [(one.name, one.total) for one in ways.less] == [("where", 2)]


@given(st.text(max_size=120))
def test_parts_are_words_of_the_text(text: str) -> None:
    for part in parts_of(text):
        assert len(part) >= 4
        assert all(letter.isalnum() or letter == "_" for letter in part)
