"""What a calendar program is told: parsed back with an independent reader, on both sides of both clock changes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import recurring_ical_events
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from regietafel.consultation import ical_feed
from regietafel.consultation.models import BRUSSELS, Event, Meeting, MeetingState
from regietafel.consultation.month import Month, month_asked_for, weeks_of
from regietafel.territories.models import Region
from tests.consultation import make

DAY = dt.date(2026, 6, 16)


def meeting_on(
    region: Region, on: dt.date = DAY, state: MeetingState = MeetingState.CONVENED, **fields: Any
) -> Meeting:
    """A meeting of ROSE."""
    body = make.make_body(region, "Algemene vergadering ROSE", short_name="ROSE-AV", slug=f"rose-{on}-{state}")
    return make.make_meeting(body, on, state, **fields)


def read(*events: Any, **fields: Any) -> Any:
    """The file as an independent reader understands it."""
    return Calendar.from_ical(ical_feed.feed_of(events, name="Overleg", **fields))


@pytest.mark.parametrize(
    ("on", "utc"),
    [
        (dt.date(2026, 3, 28), 8),
        (dt.date(2026, 3, 29), 7),
        (dt.date(2026, 3, 30), 7),
        (dt.date(2026, 10, 24), 7),
        (dt.date(2026, 10, 25), 8),
        (dt.date(2026, 10, 26), 8),
    ],
)
def test_half_past_nine_stays_half_past_nine_across_both_clock_changes(region: Region, on: dt.date, utc: int) -> None:
    meeting = meeting_on(region, on, starts_at=dt.time(9, 30), ends_at=dt.time(11))
    calendar = read(ical_feed.meeting_entry(meeting))
    (found,) = recurring_ical_events.of(calendar).at(on)
    start = found["DTSTART"].dt
    assert (start.hour, start.minute, found["DTEND"].dt.hour) == (9, 30, 11)
    assert start.astimezone(dt.UTC) == dt.datetime(on.year, on.month, on.day, utc, 30, tzinfo=dt.UTC)
    assert "DTSTART;TZID=Europe/Brussels:" in calendar.to_ical().decode()


@given(st.dates(dt.date(2000, 1, 1), dt.date(2036, 12, 31)), st.times(dt.time(4), dt.time(23)))
def test_the_rules_in_the_file_say_what_the_zone_says(on: dt.date, at: dt.time) -> None:
    calendar: Any = Calendar.from_ical(ical_feed.feed_of([], name="x"))
    zone = calendar.timezones[0].to_tz(lookup_tzid=False)
    wall = dt.datetime.combine(on, at.replace(microsecond=0, fold=0))
    assert wall.replace(tzinfo=zone).utcoffset() == wall.replace(tzinfo=BRUSSELS).utcoffset()


def test_a_meeting_without_hours_lasts_the_day_and_blocks_nobody(region: Region) -> None:
    found = read(ical_feed.meeting_entry(meeting_on(region))).events[0]
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (DAY, DAY + dt.timedelta(days=1))
    assert found["TRANSP"] == "TRANSPARENT"


@pytest.mark.parametrize(
    ("state", "status", "summary"),
    [
        (MeetingState.DRAFT, "TENTATIVE", "ROSE-AV: Lente"),
        (MeetingState.CONVENED, "CONFIRMED", "ROSE-AV: Lente"),
        (MeetingState.HELD, "CONFIRMED", "ROSE-AV: Lente"),
        (MeetingState.LOCKED, "CONFIRMED", "ROSE-AV: Lente"),
        (MeetingState.CANCELLED, "CANCELLED", "Geannuleerd: ROSE-AV: Lente"),
    ],
)
def test_status_of_each_state(region: Region, state: MeetingState, status: str, summary: str) -> None:
    meeting = meeting_on(region, state=state, title="Lente", sequence=3)
    found = read(ical_feed.meeting_entry(meeting)).events[0]
    assert (found["STATUS"], found["SUMMARY"], found["SEQUENCE"]) == (status, summary, 3)
    assert found["UID"] == f"{meeting.uid}@{settings.REGIETAFEL_MAIL_DOMAIN}"


def test_the_same_rows_give_the_same_file(region: Region) -> None:
    meeting = meeting_on(region, title="Lente", starts_at=dt.time(9))
    event = ical_feed.meeting_entry
    assert ical_feed.feed_of([event(meeting)], name="x") == ical_feed.feed_of([event(Meeting.objects.get())], name="x")


def test_the_public_learns_when_and_where_and_nothing_else(region: Region) -> None:
    secrets: dict[str, Any] = {"title": "zqtitel", "note": "zqnota", "online_url": "https://zqlink.example.org/"}
    meeting = meeting_on(region, place="Stadhuis", **secrets)
    text = read(ical_feed.meeting_entry(meeting, in_public=True)).to_ical().decode()
    assert "Stadhuis" in text
    assert "Algemene vergadering ROSE" in text
    assert "zq" not in text
    event = Event.objects.create(
        region=region, slug="e", title="Mixer", on=DAY, online_url="https://zqlink.example.org/"
    )
    assert "zq" not in read(ical_feed.gathering_entry(event, in_public=True)).to_ical().decode()


def test_a_feed_says_what_it_is() -> None:
    feed = read(description="Alles", url="https://example.org/")
    said = {
        name: str(feed[name]) for name in ("NAME", "X-WR-CALNAME", "DESCRIPTION", "URL", "COLOR", "X-PUBLISHED-TTL")
    }
    assert said == {
        "NAME": "Overleg",
        "X-WR-CALNAME": "Overleg",
        "DESCRIPTION": "Alles",
        "URL": "https://example.org/",
        "COLOR": "teal",
        "X-PUBLISHED-TTL": "PT1H",
    }
    assert feed["REFRESH-INTERVAL"].dt == dt.timedelta(hours=1)


def test_words_that_look_like_the_file_itself_stay_words(region: Region) -> None:
    title = "Vraag; één, twee\\drie\nEND:VEVENT " + "é" * 200
    found = read(ical_feed.meeting_entry(meeting_on(region, title=title[:200]))).events
    assert (len(found), str(found[0]["SUMMARY"]).startswith("ROSE-AV: Vraag; één, twee\\drie\nEND:VEVENT")) == (1, True)
    lines = ical_feed.feed_of([ical_feed.meeting_entry(Meeting.objects.get())], name="x").split(b"\r\n")
    assert max(len(line) for line in lines) <= 75


@pytest.mark.parametrize(
    ("asked", "month"),
    [
        ("2026-11", Month(2026, 11)),
        ("2028-02", Month(2028, 2)),
        ("", Month(2026, 6)),
        ("2026-13", Month(2026, 6)),
        ("2026-00", Month(2026, 6)),
        ("1500-01", Month(2026, 6)),
        ("9999-12", Month(2026, 6)),
        ("2026-1", Month(2026, 6)),
        ("２０２６-11", Month(2026, 6)),
        ("2026-11-01", Month(2026, 6)),
    ],
)
def test_the_month_of_an_address(asked: str, month: Month) -> None:
    assert month_asked_for(asked, DAY) == month


@given(st.integers(1990, 2100), st.integers(1, 12))
def test_a_sheet_has_whole_weeks_and_each_day_once(year: int, number: int) -> None:
    month = Month(year, number)
    weeks = weeks_of(month, [], {}, DAY)
    days = [day.on for week in weeks for day in week]
    assert all(len(week) == 7 and week[0].on.weekday() == 0 for week in weeks)
    assert days == [days[0] + dt.timedelta(days=step) for step in range(len(days))]
    inside = [day.on for week in weeks for day in week if not day.is_outside]
    assert (inside[0], inside[-1]) == (month.first, month.last)
    assert (month.after.before, month.before.after) == (month, month)
