"""The calendar of a region: a month or a list of what one may see, and the addresses for calendar programs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.consultation.feed_tokens import last_read
from regietafel.consultation.forms.calendar import FeedForm
from regietafel.consultation.free_days import free_days
from regietafel.consultation.models import CalendarFeed
from regietafel.consultation.month import Month, month_asked_for, weeks_of
from regietafel.consultation.operations.feeds import make_feed, withdraw_feed
from regietafel.consultation.queries.calendar import (
    Shown,
    between,
    calendar_of_region,
    feeds_of,
    has_public_calendar,
    my_calendar,
)
from regietafel.consultation.queries.promise_lists import bodies_of
from regietafel.consultation.views.body_load import list_crumbs
from regietafel.core.access import permitted, require
from regietafel.core.editing import act
from regietafel.core.errors import Refusal
from regietafel.core.messages import done
from regietafel.people.queries import get_region_or_404
from regietafel.territories.models import Region

LIST_DAYS = dt.timedelta(days=183)


@dataclass(frozen=True)
class Line:
    """A meeting or an event in the calendar."""

    on: dt.date
    row: Any
    text: str
    url: str = ""

    @property
    def state(self) -> str:
        """The sign that goes before it, if it needs one: not sure yet, held, or not taking place."""
        return {"draft": "planned", "cancelled": "dropped"}.get(self.row.state, "")


def lines_of(region: Region, shown: Shown) -> list[Line]:
    """Meetings and events together, in the order of the day."""
    lines = [
        Line(
            one.on,
            one,
            one.title or one.body.short_name or one.body.name,
            reverse("consultation:meeting", args=[region.slug, one.pk]),
        )
        for one in shown.meetings
    ]
    lines += [
        Line(one.on, one, one.title, reverse("consultation:event", args=[region.slug, one.slug]))
        for one in shown.events
    ]
    return sorted(lines, key=lambda line: (line.on, line.row.starts_at or dt.time(), line.text))


@require_safe
@permitted("consultation.view_bodies")
def calendar(request: HttpRequest, region_slug: str) -> HttpResponse:
    """A month, or a list of the next half year with ``view=list``; ``mine=1`` leaves the own meetings only."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.view_bodies", region)
    today = timezone.localdate()
    month = month_asked_for(request.GET.get("month", ""), today)
    mine = "mine" in request.GET
    as_list = request.GET.get("view") == "list"
    whole = my_calendar(request.user, region) if mine else calendar_of_region(request.user, region)
    first, last = (today, today + LIST_DAYS) if as_list else (month.shown_first, month.shown_last)
    lines = lines_of(region, between(whole, first, last))
    free = free_days(first, last)
    context = {
        "month": month,
        "name": formats.date_format(month.first, "F Y"),
        "mine": mine,
        "as_list": as_list,
        "lines": lines,
        "weeks": weeks_of(month, lines, free, today),
        "count": sum(1 for line in lines if as_list or month.first <= line.on <= month.last),
        "tabs": tabs_of(region, month, mine, as_list),
        "before": address(region, month.before, mine),
        "after": address(region, month.after, mine),
        "now": address(region, Month(today.year, today.month), mine),
        "crumbs": list_crumbs(region),
    }
    return render(request, "consultation/calendar.html", context)


def address(region: Region, month: Month, mine: bool, as_list: bool = False) -> str:
    """The address of the calendar so."""
    query = "view=list" if as_list else f"month={month.key}"
    return f"{reverse('consultation:calendar', args=[region.slug])}?{query}{'&mine=1' if mine else ''}"


def tabs_of(region: Region, month: Month, mine: bool, as_list: bool) -> list[dict[str, Any]]:
    """The other ways to look at it."""
    return [
        {"label": _("Month"), "url": address(region, month, mine), "current": not as_list},
        {"label": _("List"), "url": address(region, month, mine, as_list=True), "current": as_list},
        {
            "label": _("In your own calendar"),
            "url": reverse("consultation:feeds", args=[region.slug]),
            "current": False,
        },
    ]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.keep_feeds")
def feeds(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The addresses for calendar programs: make one (its secret is shown this once), see when they were read last."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.keep_feeds", region)
    form = FeedForm(request.POST or None, bodies=bodies_of(request.user, region))
    made, status = "", 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _feed, token = make_feed(actor=request.user, region=region, **form.wanted())
                made, status = request.build_absolute_uri(reverse("calendar-feed", args=[token])), 200
                form = FeedForm(None, bodies=bodies_of(request.user, region))
            except Refusal as refusal:
                form.refuse(refusal)
    opened = reverse("calendar-public", args=[region.slug]) if has_public_calendar(region) else ""
    context = {
        "form": form,
        "made": made,
        "subscribe": made.replace("https://", "webcal://").replace("http://", "webcal://"),
        "rows": [(one, last_read(one)) for one in feeds_of(request.user, region)],
        "public_address": request.build_absolute_uri(opened) if opened else "",
        "crumbs": [*list_crumbs(region), (_("Calendar"), reverse("consultation:calendar", args=[region.slug]))],
    }
    return render(request, "consultation/feeds.html", context, status=status)


@require_POST
@permitted("consultation.keep_feeds")
def withdraw(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Let an address work no more."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.keep_feeds", region)
    row = feeds_of(request.user, region).filter(pk=pk).first()
    if row is None:
        raise Http404("no such feed")
    here = reverse("consultation:feeds", args=[region.slug])

    def withdrawn(_feed: CalendarFeed) -> HttpResponse:
        done(request, _("The address does not work any more."))
        return redirect(here)

    return act(
        request,
        do=lambda: withdraw_feed(actor=request.user, feed=row, now=timezone.now()),
        done=withdrawn,
        otherwise=here,
    )
