"""The page of a call, of a project and of a course."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from regietafel.core.access import permitted, require
from regietafel.journal.queries import history_visible_to
from regietafel.projects.holding import CALL, PROJECT
from regietafel.projects.lifecycle import CallState
from regietafel.projects.models import Call, Course, Project
from regietafel.projects.queries import pages
from regietafel.projects.queries.lists import is_past
from regietafel.projects.views.load import crumbs_of, get_call_or_404, get_course_or_404, get_project_or_404


def shared(request: HttpRequest, row: Call | Project | Course) -> dict[str, Any]:
    """What the three pages share. The history holds amounts, so it is for whoever keeps the row."""
    may_keep = request.user.has_perm("projects.keep", row)
    return {
        "may_keep": may_keep,
        "sees_money": request.user.has_perm("projects.view_money", row),
        "today": timezone.localdate(),
        "history": history_visible_to(request.user, row) if may_keep else [],
        "crumbs": crumbs_of(row.region, row),
    }


@require_safe
@permitted("projects.view")
def call(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """One call: what it asks, why it fits, what was decided, who backs it."""
    found = get_call_or_404(request.user, region_slug, pk)
    require(request.user, "projects.view", found)
    projects = pages.projects_from(request.user, found)
    context = {
        "call": found,
        "is_past": is_past(found, timezone.localdate()),
        "steps": pages.steps_of(found),
        "fits": pages.fits_of(request.user, found),
        "letters": pages.letters_of(request.user, found),
        "agreements": pages.agreements_on(request.user, found),
        "answers": pages.answers_of(found) if found.is_for_municipalities else [],
        "papers": pages.papers_on(request.user, CALL, found.pk),
        "projects": projects,
        "can_become": found.state == CallState.WON and not projects,
    }
    return render(request, "projects/call.html", {**shared(request, found), **context})


@require_safe
@permitted("projects.view")
def project(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """One project, with the history of the call from which it came."""
    found = get_project_or_404(request.user, region_slug, pk)
    require(request.user, "projects.view", found)
    behind = found.call if found.call is not None and not found.call.is_removed else None
    partners = sorted(found.partners.select_related("organisation"), key=str)
    kept = shared(request, found)
    context = {
        "project": found,
        "call": behind,
        "steps": pages.steps_of(behind) if behind else [],
        "partners": partners,
        "shares_money": kept["sees_money"] and any(one.money is not None for one in partners),
        "money": pages.money_of(found),
        "milestones": found.milestones.all(),
        "reports": found.reports.all(),
        "tried_in": found.tried_in.order_by("name"),
        "actions": pages.actions_on(request.user, found),
        "agreements": pages.agreements_on(request.user, found),
        "workplaces": pages.workplaces_on(request.user, found),
        "papers": pages.papers_on(request.user, PROJECT, found.pk),
    }
    return render(request, "projects/project.html", {**kept, **context})


@require_safe
@permitted("projects.view")
def course(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """One course: who gives it, when and where, and how many came."""
    found = get_course_or_404(request.user, region_slug, pk)
    require(request.user, "projects.view", found)
    context = {
        "course": found,
        "turnout": pages.turnouts_of([found], request.user, found.region)[found.pk],
        "actions": pages.actions_on(request.user, found),
        "goals": pages.goals_on(request.user, found),
        "workplaces": pages.workplaces_on(request.user, found),
    }
    return render(request, "projects/course.html", {**shared(request, found), **context})
