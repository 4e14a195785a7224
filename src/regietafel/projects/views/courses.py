"""What can be done with a course: noted, described, removed and put back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.people.queries import get_region_or_404, person_of
from regietafel.projects.forms.courses import CourseChoices, CourseForm
from regietafel.projects.models import Course
from regietafel.projects.operations import courses as deeds
from regietafel.projects.operations import keeping
from regietafel.projects.operations.courses import CourseData
from regietafel.projects.queries import choices as offered
from regietafel.projects.queries.visible import in_bin
from regietafel.projects.views.load import (
    at_row,
    crumbs_of,
    get_course_or_404,
    get_removed_or_404,
    gone,
    list_url,
    row_url,
)
from regietafel.territories.models import Region


def choices_for(user: Any, region: Region, course: Course | None = None) -> CourseChoices:
    """What a course of the region can be linked to."""
    return CourseChoices(
        offered.organisations_for(user, region),
        offered.towns_for(region),
        offered.actions_for(user, region, course.actions.values("pk") if course else ()),
        offered.goals_for(user, region, course.goals.values("pk") if course else ()),
        offered.workplaces_for(user, region),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("projects.keep")
def add(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Put a course in the offer."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "projects.keep", region)

    def save(values: dict[str, Any]) -> Course:
        return deeds.add_course(actor=person_of(request), region=region, data=CourseData(**values))

    back = reverse("projects:courses", args=[region.slug])
    return add_with_form(
        request,
        form_of=lambda data: CourseForm(data, choices=choices_for(request.user, region)),
        save=save,
        saved=lambda made: at_row(request, made, _("“%(title)s” stands in the offer.") % {"title": made}),
        template="projects/form.html",
        context={"heading": _("New course"), "cancel": back, "crumbs": [*crumbs_of(region), (_("Courses"), back)]},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("projects.keep")
def edit(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Change what is known of a course."""
    course = get_course_or_404(request.user, region_slug, pk)
    require(request.user, "projects.keep", course)
    return edit_with_form(
        request,
        row=course,
        form_of=lambda row, data: CourseForm(data, choices=choices_for(request.user, course.region, row), course=row),
        save=lambda values, version: deeds.edit_course(
            actor=person_of(request), course=course, data=CourseData(**values), version=version
        ),
        saved=lambda saved: at_row(request, saved, _("Saved.")),
        template="projects/form.html",
        context={
            "heading": _("Edit the course"),
            "about": course,
            "cancel": row_url(course),
            "crumbs": crumbs_of(course.region, course, inside=True),
        },
    )


@require_POST
@permitted("projects.keep")
def remove(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Put a course in the bin."""
    course = get_course_or_404(request.user, region_slug, pk)
    require(request.user, "projects.keep", course)
    return act(
        request,
        do=lambda: keeping.remove(actor=person_of(request), row=course, now=timezone.now()),
        done=lambda row: gone(request, row),
        otherwise=row_url(course),
    )


@require_POST
@permitted("projects.keep")
def restore(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take a course out of the bin."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "projects.keep", region)
    course: Course = get_removed_or_404(in_bin(request.user, region, Course), pk)
    return act(
        request,
        do=lambda: keeping.restore(actor=person_of(request), row=course),
        done=lambda row: at_row(request, row, _("“%(title)s” was put back.") % {"title": row}),
        otherwise=list_url(course),
    )
