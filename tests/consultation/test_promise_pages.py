"""Promises on the screen: noted, settled in place, told, put on an agenda; and what the lists leave out."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.consultation.models import ActionPoint, Body, Meeting, MeetingState, ReportBack
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Municipality, Region
from tests.consultation import make

Browser = Callable[[Any], Client]
DAY = dt.timedelta(days=1)


@pytest.fixture
def table(region: Region, organisation: Organisation) -> Body:
    """A body at which the partner sits."""
    body = make.make_body(region, "Regionaal overleg activering", short_name="ROA")
    make.make_seat(body, organisation)
    return body


def point_of(region: Region, **fields: Any) -> ActionPoint:
    """A point."""
    return ActionPoint.objects.create(region=region, **{"what": "Lijst rondsturen", **fields})


def text_of(client: Client, name: str, region: Region, *args: Any, query: str = "") -> str:
    """A page in words."""
    response = client.get(reverse(f"consultation:{name}", args=[region.slug, *args]) + query)
    assert response.status_code == 200
    return response.content.decode()


def test_an_empty_list_invites(client_of: Browser, director: User, partner: User, region: Region) -> None:
    assert "Er is nog niets afgesproken." in text_of(client_of(director), "points", region)
    assert "Er staan geen afspraken op jouw naam" in text_of(client_of(partner), "points", region)
    assert "Er is nog niets terug te koppelen." in text_of(client_of(director), "report-backs", region)


def test_a_point_is_noted_and_settled_in_place(client_of: Browser, director: User, region: Region) -> None:
    browser = client_of(director)
    here = reverse("consultation:point-add", args=[region.slug])
    browser.post(here, {"once": uuid.uuid4().hex, "what": "Lijst rondsturen", "who": "VDAB", "due_on": "16/06/2026"})
    point = ActionPoint.objects.get()
    assert (point.who, point.due_on) == ("VDAB", dt.date(2026, 6, 16))
    page = text_of(browser, "points", region)
    assert "over tijd" in page
    settle = reverse("consultation:point-settle", args=[region.slug, point.pk])
    refused = browser.post(settle, {"version": point.version, "state": "dropped", "result": ""})
    assert refused.status_code == 422
    assert "Zeg in enkele woorden waarom het niet meer gebeurt." in refused.content.decode()
    assert browser.post(settle, {"version": point.version, "state": "done", "result": "Verstuurd"}).status_code == 302
    assert "Lijst rondsturen" not in text_of(browser, "points", region).partition("<table")[2]
    assert "Verstuurd" in text_of(browser, "points", region, query="?state=done")


def test_a_stale_page_is_told_of_the_other_version(client_of: Browser, director: User, region: Region) -> None:
    point = point_of(region, version=3, state="done", result="Gebeld")
    settle = reverse("consultation:point-settle", args=[region.slug, point.pk])
    answer = client_of(director).post(settle, {"version": 2, "state": "done", "result": "Gemaild"})
    assert answer.status_code == 409
    assert "Gebeld" in answer.content.decode()


def test_the_lists_cost_the_same_for_one_row_as_for_many(
    client_of: Browser, director: User, region: Region, table: Body, django_assert_max_num_queries: Any
) -> None:
    browser = client_of(director)
    for number in range(30):
        point_of(region, what=f"p{number}", user=director, body=table)
        ReportBack.objects.create(region=region, what=f"r{number}", to_body=table)
    for name in ("points", "report-backs"):
        text_of(browser, name, region)
        with django_assert_max_num_queries(14):
            text_of(browser, name, region)


def test_filters(client_of: Browser, director: User, region: Region, table: Body) -> None:
    today = timezone.localdate()
    point_of(region, what="van mij", user=director, due_on=today - DAY)
    point_of(region, what="van tafel", body=table)
    browser = client_of(director)

    def found(query: str) -> set[str]:
        page = text_of(browser, "points", region, query=query).partition("<table")[2]
        return {one for one in ("van mij", "van tafel") if one in page}

    assert found("") == {"van mij", "van tafel"}
    assert found("?mine=1") == found("?state=overdue") == {"van mij"}
    assert found(f"?body={table.pk}") == found("?q=tafel") == {"van tafel"}
    assert found("?state=done") == set()
    assert found("?state=nonsense&body=x") == {"van mij", "van tafel"}


def test_to_a_body_with_one_click(client_of: Browser, director: User, region: Region, table: Body) -> None:
    browser = client_of(director)
    meeting = make.make_meeting(table, timezone.localdate() + DAY, MeetingState.CONVENED)
    here = reverse("consultation:report-back-add", args=[region.slug])
    browser.post(here, {"once": uuid.uuid4().hex, "what": "Zeg het voort", "to": f"b{table.pk}"})
    row = ReportBack.objects.get()
    assert "nog te vertellen" in text_of(browser, "report-back", region, row.pk)
    agenda = reverse("consultation:report-back-agenda", args=[region.slug, row.pk, meeting.pk])
    assert browser.post(agenda).status_code == 302
    assert meeting.agenda.get().title == "Terugkoppeling: Zeg het voort"
    assert "op de agenda" in text_of(browser, "report-back", region, row.pk)
    Meeting.objects.filter(pk=meeting.pk).update(state=MeetingState.HELD)
    assert "Behandeld door" in text_of(browser, "report-back", region, row.pk)
    assert "Zeg het voort" not in text_of(browser, "report-backs", region).partition("<table")[2]


def test_the_municipalities_one_by_one(
    client_of: Browser, director: User, region: Region, municipality: Municipality, second_municipality: Municipality
) -> None:
    row = ReportBack.objects.create(region=region, what="Voor allen", to_municipalities=True)
    browser = client_of(director)
    told = reverse("consultation:report-back-told", args=[region.slug, row.pk])
    assert "0 van 2 gemeenten ingelicht" in text_of(browser, "report-back", region, row.pk)
    assert browser.post(told, {"on": "16/06/2025"}).status_code == 422
    assert browser.post(told, {"municipalities": [municipality.pk], "on": "16/06/2025"}).status_code == 302
    assert "1 van 2" in text_of(browser, "report-backs", region)
    assert browser.post(told, {"municipalities": [second_municipality.pk], "on": "16/06/2025"}).status_code == 302
    assert "2 van 2 gemeenten ingelicht" in text_of(browser, "report-back", region, row.pk)
    untold = reverse("consultation:report-back-untold", args=[region.slug, row.pk])
    browser.post(untold, {"municipality": municipality.pk})
    assert "1 van 2 gemeenten ingelicht" in text_of(browser, "report-back", region, row.pk)


def test_an_organisation_and_back(
    client_of: Browser, director: User, region: Region, organisation: Organisation
) -> None:
    row = ReportBack.objects.create(region=region, what="Voor De Klaver", to_organisation=organisation)
    browser = client_of(director)
    told = reverse("consultation:report-back-told", args=[region.slug, row.pk])
    assert browser.post(told, {"how": "", "on": "16/06/2025"}).status_code == 422
    assert browser.post(told, {"how": "gebeld", "on": "16/06/2025"}).status_code == 302
    assert "gebeld (16 juni 2025)" in text_of(browser, "report-back", region, row.pk)
    browser.post(reverse("consultation:report-back-untold", args=[region.slug, row.pk]))
    assert ReportBack.objects.get().treated_on is None


def test_the_calendar_shows_what_one_may_see(
    client_of: Browser, director: User, partner: User, region: Region, table: Body
) -> None:
    make.make_meeting(table, dt.date(2026, 6, 16), MeetingState.CONVENED, starts_at=dt.time(9, 30), title="Lente")
    make.make_meeting(table, dt.date(2026, 6, 17), MeetingState.DRAFT, title="Ontwerp")
    make.make_meeting(make.make_body(region), dt.date(2026, 6, 30), MeetingState.CONVENED, title="Besloten")
    team = text_of(client_of(director), "calendar", region, query="?month=2026-06")
    theirs = text_of(client_of(partner), "calendar", region, query="?month=2026-06")
    assert all(word in team for word in ("Lente", "Ontwerp", "Besloten", "9.30", "3 keer overleg"))
    assert "Lente" in theirs
    assert not [word for word in ("Ontwerp", "Besloten") if word in theirs]
    assert "Pinkstermaandag" in text_of(client_of(director), "calendar", region, query="?month=2026-05")
