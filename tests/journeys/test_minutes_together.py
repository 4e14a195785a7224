"""A meeting from the first word to the approval: without a connection for a minute, and with two who write at once."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from regietafel.consultation.models import AgendaItem, Attendance, Meeting, MeetingState, Passage
from regietafel.notices.models import OutboxMail
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.consultation import make
from tests.journeys.conftest import OpenAs

pytestmark = pytest.mark.slow
SAVED = re.compile(r"^Bewaard \d+\.\d\d uur$")


@pytest.fixture
def meeting(region: Region, organisation: Organisation) -> Meeting:
    """A meeting of today that was convened, with two seats and two items."""
    body = make.make_body(region)
    make.make_seat(body, organisation, contact=make.make_contact(organisation, region))
    today = timezone.localdate()
    meeting = make.make_meeting(body, today, MeetingState.CONVENED, convened_at=timezone.now())
    make.make_item(meeting, "Welkom", order=1)
    make.make_item(meeting, "Doorstroom", order=2)
    make.make_meeting(body, today - dt.timedelta(days=90))
    return meeting


def address(meeting: Meeting, name: str = "") -> str:
    """The address of one of the pages of the minutes."""
    return f"/nl/r/{meeting.body.region.slug}/consultation/meetings/{meeting.pk}/minutes/{name}"


def open_minutes(open_as: OpenAs, person: User, meeting: Meeting) -> Page:
    """The page on which minutes are written, as a person has it open."""
    page: Page = open_as(person, address(meeting))
    expect(page.locator("[data-minutes].is-started")).to_be_visible()
    return page


def texts(meeting: Meeting) -> list[str]:
    """What stands in the minutes."""
    return list(Passage.objects.filter(item__meeting=meeting).order_by("pk").values_list("text", flat=True))


def write_without_a_connection(page: Page, meeting: Meeting) -> None:
    """A minute without a connection, in which a text, a decision and an item are added; then it comes back."""
    page.context.set_offline(True)
    page.locator(".minutes-item").nth(0).focus()
    page.keyboard.press("t")
    page.keyboard.type("Iedereen is er.")
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    page.keyboard.type("We komen in maart terug samen.")
    page.locator("#new-item").fill("Varia")
    page.keyboard.press("Enter")
    page.keyboard.press("t")
    page.keyboard.type("Niets meer.")
    page.clock.fast_forward(2_000)
    expect(page.locator("[data-minutes-state]")).to_contain_text("Geen verbinding")
    page.clock.fast_forward(60_000)
    expect(page.locator("[data-minutes-state]")).to_contain_text("Geen verbinding")
    assert texts(meeting) == []
    page.context.set_offline(False)
    expect(page.locator("[data-minutes-state]")).to_have_text(SAVED, timeout=20_000)


def send_for_remarks(page: Page, meeting: Meeting) -> str:
    """Send the minutes; gives the link that stands in the mail."""
    page.goto(address(meeting, "send/"))
    page.get_by_role("button", name="Versturen").click()
    expect(page.get_by_text("1 mail is onderweg.")).to_be_visible()
    mail = OutboxMail.objects.get()
    link = next(line for line in mail.body.splitlines() if "/read-minutes/" in line)
    return link[link.index("/nl/") :]


def approve(page: Page, meeting: Meeting) -> None:
    """Say that the minutes were approved today."""
    page.goto(address(meeting, "approve/"))
    page.get_by_label("Of goedgekeurd op").fill(f"{timezone.localdate():%d/%m/%Y}")
    page.get_by_role("button", name="Goedkeuren").click()


def test_a_meeting_from_the_first_word_to_the_approval(open_as: OpenAs, director: User, meeting: Meeting) -> None:
    page = open_minutes(open_as, director, meeting)
    page.get_by_role("button", name="Ja, het vindt plaats").click()
    expect(page.locator("[data-minutes].is-started")).to_be_visible()
    page.clock.install()
    page.locator("[data-finder]").fill("kl")
    page.keyboard.press("Enter")
    expect(page.locator("[data-minutes-state]")).to_have_text(SAVED)
    assert Attendance.objects.get().presence == "present"
    write_without_a_connection(page, meeting)
    assert sorted(texts(meeting)) == ["Iedereen is er.", "Niets meer.", "We komen in maart terug samen."]
    assert AgendaItem.objects.filter(meeting=meeting, title="Varia").count() == 1

    member = open_as(None, send_for_remarks(page, meeting), width=390)
    expect(member.get_by_text("We komen in maart terug samen.")).to_be_visible()
    member.get_by_label("Je opmerking").fill("Het was april.")
    member.get_by_role("button", name="Opmerking versturen").click()
    expect(member.get_by_text("Bedankt, je opmerking is bij het team.")).to_be_visible()

    approve(page, meeting)
    expect(page.get_by_text("1 opmerking wacht op een antwoord.").first).to_be_visible()
    page.goto(address(meeting, "read/"))
    page.locator("#remarks").get_by_role("link", name=re.compile("^Antwoord")).click()
    page.get_by_label("verwerkt", exact=True).check()
    page.get_by_role("button", name="Bewaren").click()
    approve(page, meeting)
    page.get_by_role("button", name="Vergrendelen").click()
    expect(page.get_by_text("Het verslag is vergrendeld.")).to_be_visible()
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.LOCKED
    member.reload()
    expect(member.get_by_role("heading", level=1)).to_have_text("Opmerkingen kunnen hier niet meer")


def test_two_who_write_in_one_passage_see_both_texts(
    open_as: OpenAs, director: User, colleague: User, meeting: Meeting
) -> None:
    item = AgendaItem.objects.get(meeting=meeting, title="Welkom")
    for text in ("Eerste", "Tweede", "Derde"):
        Passage.objects.create(item=item, kind="text", text=text)
    mine, theirs = open_minutes(open_as, director, meeting), open_minutes(open_as, colleague, meeting)
    for nth, text in enumerate(("Eerste, van Carla", "Tweede, van Carla", "Derde, van Carla")):
        theirs.locator(".minutes-passage textarea").nth(nth).fill(text)
    theirs.keyboard.press("Escape")
    expect(theirs.locator("[data-minutes-state]")).to_have_text(SAVED)
    for nth, text in enumerate(("Eerste, van mij", "Tweede, van mij", "Derde, van mij")):
        mine.locator(".minutes-passage textarea").nth(nth).fill(text)
    mine.keyboard.press("Escape")
    boxes = mine.locator(".minutes-problem")
    expect(boxes).to_have_count(3)
    expect(boxes.first).to_contain_text("Carla Collega")
    expect(boxes.first).to_contain_text("Eerste, van Carla")
    expect(boxes.first).to_contain_text("Eerste, van mij")
    assert texts(meeting) == ["Eerste, van Carla", "Tweede, van Carla", "Derde, van Carla"]
    boxes.nth(0).locator("[data-do=both]").click()
    expect(boxes).to_have_count(2)
    boxes.nth(0).locator("[data-do=theirs]").click()
    expect(boxes).to_have_count(1)
    boxes.nth(0).locator("[data-do=mine]").click()
    expect(boxes).to_have_count(0)
    expect(mine.locator("[data-minutes-state]")).to_have_text(SAVED)
    assert texts(meeting) == ["Eerste, van Carla\n\nEerste, van mij", "Tweede, van Carla", "Derde, van mij"]


def test_a_laptop_that_was_closed_without_a_connection_loses_nothing(
    open_as: OpenAs, director: User, meeting: Meeting
) -> None:
    page = open_minutes(open_as, director, meeting)
    page.context.set_offline(True)
    page.locator(".minutes-item").nth(1).locator("[data-new=decision]").click()
    page.keyboard.type("Dit blijft.")
    page.keyboard.press("Escape")
    expect(page.locator("[data-minutes-state]")).to_contain_text("Geen verbinding")
    here = page.url
    page.goto("about:blank")
    page.context.set_offline(False)
    page.goto(here)
    expect(page.locator(".minutes-passage--decision textarea")).to_have_value("Dit blijft.")
    wait_for_texts(page, meeting, ["Dit blijft."])


def wait_for_texts(page: Page, meeting: Meeting, expected: list[str]) -> None:
    """Wait until the minutes are kept, whoever sent them: the page that was left may do so as the connection comes back."""
    for _ in range(150):
        if texts(meeting) == expected:
            return
        page.wait_for_timeout(100)
    assert texts(meeting) == expected


def paste(page: Page, text: str) -> None:
    """Put a text in the box at once, as the clipboard does; typed letter by letter, a megabyte takes minutes."""
    put = "(box, text) => { box.focus(); box.value = text; box.dispatchEvent(new Event('input', { bubbles: true })) }"
    page.locator(".minutes-passage textarea").evaluate(put, text)


def test_a_text_that_is_far_too_long_stays_on_the_page_and_says_so(
    open_as: OpenAs, director: User, meeting: Meeting
) -> None:
    page = open_minutes(open_as, director, meeting)
    page.locator(".minutes-item").nth(0).locator("[data-new=text]").click()
    paste(page, ("woord " * 15 + "zin.\n") * 11_038)
    page.keyboard.press("Escape")
    expect(page.locator(".minutes-problem")).to_contain_text("1028610 tekens te veel")
    assert texts(meeting) == []
    paste(page, "Kort.")
    page.keyboard.press("Escape")
    expect(page.locator("[data-minutes-state]")).to_have_text(SAVED)
    expect(page.locator(".minutes-problem")).to_have_count(0)
    assert texts(meeting) == ["Kort."]
