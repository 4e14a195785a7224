"""`regietafel workplaces`: the directory on any day and the gaps in its ladder, for people and for programs."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from regietafel.cli.commands import main
from regietafel.organisations.models import Organisation
from regietafel.territories.models import Municipality, Population, Region
from regietafel.workplaces.models import Capacity
from tests.workplaces.make import make_offer, make_work_form, make_workplace

Capture = pytest.CaptureFixture[str]


def told(capsys: Capture, *words: str) -> Any:
    """What a command prints for a program."""
    assert main(["workplaces", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def directory(region: Region, organisation: Organisation, municipality: Municipality) -> Region:
    """Two workplaces: one since ever, one of later."""
    Municipality.objects.exclude(pk=municipality.pk).update(latitude=51.8)
    Municipality.objects.filter(pk=municipality.pk).update(latitude=50.8, longitude=3.25)
    Population.objects.update_or_create(municipality=municipality, year=2010, defaults={"inhabitants": 10_000})
    new = make_work_form("maatwerkbedrijf", names={"nl": "Maatwerkbedrijf", "en": "Company"})
    make_work_form("sociale-werkplaats", names={"nl": "Sociale werkplaats"}, until=dt.date(2015, 3, 31), successor=new)
    old = make_workplace(organisation, "Oud", number="10", municipality=municipality)
    offer = make_offer(old, "sociale-werkplaats", (5,))
    Capacity.objects.create(offer=offer, on=dt.date(2013, 1, 1), places=8)
    later = make_workplace(organisation, "Later", number="9", since=dt.date(2020, 1, 1), latitude=50.8, longitude=3.5)
    make_offer(later, "arbeidszorg", (3, 4))
    return region


def test_the_list_names_forms_of_work_as_on_that_day(directory: Region, capsys: Capture) -> None:
    found = told(capsys, "list", "--region", directory.slug, "--as-of", "2014-06-01")
    assert (found["as_of"], found["total"], found["by_work_form"]) == ("2014-06-01", 1, {"Sociale werkplaats": 1})
    assert found["workplaces"] == [
        {
            "number": "10",
            "name": "Oud",
            "organisation": "Werkhuis De Klaver",
            "work_form": "Sociale werkplaats",
            "work_forms": ["sociale-werkplaats"],
            "municipality": "Kleibeke",
            "nis": "90001",
            "rungs": [5],
            "places": 8,
            "places_not_counted": 0,
            "verified_on": "2026-01-05",
            "listing": "public",
            "is_demo": False,
        }
    ]
    found = told(capsys, "list", "--region", directory.slug)
    assert [(one["number"], one["work_form"], one["places"]) for one in found["workplaces"]] == [
        ("9", "Arbeidszorg", None),
        ("10", "Maatwerkbedrijf", 8),
    ]


def test_gaps_name_the_nearest_and_the_distance(directory: Region, capsys: Capture) -> None:
    asked = ("gaps", "--region", directory.slug, "--rung", "3", "--within-km", "10")
    found = told(capsys, *asked)
    assert found["norm"] == {"rung": 3, "within_km": 10.0, "per_10000": None}
    mine = next(one for one in found["gaps"] if one["municipality"] == "Kleibeke")
    assert mine["nearest"]["name"] == "Later"
    assert mine["distance_km"] == mine["nearest"]["distance_km"] == pytest.approx(17.57, abs=0.02)
    assert "Kleibeke" not in [one["municipality"] for one in told(capsys, *asked[:-1], "20")["gaps"]]
    before = told(capsys, *asked, "--as-of", "2014-06-01")
    assert {one["nearest"] for one in before["gaps"]} == {None}


def test_places_that_nobody_counted_are_not_judged(directory: Region, capsys: Capture) -> None:
    asked = ("gaps", "--region", directory.slug, "--within-km", "20", "--per-10000")
    found = told(capsys, *asked, "1", "--rung", "3")
    assert "Kleibeke" in [one["municipality"] for one in found["cannot_be_judged"]]
    found = told(capsys, *asked, "9", "--rung", "5")
    mine = next(one for one in found["gaps"] if one["municipality"] == "Kleibeke")
    assert (mine["reason"], mine["places_within"], mine["per_10000"]) == ("too few places", 8, 8.0)


def test_people_get_a_table(directory: Region, capsys: Capture) -> None:
    assert main(["workplaces", "list", "--region", directory.slug]) == 0
    assert "2 workplaces on" in capsys.readouterr().out
    assert main(["workplaces", "gaps", "--region", directory.slug, "--rung", "3", "--within-km", "10"]) == 0
    assert "have a gap on rung 3" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--region", "leiestreek", "--as-of", "gisteren"),
        ("gaps", "--region", "leiestreek", "--rung", "7", "--within-km", "10"),
        ("gaps", "--region", "leiestreek", "--rung", "3", "--within-km", "-1"),
        ("gaps", "--region", "leiestreek", "--rung", "3", "--within-km", "nan"),
        ("gaps", "--region", "leiestreek", "--rung", "3", "--within-km", "10", "--per-10000", "veel"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_a_line(words: tuple[str, ...], directory: Region, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["workplaces", *words])
    assert refused.value.code == 2
    assert "error" in capsys.readouterr().err


def test_a_region_that_is_not_there(directory: Region, capsys: Capture) -> None:
    assert main(["workplaces", "list", "--region", "nergens"]) == 1
    assert "leiestreek" in capsys.readouterr().err
