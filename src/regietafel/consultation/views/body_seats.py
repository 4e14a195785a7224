"""Who sits in a body: the block on its page, and what happens to a seat."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from regietafel.consultation.forms.seat import AsOfForm, SeatEndForm, SeatForm
from regietafel.consultation.models import Body, Seat, SeatRole
from regietafel.consultation.operations.seats import SeatData, add_seat, edit_seat, end_seat
from regietafel.consultation.queries.seats import (
    contacts_for,
    seat_lines,
    seats_held,
    seats_not_held,
    seats_of_body,
)
from regietafel.consultation.views.body_load import at_body, body_crumbs, body_url, get_body_or_404
from regietafel.core.access import permitted, require
from regietafel.core.editing import add_with_form, edit_with_form
from regietafel.organisations.queries import groups_visible_to, organisations_visible_to
from regietafel.people.queries import person_of


def seats_block(request: HttpRequest, body: Body) -> dict[str, Any]:
    """The seats as they are, or as they were on the day that the address asks for; of a body that stopped, on its last."""
    form = AsOfForm(request.GET or None)
    today = timezone.localdate()
    day = form.day or (min(today, body.ends.last) if body.ends else today)
    return {
        "lines": seat_lines(request.user, seats_held(body, day)),
        "day": day,
        "is_today": day == today,
        "form": form,
        "others": seats_not_held(body, day),
        "changes": request.user.has_perm("consultation.change_body", body),
    }


def get_seat_or_404(body: Body, pk: int) -> Seat:
    """A seat of the body."""
    seat = seats_of_body(body).select_related("contact__organisation").filter(pk=pk).first()
    if seat is None:
        raise Http404("no such seat")
    seat.body = body
    return seat


def form_for(user: Any, body: Body, seat: Seat | None, data: QueryDict | None) -> SeatForm:
    """The form, with the address book of the region and the seats for which somebody can stand in."""
    seats = seats_of_body(body).exclude(role=SeatRole.SUBSTITUTE)
    return SeatForm(
        data,
        seat=seat,
        organisations=organisations_visible_to(user, body.region),
        groups=groups_visible_to(user, body.region),
        contacts=contacts_for(user, body.region),
        seats=seats.exclude(pk=seat.pk) if seat else seats,
    )


def seat_context(body: Body, **more: Any) -> dict[str, Any]:
    """What the pages of a seat share."""
    return {"body": body, "crumbs": body_crumbs(body), "cancel": body_url(body) + "#seats", **more}


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.change_body")
def add(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Seat an organisation or a group in the body."""
    body = get_body_or_404(request.user, region_slug, slug)
    require(request.user, "consultation.change_body", body)
    return add_with_form(
        request,
        form_of=lambda data: form_for(request.user, body, None, data),
        save=lambda values: add_seat(actor=person_of(request), body=body, data=SeatData(**values)),
        saved=lambda seat: at_body(request, body, _("%(seat)s: added.") % {"seat": seat}, anchor="seats"),
        template="consultation/seat_add.html",
        context=seat_context(body),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.change_body")
def edit(request: HttpRequest, region_slug: str, slug: str, pk: int) -> HttpResponse:
    """Change what is said of a seat."""
    body = get_body_or_404(request.user, region_slug, slug)
    require(request.user, "consultation.change_body", body)
    seat = get_seat_or_404(body, pk)
    return edit_with_form(
        request,
        row=seat,
        form_of=lambda row, data: form_for(request.user, body, row, data),
        save=lambda values, version: edit_seat(
            actor=person_of(request), seat=seat, data=SeatData(**values), version=version
        ),
        saved=lambda _saved: at_body(request, body, _("Saved."), anchor="seats"),
        template="consultation/seat_edit.html",
        context=seat_context(body, seat=seat),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.change_body")
def end(request: HttpRequest, region_slug: str, slug: str, pk: int) -> HttpResponse:
    """Say on which day a seat is held for the last time."""
    body = get_body_or_404(request.user, region_slug, slug)
    require(request.user, "consultation.change_body", body)
    seat = get_seat_or_404(body, pk)
    today = timezone.localdate()
    return edit_with_form(
        request,
        row=seat,
        form_of=lambda row, data: SeatEndForm(data, initial={"until": row.until or today}),
        save=lambda values, version: end_seat(
            actor=person_of(request), seat=seat, until=values["until"], version=version
        ),
        saved=lambda _saved: at_body(request, body, _("Saved. Who sat there stays known."), anchor="seats"),
        template="consultation/seat_end.html",
        context=seat_context(body, seat=seat),
    )
