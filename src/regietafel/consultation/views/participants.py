"""The participants of an event, for the team: the list, written in by hand, let off, on paper, as a sheet."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.consultation.forms.registration import AddParticipantForm
from regietafel.consultation.models import Event, Registration, RegistrationState
from regietafel.consultation.operations.registrations import RegistrationData, add_by_hand, withdraw_registration
from regietafel.consultation.queries.participants import of_state, participants_sheet
from regietafel.consultation.queries.registrations import places_of, registrations_of, who_comes
from regietafel.consultation.views.events import crumbs_to, get_event_or_404
from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form
from regietafel.core.messages import done
from regietafel.core.paging import page_of
from regietafel.people.queries import get_region_or_404
from regietafel.plans.views.export import sheet_file

EMPTY_ROWS = 8
"""Lines at the foot of the list on paper, for who comes unannounced."""


def get_registration_or_404(event: Event, pk: int) -> Registration:
    """A registration for the event."""
    row = registrations_of(event).filter(pk=pk).first()
    if row is None:
        raise Http404("no such registration")
    row.event = event
    return row


def tabs_of(event: Event, state: str) -> list[dict[str, Any]]:
    """The states as tabs, each with its count."""
    counts, here = places_of(event), reverse("consultation:participants", args=[event.region.slug, event.slug])
    numbers = {
        RegistrationState.CONFIRMED: counts.confirmed,
        RegistrationState.WAITING: counts.waiting,
        RegistrationState.PENDING: counts.pending,
        RegistrationState.CANCELLED: counts.cancelled,
    }
    whole = _("everyone")
    everyone = {"label": f"{whole} ({sum(numbers.values())})", "url": here, "current": not state}
    rest = [
        {"label": f"{one.label} ({number})", "url": f"{here}?state={one.value}", "current": state == one.value}
        for one, number in numbers.items()
    ]
    return [everyone, *rest]


@require_safe
@permitted("consultation.run_events")
def participants(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Who registered, with how it stands."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    event = get_event_or_404(request, region, slug)
    state = request.GET.get("state", "")
    state = state if state in RegistrationState.values else ""
    return render(
        request,
        "consultation/participants.html",
        {
            "event": event,
            "places": places_of(event),
            "tabs": tabs_of(event, state),
            "page": page_of(request, of_state(registrations_of(event), state)),
            "total": registrations_of(event).count(),
            "crumbs": crumbs_to(region, event),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_events")
def participant_add(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Write somebody in who called or wrote."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    event = get_event_or_404(request, region, slug)

    def save(values: dict[str, Any]) -> Registration:
        tell, anyway = values.pop("tell"), values.pop("anyway")
        return add_by_hand(
            actor=request.user,
            event=event,
            data=RegistrationData(**values),
            now=timezone.now(),
            tell=tell,
            anyway=anyway,
        )

    def saved(row: Registration) -> HttpResponse:
        waits = row.state == RegistrationState.WAITING
        text = _("%(name)s is on the waiting list.") if waits else _("%(name)s comes.")
        undo = reverse("consultation:participant-off", args=[region_slug, slug, row.pk])
        done(request, text % {"name": row.name}, undo=undo)
        return redirect("consultation:participants", region_slug, slug)

    return add_with_form(
        request,
        form_of=AddParticipantForm,
        save=save,
        saved=saved,
        template="consultation/participant_add.html",
        context={"event": event, "places": places_of(event), "crumbs": crumbs_to(region, event)},
    )


@require_POST
@permitted("consultation.run_events")
def participant_off(request: HttpRequest, region_slug: str, slug: str, pk: int) -> HttpResponse:
    """Let somebody off who told that they do not come; they get a mail, and who waits first gets the place."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    event = get_event_or_404(request, region, slug)
    row = get_registration_or_404(event, pk)
    here = reverse("consultation:participants", args=[region_slug, slug])

    def gone(off: Registration) -> HttpResponse:
        done(request, _("%(name)s does not come any more. Who waits first gets the place.") % {"name": off.name})
        return redirect(here)

    return act(
        request,
        do=lambda: withdraw_registration(actor=request.user, registration=row, now=timezone.now()),
        done=gone,
        otherwise=here,
    )


@require_safe
@permitted("consultation.run_events")
def sign_in_list(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """The list on paper, to sign at the door."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    event = get_event_or_404(request, region, slug)
    return render(
        request,
        "consultation/sign_in_list.html",
        {"event": event, "people": list(who_comes(event)), "empty_rows": range(EMPTY_ROWS)},
    )


@require_safe
@permitted("consultation.run_events")
def participants_export(request: HttpRequest, region_slug: str, slug: str, format: str) -> HttpResponse:  # noqa: A002 - so says the address
    """All who registered, as a sheet."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    event = get_event_or_404(request, region, slug)
    return sheet_file(participants_sheet(event), f"{event.slug}-" + _("participants"), format)
