"""The list at the door, on a phone in one hand: type some letters, press the name, and the next one."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from regietafel.consultation.models import Event, Registration
from regietafel.consultation.operations.door import add_guest, check_in, take_back_check_in
from regietafel.consultation.queries.participants import at_the_door
from regietafel.consultation.queries.registrations import places_of
from regietafel.consultation.views.events import crumbs_to, get_event_or_404
from regietafel.consultation.views.participants import get_registration_or_404
from regietafel.core.access import permitted, require
from regietafel.core.editing import act
from regietafel.core.messages import done
from regietafel.people.queries import get_region_or_404

SHOWN = 60
"""Names on the page at once; more letters leave fewer."""


@require_safe
@permitted("consultation.run_events")
def door(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Who may come in, by the letters in the box; the script fetches the same page while one types."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    event = get_event_or_404(request, region, slug)
    typed = request.GET.get("q", "").strip()[:100]
    found = at_the_door(event, typed)
    return render(
        request,
        "consultation/door.html",
        {
            "event": event,
            "typed": typed,
            "people": found[:SHOWN],
            "more": max(0, len(found) - SHOWN),
            "places": places_of(event),
            "crumbs": crumbs_to(region, event),
        },
    )


def door_of(event: Event) -> str:
    """The page at the door, with an empty box for the next one."""
    return reverse("consultation:door", args=[event.region.slug, event.slug])


@require_POST
@permitted("consultation.run_events")
def door_in(request: HttpRequest, region_slug: str, slug: str, pk: int) -> HttpResponse:
    """This one is here."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    event = get_event_or_404(request, region, slug)
    row = get_registration_or_404(event, pk)

    def here(one: Registration) -> HttpResponse:
        undo = reverse("consultation:door-back", args=[region_slug, slug, pk])
        done(request, _("%(name)s is here.") % {"name": one.name}, undo=undo)
        return redirect(door_of(event))

    return act(
        request,
        do=lambda: check_in(actor=request.user, registration=row, now=timezone.now()),
        done=here,
        otherwise=door_of(event),
    )


@require_POST
@permitted("consultation.run_events")
def door_back(request: HttpRequest, region_slug: str, slug: str, pk: int) -> HttpResponse:
    """It was somebody else."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    event = get_event_or_404(request, region, slug)
    row = get_registration_or_404(event, pk)

    def back(one: Registration) -> HttpResponse:
        done(request, _("%(name)s is not here yet.") % {"name": one.name})
        return redirect(door_of(event))

    return act(
        request,
        do=lambda: take_back_check_in(actor=request.user, registration=row),
        done=back,
        otherwise=door_of(event),
    )


@require_POST
@permitted("consultation.run_events")
def door_guest(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Somebody who was on no list is here."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    event = get_event_or_404(request, region, slug)
    name, organisation = request.POST.get("name", "").strip(), request.POST.get("organisation_name", "").strip()
    if not name or "\x00" in name + organisation:
        messages.error(request, _("Type the name of the guest."))
        return redirect(f"{door_of(event)}?{urlencode({'q': name.replace(chr(0), '')[:100]})}")

    def here(one: Registration) -> HttpResponse:
        undo = reverse("consultation:participant-off", args=[region_slug, slug, one.pk])
        done(request, _("%(name)s is here.") % {"name": one.name}, undo=undo)
        return redirect(door_of(event))

    return act(
        request,
        do=lambda: add_guest(
            actor=request.user, event=event, name=name, organisation_name=organisation, now=timezone.now()
        ),
        done=here,
        otherwise=door_of(event),
    )
