"""What a workplace offers is added, changed, ended and taken away; and how many places it has from day to day."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.workplaces.forms.offer import OfferForm
from regietafel.workplaces.forms.workplace import EndForm
from regietafel.workplaces.models import Change, FieldsAsked, Measure, Offer, WorkForm, Workplace
from regietafel.workplaces.operations import changing, offers
from regietafel.workplaces.queries.register import codes_to_choose, contacts_to_choose, was_taken_away, words_to_choose
from regietafel.workplaces.views.keeping_load import (
    get_offer_or_404,
    get_workplace_or_404,
    work_address,
    work_crumbs,
)
from regietafel.workplaces.views.workplaces import said_and_back


def form_for(request: HttpRequest, workplace: Workplace, offer: Offer | None, data: QueryDict | None) -> OfferForm:
    """The form with the codes that hold today, and earlier ones where they were chosen."""
    today = timezone.localdate()
    form_chosen = {offer.work_form_id} if offer and offer.work_form_id else set()
    measures_chosen = {one.pk for one in offer.measures.all()} if offer else set()
    return OfferForm(
        data,
        offer=offer,
        work_forms=codes_to_choose(WorkForm, form_chosen, today),
        measures=codes_to_choose(Measure, measures_chosen, today),
        terms=words_to_choose(),
        contacts=contacts_to_choose(request.user, workplace, offer.contact if offer else None),
    )


def propose(
    request: HttpRequest, workplace: Workplace, offer: Offer | None, values: dict[str, Any], version: int | None = None
) -> Change | None:
    """Hand over what was filled in: it goes live, or waits."""
    return changing.propose(
        actor=request.user,
        workplace=workplace,
        kind=FieldsAsked.OFFER,
        offer=offer,
        values=values,
        who=str(request.user),
        now=timezone.now(),
        version=version,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("workplaces.change_workplace")
def add(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Add one way to work at a workplace."""
    workplace = get_workplace_or_404(request.user, region_slug, slug)
    require(request.user, "workplaces.change_workplace", workplace)
    return add_with_form(
        request,
        form_of=lambda data: form_for(request, workplace, None, data),
        save=lambda values: propose(request, workplace, None, values),
        saved=lambda change: said_and_back(request, workplace, change),
        template="workplaces/keeping/offer_add.html",
        context={"workplace": workplace, "crumbs": work_crumbs(workplace), "cancel": work_address(workplace)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("workplaces.change_workplace")
def edit(request: HttpRequest, region_slug: str, slug: str, pk: int) -> HttpResponse:
    """Change an offer."""
    workplace = get_workplace_or_404(request.user, region_slug, slug)
    require(request.user, "workplaces.change_workplace", workplace)
    offer = get_offer_or_404(workplace, pk)
    return edit_with_form(
        request,
        row=offer,
        form_of=lambda row, data: form_for(request, workplace, row, data),
        save=lambda values, version: propose(request, workplace, offer, values, version),
        saved=lambda change: said_and_back(request, workplace, change),
        template="workplaces/keeping/offer_edit.html",
        context={"offer": offer, "crumbs": work_crumbs(workplace), "cancel": work_address(workplace)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("workplaces.change_workplace")
def end(request: HttpRequest, region_slug: str, slug: str, pk: int) -> HttpResponse:
    """Say that an offer ended; it stays in the figures of before."""
    workplace = get_workplace_or_404(request.user, region_slug, slug)
    require(request.user, "workplaces.change_workplace", workplace)
    offer = get_offer_or_404(workplace, pk)
    return edit_with_form(
        request,
        row=offer,
        form_of=lambda row, data: EndForm(data, until=row.until or timezone.localdate()),
        save=lambda values, version: propose(request, workplace, offer, values, version),
        saved=lambda change: said_and_back(request, workplace, change),
        template="workplaces/keeping/end.html",
        context={"what": offer, "crumbs": work_crumbs(workplace), "cancel": work_address(workplace)},
    )


@require_POST
@permitted("workplaces.remove_workplace")
def remove(request: HttpRequest, region_slug: str, slug: str, pk: int) -> HttpResponse:
    """Take away an offer that was a mistake."""
    workplace = get_workplace_or_404(request.user, region_slug, slug)
    require(request.user, "workplaces.remove_workplace", workplace)
    offer = get_offer_or_404(workplace, pk)

    def said(_entry: Any) -> HttpResponse:
        undo = reverse("workplaces:offer-restore", args=[region_slug, slug, pk])
        done(request, _("“%(name)s” was removed.") % {"name": offer}, undo=undo)
        return redirect(work_address(workplace))

    return act(
        request,
        do=lambda: offers.remove_offer(actor=request.user, offer=offer),
        done=said,
        otherwise=work_address(workplace),
    )


@require_POST
@permitted("workplaces.remove_workplace")
def restore(request: HttpRequest, region_slug: str, slug: str, pk: int) -> HttpResponse:
    """Put back an offer that was taken away."""
    workplace = get_workplace_or_404(request.user, region_slug, slug)
    require(request.user, "workplaces.remove_workplace", workplace)
    if not was_taken_away(workplace, pk):
        raise Http404("no such offer")

    def said(back: Offer) -> HttpResponse:
        done(request, _("“%(name)s” is back.") % {"name": back})
        return redirect(work_address(workplace))

    return act(
        request,
        do=lambda: offers.restore_offer(actor=request.user, workplace=workplace, pk=pk),
        done=said,
        otherwise=work_address(workplace),
    )
