"""Five hundred projects, calls and courses, over all states, each with a long name."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from regietafel.projects.lifecycle import CallState, ProjectState
from regietafel.projects.models import Call, Course, Project
from regietafel.territories.models import Region
from tests.axe.crowds_apart import LONG, MANY


def add_crowded_projects(region: Region) -> None:
    """What a region gathers in years; of the calls some are due soon."""
    today = timezone.localdate()
    days = [today + dt.timedelta(days=20 - n) for n in range(MANY)]
    calls, projects = list(CallState), list(ProjectState)
    Call.objects.bulk_create(
        Call(region=region, title=f"Oproep {n} {LONG}", deadline_on=day, state=calls[n % len(calls)])
        for n, day in enumerate(days)
    )
    Project.objects.bulk_create(
        Project(
            region=region, title=f"Project {n} {LONG}", starts_on=day, state=projects[n % len(projects)],
            reason="Niet haalbaar", programme=LONG, is_pilot=n % 5 == 0,
        )
        for n, day in enumerate(days)
    )  # fmt: skip
    Course.objects.bulk_create(
        Course(region=region, title=f"Opleiding {n} {LONG}", starts_on=day, provider_said=LONG, came=n)
        for n, day in enumerate(days)
    )
