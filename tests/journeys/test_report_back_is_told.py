"""What one table says and another must hear: written with a key, on the other agenda by itself, closed when treated there."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from regietafel.consultation.models import ActionPoint, Body, Meeting, MeetingState, ReportBack
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.consultation import make
from tests.journeys.conftest import OpenAs

pytestmark = pytest.mark.slow
SAVED = re.compile(r"^Bewaard \d+\.\d\d uur$")


def write_promises(page: Page, meeting: Meeting, receiver: Body) -> None:
    """Write an action point and a report-back with the keyboard alone."""
    page.goto(f"/nl/r/{meeting.body.region.slug}/consultation/meetings/{meeting.pk}/minutes/")
    expect(page.locator("[data-minutes].is-started")).to_be_visible()
    page.locator(".minutes-item").first.focus()
    page.keyboard.press("a")
    page.keyboard.type("Lijst van open plaatsen maken")
    page.keyboard.press("Tab")
    page.keyboard.type("De regisseur")
    page.keyboard.press("Enter")
    page.keyboard.press("k")
    page.keyboard.type("Er zijn open plaatsen in het groen.")
    page.keyboard.press("Tab")
    page.keyboard.type(receiver.name)
    page.keyboard.press("Enter")
    expect(page.locator("[data-minutes-state]")).to_have_text(SAVED)


def test_it_lands_on_the_other_agenda_and_closes_when_treated(open_as: OpenAs, director: User, region: Region) -> None:
    today = timezone.localdate()
    group, receiver = make.make_body(region), make.make_body(region, "Overleg activering")
    meeting = make.make_meeting(group, today, MeetingState.HELD)
    make.make_item(meeting, "Instroom", order=1)
    page: Page = open_as(director, f"/nl/r/{region.slug}/consultation/")

    write_promises(page, meeting, receiver)
    point, told = ActionPoint.objects.get(), ReportBack.objects.get()
    assert (point.what, point.who) == ("Lijst van open plaatsen maken", "De regisseur")
    assert (told.what, told.to_body, told.body) == ("Er zijn open plaatsen in het groen.", receiver, group)

    later = make.make_meeting(receiver, today + dt.timedelta(days=7), MeetingState.DRAFT)
    page.goto(f"/nl/r/{region.slug}/consultation/meetings/{later.pk}/")
    page.locator("#agenda li", has_text="open plaatsen").get_by_role("button", name="Op de agenda zetten").click()
    expect(page.locator("#agenda ol li", has_text="open plaatsen")).to_be_visible()
    page.goto(f"/nl/r/{region.slug}/consultation/report-backs/")
    expect(page.locator("main tbody tr")).to_contain_text("op de agenda")

    Meeting.objects.filter(pk=later.pk).update(state=MeetingState.HELD, on=today)
    page.reload()
    expect(page.locator("main tbody tr")).to_have_count(0)
    page.goto(f"/nl/r/{region.slug}/consultation/report-backs/?state=told")
    expect(page.locator("main tbody tr")).to_contain_text("verteld")
