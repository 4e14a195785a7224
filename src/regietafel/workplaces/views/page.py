"""One workplace, for a counsellor with a client at the table and for the client; without an account and without a cookie."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from regietafel.core.access import public
from regietafel.territories.access import region_called
from regietafel.territories.models import Region
from regietafel.workplaces.facts import ShownOffer, address_of, shown_offer
from regietafel.workplaces.freshness import Freshness
from regietafel.workplaces.models import Workplace
from regietafel.workplaces.qr import qr_code
from regietafel.workplaces.queries.page import (
    contacts_of,
    freshness_of,
    last_day,
    may_look_around,
    offers_of,
    workplace_at,
)
from regietafel.workplaces.sheet import fitted, ways_to

DEEDS = tuple(
    f"workplaces.{name}"
    for name in (
        *("change_workplace", "remove_workplace", "post_free_places", "answer_remark", "decide_change"),
        *("confirm_workplace", "watch_over", "import_workplaces", "export_workplaces", "merge"),
    )
)
"""The permissions that the templates of ``workplaces/actions`` may ask about."""


def get_directory_or_404(user: Any, slug: str) -> Region:
    """A region whose directory somebody may open; a closed one and none are the same answer."""
    region = region_called(slug)
    if region is None or not may_look_around(user, region):
        raise Http404("no such directory")
    return region


def get_workplace_or_404(user: Any, region_slug: str, slug: str, today: dt.date) -> Workplace:
    """A workplace that somebody sees; hidden, removed and never there are the same answer."""
    region = region_called(region_slug)
    workplace = workplace_at(user, region, slug, today) if region else None
    if workplace is None:
        raise Http404("no such workplace")
    return workplace


def search_url(region: Region) -> str:
    """Where one searches the directory."""
    return reverse("workplaces:search", args=[region.slug])


def shown_offers(user: Any, workplace: Workplace, today: dt.date) -> list[ShownOffer]:
    """What a workplace offers, in words."""
    return [shown_offer(offer) for offer in offers_of(user, [workplace], today)[workplace.pk]]


def route_to(workplace: Workplace) -> str:
    """Where OpenStreetMap plans a way to the point of a workplace; nothing is asked there before somebody goes."""
    point = workplace.point
    return f"https://www.openstreetmap.org/directions?to={point[0]:.5f}%2C{point[1]:.5f}" if point else ""


def about(user: Any, workplace: Workplace, today: dt.date) -> dict[str, Any]:
    """All that the page and the sheet of paper both tell."""
    offers = shown_offers(user, workplace, today)
    found = freshness_of(workplace, today)
    return {
        "workplace": workplace,
        "region": workplace.region,
        "offers": offers,
        "address": address_of(workplace),
        "contacts": contacts_of(user, workplace, [one.offer for one in offers]),
        "is_unconfirmed": found in {Freshness.UNCONFIRMED, Freshness.LAPSED},
        "has_ended": last_day(workplace, today) < today,
        "ways": ways_to(workplace),
        "route_url": route_to(workplace),
        "today": today,
        "page_url": settings.BASE_URL + reverse("workplaces:workplace", args=[workplace.region.slug, workplace.slug]),
    }


@require_safe
@public
def workplace_page(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """What one does there, for whom, how to get there and how to refer."""
    today = timezone.localdate()
    workplace = get_workplace_or_404(request.user, region_slug, slug, today)
    may = {name for name in DEEDS if request.user.has_perm(name, workplace)}
    return render(
        request,
        "workplaces/workplace.html",
        {
            **about(request.user, workplace, today),
            "may": may,
            "directory_url": search_url(workplace.region),
        },
    )


@require_safe
@public
def print_page(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """The same on one sheet of paper, with a code that leads back to the page."""
    today = timezone.localdate()
    workplace = get_workplace_or_404(request.user, region_slug, slug, today)
    told = about(request.user, workplace, today)
    sheet = fitted(workplace, told["offers"])
    return render(request, "workplaces/workplace_print.html", {**told, "sheet": sheet, "qr": qr_code(told["page_url"])})
