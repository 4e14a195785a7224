"""From "four times a year" to "I do not come": a series by the norm, one of its meetings convened, and the answer of a guest."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from regietafel.consultation.models import Answer, Body, BodyNorm, Invitee, Meeting, MeetingState
from regietafel.notices.models import OutboxMail
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.consultation import make
from tests.journeys.conftest import OpenAs

pytestmark = pytest.mark.slow


def base(region: Region) -> str:
    """Where the pages of consultation begin."""
    return f"/nl/r/{region.slug}/consultation/"


def plan_by_the_norm(page: Page) -> list[str]:
    """From the body to its drafts, with a look at the dates first; gives the dates as they were shown."""
    page.get_by_role("link", name="Reeks overlegmomenten plannen").click()
    for month in ("februari", "april", "september", "november"):
        expect(page.get_by_label(month, exact=True)).to_be_checked()
    for month in ("juli", "augustus"):
        page.get_by_label(month, exact=True).check()
    page.get_by_label("Begint om").fill("9.30")
    page.get_by_role("button", name="Datums bekijken").click()
    expect(page.locator("#dates")).to_be_focused()
    expect(page.get_by_role("heading", name=re.compile("datums in de komende achttien maanden"))).to_be_visible()
    lines = page.locator("#dates li")
    expect(lines.filter(has_text=re.compile(r"juli .*valt weg: zomervakantie")).first).to_be_visible()
    expect(lines.filter(has_text=re.compile(r"september .*in plaats van .*zomervakantie")).first).to_be_visible()
    assert not Meeting.objects.exists()
    shown = [line.inner_text() for line in lines.filter(has=page.locator("strong")).all()]
    page.get_by_role("button", name="Als ontwerp plannen").click()
    return shown


def test_a_series_is_planned_by_the_norm(open_as: OpenAs, director: User, region: Region) -> None:
    body = make.make_body(region)
    year = timezone.localdate().year
    norm = {"text": "vier keer per jaar", "times": Decimal(4), "since": dt.date(year, 1, 1)}
    BodyNorm.objects.create(body=body, **norm)
    page = open_as(director, f"{base(region)}bodies/{body.slug}/")
    shown = plan_by_the_norm(page)
    expect(page.get_by_text(f"{len(shown)} overlegmomenten zijn als ontwerp gepland.")).to_be_visible()
    assert Meeting.objects.filter(state=MeetingState.DRAFT, starts_at=dt.time(9, 30)).count() == len(shown)
    assert not OutboxMail.objects.exists()


@pytest.fixture
def draft(region: Region, organisation: Organisation) -> Meeting:
    """A draft in two weeks at a table with one seat, and one item on its agenda."""
    body: Body = make.make_body(region)
    make.make_seat(body, organisation, contact=make.make_contact(organisation, region))
    on = timezone.localdate() + dt.timedelta(days=14)
    meeting = make.make_meeting(body, on, MeetingState.DRAFT, starts_at=dt.time(9, 30), place="Leiezaal")
    make.make_item(meeting, "Doorstroom", order=1)
    return meeting


def test_a_draft_is_convened_and_answered_by_link(open_as: OpenAs, director: User, draft: Meeting) -> None:
    page = open_as(director, f"{base(draft.body.region)}meetings/{draft.pk}/")
    page.get_by_role("link", name="Uitnodigen").click()
    expect(page.get_by_text("onthaal@example.org")).to_be_visible()
    page.get_by_label("Gasten").fill("Jeugddienst jeugd@example.org")
    page.get_by_role("button", name="Uitnodigingen versturen").click()
    expect(page.get_by_text("Uitgenodigd. 2 mensen krijgen de uitnodiging per mail.")).to_be_visible()
    expect(page.locator("#invitees")).to_contain_text("2 antwoordden nog niet")

    mail = OutboxMail.objects.get(to="jeugd@example.org")
    assert "Doorstroom" in mail.body
    link = next(line for line in mail.body.splitlines() if "/attend/" in line)
    guest = open_as(None, link[link.index("/nl/") :], width=390)
    expect(guest.get_by_text("Leiezaal")).to_be_visible()
    guest.get_by_role("button", name="Mijn antwoord versturen").click()
    expect(guest.get_by_role("alert")).to_be_visible()
    guest.get_by_label("Ik kom niet").check()
    guest.get_by_label("Wie komt in jouw plaats?").fill("De coördinator")
    guest.get_by_role("button", name="Mijn antwoord versturen").click()
    expect(guest.get_by_text("Bedankt, je antwoord is bekend.")).to_be_visible()
    assert Invitee.objects.get(email="jeugd@example.org").answer == Answer.DECLINED

    page.reload()
    expect(page.locator("#invitees tr", has_text="Jeugddienst")).to_contain_text("vervangen door De coördinator")
