"""What everybody may read: the published plans of a region. No account, no cookie, the language in the address."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from regietafel.core.access import public
from regietafel.plans.queries import public as published


@require_safe
@public
def public_region(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The published plans of a region; a region without any is not there for the public."""
    plans = published.public_plans(region_slug)
    if not plans:
        raise Http404("nothing published")
    return render(
        request, "plans/public_region.html", {"region": plans[0].region, "plans": plans, **search_box(region_slug)}
    )


@require_safe
@public
def public_plan(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """A published plan for somebody who knows no abbreviation; an unpublished one is not there."""
    plan = published.public_plan(region_slug, plan_slug)
    if plan is None:
        raise Http404("nothing published")
    page = published.read_public(plan)
    return render(
        request,
        "plans/public_plan.html",
        {"region": plan.region, "plan": plan, "page": page, **search_box(region_slug)},
    )


def search_box(region_slug: str) -> dict[str, str]:
    """Where the box in the header of a public page searches: in what is public, for who has an account too."""
    return {"search_url": reverse("search:public", args=[region_slug])}
