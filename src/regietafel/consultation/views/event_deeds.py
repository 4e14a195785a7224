"""What can be done with an event: announced, made a draft again, held, opened again, cancelled, removed, put back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.consultation.forms.event import CancelForm, HoldForm
from regietafel.consultation.models import Event
from regietafel.consultation.operations.event_life import (
    Turnout,
    announce_event,
    cancel_event,
    hold_event,
    reopen_event,
    withdraw_event,
)
from regietafel.consultation.operations.events import remove_event, restore_event
from regietafel.consultation.queries.events import event_to_restore
from regietafel.consultation.queries.registrations import places_of
from regietafel.consultation.views.events import crumbs_to, get_event_or_404
from regietafel.core.access import permitted, require
from regietafel.core.editing import act, edit_with_form, version_in
from regietafel.core.messages import done
from regietafel.people.queries import get_region_or_404


def step(request: HttpRequest, event: Event, do: Callable[[int], Event], said: Callable[[Event], str]) -> HttpResponse:
    """Run a step that is one button; the page carries the version that the person was looking at."""
    here = reverse("consultation:event", args=[event.region.slug, event.slug])

    def stepped(row: Event) -> HttpResponse:
        done(request, said(row))
        return redirect(here)

    return act(request, do=lambda: do(version_in(request.POST)), done=stepped, otherwise=here)


@require_POST
@permitted("consultation.run_events")
def announce(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Show it to the network, and to everybody if it is public."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    event = get_event_or_404(request, region, slug)
    today = timezone.localdate()

    def said(row: Event) -> str:
        if row.is_public:
            return _("Announced. Everybody can read it now on the public page.")
        return _("Announced. Everyone at the table sees it now.")

    return step(
        request,
        event,
        lambda version: announce_event(actor=request.user, event=event, version=version, today=today),
        said,
    )


@require_POST
@permitted("consultation.run_events")
def back_to_draft(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Hide it again from everybody but the team."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    event = get_event_or_404(request, region, slug)
    return step(
        request,
        event,
        lambda version: withdraw_event(actor=request.user, event=event, version=version),
        lambda _row: _("It is a draft again: only the team sees it."),
    )


@require_POST
@permitted("consultation.run_events")
def reopen(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Take back that it was held."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    event = get_event_or_404(request, region, slug)
    return step(
        request,
        event,
        lambda version: reopen_event(actor=request.user, event=event, version=version),
        lambda _row: _("It is announced again. The figures are kept."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_events")
def hold(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Say that it took place and who was there, or mend the figures."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    event = get_event_or_404(request, region, slug)
    counted, today = places_of(event).checked_in, timezone.localdate()

    def save(values: dict[str, Any], version: int) -> Event:
        turnout = Turnout(values["head_count"], values["head_count_about"], values["sides"])
        return hold_event(actor=request.user, event=event, turnout=turnout, version=version, today=today)

    def saved(_row: Event) -> HttpResponse:
        done(request, _("Kept. The event counts as held."))
        return redirect("consultation:event", region_slug, slug)

    return edit_with_form(
        request,
        row=event,
        form_of=lambda row, data: HoldForm(data, event=row, counted=counted),
        save=save,
        saved=saved,
        template="consultation/event_hold.html",
        context={"event": event, "crumbs": crumbs_to(region, event)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_events")
def cancel(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Cancel it with a reason; the page says first how many people get a mail."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    event = get_event_or_404(request, region, slug)
    now = timezone.now()

    def save(values: dict[str, Any], version: int) -> Event:
        return cancel_event(actor=request.user, event=event, reason=values["reason"], version=version, now=now)

    def saved(_row: Event) -> HttpResponse:
        done(request, _("Cancelled. Who registered gets a mail with the reason."))
        return redirect("consultation:event", region_slug, slug)

    return edit_with_form(
        request,
        row=event,
        form_of=lambda _row, data: CancelForm(data),
        save=save,
        saved=saved,
        template="consultation/event_cancel.html",
        context={"event": event, "places": places_of(event), "crumbs": crumbs_to(region, event)},
    )


@require_POST
@permitted("consultation.run_events")
def remove(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Put an event in the bin; the message carries the way back."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    event = event_to_restore(region, slug)
    if event is None:
        raise Http404("no such event")
    otherwise = reverse("consultation:event", args=[region_slug, slug])

    def removed(gone: Event) -> HttpResponse:
        text = _("“%(title)s” was removed. It can be put back for %(days)s days.")
        undo = reverse("consultation:event-restore", args=[region_slug, slug])
        done(request, text % {"title": gone, "days": settings.RESTORE_DAYS}, undo=undo)
        return redirect("consultation:events", region_slug)

    return act(
        request,
        do=lambda: remove_event(actor=request.user, event=event, now=timezone.now()),
        done=removed,
        otherwise=otherwise,
    )


@require_POST
@permitted("consultation.run_events")
def restore(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Take an event out of the bin."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    event = event_to_restore(region, slug)
    if event is None:
        raise Http404("no such event")

    def restored(back: Event) -> HttpResponse:
        done(request, _("“%(title)s” stands in the list again.") % {"title": back})
        return redirect("consultation:event", region_slug, slug)

    return act(
        request,
        do=lambda: restore_event(actor=request.user, event=event),
        done=restored,
        otherwise=reverse("consultation:events", args=[region_slug]),
    )
