"""A meeting as calendars know it: read back by the library, and unfolded in time as a client would."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from typing import Any

import pytest
import recurring_ical_events
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from regietafel.consultation import ical
from regietafel.consultation.models import Body, Meeting, MeetingState
from regietafel.core.dates import Precision
from regietafel.territories.models import Region

BRUSSELS = zoneinfo.ZoneInfo("Europe/Brussels")


def unsaved(on: dt.date, starts: dt.time | None = None, ends: dt.time | None = None, **fields: Any) -> Meeting:
    """A meeting that stands in no table."""
    body = Body(name="Actiegroep, ROSE; en zo", slug="a", region=Region(name="Leiestreek", slug="leiestreek"))
    changed = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
    return Meeting(body=body, on=on, starts_at=starts, ends_at=ends, changed_at=changed, **fields)


def read_back(text: str | bytes) -> Any:
    """A calendar as somebody else's program reads it."""
    return Calendar.from_ical(text)


def written(meeting: Meeting, **more: str) -> Any:
    """A feed with one meeting, read back."""
    return read_back(ical.calendar_of([ical.vevent_of(meeting, **more)], name="Overleg").to_ical())


@pytest.mark.parametrize(
    ("on", "utc"),
    [
        (dt.date(2026, 3, 28), 8.5),
        (dt.date(2026, 3, 29), 7.5),
        (dt.date(2026, 10, 24), 7.5),
        (dt.date(2026, 10, 25), 8.5),
    ],
)
def test_half_past_nine_is_half_past_nine_on_both_sides_of_a_clock_change(on: dt.date, utc: float) -> None:
    event = written(unsaved(on, dt.time(9, 30), dt.time(11)), url="https://example.org/x").walk("VEVENT")[0]
    start = event["dtstart"].dt
    assert start.replace(tzinfo=None) == dt.datetime.combine(on, dt.time(9, 30))
    there = start.astimezone(dt.UTC)
    assert there.hour + there.minute / 60 == utc
    assert event["dtstart"].params["TZID"] == "Europe/Brussels"


def test_the_calendar_brings_the_clock_of_brussels_and_its_name_along() -> None:
    calendar = written(unsaved(dt.date(2026, 6, 16), dt.time(9, 30)))
    assert [zone["tzid"] for zone in calendar.walk("VTIMEZONE")] == ["Europe/Brussels"]
    assert calendar["name"] == "Overleg"
    assert "method" not in calendar


def test_without_hours_it_lasts_the_day_and_keeps_nobody_busy() -> None:
    event = written(unsaved(dt.date(2028, 2, 29))).walk("VEVENT")[0]
    assert (event["dtstart"].dt, event["dtend"].dt) == (dt.date(2028, 2, 29), dt.date(2028, 3, 1))
    assert event["transp"] == "TRANSPARENT"


def test_of_which_no_day_is_known_there_is_no_square_in_a_calendar() -> None:
    assert ical.vevent_of(unsaved(dt.date(2023, 1, 1), precision=Precision.YEAR)) is None
    assert written(unsaved(dt.date(2023, 1, 1), precision=Precision.MONTH)).walk("VEVENT") == []


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (MeetingState.DRAFT, "TENTATIVE"),
        (MeetingState.CONVENED, "CONFIRMED"),
        (MeetingState.HELD, "CONFIRMED"),
        (MeetingState.LOCKED, "CONFIRMED"),
        (MeetingState.CANCELLED, "CANCELLED"),
    ],
)
def test_where_a_meeting_stands_is_told(state: MeetingState, status: str) -> None:
    assert written(unsaved(dt.date(2026, 6, 16), state=state)).walk("VEVENT")[0]["status"] == status


def test_a_client_sees_a_moved_meeting_as_the_same_one() -> None:
    meeting = unsaved(dt.date(2026, 6, 16), dt.time(9, 30), dt.time(11))
    before = written(meeting).walk("VEVENT")[0]
    meeting.on, meeting.sequence = dt.date(2026, 6, 18), 1
    after = written(meeting)
    there = recurring_ical_events.of(after).between(dt.date(2026, 6, 1), dt.date(2026, 7, 1))
    assert [(event["uid"], event["sequence"], event["dtstart"].dt.date()) for event in there] == [
        (before["uid"], 1, dt.date(2026, 6, 18))
    ]


def test_an_invitation_asks_one_person_and_a_cancellation_says_so() -> None:
    meeting = unsaved(dt.date(2026, 6, 16), dt.time(9, 30), place="Kleizaal\nverdieping 2")
    mail = {
        "name": 'Dienst "Werk"; Kleibeke',
        "email": "werk@example.org",
        "description": "1. A\n2. B, c; d",
        "url": "",
    }
    asked, off = (read_back(ical.invitation(meeting, **mail, cancels=cancels)) for cancels in (False, True))
    event = asked.walk("VEVENT")[0]
    assert (asked["method"], off["method"]) == ("REQUEST", "CANCEL")
    assert off.walk("VEVENT")[0]["status"] == "CANCELLED"
    assert str(event["attendee"]) == "mailto:werk@example.org"
    assert event["attendee"].params["RSVP"] == "FALSE"
    assert str(event["description"]) == "1. A\n2. B, c; d"
    assert str(event["summary"]) == "Actiegroep, ROSE; en zo"
    assert str(event["organizer"]).startswith("mailto:")


@given(
    on=st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)),
    starts=st.times().map(lambda time: time.replace(second=0, microsecond=0)),
    place=st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=80),
)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_written_is_read_back(on: dt.date, starts: dt.time, place: str) -> None:
    event = written(unsaved(on, starts, place=place)).walk("VEVENT")[0]
    assert event["dtstart"].dt.replace(tzinfo=None) == dt.datetime.combine(on, starts)
    assert str(event.get("location", "")) == place
