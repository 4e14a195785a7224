"""Feeds: what a calendar program reads, without signing in, under an address that is a secret or public."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from regietafel.consultation import ical_feed
from regietafel.consultation.feed_tokens import feed_behind, note_read
from regietafel.consultation.models import CalendarFeed, Event, FeedScope, Meeting
from regietafel.consultation.queries.calendar import (
    Shown,
    behind_feed,
    between,
    dates_behind,
    for_a_feed,
    has_public_calendar,
    public_calendar,
)
from regietafel.core.access import public
from regietafel.core.registry import FeedDate
from regietafel.territories.access import region_called
from regietafel.territories.models import Region

TYPE = "text/calendar; charset=utf-8"
PRIVATE, SHARED = "private, max-age=300", "public, max-age=900"
AHEAD = dt.timedelta(days=366)


@require_safe
@public
def feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """What the owner of this address may see now. An address that was withdrawn is gone; one never given is not there."""
    row = feed_behind(token)
    if row is None:
        return gone(404)
    shown = behind_feed(row)
    if shown is None:
        return gone(410)
    note_read(row, timezone.now())
    with translation.override(row.user.language or settings.LANGUAGE_CODE):
        dates = dates_behind(row, timezone.localdate())
        return answered(request, shown, name_of(row), row.region, PRIVATE, dates)


@require_safe
@public
def public_feed(request: HttpRequest, region_slug: str) -> HttpResponseBase:
    """The dates that everybody may know: no agenda, no online link, no names of people."""
    region = region_called(region_slug)
    if region is None or not has_public_calendar(region):
        return gone(404)
    with translation.override(settings.LANGUAGE_CODE):
        return answered(request, public_calendar(region), name_in_public(region), region, SHARED)


def gone(status: int) -> HttpResponse:
    """Nothing to read here: the same words for an address that was withdrawn and one that never was."""
    response = HttpResponse(_("There is no calendar at this address."), "text/plain; charset=utf-8", status)
    response.headers["Cache-Control"] = "no-store"
    return response


def answered(
    request: HttpRequest, shown: Shown, name: str, region: Region, caching: str, dates: Iterable[FeedDate] = ()
) -> HttpResponseBase:
    """The file, or that it is still the same as the program has it."""
    in_public = caching == SHARED
    held = for_a_feed(shown, timezone.localdate())
    meetings, events = list(held.meetings), list(held.events)
    entries = [
        *(
            ical_feed.meeting_entry(one, url=page_of_meeting(region, one.pk, in_public), in_public=in_public)
            for one in meetings
        ),
        *(
            ical_feed.gathering_entry(one, url=page_of_event(region, one.slug, in_public), in_public=in_public)
            for one in events
        ),
        *(ical_feed.date_entry(day, url=f"{settings.BASE_URL}{day.url}") for day in dates),
    ]
    content = ical_feed.feed_of(
        entries, name=name, description=what_it_is(region), url=page_of_region(region, in_public)
    )
    etag = quote_etag(hashlib.sha256(content).hexdigest()[:32])
    response = HttpResponse(content, content_type=TYPE)
    response.headers["ETag"] = etag
    response.headers["Content-Disposition"] = f'inline; filename="{region.slug}.ics"'
    answer = get_conditional_response(request, etag=etag, response=response) or response
    answer.headers["Cache-Control"] = caching
    return answer


def name_of(row: CalendarFeed) -> str:
    """What a calendar program calls it."""
    if row.scope == FeedScope.BODY and row.body is not None:
        return str(row.body)
    if row.scope == FeedScope.MINE:
        return _("My meetings, %(region)s") % {"region": row.region}
    return _("Consultation in %(region)s") % {"region": row.region}


def name_in_public(region: Region) -> str:
    """What the public calendar is called."""
    return _("Public calendar of %(region)s") % {"region": region}


def what_it_is(region: Region) -> str:
    """A sentence about it."""
    return _("Meetings and events in %(region)s, as they are planned now.") % {"region": region}


def page_of_meeting(region: Region, pk: int, in_public: bool) -> str:
    """The page of a meeting, for who signs in; the public gets none."""
    return "" if in_public else f"{settings.BASE_URL}{reverse('consultation:meeting', args=[region.slug, pk])}"


def page_of_event(region: Region, slug: str, in_public: bool) -> str:
    """The page of an event: for the public its public one."""
    name = "consultation:public-event" if in_public else "consultation:event"
    return f"{settings.BASE_URL}{reverse(name, args=[region.slug, slug])}"


def page_of_region(region: Region, in_public: bool) -> str:
    """The page of the calendar."""
    name = "consultation:public-calendar" if in_public else "consultation:calendar"
    return f"{settings.BASE_URL}{reverse(name, args=[region.slug])}"


@require_safe
@public
def public_page(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The public calendar as a page: what is planned, and the address for a calendar program."""
    region = region_called(region_slug)
    if region is None or not has_public_calendar(region):
        raise Http404("no public calendar")
    today = timezone.localdate()
    shown = between(public_calendar(region), today, today + AHEAD)
    rows: list[Meeting | Event] = [*shown.meetings, *shown.events]
    rows.sort(key=lambda one: (one.on, one.starts_at or dt.time()))
    address = request.build_absolute_uri(reverse("calendar-public", args=[region.slug]))
    return render(
        request,
        "consultation/public_calendar.html",
        {"shown_region": region, "rows": rows, "address": address, "title": name_in_public(region)},
    )
