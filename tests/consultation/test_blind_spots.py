"""Holes of the overlegmatrix that are marked as unwanted: who marks them, where they show, and when they are over."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from regietafel.consultation.models import BlindSpot, Body
from regietafel.consultation.operations.blind_spots import lift_blind_spot, mark_blind_spot, put_back_blind_spot
from regietafel.consultation.queries.matrix import Wanted, read_matrix
from regietafel.core.errors import Refusal
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests import cast
from tests.consultation.make import make_body, make_seat
from tests.submitted import form_with

pytestmark = pytest.mark.django_db
SignIn = Callable[[cast.Person], Client]
TODAY = dt.date(2026, 6, 16)
DAY = dt.timedelta(days=1)


@pytest.fixture
def body(region: Region) -> Body:
    """A body without end in which nobody sits."""
    return make_body(region)


def mark(director: User, body: Body, organisation: Organisation, **changes: Any) -> BlindSpot:
    """Mark the organisation as missed."""
    values = {"reason": "Zonder hen geen doorstroom.", "today": TODAY, **changes}
    return mark_blind_spot(actor=director, body=body, organisation=organisation, **values)


def missed_on(director: User, body: Body, day: dt.date) -> list[str]:
    """Who is missed in the body as of a day, with the column in which it shows."""
    matrix = read_matrix(director, body.region, Wanted(day))
    return [matrix.columns[place].label for row in matrix.rows if row.body == body for place in row.missed]


def test_it_shows_from_its_day_until_it_is_lifted(director: User, body: Body, organisation: Organisation) -> None:
    spot = mark(director, body, organisation)
    assert missed_on(director, body, TODAY - DAY) == []
    assert missed_on(director, body, TODAY) == [organisation.short_name]
    lift_blind_spot(actor=director, spot=spot, today=TODAY + 10 * DAY)
    lift_blind_spot(actor=director, spot=spot, today=TODAY + 20 * DAY)
    assert missed_on(director, body, TODAY + 9 * DAY) == [organisation.short_name]
    assert missed_on(director, body, TODAY + 10 * DAY) == []
    put_back_blind_spot(actor=director, spot=spot)
    assert missed_on(director, body, TODAY + 10 * DAY) == [organisation.short_name]


def test_it_is_over_once_the_organisation_sits_there(director: User, body: Body, organisation: Organisation) -> None:
    mark(director, body, organisation)
    make_seat(body, organisation, since=TODAY + DAY)
    assert missed_on(director, body, TODAY) == [organisation.short_name]
    assert missed_on(director, body, TODAY + DAY) == []


@pytest.mark.parametrize("wrong", ["sits", "twice", "no reason", "another region", "in the bin", "body over"])
def test_what_is_no_blind_spot_is_refused(
    director: User, body: Body, organisation: Organisation, other_region: Region, wrong: str
) -> None:
    changes: dict[str, Any] = {}
    if wrong == "sits":
        make_seat(body, organisation)
    elif wrong == "twice":
        mark(director, body, organisation)
    elif wrong == "no reason":
        changes["reason"] = "  "
    elif wrong == "another region":
        organisation = cast.make_organisation(other_region, "Elders")
    elif wrong == "in the bin":
        Organisation.objects.filter(pk=organisation.pk).update(removed_at=timezone.now())
        organisation.refresh_from_db()
    else:
        Body.objects.filter(pk=body.pk).update(ends_on=TODAY - 40 * DAY, ends_precision="day")
    before = BlindSpot.objects.count()
    with pytest.raises(Refusal):
        mark(director, body, organisation, **changes)
    assert BlindSpot.objects.count() == before


def test_two_that_were_lifted_do_not_both_come_back(director: User, body: Body, organisation: Organisation) -> None:
    first = mark(director, body, organisation)
    lift_blind_spot(actor=director, spot=first, today=TODAY)
    mark(director, body, organisation)
    with pytest.raises(Refusal):
        put_back_blind_spot(actor=director, spot=first)


def test_from_an_empty_cell_to_the_list_and_back(
    client_of: SignIn, director: User, partner: User, body: Body, organisation: Organisation
) -> None:
    client, region = client_of(director), body.region
    address = reverse("consultation:blind-spot-add", args=[region.slug])
    form = form_with(client.get(f"{address}?body={body.slug}&organisation={organisation.pk}"), "reason")
    data = form.data(reason="Zonder hen geen doorstroom.")
    assert (data["body"], data["organisation"]) == ([str(body.pk)], [str(organisation.pk)])
    assert client.post(address, data)["Location"].endswith("#blind-spots")
    matrix = reverse("consultation:matrix", args=[region.slug])
    page = client.get(matrix).content.decode()
    words = f"{organisation.short_name} wordt hier gemist: Zonder hen geen doorstroom."
    assert f'<td class="mb">!<i>{words}</i>' in page
    spot = BlindSpot.objects.get()
    lift = reverse("consultation:blind-spot-lift", args=[region.slug, spot.pk])
    assert lift in page
    assert words in client.get(reverse("consultation:matrix-print", args=[region.slug])).content.decode()
    theirs = client_of(partner).get(matrix).content.decode()
    assert words in theirs
    assert lift not in theirs
    client_of(director).post(lift)
    assert words not in client_of(director).get(matrix).content.decode()


def test_the_sheet_has_the_sign_and_the_reason(
    client_of: SignIn, director: User, body: Body, organisation: Organisation
) -> None:
    mark(director, body, organisation, today=timezone.localdate())
    export = reverse("consultation:matrix-export", args=[body.region.slug, "xlsx"])
    book = load_workbook(io.BytesIO(client_of(director).get(export).content))
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert "!" in cells
    assert f"{body} × {organisation}: Zonder hen geen doorstroom." in cells
