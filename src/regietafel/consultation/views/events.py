"""Events: the list, the page of one, and the forms that add and change them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from regietafel.consultation.forms.event import AttendedForm, EventActionsForm, EventFilterForm, EventForm
from regietafel.consultation.models import Body, Event
from regietafel.consultation.operations.events import (
    AttendedData,
    EventData,
    add_attended,
    add_event,
    edit_event,
    link_actions,
)
from regietafel.consultation.queries.events import (
    EventsWanted,
    actions_of,
    actions_to_link,
    event_at,
    events_of,
    narrowed,
    over,
    to_come,
    waits_to_be_rounded_off,
    years_in,
)
from regietafel.consultation.queries.registrations import closed_because, places_of
from regietafel.consultation.queries.visible import bodies_visible_to
from regietafel.consultation.views.body_load import list_crumbs
from regietafel.core.access import permitted, require
from regietafel.core.editing import add_with_form, edit_with_form
from regietafel.core.forms import Form
from regietafel.core.messages import done
from regietafel.core.paging import page_of
from regietafel.organisations.models import Organisation
from regietafel.organisations.queries import organisations_of
from regietafel.people.queries import get_region_or_404
from regietafel.territories.models import Region

PER_PAGE = 25
SHOWN_TO_COME = 50


def get_event_or_404(request: HttpRequest, region: Region, slug: str) -> Event:
    """An event that the person sees."""
    event = event_at(request.user, region, slug)
    if event is None:
        raise Http404("no such event")
    return event


def crumbs_to(region: Region, event: Event | None = None, *, inside: bool = True) -> list[tuple[str, str]]:
    """The way back: over the list, and over the event for the pages below it."""
    crumbs = list_crumbs(region)
    if inside:
        crumbs.append((_("Events"), reverse("consultation:events", args=[region.slug])))
    if event is not None:
        crumbs.append((event.title, reverse("consultation:event", args=[region.slug, event.slug])))
    return crumbs


@require_safe
@permitted("consultation.view_events")
def event_list(request: HttpRequest, region_slug: str) -> HttpResponse:
    """What comes, the nearest first, and what is past, the latest first."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.view_events", region)
    everything = events_of(request.user, region)
    form, found = chosen(request, everything)
    today = timezone.localdate()
    coming = list(to_come(found)[:SHOWN_TO_COME])
    return render(
        request,
        "consultation/event_list.html",
        {
            "filter_form": form,
            "total": everything.count(),
            "count": found.count(),
            "late": [one for one in coming if waits_to_be_rounded_off(one, today)],
            "coming": [one for one in coming if not waits_to_be_rounded_off(one, today)],
            "page": page_of(request, over(found), PER_PAGE),
            "may_run": request.user.has_perm("consultation.run_events", region),
            "crumbs": crumbs_to(region, inside=False),
        },
    )


def chosen(request: HttpRequest, everything: QuerySet[Event]) -> tuple[EventFilterForm, QuerySet[Event]]:
    """The filter of the address, and what it leaves; a value that cannot be is left out."""
    form = EventFilterForm(request.GET, years=years_in(everything))
    form.is_valid()
    wanted = EventsWanted(**{name: form.cleaned_data.get(name, "") for name in ("q", "kind", "year", "whose")})
    return form, narrowed(everything, wanted)


@require_safe
@permitted("consultation.view_events")
def event_page(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """One event: what it is, who comes, what can be done now."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.view_events", region)
    shown = get_event_or_404(request, region, slug)
    may_run = request.user.has_perm("consultation.run_events", region)
    return render(
        request,
        "consultation/event.html",
        {
            "event": shown,
            "actions": actions_of(request.user, shown),
            "sides": list(shown.sides.all()),
            "places": places_of(shown),
            "closed": closed_because(shown, timezone.now()),
            "waits": waits_to_be_rounded_off(shown, timezone.localdate()),
            "may_run": may_run,
            "is_public": shown.is_public and shown.state != "draft",
            "crumbs": crumbs_to(region),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_events")
def add(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Plan an event of ours."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    bodies = list(bodies_visible_to(request.user).filter(region=region))
    return add_with_form(
        request,
        form_of=lambda data: EventForm(data, bodies=bodies),
        save=lambda values: add_event(actor=request.user, region=region, data=EventData(**values)),
        saved=lambda made: added(request, made),
        template="consultation/event_add.html",
        context={"crumbs": crumbs_to(region)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_events")
def add_of_others(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Note an event of others at which we were, or will be."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    today, (bodies, organisations) = timezone.localdate(), choices_for(request, region)
    return add_with_form(
        request,
        form_of=lambda data: AttendedForm(data, bodies=bodies, organisations=organisations),
        save=lambda values: add_attended(actor=request.user, region=region, data=AttendedData(**values), today=today),
        saved=lambda made: added(request, made),
        template="consultation/event_add_attended.html",
        context={"crumbs": crumbs_to(region)},
    )


def choices_for(request: HttpRequest, region: Region) -> tuple[list[Body], list[Organisation]]:
    """What the form of an event of others offers: bodies and organisations."""
    return list(bodies_visible_to(request.user).filter(region=region)), list(organisations_of(region))


def added(request: HttpRequest, made: Event) -> HttpResponse:
    """Say what comes next, with a way back."""
    text = _("“%(title)s” is noted.")
    if made.organised:
        text = _("“%(title)s” is kept as a draft: only the team sees it. Announce it when it is ready.")
    undo = reverse("consultation:event-remove", args=[made.region.slug, made.slug])
    done(request, text % {"title": made}, undo=undo)
    return redirect("consultation:event", made.region.slug, made.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_events")
def edit(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Mend or move an event."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    shown = get_event_or_404(request, region, slug)
    bodies, organisations = choices_for(request, region)

    def form_of(row: Event, data: Any) -> Form:
        if row.organised:
            return EventForm(data, bodies=bodies, event=row)
        return AttendedForm(data, bodies=bodies, organisations=organisations, event=row)

    def save(values: dict[str, Any], version: int) -> Event:
        data = EventData(**values) if shown.organised else AttendedData(**values)
        return edit_event(actor=request.user, event=shown, data=data, version=version, now=timezone.now())

    def saved(row: Event) -> HttpResponse:
        told = row.state == "announced" and (row.on, row.starts_at, row.place) != (
            shown.on,
            shown.starts_at,
            shown.place,
        )
        people = places_of(row)
        reached = people.confirmed + people.waiting
        done(request, _("Saved. Who registered gets a mail with what changed.") if told and reached else _("Saved."))
        return redirect("consultation:event", region_slug, slug)

    return edit_with_form(
        request,
        row=shown,
        form_of=form_of,
        save=save,
        saved=saved,
        template="consultation/event_edit.html",
        context={"event": shown, "places": places_of(shown), "crumbs": crumbs_to(region, shown)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_events")
def event_actions(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Say for which actions of the plan the event counts."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    shown = get_event_or_404(request, region, slug)
    offered = actions_to_link(request.user, region, shown)

    def saved(_row: Event) -> HttpResponse:
        done(request, _("Saved."))
        return redirect("consultation:event", region_slug, slug)

    def save(values: dict[str, Any], version: int) -> Event:
        return link_actions(actor=request.user, event=shown, actions=values["actions"], version=version)

    return edit_with_form(
        request,
        row=shown,
        form_of=lambda row, data: EventActionsForm(data, event=row, offered=offered),
        save=save,
        saved=saved,
        template="consultation/event_actions.html",
        context={"event": shown, "offered": offered, "crumbs": crumbs_to(region, shown)},
    )
