"""Feeds over HTTP: who reads what, a client that subscribed learns of changes, and an address that is no more tells nothing."""

from __future__ import annotations

import datetime as dt
import io
import logging
from collections.abc import Callable
from typing import Any

import pytest
import recurring_ical_events
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from regietafel.consultation.feed_tokens import digest_of
from regietafel.consultation.models import Body, CalendarFeed, Event, EventState, FeedScope, Meeting, MeetingState
from regietafel.consultation.operations import feeds
from regietafel.core.errors import Refusal
from regietafel.core.logs import JsonLine
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.consultation import make

QUERIES = 7
NOW = dt.datetime(2026, 6, 16, 9, 30, tzinfo=dt.UTC)


def soon(days: int = 7) -> dt.date:
    """A day to come."""
    return timezone.localdate() + dt.timedelta(days=days)


@pytest.fixture
def table(region: Region, organisation: Organisation) -> Body:
    """A body at which the partner sits."""
    body = make.make_body(region, "Actiegroep ROSE", short_name="Actiegroep")
    make.make_seat(body, organisation)
    return body


@pytest.fixture
def meeting(table: Body) -> Meeting:
    """Its next meeting."""
    times = {"starts_at": dt.time(9, 30), "ends_at": dt.time(11)}
    return make.make_meeting(table, soon(), MeetingState.CONVENED, title="Lente", **times)


def made(person: User, region: Region, scope: str = FeedScope.REGION, body: Body | None = None) -> str:
    """The address of a feed."""
    _feed, token = feeds.make_feed(actor=person, region=region, scope=scope, body=body)
    return reverse("calendar-feed", args=[token])


def read(address: str) -> Any:
    """What a client without cookies gets."""
    response = Client().get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content)


def summaries(calendar: Any) -> list[str]:
    """What stands in it."""
    return sorted(str(one["SUMMARY"]) for one in calendar.events)


def test_a_client_that_subscribed_sees_a_moved_and_a_cancelled_meeting(
    director: User, region: Region, meeting: Meeting
) -> None:
    address = made(director, region)
    before = read(address).events[0]
    assert recurring_ical_events.of(read(address)).at(meeting.on)
    moved = Meeting.objects.get()
    moved.on, moved.sequence = soon(9), 1
    moved.save()
    after = read(address)
    assert not recurring_ical_events.of(after).at(meeting.on)
    (found,) = recurring_ical_events.of(after).at(moved.on)
    assert (found["UID"], found["SEQUENCE"], found["STATUS"]) == (before["UID"], 1, "CONFIRMED")
    moved.state, moved.cancelled_because, moved.sequence = MeetingState.CANCELLED, "ziekte", 2
    moved.save()
    gone = read(address).events[0]
    assert (gone["UID"], gone["SEQUENCE"], gone["STATUS"]) == (before["UID"], 2, "CANCELLED")
    assert "ziekte" in gone["DESCRIPTION"]


@pytest.mark.parametrize(("days", "is_there"), [(-90, True), (-395, True), (-401, False), (700, True)])
def test_how_far_back_what_was_cancelled_is_told(
    director: User, region: Region, table: Body, days: int, is_there: bool
) -> None:
    make.make_meeting(table, soon(days), MeetingState.CANCELLED)
    assert bool(read(made(director, region)).events) == is_there


def test_history_of_which_the_day_is_not_known_is_in_no_calendar(director: User, region: Region, table: Body) -> None:
    make.make_meeting(table, soon(-20), precision="month")
    assert not read(made(director, region)).events


@pytest.fixture
def full(region: Region, table: Body, meeting: Meeting, other_region: Region) -> Body:
    """Drafts, another table, an event, and another region."""
    make.make_meeting(table, soon(8), MeetingState.DRAFT, title="Ontwerp")
    other = make.make_body(region, "Stuurgroep")
    make.make_meeting(other, soon(), MeetingState.CONVENED)
    joint = make.make_meeting(other, soon(9), MeetingState.CONVENED, title="Samen")
    joint.joint_with.add(table)
    Event.objects.create(region=region, slug="mixer", title="Mixer", on=soon(), state=EventState.ANNOUNCED)
    Event.objects.create(region=region, slug="later", title="Plan", on=soon())
    make.make_meeting(make.make_body(other_region, "Elders"), soon(), MeetingState.CONVENED)
    return other


def test_each_feed_shows_what_its_owner_may_see(
    director: User, partner: User, head_of_service: User, region: Region, table: Body, full: Body
) -> None:
    joint, mine, other = "Stuurgroep: Samen", "Actiegroep: Lente", "Stuurgroep"
    draft = "Actiegroep: Ontwerp"
    expected = [
        (director, FeedScope.REGION, None, [draft, mine, "Mixer", "Plan", other, joint]),
        (director, FeedScope.MINE, None, [mine, other, joint]),
        (director, FeedScope.BODY, table, [draft, mine, joint]),
        (partner, FeedScope.REGION, None, [mine, "Mixer", joint]),
        (partner, FeedScope.MINE, None, [mine, joint]),
        (partner, FeedScope.BODY, table, [mine, joint]),
        (partner, FeedScope.BODY, full, [joint]),
        (head_of_service, FeedScope.MINE, None, []),
        (head_of_service, FeedScope.REGION, None, ["Mixer"]),
    ]
    for person, scope, body, found in expected:
        assert summaries(read(made(person, region, scope, body))) == sorted(found), (person, scope, body)


def test_what_no_longer_may_be_seen_is_gone_from_the_feed(
    partner: User, region: Region, table: Body, meeting: Meeting
) -> None:
    address = made(partner, region)
    assert len(read(address).events) == 1
    table.seats.update(until=soon(-1))
    assert not read(address).events


def refused(address: str, status: int) -> None:
    """The answer of an address that opens nothing."""
    response = Client().get(address)
    assert response.status_code == status
    assert response.content.decode() == "Op dit adres is er geen kalender."
    assert response["Cache-Control"] == "no-store"


def test_a_withdrawn_altered_or_foreign_address_tells_nothing(
    director: User, region: Region, other_region: Region, meeting: Meeting
) -> None:
    feed, token = feeds.make_feed(actor=director, region=region, scope=FeedScope.REGION)
    address = reverse("calendar-feed", args=[token])
    refused(reverse("calendar-feed", args=[token[:-1] + ("A" if token[-1] != "A" else "B")]), 404)
    refused(reverse("calendar-feed", args=[feed.digest]), 404)
    refused(reverse("calendar-feed", args=["x" * 5000]), 404)
    refused(reverse("calendar-public", args=["there-is-none"]), 404)
    refused(reverse("calendar-public", args=[other_region.slug]), 404)
    feeds.withdraw_feed(actor=director, feed=feed, now=NOW)
    refused(address, 410)


def test_the_feed_goes_with_the_role_the_account_and_the_body(
    director: User, partner: User, region: Region, table: Body
) -> None:
    role_ended = made(partner, region)
    partner.roles.update(ended_at=NOW)
    refused(role_ended, 410)
    of_body = made(director, region, FeedScope.BODY, table)
    Body.objects.filter(pk=table.pk).update(removed_at=NOW)
    refused(of_body, 410)
    closed = made(director, region)
    User.objects.filter(pk=director.pk).update(is_active=False)
    refused(closed, 410)


def test_only_a_digest_is_kept_and_no_log_line_holds_the_secret(
    director: User, region: Region, meeting: Meeting, caplog: pytest.LogCaptureFixture
) -> None:
    _feed, token = feeds.make_feed(actor=director, region=region, scope=FeedScope.REGION)
    row = CalendarFeed.objects.values().get()
    assert token not in str(row)
    assert row["digest"] == digest_of(token)
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLine())
    logging.getLogger("regietafel").addHandler(handler)
    try:
        Client().get(reverse("calendar-feed", args=[token]))
        Client().get(reverse("calendar-feed", args=[token + "x"]))
        Client().post(reverse("calendar-feed", args=[token]))
    finally:
        logging.getLogger("regietafel").removeHandler(handler)
    assert "calendar/own/<str:token>.ics" in written.getvalue()
    assert token not in written.getvalue()


def test_a_client_that_has_it_already_is_told_so(director: User, region: Region, meeting: Meeting) -> None:
    address = made(director, region)
    first = Client().get(address)
    assert first["Cache-Control"] == "private, max-age=300"
    same = Client().get(address, headers={"if-none-match": first["ETag"]})
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", first["ETag"])
    Meeting.objects.get().save()
    changed = Meeting.objects.get()
    changed.place = "Stadhuis"
    changed.save()
    assert Client().get(address, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_reading_asks_as_many_questions_for_one_meeting_as_for_many(
    director: User, region: Region, table: Body, meeting: Meeting, django_assert_num_queries: Any
) -> None:
    address = made(director, region)
    Client().get(address)
    with django_assert_num_queries(QUERIES):
        Client().get(address)
    for number in range(30):
        make.make_meeting(make.make_body(region, f"Tafel {number}"), soon(number), MeetingState.CONVENED)
    with django_assert_num_queries(QUERIES):
        Client().get(address)


def test_the_public_calendar_says_no_more_than_when_and_where(region: Region, table: Body, meeting: Meeting) -> None:
    Meeting.objects.update(online_url="https://zqlink.example.org/", note="zqnota", place="Stadhuis")
    address = reverse("calendar-public", args=[region.slug])
    refused(address, 404)
    Body.objects.filter(pk=table.pk).update(is_public=True)
    make.make_meeting(table, soon(8), MeetingState.DRAFT)
    make.make_meeting(make.make_body(region, "Stuurgroep"), soon(), MeetingState.CONVENED)
    Event.objects.create(region=region, slug="a", title="Mixer", on=soon(), state="announced", is_public=True)
    Event.objects.create(region=region, slug="b", title="Besloten", on=soon(), state="announced")
    Event.objects.create(region=region, slug="c", title="Ontwerp", on=soon(), is_public=True)
    response = Client().get(address)
    assert response["Cache-Control"] == "public, max-age=900"
    assert summaries(Calendar.from_ical(response.content)) == ["Actiegroep ROSE", "Mixer"]
    assert b"zq" not in response.content
    assert b"Lente" not in response.content
    page = Client().get(reverse("consultation:public-calendar", args=[region.slug])).content.decode()
    assert "Actiegroep ROSE" in page
    assert "Mixer" in page
    assert address in page
    assert not {"zq", "Lente", "Besloten", "Ontwerp", "Stuurgroep"} & set(page.split())


def test_an_address_is_shown_once_and_only_its_owner_withdraws_it(
    client_of: Callable[[Any], Client], director: User, colleague: User, region: Region, meeting: Meeting
) -> None:
    here = reverse("consultation:feeds", args=[region.slug])
    page = client_of(director).post(here, {"what": "region"}).content.decode()
    token = page.partition("/calendar/own/")[2].partition(".ics")[0]
    assert len(read(reverse("calendar-feed", args=[token])).events) == 1
    assert token not in client_of(director).get(here).content.decode()
    feed = CalendarFeed.objects.get()
    withdraw = reverse("consultation:feed-withdraw", args=[region.slug, feed.pk])
    assert client_of(colleague).post(withdraw).status_code == 404
    assert client_of(director).post(withdraw).status_code == 302
    refused(reverse("calendar-feed", args=[token]), 410)


def test_when_it_was_read_last_comes_into_the_table_by_the_clock(director: User, region: Region) -> None:
    read(made(director, region))
    assert CalendarFeed.objects.get().last_read_at is None
    assert feeds.keep_last_reads(actor=None) == 1
    at = CalendarFeed.objects.get().last_read_at
    assert at is not None
    assert feeds.keep_last_reads(actor=None) == 0


def test_a_feed_of_a_body_of_elsewhere_and_too_many_feeds_are_refused(
    director: User, region: Region, other_region: Region
) -> None:
    for body in (None, make.make_body(other_region)):
        with pytest.raises(Refusal):
            feeds.make_feed(actor=director, region=region, scope=FeedScope.BODY, body=body)
    for _number in range(feeds.MOST_FEEDS):
        made(director, region)
    with pytest.raises(Refusal):
        made(director, region)
