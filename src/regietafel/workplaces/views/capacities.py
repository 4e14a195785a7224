"""How many places an offer has from a day on: noted, corrected, dropped. It goes live at once, whoever says it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.workplaces.forms.offer import CapacityForm
from regietafel.workplaces.models import Offer, Workplace
from regietafel.workplaces.operations import offers
from regietafel.workplaces.queries.register import capacity_at
from regietafel.workplaces.views.keeping_load import (
    get_capacity_or_404,
    get_offer_or_404,
    get_workplace_or_404,
    work_address,
    work_crumbs,
)


def back(request: HttpRequest, workplace: Workplace, text: str) -> HttpResponse:
    """Say what happened, and go to the workplace."""
    done(request, text)
    return redirect(work_address(workplace))


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("workplaces.change_workplace")
def add(request: HttpRequest, region_slug: str, slug: str, pk: int) -> HttpResponse:
    """Say how many places there are from a day on."""
    workplace = get_workplace_or_404(request.user, region_slug, slug)
    require(request.user, "workplaces.change_workplace", workplace)
    offer = get_offer_or_404(workplace, pk)
    return add_with_form(
        request,
        form_of=lambda data: CapacityForm(data, today=timezone.localdate()),
        save=lambda values: offers.note_capacity(actor=request.user, offer=offer, **values),
        saved=lambda _offer: back(request, workplace, _("The places are noted.")),
        template="workplaces/keeping/capacity_form.html",
        context={"offer": offer, "crumbs": work_crumbs(workplace), "cancel": work_address(workplace)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("workplaces.change_workplace")
def edit(request: HttpRequest, region_slug: str, slug: str, pk: int, capacity: int) -> HttpResponse:
    """Correct what was said of the places; it is changed under the version of its offer."""
    workplace = get_workplace_or_404(request.user, region_slug, slug)
    require(request.user, "workplaces.change_workplace", workplace)
    offer = get_offer_or_404(workplace, pk)
    row = get_capacity_or_404(offer, capacity)

    def save(values: dict[str, Any], version: int) -> Offer:
        return offers.note_capacity(actor=request.user, offer=offer, capacity=row, version=version, **values)

    return edit_with_form(
        request,
        row=offer,
        form_of=lambda current, data: CapacityForm(
            data, capacity=capacity_at(current, capacity), today=timezone.localdate()
        ),
        save=save,
        saved=lambda _offer: back(request, workplace, _("Saved.")),
        template="workplaces/keeping/capacity_form.html",
        context={"offer": offer, "capacity": row, "crumbs": work_crumbs(workplace), "cancel": work_address(workplace)},
    )


@require_POST
@permitted("workplaces.change_workplace")
def drop(request: HttpRequest, region_slug: str, slug: str, pk: int, capacity: int) -> HttpResponse:
    """Take away what was said of the places."""
    workplace = get_workplace_or_404(request.user, region_slug, slug)
    require(request.user, "workplaces.change_workplace", workplace)
    offer = get_offer_or_404(workplace, pk)
    row = get_capacity_or_404(offer, capacity)
    return act(
        request,
        do=lambda: offers.drop_capacity(actor=request.user, offer=offer, capacity=row),
        done=lambda _offer: back(request, workplace, _("What was said of these places is gone; the journal keeps it.")),
        otherwise=work_address(workplace),
    )
