"""What a referrer does with several workplaces: keep them on a list, put up to three side by side, print or mail them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from regietafel.core.access import public
from regietafel.workplaces.comparison import compared
from regietafel.workplaces.facts import ShownOffer, address_of, shown_offer
from regietafel.workplaces.models import Workplace
from regietafel.workplaces.queries.page import offers_of, workplaces_called
from regietafel.workplaces.shortlist import MOST_COMPARED, MOST_KEPT, mail_to_send, read, written
from regietafel.workplaces.views.page import get_directory_or_404, search_url


@dataclass(frozen=True)
class Kept:
    """A workplace on the list, with where the list leads without it."""

    workplace: Workplace
    address: str
    offers: list[ShownOffer]
    without: str


def asked_for(request: HttpRequest, region_slug: str, most: int) -> dict[str, Any]:
    """The workplaces of the address as far as the person sees them, and what to say of the others."""
    today = timezone.localdate()
    region = get_directory_or_404(request.user, region_slug)
    slugs = read(request.GET.getlist("w"))
    found = workplaces_called(request.user, region, slugs[:MOST_KEPT], today)
    shown = found[:most]
    offers = offers_of(request.user, shown, today)
    return {
        "region": region,
        "today": today,
        "directory_url": search_url(region),
        "workplaces": shown,
        "offers": {one.pk: [shown_offer(offer) for offer in offers[one.pk]] for one in shown},
        "unknown": len(slugs[:MOST_KEPT]) - len(found),
        "too_many": len(slugs) > MOST_KEPT or len(found) > most,
        "most": most,
        "query": written(one.slug for one in shown),
    }


@require_safe
@public
def shortlist(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The list of the address."""
    told = asked_for(request, region_slug, MOST_KEPT)
    slugs = [one.slug for one in told["workplaces"]]
    page = reverse("workplaces:shortlist", args=[region_slug])
    kept = [
        Kept(one, address_of(one), told["offers"][one.pk], written(slug for slug in slugs if slug != one.slug))
        for one in told["workplaces"]
    ]
    mailto = mail_to_send(told["workplaces"], f"{settings.BASE_URL}{page}?{told['query']}")
    return render(
        request,
        "workplaces/shortlist.html",
        {**told, "kept": kept, "mailto": mailto, "most_compared": MOST_COMPARED},
    )


@require_safe
@public
def compare(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Up to three side by side: each line says the same thing of all of them."""
    told = asked_for(request, region_slug, MOST_COMPARED)
    table = compared(told["workplaces"], told["offers"])
    return render(request, "workplaces/compare.html", {**told, "table": table})
