"""Cooperation agreements to read: the overview, one with its goals and years, and the plan of one year."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from regietafel.agreements.holding import AGREEMENT
from regietafel.agreements.models import Agreement, AgreementYear, DeclarationKind
from regietafel.agreements.queries.pacts import (
    agreements_of,
    follower_of,
    papers_of,
    subjects_about,
)
from regietafel.agreements.queries.yearly import (
    chosen_keys,
    ending,
    goals_of,
    goals_with_actions,
    year_of,
    years_of,
)
from regietafel.agreements.views.declarations import kind_group
from regietafel.agreements.views.load import tabs_of
from regietafel.agreements.views.pacts import get_agreement_or_404, list_crumbs, pact_crumbs, pact_url
from regietafel.consultation.queries.seats import seat_lines, seats_held
from regietafel.consultation.queries.visible import bodies_visible_to, meetings_visible_to
from regietafel.core.access import permitted, require
from regietafel.core.paging import page_of
from regietafel.journal.queries import history_visible_to
from regietafel.people.queries import get_region_or_404


@require_safe
@permitted("agreements.view")
def agreement_list(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Everything that was agreed: agreements first, then the declarations of each kind."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "agreements.view", region)
    page = page_of(request, agreements_of(request.user, region))
    soon = {one.pk for one in ending(request.user, region, timezone.localdate())}
    context = {
        "page": page,
        "tabs": tabs_of(region, "agreements:list"),
        "soon": soon,
        "today": timezone.localdate(),
        "groups": [kind_group(request, region, kind, single=False) for kind in DeclarationKind],
        "may_keep": request.user.has_perm("agreements.keep", region),
        "crumbs": list_crumbs(region)[:1],
    }
    return render(request, "agreements/list.html", context)


@require_safe
@permitted("agreements.view")
def agreement(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """One agreement: parties, period, goals with the years for which they were chosen, steering group, yearly plans."""
    found = get_agreement_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.view", found)
    user, today = request.user, timezone.localdate()
    years = list(years_of(user, found))
    chosen = chosen_keys(years)
    before = found.follows if found.follows and not found.follows.is_removed else None
    context = {
        "agreement": found,
        "before": before,
        "after": follower_of(found),
        "ends_soon": found.pk in {one.pk for one in ending(user, found.region, today)},
        "is_over": found.ends_on is not None and found.ends_on < today,
        "parties": found.parties.select_related("organisation"),
        "goals": [(goal, chosen.get(goal.pk, [])) for goal in goals_of(found)],
        "years": years,
        "next_year": next_year(found, years, today.year),
        "steering": steering_of(user, found),
        "subjects": subjects_about(user, found),
        "papers": papers_of(user, AGREEMENT, found.pk),
        "may_keep": user.has_perm("agreements.keep", found),
        "history": history_visible_to(user, found, *years),
        "crumbs": pact_crumbs(found)[:-1],
    }
    return render(request, "agreements/agreement.html", context)


def next_year(found: Agreement, years: list[AgreementYear], this_year: int) -> int | None:
    """The year for which a plan can be made now: the one after the last, or the first; none beyond the period."""
    wanted = years[0].year + 1 if years else max(found.starts_on.year, this_year)
    if found.ends_on is not None and wanted > found.ends_on.year:
        return None if years else found.ends_on.year
    return wanted


def steering_of(user: Any, found: Agreement) -> dict[str, Any] | None:
    """The steering group as consultation knows it: who sits there today, and the days on which it met."""
    body = found.steering_group
    if body is None or not bodies_visible_to(user).filter(pk=body.pk).exists():
        return None
    meetings = meetings_visible_to(user).filter(body=body).order_by("-on")
    return {
        "body": body,
        "seats": seat_lines(user, seats_held(body, timezone.localdate())),
        "meetings": meetings[:5],
        "count": meetings.count(),
    }


def get_year_or_404(request: HttpRequest, found: Agreement, year: int) -> AgreementYear:
    """The plan of one year of an agreement."""
    row = year_of(request.user, found, year)
    if row is None:
        raise Http404("no plan of that year")
    return row


@require_safe
@permitted("agreements.view")
def year_page(request: HttpRequest, region_slug: str, pk: int, year: int) -> HttpResponse:
    """The plan of one year: each chosen goal with the actions that carry it out, how far those are, and what came of it."""
    found = get_agreement_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.view", found)
    row = get_year_or_404(request, found, year)
    following = year_of(request.user, found, year + 1)
    within = found.ends_on is None or year + 1 <= found.ends_on.year
    context = {
        "agreement": found,
        "year": row,
        "goals": goals_with_actions(request.user, row),
        "following": following,
        "may_go_on": following is None and within,
        "next_url": f"{pact_url(found, 'agreement-year-add')}?after={year}",
        "may_keep": request.user.has_perm("agreements.keep", found),
        "history": history_visible_to(request.user, row, *row.chosen.all()),
        "crumbs": pact_crumbs(found),
    }
    return render(request, "agreements/agreement_year.html", context)
