"""Speed-dates of an event, for the team: groups, wishes, the schedule, and on paper by table and by person."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.consultation.forms.speed_dates import GroupsForm, MakeForm, PairForm
from regietafel.consultation.models import Event
from regietafel.consultation.operations.speed_dates import drop_pair, keep_pair, make_schedule, set_groups
from regietafel.consultation.queries.registrations import who_comes
from regietafel.consultation.queries.speed_dates import groups_of, timetable_of, wishes_of
from regietafel.consultation.views.events import crumbs_to, get_event_or_404
from regietafel.core.access import permitted, require
from regietafel.core.editing import act, edit_with_form
from regietafel.core.forms import Form
from regietafel.core.messages import done
from regietafel.people.queries import get_region_or_404


def page_of_dates(event: Event) -> str:
    """The page on which the schedule is made."""
    return reverse("consultation:speed-dates", args=[event.region.slug, event.slug])


@require_safe
@permitted("consultation.run_events")
def speed_dates(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """The groups, the wishes and the schedule as it was last made."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    event = get_event_or_404(request, region, slug)
    groups = groups_of(event)
    timetable = timetable_of(event, groups)
    smaller = min(len(groups.first), len(groups.second))
    larger = max(len(groups.first), len(groups.second))
    start = {"rounds": timetable.rounds or larger or None, "tables": len(timetable.tables) or smaller or None}
    return render(
        request,
        "consultation/speed_dates.html",
        {
            "event": event,
            "groups": groups,
            "wishes": wishes_of(event),
            "timetable": timetable,
            "pair_form": PairForm(first=groups.first.values(), second=groups.second.values()),
            "make_form": MakeForm(initial=start),
            "crumbs": crumbs_to(region, event),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_events")
def speed_groups(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Say who stands in which group."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    event = get_event_or_404(request, region, slug)
    people = list(who_comes(event))

    def save(values: dict[str, Any], version: int) -> Event:
        names = (values["first_name"], values["second_name"])
        return set_groups(actor=request.user, event=event, names=names, places=values["places"], version=version)

    def saved(_row: Event) -> HttpResponse:
        done(request, _("Saved. Now say who wants to meet whom, or make the schedule."))
        return redirect(page_of_dates(event))

    return edit_with_form(
        request,
        row=event,
        form_of=lambda row, data: GroupsForm(data, people=people, names=groups_of(row).names),
        save=save,
        saved=saved,
        template="consultation/speed_groups.html",
        context={"event": event, "people": people, "crumbs": crumbs_to(region, event)},
    )


def refused(request: HttpRequest, event: Event, form: Form) -> HttpResponse:
    """Say what was wrong with a small form, back on the page."""
    for name, faults in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        messages.error(request, f"{label}: {faults[0]}" if label else str(faults[0]))
    return redirect(page_of_dates(event))


@require_POST
@permitted("consultation.run_events")
def speed_pair(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Keep a wish or a no-go."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    event = get_event_or_404(request, region, slug)
    groups = groups_of(event)
    form = PairForm(request.POST, first=groups.first.values(), second=groups.second.values())
    if not form.is_valid():
        return refused(request, event, form)
    values = form.cleaned_data
    return act(
        request,
        do=lambda: keep_pair(
            actor=request.user,
            event=event,
            first=values["first"],
            second=values["second"],
            wanted=values["wanted"] == "1",
        ),
        done=lambda _pair: redirect(page_of_dates(event)),
        otherwise=page_of_dates(event),
    )


@require_POST
@permitted("consultation.run_events")
def speed_pair_drop(request: HttpRequest, region_slug: str, slug: str, pk: int) -> HttpResponse:
    """Forget a wish or a no-go."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    event = get_event_or_404(request, region, slug)
    if not any(wish.pk == pk for wish in wishes_of(event)):
        raise Http404("no such wish")
    return act(
        request,
        do=lambda: drop_pair(actor=request.user, event=event, pk=pk),
        done=lambda _nothing: redirect(page_of_dates(event)),
        otherwise=page_of_dates(event),
    )


@require_POST
@permitted("consultation.run_events")
def speed_make(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Make the schedule (anew)."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    event = get_event_or_404(request, region, slug)
    form = MakeForm(request.POST)
    if not form.is_valid():
        return refused(request, event, form)

    def made(count: int) -> HttpResponse:
        text = ngettext("The schedule is made: %(n)d pair meets.", "The schedule is made: %(n)d pairs meet.", count)
        done(request, text % {"n": count})
        return redirect(page_of_dates(event))

    return act(
        request,
        do=lambda: make_schedule(actor=request.user, event=event, **form.cleaned_data),
        done=made,
        otherwise=page_of_dates(event),
    )


@require_safe
@permitted("consultation.run_events")
def speed_paper(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """The schedule on paper: a sheet for each table, then one for each participant."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    event = get_event_or_404(request, region, slug)
    return render(
        request, "consultation/speed_paper.html", {"event": event, "timetable": timetable_of(event, groups_of(event))}
    )
