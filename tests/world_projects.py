"""Calls, projects and courses for :mod:`tests.world`: one of each to read, one of each in the bin, and what hangs on them."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from regietafel.projects.lifecycle import CallState
from regietafel.projects.models import Applicant, CallStep, DueReport, Milestone, ProjectYear
from regietafel.territories.models import Region
from tests.projects.make import DAY, NOW, make_call, make_course, make_project


def add_projects(region: Region, base: int, secret: str) -> dict[str, Any]:
    """The rows of a region; whoever sits at its table reads them, and the bin is for the team."""
    first, word, now = base + 1, secret or "zqtable ", timezone.now()
    gone = secret or "zqremoved "
    call = make_call(region, f"{word}Oproep", pk=first, asks=f"{word}vraagt", money=1000)
    CallStep.objects.create(call=call, before="watched", state="go", on=DAY, at=NOW, reason=f"{word}omdat")
    call.state = CallState.GO
    call.save()
    won = make_call(region, f"{word}Gewonnen", pk=first + 1, state=CallState.WON)
    towns = make_call(region, f"{word}Besturen", pk=first + 2, applicant=Applicant.MUNICIPALITIES)
    project = make_project(region, f"{word}Project", pk=first, summary=f"{word}doet", state="running", is_pilot=True)
    Milestone.objects.create(pk=first, project=project, title=f"{word}mijlpaal", due_on=DAY)
    DueReport.objects.create(pk=first, project=project, title=f"{word}rapport", due_on=DAY)
    ProjectYear.objects.create(pk=first, project=project, year=2026, asked=5000)
    course = make_course(region, f"{word}Cursus", pk=first, summary=f"{word}leert")
    return {
        "call": call.pk,
        "won_call": won.pk,
        "town_call": towns.pk,
        "project": project.pk,
        "course": course.pk,
        "removed_call": make_call(region, f"{gone}oproep", pk=first + 3, removed_at=now).pk,
        "removed_project": make_project(region, f"{gone}project", pk=first + 1, removed_at=now).pk,
        "removed_course": make_course(region, f"{gone}cursus", pk=first + 1, removed_at=now).pk,
    }
