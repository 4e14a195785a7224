"""Posting free places: by the standing link of a workplace, without account, and by the team or an editor with one."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.core.access import permitted, public, require
from regietafel.core.editing import act
from regietafel.core.errors import Refusal
from regietafel.core.link_forms import secretly
from regietafel.core.messages import done
from regietafel.people.queries import get_region_or_404, person_of
from regietafel.workplaces import care_tokens
from regietafel.workplaces.forms.care import PlacesForm
from regietafel.workplaces.freshness import FREE_FOR
from regietafel.workplaces.models import Workplace
from regietafel.workplaces.operations.free_places import post_free_places, renew_places_link, send_places_link
from regietafel.workplaces.queries.checks import contact_of_workplace
from regietafel.workplaces.queries.free_places import Standing, offers_now, places_behind, token_of
from regietafel.workplaces.views.by_link import refused_post, status_of
from regietafel.workplaces.views.care_load import care_crumbs, get_workplace_or_404

WEEKS = FREE_FOR.days // 7


@csrf_exempt
@secretly
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """One number for each offer, and one button."""
    if refused := refused_post(request, token, "post_free_places"):
        return refused
    found = places_behind(token)
    if found.workplace is None or found.problem:
        return over(request, found)
    workplace = found.workplace
    form = form_of(request, workplace)
    if form.is_bound and form.is_valid():
        try:
            post_free_places(
                actor=None,
                workplace=workplace,
                figures=form.figures(),
                by=workplace.organisation.short_name or workplace.organisation.name,
                now=timezone.now(),
            )
            return redirect(f"{request.path}?done=places#done")
        except Refusal as refusal:
            form.refuse(refusal)
    context = {
        "workplace": workplace,
        "region": workplace.region,
        "form": form,
        "hidden": {"key": care_tokens.form_key(token)},
        "done": "places" if request.GET.get("done") == "places" else "",
        "weeks": WEEKS,
    }
    return render(request, "workplaces/care/places_link.html", context, status=422 if form.errors else 200)


def form_of(request: HttpRequest, workplace: Workplace) -> PlacesForm:
    """The form with the offers of today."""
    offers = list(offers_now(workplace, timezone.localdate()))
    return PlacesForm(request.POST if request.method == "POST" else None, offers=offers)


def over(request: HttpRequest, found: Standing) -> HttpResponse:
    """Say in words why a link opens nothing (any more)."""
    workplace = found.workplace
    context = {
        "problem": found.problem,
        "workplace": workplace,
        "region": workplace.region if workplace else None,
    }
    return render(request, "workplaces/care/places_over.html", context, status=status_of(found.problem))


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("workplaces.post_free_places")
def places(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Post free places with an account."""
    region = get_region_or_404(request.user, region_slug)
    workplace = get_workplace_or_404(request.user, region, slug)
    require(request.user, "workplaces.post_free_places", workplace)
    form = form_of(request, workplace)
    if form.is_bound and form.is_valid():
        try:
            person = person_of(request)
            post_free_places(
                actor=person, workplace=workplace, figures=form.figures(), by=str(person), now=timezone.now()
            )
            done(request, _("The free places of %(workplace)s can be found now.") % {"workplace": workplace})
            return redirect("workplaces:places", region_slug, slug)
        except Refusal as refusal:
            form.refuse(refusal)
    context = {
        "workplace": workplace,
        "form": form,
        "weeks": WEEKS,
        "watches": request.user.has_perm("workplaces.watch_over", region),
        "crumbs": care_crumbs(request.user, region),
    }
    return render(request, "workplaces/care/places.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("workplaces.watch_over")
def link(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Show the standing link of a workplace, and mail it to its contact."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.watch_over", region)
    workplace = get_workplace_or_404(request.user, region, slug)
    here = reverse("workplaces:places-letter", args=[region_slug, slug])
    if request.method == "POST":

        def sent(address: str) -> HttpResponse:
            done(request, _("The link is on its way to %(address)s.") % {"address": address})
            return redirect(here)

        return act(
            request,
            do=lambda: send_places_link(actor=request.user, workplace=workplace, now=timezone.now()),
            done=sent,
            otherwise=here,
        )
    context = {
        "workplace": workplace,
        "address": settings.BASE_URL + reverse("workplaces:places-link", args=[token_of(workplace)]),
        "contact": contact_of_workplace(workplace),
        "crumbs": care_crumbs(request.user, region),
    }
    return render(request, "workplaces/care/places_letter.html", context)


@require_POST
@permitted("workplaces.watch_over")
def renew(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Make a new standing link, after which the old one opens nothing."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.watch_over", region)
    workplace = get_workplace_or_404(request.user, region, slug)
    here = reverse("workplaces:places-letter", args=[region_slug, slug])

    def renewed(_issue: int) -> HttpResponse:
        done(request, _("There is a new link. The old one does not work any more."))
        return redirect(here)

    return act(
        request, do=lambda: renew_places_link(actor=request.user, workplace=workplace), done=renewed, otherwise=here
    )
