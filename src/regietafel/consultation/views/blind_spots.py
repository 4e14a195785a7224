"""Marking a hole of the overlegmatrix as unwanted, and taking that back."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.consultation.forms.blind_spot import BlindSpotForm
from regietafel.consultation.models import BlindSpot
from regietafel.consultation.operations.blind_spots import lift_blind_spot, mark_blind_spot, put_back_blind_spot
from regietafel.consultation.queries.blind_spots import blind_spot_in
from regietafel.consultation.queries.meetings import bodies_of
from regietafel.consultation.views.body_load import list_crumbs
from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form
from regietafel.core.messages import done
from regietafel.organisations.queries import organisations_visible_to
from regietafel.people.queries import get_region_or_404, person_of
from regietafel.territories.models import Region


def matrix_url(region: Region) -> str:
    """The matrix, at the list of blind spots."""
    return f"{reverse('consultation:matrix', args=[region.slug])}#blind-spots"


def get_blind_spot_or_404(request: HttpRequest, region: Region, pk: int) -> BlindSpot:
    """A blind spot of the region that the person sees."""
    spot = blind_spot_in(request.user, region, pk)
    if spot is None:
        raise Http404("no such blind spot")
    return spot


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.add_body")
def add(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Say who is missed; ``?body=`` and ``?organisation=`` name the cell of the matrix from which one came."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.add_body", region)
    today = timezone.localdate()
    bodies = [body for body in bodies_of(request.user, region) if body.exists_on(today)]
    organisations = list(organisations_visible_to(request.user, region))
    asked = request.GET
    initial: dict[str, Any] = {
        "body": next((one for one in bodies if one.slug == asked.get("body")), None),
        "organisation": next((one for one in organisations if str(one.pk) == asked.get("organisation")), None),
    }

    def marked(spot: BlindSpot) -> HttpResponse:
        undo = reverse("consultation:blind-spot-lift", args=[region_slug, spot.pk])
        done(
            request,
            _("%(who)s is marked as missed in %(body)s.") % {"who": spot.organisation, "body": spot.body},
            undo=undo,
        )
        return redirect(matrix_url(region))

    return add_with_form(
        request,
        form_of=lambda data: BlindSpotForm(data, bodies=bodies, organisations=organisations, initial=initial),
        save=lambda values: mark_blind_spot(actor=person_of(request), today=today, **values),
        saved=marked,
        template="consultation/blind_spot_add.html",
        context={
            "crumbs": [*list_crumbs(region), (_("Overlegmatrix"), reverse("consultation:matrix", args=[region.slug]))],
            "cancel": matrix_url(region),
        },
    )


@require_POST
@permitted("consultation.add_body")
def lift(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Nobody is missed there any more."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.add_body", region)
    spot = get_blind_spot_or_404(request, region, pk)

    def lifted(one: BlindSpot) -> HttpResponse:
        undo = reverse("consultation:blind-spot-restore", args=[region_slug, pk])
        done(request, _("%(who)s is not marked as missed any more.") % {"who": one.organisation}, undo=undo)
        return redirect(matrix_url(region))

    return act(
        request,
        do=lambda: lift_blind_spot(actor=person_of(request), spot=spot, today=timezone.localdate()),
        done=lifted,
        otherwise=matrix_url(region),
    )


@require_POST
@permitted("consultation.add_body")
def restore(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take back that it was lifted."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.add_body", region)
    spot = get_blind_spot_or_404(request, region, pk)

    def back(one: BlindSpot) -> HttpResponse:
        done(request, _("%(who)s is marked as missed in %(body)s.") % {"who": one.organisation, "body": one.body})
        return redirect(matrix_url(region))

    return act(
        request,
        do=lambda: put_back_blind_spot(actor=person_of(request), spot=spot),
        done=back,
        otherwise=matrix_url(region),
    )
