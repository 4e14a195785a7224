"""What can be done with a project: begun, described, moved, judged, removed and put back."""

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
from regietafel.projects.forms.projects import ProjectChoices, ProjectForm, ProjectMoveForm, VerdictForm
from regietafel.projects.models import Project
from regietafel.projects.operations import keeping
from regietafel.projects.operations import projects as deeds
from regietafel.projects.operations.projects import ProjectData
from regietafel.projects.queries import choices as offered
from regietafel.projects.queries.visible import in_bin
from regietafel.projects.views.load import (
    at_row,
    crumbs_of,
    get_project_or_404,
    get_removed_or_404,
    gone,
    list_url,
    row_url,
)
from regietafel.territories.models import Region


def choices_for(user: Any, region: Region, project: Project | None = None) -> ProjectChoices:
    """What a project of the region can be linked to."""
    linked = project.actions.values("pk") if project else ()
    return ProjectChoices(
        offered.calls_for(user, region),
        offered.actions_for(user, region, linked),
        offered.agreements_for(user, region),
        offered.workplaces_for(user, region),
        offered.towns_for(region),
    )


def form_context(project: Project, heading: str) -> dict[str, Any]:
    """What the forms of a project share."""
    crumbs = crumbs_of(project.region, project, inside=True)
    return {"heading": heading, "about": project, "cancel": row_url(project), "crumbs": crumbs}


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("projects.keep")
def add(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Write down a project."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "projects.keep", region)

    def save(values: dict[str, Any]) -> Project:
        data = ProjectData(**values)
        return deeds.add_project(actor=person_of(request), region=region, data=data, now=timezone.now())

    back = reverse("projects:list", args=[region.slug])
    return add_with_form(
        request,
        form_of=lambda data: ProjectForm(data, choices=choices_for(request.user, region)),
        save=save,
        saved=lambda made: at_row(request, made, _("“%(title)s” is noted, as an idea.") % {"title": made}),
        template="projects/form.html",
        context={
            "heading": _("New project"),
            "cancel": back,
            "crumbs": [*crumbs_of(region), (_("Projects"), back)],
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("projects.keep")
def edit(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Change what is known of a project."""
    project = get_project_or_404(request.user, region_slug, pk)
    require(request.user, "projects.keep", project)
    return edit_with_form(
        request,
        row=project,
        form_of=lambda row, data: ProjectForm(
            data, choices=choices_for(request.user, project.region, row), project=row
        ),
        save=lambda values, version: deeds.edit_project(
            actor=person_of(request), project=project, data=ProjectData(**values), version=version
        ),
        saved=lambda saved: at_row(request, saved, _("Saved.")),
        template="projects/form.html",
        context=form_context(project, _("Edit the project")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("projects.keep")
def move(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take a project to its next state."""
    project = get_project_or_404(request.user, region_slug, pk)
    require(request.user, "projects.keep", project)
    today = timezone.localdate()

    def moved(after: Project) -> HttpResponse:
        return at_row(request, after, _("The project is “%(state)s” now.") % {"state": after.get_state_display()})

    return edit_with_form(
        request,
        row=project,
        form_of=lambda row, data: ProjectMoveForm(data, project=row, today=today),
        save=lambda values, version: deeds.move_project(
            actor=person_of(request), project=project, today=today, version=version, **values
        ),
        saved=moved,
        template="projects/form.html",
        context=form_context(project, _("Next state of the project")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("projects.keep")
def verdict(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Say of a pilot whether it spreads."""
    project = get_project_or_404(request.user, region_slug, pk)
    require(request.user, "projects.keep", project)
    today = timezone.localdate()
    return edit_with_form(
        request,
        row=project,
        form_of=lambda row, data: VerdictForm(data, project=row, today=today),
        save=lambda values, version: deeds.give_verdict(
            actor=person_of(request), project=project, today=today, version=version, **values
        ),
        saved=lambda after: at_row(request, after, _("The verdict is noted."), anchor="pilot"),
        template="projects/form.html",
        context=form_context(project, _("Verdict on the pilot")),
    )


@require_POST
@permitted("projects.keep")
def remove(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Put a project in the bin."""
    project = get_project_or_404(request.user, region_slug, pk)
    require(request.user, "projects.keep", project)
    return act(
        request,
        do=lambda: keeping.remove(actor=person_of(request), row=project, now=timezone.now()),
        done=lambda row: gone(request, row),
        otherwise=row_url(project),
    )


@require_POST
@permitted("projects.keep")
def restore(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take a project out of the bin."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "projects.keep", region)
    project: Project = get_removed_or_404(in_bin(request.user, region, Project), pk)
    return act(
        request,
        do=lambda: keeping.restore(actor=person_of(request), row=project),
        done=lambda row: at_row(request, row, _("“%(title)s” was put back.") % {"title": row}),
        otherwise=list_url(project),
    )
