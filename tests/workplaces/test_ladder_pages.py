"""The ladder on the screen, on paper, as a sheet and in pictures: one figure in a cell, gaps in words, unknown beside it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Callable
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Municipality, Region, RegionMunicipality
from regietafel.workplaces.models import Listing
from tests import cast
from tests.workplaces.make import make_offer, make_work_form, make_workplace

pytestmark = pytest.mark.django_db
SignIn = Callable[[cast.Person], Client]
ROW = re.compile(r"<tr>\s*<th scope=\"row\">(.*?)</th>(.*?)</tr>", re.DOTALL)
CELL = re.compile(r"<td class=\"([^\"]*)\" data-label=\"([^\"]*)\">(.*?)</td>", re.DOTALL)


def address(region: Region, rest: str = "") -> str:
    return f"/nl/r/{region.slug}/workplaces/ladder/{rest}"


def words(html: str) -> str:
    """What stands there, without markup."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def read(page: str) -> dict[str, dict[str, tuple[str, str]]]:
    """The first table: municipality → head → (what stands there, its verdict)."""
    table = page[page.index("<table") : page.index("</table>")]
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for name, cells in ROW.findall(table):
        found[words(name)] = {
            unescape(label): (words(text), next((one for one in kind.split() if one.startswith("is-")), ""))
            for kind, label, text in CELL.findall(cells)
        }
    return found


def test_one_figure_in_each_cell_with_the_sign_of_the_norm(offered: Region, director: User, client_of: SignIn) -> None:
    page = client_of(director).get(address(offered)).content.decode()
    rows = read(page)
    assert rows["Kleibeke"]["Trede 3"] == ("0,8 ✓ (binnen de norm)", "is-met")
    assert rows["Leiedorp"]["Trede 3"] == ("0 ! (geen werkplek dichtbij genoeg)", "is-gap")
    assert rows["Kleibeke"]["Trede 5"] == ("0", "is-quiet")
    assert rows["Alles samen"]["Trede 3"][0] == "0,7"
    assert "1 van 2 gemeenten heeft een gat op trede 3." in words(page)
    assert "Leiedorp : de dichtstbijzijnde is Atelier in Kleibeke, op 17,6 km." in words(page)
    assert "labelpunt van hun gemeente" in page
    assert "6.371,0088 km" in page


@pytest.mark.parametrize(
    ("asked", "figures"),
    [
        ("measure=places", ("8", "0")),
        ("measure=number", ("1", "0")),
        ("measure=distance", ("0", "17,6")),
        ("measure=wat", ("0,8", "0")),
        ("measure=places&on=2014-06-01", ("4", "0")),
        ("measure=places&on=01/06/2014&by=forms", ("4", "0")),
    ],
)
def test_the_address_says_which_figure_of_which_day(
    asked: str, figures: tuple[str, str], offered: Region, director: User, client_of: SignIn
) -> None:
    rows = read(client_of(director).get(address(offered, f"?{asked}")).content.decode())
    head = "Arbeidszorg" if "forms" in asked else "Trede 3"
    assert tuple(rows[town][head][0].split()[0] for town in ("Kleibeke", "Leiedorp")) == figures


@pytest.mark.parametrize(
    ("asked", "first", "second"),
    [
        ("km=18", "is-met", "is-met"),
        ("km=17,5", "is-met", "is-gap"),
        ("km=18&per=7", "is-gap", "is-gap"),
        ("km=10&per=8", "is-met", "is-gap"),
        ("km=10&per=8,01", "is-gap", "is-gap"),
        ("km=18&per=", "is-met", "is-met"),
        ("km=&per=veel", "is-met", "is-gap"),
    ],
)
def test_the_three_blanks_make_the_norm(
    asked: str, first: str, second: str, offered: Region, director: User, client_of: SignIn
) -> None:
    rows = read(client_of(director).get(address(offered, f"?{asked}")).content.decode())
    assert (rows["Kleibeke"]["Trede 3"][1], rows["Leiedorp"]["Trede 3"][1]) == (first, second)


def test_two_days_side_by_side_with_the_difference(offered: Region, director: User, client_of: SignIn) -> None:
    asked = "?measure=places&on=31/12/2025&beside=01/06/2014"
    page = client_of(director).get(address(offered, asked)).content.decode()
    row = read(page)["Kleibeke"]
    told = [row[f"Trede 3, {part}"][0] for part in ("1/6/2014", "31/12/2025", "verschil")]
    assert told == ["4", "8 ✓ (binnen de norm)", "+4"]
    assert "Trede 5, verschil" not in row
    later = read(
        client_of(director).get(address(offered, "?measure=places&on=01/06/2014&beside=31/12/2025")).content.decode()
    )
    assert [*later["Kleibeke"]] == [*row]


def test_a_municipality_that_joined_later_has_no_figure_before(
    offered: Region, second_municipality: Municipality, director: User, client_of: SignIn
) -> None:
    RegionMunicipality.objects.filter(municipality=second_municipality).update(since="2019-01-01")
    page = client_of(director).get(address(offered, "?measure=number&on=31/12/2025&beside=01/06/2014")).content.decode()
    row = read(page)["Leiedorp"]
    assert [row[f"Trede 3, {part}"][0][:1] for part in ("1/6/2014", "31/12/2025", "verschil")] == ["?", "0", "–"]


def test_forms_of_work_under_the_name_of_now_or_of_then(
    towns: Region, organisation: Organisation, municipality: Municipality, director: User, client_of: SignIn
) -> None:
    names = {"nl": "Maatwerkbedrijf"}
    new = make_work_form("maatwerkbedrijf", names=names)
    make_work_form("beschutte-werkplaats", until=dt.date(2015, 3, 31), successor=new)
    make_offer(make_workplace(organisation, municipality=municipality), "beschutte-werkplaats", (5,))
    client = client_of(director)
    for by, head in (("forms", "Maatwerkbedrijf"), ("forms-then", "Beschutte werkplaats")):
        row = read(client.get(address(towns, f"?by={by}&on=01/06/2014&measure=number")).content.decode())["Kleibeke"]
        assert [name for name in row if name != "Inwoners"] == [head]


def test_what_nobody_knows_stands_beside_the_table(
    offered: Region, organisation: Organisation, director: User, client_of: SignIn
) -> None:
    make_offer(make_workplace(organisation, "Zonder gemeente"), None, ())
    page = words(client_of(director).get(address(offered)).content.decode())
    assert "Van 1 werkplek is de gemeente niet bekend: ze staat in geen rij. Zonder gemeente" in page
    assert "Van 1 werkplek is de trede niet bekend: daarvoor staat ze in geen kolom." in page
    assert "Van 1 werkplek is de trede niet bekend: misschien vult ze een gat." in page


def test_uncounted_places_are_at_least_or_unknown_and_never_nought(
    offered: Region, organisation: Organisation, municipality: Municipality, director: User, client_of: SignIn
) -> None:
    make_offer(make_workplace(organisation, "Ongeteld", municipality=municipality), "lde", (3, 5))
    row = read(client_of(director).get(address(offered, "?measure=places&km=18&per=7")).content.decode())["Kleibeke"]
    assert row["Trede 3"] == ("8+ ? (niet te zeggen)", "is-unsure")
    assert row["Trede 5"][0].startswith("? ?")


def test_a_workplace_that_asked_not_to_be_listed_is_for_the_team_only(
    towns: Region,
    organisation: Organisation,
    municipality: Municipality,
    director: User,
    partner: User,
    client_of: SignIn,
) -> None:
    make_offer(make_workplace(organisation, "Stil", municipality=municipality, listing=Listing.HIDDEN))
    told = [
        read(client_of(person).get(address(towns, "?measure=number")).content.decode())["Kleibeke"]["Trede 3"][0][:1]
        for person in (director, partner)
    ]
    assert told == ["1", "0"]


def test_nothing_yet(region: Region, director: User, client_of: SignIn) -> None:
    page = words(client_of(director).get(address(region)).content.decode())
    assert "Op trede 3 is nergens een werkplek bekend: elke gemeente heeft een gat." in page
    RegionMunicipality.objects.all().delete()
    page = words(client_of(director).get(address(region)).content.decode())
    assert "Op deze dag hoorde er geen gemeente bij het werkingsgebied." in page


def test_what_cannot_be_read_is_said_at_its_blank(offered: Region, director: User, client_of: SignIn) -> None:
    asked = "?km=ver&rung=9&per=-1&on=morgen&beside=01/01/2100&by=x"
    page = words(client_of(director).get(address(offered, asked)).content.decode())
    for sentence in (
        "Vul een getal in",
        "Kies een getal tussen 0 en",
        "zoals 16/06/2026",
        "niemand weet al wat er zal zijn",
    ):
        assert sentence in page
    assert "Elke gemeente heeft binnen 10 km een werkplek op trede 3" in page


def test_the_sheet_has_what_is_on_the_screen(offered: Region, director: User, client_of: SignIn) -> None:
    asked = "?measure=places&on=31/12/2025&beside=01/06/2014"
    client = client_of(director)
    text = client.get(address(offered, f"export.csv{asked}")).content.decode("utf-8-sig")
    first, second = csv.DictReader(io.StringIO(text), delimiter=";")
    assert (first["Gemeente"], first["Inwoners"]) == ("Kleibeke", "10000")
    assert (first["Trede 3, 2014-06-01"], first["Trede 3, 2025-12-31"]) == ("4", "8")
    assert (first["Trede 3, verschil"], first["Norm op trede 3"]) == ("4", "binnen de norm")
    assert (second["Dichtstbijzijnde werkplek"], second["Afstand (km)"]) == ("Atelier", "17,57")
    book = load_workbook(io.BytesIO(client.get(address(offered, f"export.xlsx{asked}")).content))
    assert book.worksheets[0]["A2"].value == "Kleibeke"
    notes = [row[0].value for row in book.worksheets[1].iter_rows()]
    assert any("labelpunt" in str(note) for note in notes)


def test_a_name_that_looks_like_a_formula_stays_text(
    offered: Region, organisation: Organisation, director: User, client_of: SignIn
) -> None:
    organisation.workplaces.update(name="=cmd|' /C calc'!A0")
    text = client_of(director).get(address(offered, "export.csv")).content.decode("utf-8-sig")
    assert "'=cmd" in text


def test_paper_says_the_same(offered: Region, director: User, client_of: SignIn) -> None:
    client = client_of(director)
    asked = "?measure=places&beside=01/06/2014"
    paper = client.get(address(offered, f"print/{asked}")).content.decode()
    assert read(paper) == read(client.get(address(offered, asked)).content.decode())
    assert "op 17,6 km" in paper


def test_500_workplaces_cost_as_many_questions_as_two(
    offered: Region, organisation: Organisation, municipality: Municipality, director: User, client_of: SignIn
) -> None:
    client = client_of(director)
    client.get(address(offered))
    with CaptureQueriesContext(connection) as few:
        client.get(address(offered))
    for number in range(500):
        make_offer(make_workplace(organisation, f"Plek {number}", municipality=municipality))
    with CaptureQueriesContext(connection) as many:
        page = client.get(address(offered, "?measure=number")).content.decode()
    assert len(many) == len(few)
    assert read(page)["Kleibeke"]["Trede 3"][0].startswith("501")
    assert len(page) < 400_000
