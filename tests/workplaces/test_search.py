"""What a search of the directory finds, filter by filter; the same question gives the same rows to list and map."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.search.indexing import rebuild
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.distance import Box
from regietafel.workplaces.models import FreePlaces, Listing, Measure, Term, TermKind, WorkForm
from regietafel.workplaces.queries.asked import Asked
from regietafel.workplaces.queries.directory import search
from tests.workplaces.make import make_offer, make_workplace, open_directory

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 6, 1)
Found = Callable[..., list[str]]


@pytest.fixture(autouse=True)
def _open(region: Region) -> None:
    """Everybody may look."""
    open_directory(region)


@pytest.fixture
def found(region: Region) -> Found:
    """The names that a question finds, for a visitor unless somebody else asks."""

    def find(person: Any = None, within: Box | None = None, **asked: Any) -> list[str]:
        asker = person or AnonymousUser()
        chosen = {name: frozenset(map(str, values)) for name, values in asked.pop("chosen", {}).items()}
        results = search(asker, region, Asked(chosen=chosen, **asked), TODAY, within)
        return [hit.name for hit in results.hits]

    return find


def term(kind: str, code: str) -> Term:
    """A word of the lists."""
    return Term.objects.get_or_create(kind=kind, code=code, defaults={"names": {"nl": code.capitalize()}})[0]


@pytest.fixture
def three(organisation: Organisation) -> None:
    """A bicycle workshop on rung 3, a laundry on rungs 4 and 5, and a place of which nothing is known."""
    bikes = make_offer(
        make_workplace(organisation, "Fietsatelier"), "arbeidszorg", (3,), dutch="none", wheelchair="yes"
    )
    bikes.terms.add(term(TermKind.LANGUAGE, "ar"), term(TermKind.ACTIVITY, "fietsherstel"))
    washing = make_offer(make_workplace(organisation, "Wasserij"), "lde", (4, 5), dutch="b1", wheelchair="partly")
    washing.terms.add(term(TermKind.LANGUAGE, "fr"), term(TermKind.TARGET_GROUP, "jongeren"))
    washing.measures.add(Measure.objects.get_or_create(code="twe", defaults={"names": {"nl": "TWE"}})[0])
    make_workplace(organisation, "Zomaar")
    rebuild()


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        ({}, ["Fietsatelier", "Wasserij", "Zomaar"]),
        ({"rung": ["3"]}, ["Fietsatelier"]),
        ({"rung": ["3", "5"]}, ["Fietsatelier", "Wasserij"]),
        ({"rung": ["6"]}, []),
        ({"form": ["lde"]}, ["Wasserij"]),
        ({"language": ["ar"]}, ["Fietsatelier"]),
        ({"language": ["ar", "fr"]}, ["Fietsatelier", "Wasserij"]),
        ({"group": ["jongeren"]}, ["Wasserij"]),
        ({"activity": ["fietsherstel"]}, ["Fietsatelier"]),
        ({"activity": ["jongeren"]}, []),
        ({"measure": ["twe"]}, ["Wasserij"]),
        ({"dutch": ["none"]}, ["Fietsatelier"]),
        ({"dutch": ["a2"]}, ["Fietsatelier"]),
        ({"dutch": ["b1"]}, ["Fietsatelier", "Wasserij"]),
        ({"wheelchair": ["1"]}, ["Fietsatelier"]),
        ({"rung": ["3"], "language": ["fr"]}, []),
        ({"rung": ["4"], "language": ["fr"], "measure": ["twe"]}, ["Wasserij"]),
    ],
)
def test_each_filter_finds_what_it_says(
    three: None, found: Found, chosen: dict[str, list[str]], names: list[str]
) -> None:
    assert found(chosen=chosen) == names


def test_the_database_filters_as_the_page_does(three: None, found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are too many workplaces to read, the same questions have the same answers."""
    questions: list[dict[str, list[str]]] = [
        {"rung": ["3", "5"]},
        {"form": ["lde"]},
        {"language": ["ar"], "activity": ["fietsherstel"]},
        {"group": ["jongeren"]},
        {"measure": ["twe"]},
        {"dutch": ["a2"]},
        {"wheelchair": ["1"]},
        {"free": ["1"]},
        {"rung": ["3"], "language": ["fr"]},
    ]
    few = [found(chosen=chosen) for chosen in questions]
    monkeypatch.setattr("regietafel.workplaces.queries.directory.MOST_READ", 1)
    assert [found(chosen=chosen) for chosen in questions] == few
    assert any(few)


def test_one_offer_must_meet_all_filters(organisation: Organisation, found: Found) -> None:
    """Work on rung 3 in Arabic is not found where rung 3 asks French and only rung 5 speaks Arabic."""
    workplace = make_workplace(organisation)
    make_offer(workplace, "arbeidszorg", (3,)).terms.add(term(TermKind.LANGUAGE, "fr"))
    make_offer(workplace, "lde", (5,)).terms.add(term(TermKind.LANGUAGE, "ar"))
    assert found(chosen={"rung": ["3"], "language": ["ar"]}) == []
    assert found(chosen={"rung": ["5"], "language": ["ar"]}) == ["Fietspunt"]


def test_todays_form_of_work_finds_what_still_bears_the_earlier_one(organisation: Organisation, found: Found) -> None:
    new = WorkForm.objects.create(code="maatwerkbedrijf", names={"nl": "Maatwerkbedrijf"})
    old = WorkForm.objects.create(code="sociale-werkplaats", names={"nl": "Sociale werkplaats"}, successor=new)
    make_offer(make_workplace(organisation, "Oud"), None).work_form = old
    for name, form in (("Oude vorm", old), ("Nieuwe vorm", new)):
        make_offer(make_workplace(organisation, name), form.code, (5,))
    assert found(chosen={"form": ["maatwerkbedrijf"]}) == ["Nieuwe vorm", "Oude vorm"]
    assert found(chosen={"form": ["sociale-werkplaats"]}) == ["Oude vorm"]


def test_free_places_fade_by_themselves(organisation: Organisation, found: Found) -> None:
    now = timezone.now()
    for name, fades_on, places in (
        ("Vandaag", TODAY, 1),
        ("Gisteren", TODAY - dt.timedelta(days=1), 3),
        ("Vol", TODAY, 0),
    ):
        offer = make_offer(make_workplace(organisation, name))
        FreePlaces.objects.create(offer=offer, places=places, posted_at=now, fades_on=fades_on)
    taken = make_offer(make_workplace(organisation, "Ingenomen"))
    FreePlaces.objects.create(offer=taken, places=2, posted_at=now - dt.timedelta(hours=2), fades_on=TODAY)
    FreePlaces.objects.create(offer=taken, places=0, posted_at=now, fades_on=TODAY)
    assert found(chosen={"free": ["1"]}) == ["Vandaag"]


def test_an_offer_that_ended_is_no_longer_found(organisation: Organisation, found: Found, director: User) -> None:
    workplace = make_workplace(organisation)
    make_offer(workplace, "arbeidszorg", (3,), until=TODAY - dt.timedelta(days=1))
    make_offer(workplace, "lde", (5,), since=TODAY)
    assert found(chosen={"rung": ["3"]}) == []
    assert found(chosen={"rung": ["5"]}) == ["Fietspunt"]


def test_what_ended_is_found_by_who_sees_it_and_asks_for_it(
    organisation: Organisation, found: Found, director: User
) -> None:
    make_workplace(organisation, "Gestopt", until=TODAY - dt.timedelta(days=1))
    assert found(director) == []
    assert found(director, ended=True) == ["Gestopt"]
    assert found(ended=True) == []


def test_counts_say_how_many_there_would_be_with_each_value(region: Region, three: None) -> None:
    asked = Asked(chosen={"rung": frozenset({"3"})})
    counts = search(AnonymousUser(), region, asked, TODAY).counts
    assert counts["rung"] == {"3": 1, "4": 1, "5": 1}
    assert counts["language"] == {"ar": 1}
    assert counts["dutch"] == {"none": 1, "a1": 1, "a2": 1, "b1": 1, "b2": 1}
    everything = search(AnonymousUser(), region, Asked(), TODAY).counts
    assert everything["language"] == {"ar": 1, "fr": 1}
    for name, values in everything.items():
        for value, count in values.items():
            total = search(AnonymousUser(), region, Asked(chosen={name: frozenset({value})}), TODAY).total
            assert total == count, (name, value)


PLACES = {"Dichtbij": (50.82, 3.21), "Verder": (50.86, 3.30), "Ver": (51.05, 3.72), "Onbekend": (None, None)}


@pytest.fixture
def around(organisation: Organisation, municipality: Municipality) -> None:
    """Workplaces at 2.3, 9.7 and 46 km from the point of Kleibeke (50.8, 3.2), and one without a point."""
    for name, (latitude, longitude) in PLACES.items():
        make_workplace(organisation, name, municipality=municipality, latitude=latitude, longitude=longitude)
    rebuild()


@pytest.mark.parametrize(
    ("km", "names"),
    [
        (5, ["Dichtbij"]),
        (10, ["Dichtbij", "Verder"]),
        (20, ["Dichtbij", "Verder"]),
        (50, ["Dichtbij", "Verder", "Ver"]),
    ],
)
@pytest.mark.parametrize("text", ["", "klaver"])
def test_a_circle_is_measured_in_kilometres(around: None, found: Found, km: int, names: list[str], text: str) -> None:
    assert found(where="Kleibeke", km=km, text=text) == names


@pytest.mark.parametrize("where", ["Kleibeke", " kleibéke", "KLEIBEKE", "8999"])
def test_a_place_goes_by_name_or_postcode(
    where: str, organisation: Organisation, municipality: Municipality, second_municipality: Municipality, found: Found
) -> None:
    Municipality.objects.filter(pk=municipality.pk).update(postcodes="8998 8999")
    make_workplace(organisation, "Hier", municipality=municipality)
    make_workplace(organisation, "Daar", municipality=second_municipality)
    make_workplace(organisation, "Nergens")
    assert found(where=where) == ["Hier"]


def test_a_village_is_known_by_the_addresses_in_it(organisation: Organisation, found: Found) -> None:
    make_workplace(organisation, "Dorpswerk", locality="Sint-Baafs", latitude=50.7, longitude=3.1)
    make_workplace(organisation, "Buurdorp", locality="Elders", latitude=50.72, longitude=3.12)
    make_workplace(organisation, "Stil", locality="Geheimdorp", listing=Listing.HIDDEN)
    assert found(where="sint-baafs") == ["Dorpswerk"]
    assert found(where="Sint-Baafs", km=5) == ["Dorpswerk", "Buurdorp"]
    assert "Dorpswerk" in found(where="Geheimdorp"), "a village that only the team knows is no place for a visitor"


def test_a_place_that_nobody_knows_hides_nothing_and_is_said(region: Region, around: None, found: Found) -> None:
    results = search(AnonymousUser(), region, Asked(where="Kleibeeke"), TODAY)
    assert results.total == len(PLACES)
    assert results.unknown_place is not None
    assert results.unknown_place.meant == ["Kleibeke"]


def test_the_order_is_as_asked(organisation: Organisation, found: Found) -> None:
    for name, day, latitude in (("Bos", 3, 50.9), ("aarde", 9, 51.0), ("Cirkel", None, 50.81)):
        verified = dt.date(2026, 1, day) if day else None
        make_workplace(organisation, name, verified_on=verified, latitude=latitude, longitude=3.2)
    assert found(sort="name") == ["aarde", "Bos", "Cirkel"]
    assert found(sort="confirmed") == ["aarde", "Bos", "Cirkel"]
    assert found(sort="distance", where="Kleibeke", km=50) == ["Cirkel", "Bos", "aarde"]
    assert found(sort="distance") == ["aarde", "Bos", "Cirkel"], "without a place there is no distance"


def test_a_stretch_of_the_map_holds_the_results_in_it(around: None, found: Found) -> None:
    everything = found(text="klaver")
    view = Box(50.81, 3.19, 50.87, 3.35)
    for asked in ({}, {"text": "klaver"}, {"where": "Kleibeke", "km": 50}):
        inside = [name for name in found(**asked) if name in {"Dichtbij", "Verder"}]
        assert sorted(found(within=view, **asked)) == sorted(inside)
    assert len(everything) == len(PLACES)
