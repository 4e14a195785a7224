"""What stands in a calendar: meetings and events that one may see, for a month, a list or a feed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from regietafel.consultation.models import (
    Body,
    CalendarFeed,
    Event,
    EventState,
    FeedScope,
    Meeting,
    MeetingState,
)
from regietafel.consultation.queries.visible import (
    bodies_visible_to,
    events_visible_to,
    meetings_visible_to,
    public_events,
    public_meetings,
    seats_of_person,
)
from regietafel.core import registry
from regietafel.core.dates import Precision
from regietafel.people.queries import team_regions
from regietafel.territories.models import Region

KEPT_BACK = dt.timedelta(days=400)
"""How far back a feed goes; what was cancelled stays in it as long, so that every program learns of it."""


@dataclass(frozen=True)
class Shown:
    """What a calendar holds."""

    meetings: QuerySet[Meeting]
    events: QuerySet[Event]


def of_region(rows: QuerySet[Meeting], region: Region) -> QuerySet[Meeting]:
    """The meetings of a region, once each and with their bodies at hand."""
    keys = rows.filter(body__region=region).order_by().values("pk")
    return Meeting.objects.filter(pk__in=keys).select_related("body").order_by("on", "starts_at", "pk")


def calendar_of_region(user: Any, region: Region) -> Shown:
    """All of a region that a person may see."""
    events = events_visible_to(user).filter(region=region)
    keys = events.order_by().values("pk")
    shown = Event.objects.filter(pk__in=keys).select_related("body").order_by("on", "starts_at", "pk")
    return Shown(of_region(meetings_visible_to(user), region), shown)


def my_calendar(user: Any, region: Region) -> Shown:
    """The meetings to which a person comes: those of the own tables and those to which one is invited.

    Who works for the region comes to all of its bodies. Drafts are left out: nobody is asked to them yet.
    """
    tables = seats_of_person(user).values("body")
    asked = Meeting.objects.filter(invitees__contact__user=user.pk).values("pk")
    mine = Q(body__region__in=team_regions(user)) | Q(body__in=tables) | Q(joint_with__in=tables) | Q(pk__in=asked)
    rows = meetings_visible_to(user).exclude(state=MeetingState.DRAFT).filter(mine)
    return Shown(of_region(rows, region), Event.objects.none())


def calendar_of_body(user: Any, region: Region, body: Body) -> Shown:
    """The meetings of a body, joint ones included, and the events that it holds."""
    whole = calendar_of_region(user, region)
    joint = Meeting.objects.filter(joint_with=body).values("pk")
    return Shown(whole.meetings.filter(Q(body=body) | Q(pk__in=joint)), whole.events.filter(body=body))


def public_calendar(region: Region) -> Shown:
    """What everybody may know: dates of bodies that say so, and events on the public calendar."""
    events = public_events().filter(region=region).order_by("on", "starts_at", "pk")
    return Shown(of_region(public_meetings(), region), events)


def between(shown: Shown, first: dt.date, last: dt.date) -> Shown:
    """Only what stands in these days, and of which the day is known."""
    days = {"on__gte": first, "on__lte": last, "precision": Precision.DAY}
    return Shown(shown.meetings.filter(**days), shown.events.filter(**days))


def for_a_feed(shown: Shown, today: dt.date) -> Shown:
    """What a feed holds of a calendar: a good year back, and all that comes."""
    days = {"on__gte": today - KEPT_BACK, "precision": Precision.DAY}
    return Shown(shown.meetings.filter(**days), shown.events.filter(**days))


def behind_feed(feed: CalendarFeed) -> Shown | None:
    """What a feed shows its owner now; None if the owner has nothing to seek here any more."""
    owner, region = feed.user, feed.region
    if feed.withdrawn_at is not None or not owner.is_active or not owner.has_perm("consultation.keep_feeds", region):
        return None
    if feed.scope == FeedScope.MINE:
        return my_calendar(owner, region)
    if feed.scope == FeedScope.REGION:
        return calendar_of_region(owner, region)
    body = bodies_visible_to(owner).filter(calendar_feeds=feed, region=region).first()
    return calendar_of_body(owner, region, body) if body else None


def dates_behind(feed: CalendarFeed, today: dt.date) -> list[registry.FeedDate]:
    """What other apps add to the feed of a whole region, as its owner reads it; the other feeds hold meetings alone."""
    if feed.scope != FeedScope.REGION:
        return []
    since = today - KEPT_BACK
    found = (day for dates in registry.feed_dates for day in dates(feed.user, feed.region, since))
    return sorted(found, key=lambda day: (day.on, day.key))


def feeds_of(user: Any, region: Region) -> QuerySet[CalendarFeed]:
    """The feeds of a person in a region that still work, the last made first."""
    rows = CalendarFeed.objects.filter(user=user.pk, region=region, withdrawn_at__isnull=True)
    return rows.select_related("body", "region", "user").order_by("-made_at", "-pk")


def has_public_calendar(region: Region) -> bool:
    """Whether there is anything on the public calendar of a region, or will be: a body that says so, or an event."""
    bodies = Body.objects.filter(region=region, is_public=True, removed_at__isnull=True)
    events = Event.objects.filter(region=region, is_public=True, removed_at__isnull=True)
    return bodies.exists() or events.exclude(state=EventState.DRAFT).exists()
