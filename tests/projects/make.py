"""Rows of calls, projects and courses, made directly: a test of an operation should not stand on that operation."""

from __future__ import annotations

import datetime as dt
from typing import Any

from regietafel.projects.lifecycle import CallState
from regietafel.projects.models import Call, CallStep, Course, Project
from regietafel.territories.models import Region

DAY = dt.date(2026, 3, 2)
NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


def make_call(region: Region, title: str = "Lokale partnerschappen", **fields: Any) -> Call:
    """A call with the step in which it began to be watched."""
    fields.setdefault("state_since", DAY)
    call = Call.objects.create(region=region, title=title, **fields)
    CallStep.objects.create(call=call, state=CallState.WATCHED, on=DAY, at=NOW)
    return call


def make_project(region: Region, title: str = "Jongerenproject", **fields: Any) -> Project:
    """A project."""
    fields.setdefault("state_since", DAY)
    if fields.get("state") == "stopped":
        fields.setdefault("reason", "Niet haalbaar")
    return Project.objects.create(region=region, title=title, **fields)


def make_course(region: Region, title: str = "Opleiding schoonmaak", **fields: Any) -> Course:
    """A course."""
    return Course.objects.create(region=region, title=title, **fields)
