"""The page of what was found, for people with an account and for visitors."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from regietafel.core.access import permitted, public, require
from regietafel.search.queries import MANY, Group, Known, find, open_to
from regietafel.search.registry import Kind, kinds
from regietafel.search.words import Question, question
from regietafel.territories.access import get_region_or_404, region_called
from regietafel.territories.models import Region


@require_safe
@permitted("people.enter_region")
def results(request: HttpRequest, region_slug: str) -> HttpResponse:
    """What a person finds in a region."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "people.enter_region", region)
    here = reverse("search:results", args=[region.slug])
    return render(request, "search/results.html", found(request, request.user, region, here))


@require_safe
@public
def public_results(request: HttpRequest, region_slug: str) -> HttpResponse:
    """What a visitor finds: the same for everybody, so that the page may be passed on."""
    visitor = AnonymousUser()
    region = region_called(region_slug)
    known = open_to(visitor, region) if region else None
    if region is None or known is None:
        raise Http404("nothing published")
    here = reverse("search:public", args=[region.slug])
    return render(request, "search/results.html", {"for_public": True, **found(request, visitor, region, here, known)})


def found(request: HttpRequest, user: Any, region: Region, here: str, known: Known | None = None) -> dict[str, Any]:
    """What the page shows: the best of each kind, or one page of the kind that the address names."""
    asked = question(request.GET.get("q", ""))
    only = kinds.called(request.GET.get("kind", ""))
    groups = find(user, region, asked, only=only, page=page_asked(request), known=known)
    if only and not groups and page_asked(request) > 1:
        groups = last_page(user, region, asked, only)
    return {
        "region": region,
        "home_url": here.removesuffix("search/"),
        "search_url": here,
        "asked": asked,
        "only": only,
        "groups": groups,
        "total": sum(group.total for group in groups),
        "page": page_of_one(groups[0], page_asked(request)) if only and groups else None,
        "all_url": f"{here}?{urlencode({'q': asked.text})}",
        "other_words": other_words(asked, here) if asked.terms and not groups else [],
    }


def page_asked(request: HttpRequest) -> int:
    """The number of the page in the address; nonsense is the first."""
    given = request.GET.get("page", "")
    return max(1, int(given)) if given.isascii() and given.isdigit() and len(given) < 7 else 1


def last_page(user: Any, region: Region, asked: Question, only: Kind) -> list[Group]:
    """What an address beyond the end shows."""
    first = find(user, region, asked, only=only)
    return find(user, region, asked, only=only, page=-(-first[0].total // MANY)) if first else []


def page_of_one(group: Group, number: int) -> Any:
    """The pages of one kind, for the links below it."""
    return Paginator(range(group.total), MANY).get_page(number)


def other_words(asked: Question, here: str) -> list[tuple[str, str]]:
    """Each word of a question that found nothing, to try alone; none if there is only one."""
    words = asked.words if len(asked.terms) > 1 else []
    return [(word, f"{here}?{urlencode({'q': word})}") for word in dict.fromkeys(words)]
