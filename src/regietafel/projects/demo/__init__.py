"""The calls, projects and courses of the demo, from what the plan and the annual reports tell in public.

A row is known by its title; one that is there already, or was removed, stays as people left it. Days that no report gives
are said no more exactly than it does; of history without a day the first of the period stands.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from django.utils import timezone

from regietafel.core.dates import PreciseDate
from regietafel.core.operations import operation
from regietafel.core.precise import read_precise
from regietafel.journal.operations import record
from regietafel.organisations.models import Organisation
from regietafel.plans.models import Action, Goal
from regietafel.projects.models import Call, CallFit, CallStep, Course, MunicipalAnswer, Project
from regietafel.projects.operations.keeping import dated
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.models import Workplace

HERE = Path(__file__).parent
Content = dict[str, Any]


@operation
def load_projects(*, actor: Any) -> str:
    """Add the calls, projects and courses that are not there yet."""
    content: Content = json.loads((HERE / "projects.json").read_text(encoding="utf8"))
    region = Region.objects.get(slug=content["region"])
    now = timezone.now()
    added = {
        "calls": sum(add_call(region, entry, now) for entry in content["calls"]),
        "projects": sum(add_project(region, entry) for entry in content["projects"]),
        "courses": sum(add_course(region, entry) for entry in content["courses"]),
    }
    if any(added.values()):
        record(actor=actor, verb="loaded", on=region, region=region, after=added)
    return "projects: " + ", ".join(f"{count} {name}" for name, count in added.items()) + " added"


def plain(entry: Content, *names: str) -> Content:
    """The values of an entry that it gives, dates of stated precision in their two columns."""
    values: Content = {name: entry[name] for name in names if name in entry}
    for name in ("opened", "deadline", "starts", "ends", "due", "done"):
        if entry.get(name):
            values |= dated(name, read_precise(entry[name]))
    for name in ("state_since", "sent_on"):
        if entry.get(name):
            values[name] = dt.date.fromisoformat(entry[name])
    return values


def day_of(when: PreciseDate) -> Content:
    """The day of a step, no more exactly than it is known."""
    return {"on": when.first, "precision": when.precision}


def actions_named(region: Region, names: list[str]) -> list[Action]:
    """Actions of the region by a part of their title, the first of each; those that are not there are left out."""
    found = (
        Action.objects.filter(plan__region=region, removed_at__isnull=True, title__icontains=name)
        .order_by("-plan__start_year", "pk")
        .first()
        for name in names
    )
    return [one for one in found if one is not None]


def organisation_named(region: Region, name: str) -> Organisation | None:
    """An organisation of the address book by its name."""
    there = Organisation.objects.filter(removed_at__isnull=True, name__iexact=name)
    return there.filter(region=region).first() or there.filter(region__isnull=True).first()


def add_call(region: Region, entry: Content, now: dt.datetime) -> int:
    """One call with its history; how many were added."""
    if Call.objects.filter(region=region, title=entry["title"]).exists():
        return 0
    words = ("title", "programme", "launched_by", "applicant", "asks", "state")
    call = Call.objects.create(region=region, **plain(entry, *words))
    before = ""
    for place, step in enumerate(entry.get("steps", [])):
        CallStep.objects.create(
            call=call,
            before=before,
            at=now + dt.timedelta(microseconds=place),
            **plain(step, "state", "reason"),
            **day_of(read_precise(step["on"])),
        )
        before = step["state"]
    for action in actions_named(region, entry.get("actions", [])):
        CallFit.objects.get_or_create(call=call, action=action, defaults={"why": entry.get("why", "")})
    for answer in entry.get("answers", []):
        town = Municipality.objects.filter(regions=region, name=answer["municipality"]).first()
        if town is not None:
            MunicipalAnswer.objects.create(call=call, municipality=town, **plain(answer, "answer", "note"))
    return 1


def add_project(region: Region, entry: Content) -> int:
    """One project with its partners and milestones; how many were added."""
    if Project.objects.filter(region=region, title=entry["title"]).exists():
        return 0
    words = ("title", "summary", "role", "programme", "number", "state", "reason", "results", "lessons", "is_pilot")
    call = Call.objects.filter(region=region, title=entry.get("call", "")).first()
    project = Project.objects.create(region=region, call=call, **plain(entry, *words))
    project.actions.set(actions_named(region, entry.get("actions", [])))
    project.tried_in.set(Municipality.objects.filter(regions=region, name__in=entry.get("tried_in", [])))
    for partner in entry.get("partners", []):
        organisation = organisation_named(region, partner["name"])
        if organisation is not None:
            project.partners.get_or_create(organisation=organisation, defaults={"part": partner.get("part", "")})
    for milestone in entry.get("milestones", []):
        project.milestones.create(**plain(milestone, "title"))
    return 1


def add_course(region: Region, entry: Content) -> int:
    """One course; how many were added."""
    if Course.objects.filter(region=region, title=entry["title"]).exists():
        return 0
    town = Municipality.objects.filter(regions=region, name=entry.get("municipality", "")).first()
    provider = organisation_named(region, entry.get("provider", ""))
    words = ("title", "summary", "audience", "place")
    values = plain(entry, *words)
    if provider is None and entry.get("provider"):
        values["provider_said"] = entry["provider"]
    course = Course.objects.create(region=region, municipality=town, provider=provider, **values)
    course.actions.set(actions_named(region, entry.get("actions", [])))
    for name in entry.get("goals", []):
        goals = Goal.objects.filter(plan__region=region, removed_at__isnull=True, title__icontains=name)
        course.goals.add(*goals.order_by("-plan__start_year", "pk")[:1])
    names = entry.get("workplaces", [])
    course.workplaces.set(Workplace.objects.filter(region=region, name__in=names, removed_at__isnull=True))
    return 1
