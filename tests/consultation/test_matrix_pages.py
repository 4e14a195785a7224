"""The overlegmatrix on the screen, on paper and as a sheet: its words, its size, and what it asks of the database."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from regietafel.consultation.models import Attendance, SeatRole
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests import cast
from tests.consultation.crowd import make_crowd
from tests.consultation.make import make_body, make_meeting, make_seat

pytestmark = pytest.mark.django_db
SignIn = Callable[[cast.Person], Client]
MOST_BYTES = 300_000


def address(region: Region, rest: str = "") -> str:
    return f"/nl/r/{region.slug}/consultation/matrix/{rest}"


@pytest.fixture
def seated(region: Region, organisation: Organisation) -> Organisation:
    body = make_body(region, "Actiegroep", short_name="AG")
    make_seat(body, organisation, role=SeatRole.LEAD)
    for turn in range(4):
        met = make_meeting(body, timezone.localdate() - dt.timedelta(turn + 1))
        presence = "excused" if turn == 0 else "present"
        Attendance.objects.create(meeting=met, organisation=organisation, presence=presence)
    return organisation


def test_a_cell_has_its_letter_its_shade_and_its_words(
    region: Region, seated: Organisation, director: User, client_of: SignIn
) -> None:
    page = client_of(director).get(address(region)).content.decode()
    assert f'<td class="m3">T<i>{seated.short_name}: trekker, aanwezig op 3/4</i>' in page
    assert re.search(
        r"<th scope=\"row\"><a href=\"[^\"]*/actiegroep/\">AG</a><span class=\"mx-full\">Actiegroep</span>", page
    )


def test_one_stop_for_the_whole_table(region: Region, seated: Organisation, director: User, client_of: SignIn) -> None:
    page = client_of(director).get(address(region)).content.decode()
    table = page[page.index("<table") : page.index("</table>")]
    assert "tabindex" not in table


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "in welke rol"),
        ("?on=31/12/2023", "31 december 2023"),
        ("?year=2023", "31 december 2023"),
        ("?on=1/2/2024&year=2023", "1 februari 2024"),
        ("?on=gisteren", "in welke rol"),
        ("?on=1/1/2149", "niemand weet al wie later waar zit"),
        ("?level=flemish", "Geen overlegorgaan past bij deze filters."),
    ],
)
def test_the_address_says_as_of_when(
    query: str, said: str, region: Region, seated: Organisation, director: User, client_of: SignIn
) -> None:
    make_meeting(make_body(region, "Oud", ends_on=dt.date(2023, 12, 31)), dt.date(2022, 5, 5))
    answer = client_of(director).get(address(region, query))
    assert answer.status_code == 200
    assert said in answer.content.decode()


def test_an_empty_region_says_so(region: Region, director: User, client_of: SignIn) -> None:
    assert "Er zijn nog geen overlegorganen." in client_of(director).get(address(region)).content.decode()


def test_the_sheet_holds_what_the_screen_shows(
    region: Region, seated: Organisation, director: User, client_of: SignIn
) -> None:
    answer = client_of(director).get(address(region, "export.xlsx"))
    page = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    head, row = [[cell.value for cell in line] for line in page.iter_rows(max_row=2)]
    told = dict(zip(head, row, strict=True))
    assert told["Overlegorgaan"] == "Actiegroep"
    assert told[seated.name] == "T 3/4"


def test_paper_has_strips_and_closes_with_the_standing(region: Region, director: User, client_of: SignIn) -> None:
    make_crowd(region, 2, 60, every=1, today=timezone.localdate())
    page = client_of(director).get(address(region, "print/")).content.decode()
    assert page.count("<table") == 3
    assert page.count("mx-norm") == 3
    assert page.count("<td class=") == 2 * (60 + 3)


@pytest.mark.parametrize("by", ["organisations", "sectors", "municipalities"])
def test_as_many_questions_for_sixty_bodies_as_for_one(
    by: str, region: Region, director: User, client_of: SignIn
) -> None:
    client = client_of(director)
    make_crowd(region, 1, 1, every=1, today=timezone.localdate())
    client.get(address(region, f"?by={by}"))
    with CaptureQueriesContext(connection) as few:
        client.get(address(region, f"?by={by}"))
    cast_of = Organisation.objects.filter(region=region)
    cast_of.update(short_name="", name="Vooraf")
    region.bodies.all().update(slug="vooraf")
    make_crowd(region, 60, 200, every=10, today=timezone.localdate())
    with CaptureQueriesContext(connection) as many:
        client.get(address(region, f"?by={by}"))
    assert len(many) == len(few)


@pytest.mark.parametrize("every", [10, 5, 1])
def test_sixty_bodies_and_two_hundred_organisations_are_a_small_page(
    every: int, region: Region, director: User, client_of: SignIn
) -> None:
    make_crowd(region, 60, 200, every=every, today=timezone.localdate())
    page = client_of(director).get(address(region)).content
    assert page.count(b"<td>") + page.count(b'<td class="m') >= 12_000
    assert len(page) < MOST_BYTES
