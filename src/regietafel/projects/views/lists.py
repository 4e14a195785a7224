"""The three lists, with filters in the address and as sheets; and the calls as a board by state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from regietafel.core.access import permitted, require
from regietafel.core.paging import page_of
from regietafel.people.queries import get_region_or_404
from regietafel.plans.views.export import sheet_file
from regietafel.projects.forms.calls import CallFilterForm
from regietafel.projects.forms.courses import CourseFilterForm
from regietafel.projects.forms.projects import ProjectFilterForm
from regietafel.projects.lifecycle import CallState
from regietafel.projects.models import Call, Course, Project
from regietafel.projects.queries import lists, sheets
from regietafel.projects.queries.pages import turnouts_of
from regietafel.projects.views.load import crumbs_of, tabs_of
from regietafel.territories.models import Region

FIRST = 20
"""Cards of a column that show at once; the rest stands behind the filter of its state."""


def shared(request: HttpRequest, region: Region, current: str) -> dict[str, Any]:
    """What the lists share."""
    return {
        "tabs": tabs_of(region, current),
        "may_keep": request.user.has_perm("projects.keep", region),
        "sees_money": request.user.has_perm("projects.view_money", region),
        "query": request.GET.urlencode(),
        "today": timezone.localdate(),
        "crumbs": crumbs_of(region),
    }


def chosen_projects(request: HttpRequest, region: Region) -> tuple[ProjectFilterForm, QuerySet[Project], int]:
    """The filter of the address, what it leaves, and how many there are in all."""
    everything = lists.projects_of(request.user, region)
    years = lists.years_of(everything, "starts_on", "ends_on")
    form = ProjectFilterForm(request.GET, priorities=lists.priorities_of(region), years=years)
    form.is_valid()
    return form, lists.projects_narrowed(everything, form.cleaned_data), everything.count()


def chosen_calls(request: HttpRequest, region: Region) -> tuple[CallFilterForm, QuerySet[Call], int]:
    """The same for calls."""
    everything = lists.calls_of(request.user, region)
    form = CallFilterForm(request.GET, years=lists.years_of(everything, "opened_on", "deadline_on"))
    form.is_valid()
    return form, lists.calls_narrowed(everything, form.cleaned_data), everything.count()


def chosen_courses(request: HttpRequest, region: Region) -> tuple[CourseFilterForm, QuerySet[Course], int]:
    """The same for courses."""
    everything = lists.courses_of(request.user, region)
    form = CourseFilterForm(request.GET, years=lists.years_of(everything, "starts_on", "ends_on"))
    form.is_valid()
    return form, lists.courses_narrowed(everything, form.cleaned_data), everything.count()


@require_safe
@permitted("projects.view")
def project_list(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The projects of a region, the latest first."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "projects.view", region)
    form, found, total = chosen_projects(request, region)
    shown = page_of(request, found)
    context = {"filter_form": form, "page": shown, "count": shown.paginator.count, "total": total}
    return render(request, "projects/list.html", {**shared(request, region, "list"), **context})


@require_safe
@permitted("projects.view")
def project_export(request: HttpRequest, region_slug: str, format: str) -> HttpResponse:  # noqa: A002 - so says the address
    """The same as a sheet."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "projects.view", region)
    with_money = request.user.has_perm("projects.view_money", region)
    found = chosen_projects(request, region)[1].prefetch_related("years")
    return sheet_file(sheets.project_sheet(found, with_money=with_money), f"{_('projects')}-{region.slug}", format)


@require_safe
@permitted("projects.view")
def call_list(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The calls of a region, the nearest deadline first."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "projects.view", region)
    form, found, total = chosen_calls(request, region)
    shown = page_of(request, found)
    context = {"filter_form": form, "page": shown, "count": shown.paginator.count, "total": total}
    context["past"] = {call.pk for call in shown if lists.is_past(call, timezone.localdate())}
    return render(request, "projects/calls.html", {**shared(request, region, "calls"), **context})


@require_safe
@permitted("projects.view")
def call_export(request: HttpRequest, region_slug: str, format: str) -> HttpResponse:  # noqa: A002 - so says the address
    """The same as a sheet."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "projects.view", region)
    with_money = request.user.has_perm("projects.view_money", region)
    found = chosen_calls(request, region)[1]
    return sheet_file(sheets.call_sheet(found, with_money=with_money), f"{_('calls')}-{region.slug}", format)


@dataclass(frozen=True)
class Column:
    """The calls of one state."""

    state: CallState
    calls: list[Call]
    count: int

    @property
    def rest(self) -> int:
        """How many do not show."""
        return self.count - len(self.calls)


@require_safe
@permitted("projects.view")
def call_board(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The calls by state, each with its deadline; what municipalities answer themselves stands in the list alone."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "projects.view", region)
    by_state: dict[str, list[Call]] = {}
    for call in lists.calls_of(request.user, region).filter(applicant="us"):
        by_state.setdefault(call.state, []).append(call)
    columns = [Column(state, by_state.get(state, [])[:FIRST], len(by_state.get(state, []))) for state in CallState]
    today = timezone.localdate()
    past = {call.pk for column in columns for call in column.calls if lists.is_past(call, today)}
    context = {"columns": columns, "past": past, "total": sum(column.count for column in columns)}
    context["list_url"] = reverse("projects:calls", args=[region.slug])
    return render(request, "projects/call_board.html", {**shared(request, region, "calls"), **context})


@require_safe
@permitted("projects.view")
def course_list(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The training offer, the latest first."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "projects.view", region)
    form, found, total = chosen_courses(request, region)
    shown = page_of(request, found)
    turnouts = turnouts_of(shown, request.user, region)
    context = {
        "filter_form": form,
        "page": shown,
        "rows": [(course, turnouts[course.pk].total) for course in shown],
        "count": shown.paginator.count,
        "total": total,
    }
    return render(request, "projects/courses.html", {**shared(request, region, "courses"), **context})


@require_safe
@permitted("projects.view")
def course_export(request: HttpRequest, region_slug: str, format: str) -> HttpResponse:  # noqa: A002 - so says the address
    """The same as a sheet."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "projects.view", region)
    found = chosen_courses(request, region)[1]
    return sheet_file(sheets.course_sheet(found, request.user, region), f"{_('courses')}-{region.slug}", format)
