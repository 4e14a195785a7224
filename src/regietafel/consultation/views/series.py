"""Series of meetings: the list, a new one with a look at its dates first, stopping and changing one."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from regietafel.consultation.forms.series import SeriesForm, StopForm
from regietafel.consultation.models import Body, MeetingSeries
from regietafel.consultation.operations.series import (
    SeriesData,
    add_series,
    beside_others,
    change_series,
    dates_ahead,
    stop_series,
)
from regietafel.consultation.queries.meetings import bodies_of
from regietafel.consultation.queries.series import norm_times, one_series, series_of
from regietafel.consultation.recurrence import Proposed, months_for
from regietafel.consultation.series_words import initial_of, rule_words
from regietafel.consultation.views.meeting_load import meetings_crumbs
from regietafel.core.access import permitted, require
from regietafel.core.editing import add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.people.queries import get_region_or_404, person_of
from regietafel.territories.models import Region

DATA = ("rule", "first_on", "ends_on", "starts_at", "ends_at", "place", "online_url", "skips_holidays")


@require_safe
@permitted("consultation.add_body")
def series_list(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The series of the region: those that run and those that were stopped."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.add_body", region)
    rows = [(one, rule_words(one)) for one in series_of(request.user, region)]
    return render(request, "consultation/series/list.html", {"rows": rows, "crumbs": meetings_crumbs(region)})


def series_crumbs(region: Region) -> list[tuple[str, str]]:
    """The way back to the list of series."""
    return [*meetings_crumbs(region), (_("Series"), reverse("consultation:series", args=[region.slug]))]


def get_series_or_404(request: HttpRequest, region_slug: str, pk: int) -> MeetingSeries:
    """A series that the person sees; the same 404 for all the rest."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.add_body", region)
    series = one_series(request.user, region, pk)
    if series is None:
        raise Http404("no such series")
    series.body.region = region
    return series


def data_in(values: dict[str, Any]) -> SeriesData:
    """A series, out of what was typed."""
    return SeriesData(**{name: values[name] for name in DATA})


def previewed(body: Body, values: dict[str, Any], instead_of: MeetingSeries | None) -> list[Proposed]:
    """The dates that a series would have, without making it."""
    series = MeetingSeries(body=body, **vars(data_in(values)))
    return beside_others(series, dates_ahead(series, timezone.localdate()), instead_of=instead_of)


def from_norm(body: Body | None) -> dict[str, Any]:
    """What is proposed for a body: as often as its norm says, where it usually meets."""
    if body is None:
        return {}
    times = norm_times(body)
    months = {"months": months_for(times)} if times else {}
    return {"body": body, "place": body.place, **months}


def looked(request: HttpRequest, form: SeriesForm, context: dict[str, Any]) -> HttpResponse:
    """The form again, with the dates that it gives: nothing is made yet."""
    hidden = {name: request.POST[name] for name in ("once", "version", "seen") if name in request.POST}
    shown = previewed(form.cleaned_data["body"], form.cleaned_data, context.get("series"))
    context = {**context, "form": form, "hidden": hidden, "dates": shown, "looked": True}
    return render(request, "consultation/series/form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.add_body")
def add(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Begin a series; ``?body=`` proposes one by the norm of a body, and the first button only shows the dates."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.add_body", region)
    bodies = list(bodies_of(request.user, region))
    proposed = next((body for body in bodies if body.slug == request.GET.get("body")), None)
    initial = {"first_on": timezone.localdate(), **from_norm(proposed)}
    context: dict[str, Any] = {"crumbs": series_crumbs(region), "is_new": True, "proposed": proposed}

    def form_of(data: Any) -> SeriesForm:
        return SeriesForm(data, bodies=bodies, initial=initial)

    if request.method == "POST" and "look" in request.POST:
        form = form_of(request.POST)
        if form.is_valid():
            return looked(request, form, context)
    return add_with_form(
        request,
        form_of=form_of,
        save=lambda values: add_series(
            actor=person_of(request), body=values["body"], data=data_in(values), today=timezone.localdate()
        ),
        saved=lambda series: begun(request, series),
        template="consultation/series/form.html",
        context=context,
    )


def begun(request: HttpRequest, series: MeetingSeries) -> HttpResponse:
    """Say how many drafts there are now, and go to them."""
    count = series.meetings.filter(removed_at__isnull=True).count()
    text = ngettext(
        "One meeting is planned as a draft. More are made by themselves.",
        "%(count)s meetings are planned as drafts. More are made by themselves.",
        count,
    )
    done(request, text % {"count": count})
    meetings = reverse("consultation:meetings", args=[series.body.region.slug])
    return redirect(f"{meetings}?body={series.body.slug}&when=coming")


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.add_body")
def change(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Let a series go on otherwise from a day."""
    series = get_series_or_404(request, region_slug, pk)
    require(request.user, "consultation.add_body", series.body.region)
    context: dict[str, Any] = {"crumbs": series_crumbs(series.body.region), "series": series}
    today = timezone.localdate()

    def form_of(row: MeetingSeries, data: Any) -> SeriesForm:
        return SeriesForm(data, bodies=[series.body], initial={**initial_of(row), "first_on": today})

    if request.method == "POST" and "look" in request.POST:
        form = form_of(series, request.POST)
        if form.is_valid():
            return looked(request, form, context)
    return edit_with_form(
        request,
        row=series,
        form_of=form_of,
        save=lambda values, version: change_series(
            actor=person_of(request),
            series=series,
            data=data_in(values),
            version=version,
            now=timezone.now(),
            today=today,
        ),
        saved=lambda there: begun(request, there),
        template="consultation/series/form.html",
        context=context,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.add_body")
def stop(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Stop a series from a day on."""
    series = get_series_or_404(request, region_slug, pk)
    require(request.user, "consultation.add_body", series.body.region)
    back = reverse("consultation:series", args=[region_slug])

    def stopped(_series: MeetingSeries) -> HttpResponse:
        done(request, _("The series is stopped. Its drafts lie in the bin, what was convened stays."))
        return redirect(back)

    return edit_with_form(
        request,
        row=series,
        form_of=lambda _row, data: StopForm(data, today=timezone.localdate()),
        save=lambda values, version: stop_series(
            actor=person_of(request), series=series, version=version, now=timezone.now(), **values
        ),
        saved=stopped,
        template="consultation/series/stop.html",
        context={
            "series": series,
            "words": rule_words(series),
            "crumbs": series_crumbs(series.body.region),
            "cancel": back,
        },
    )
