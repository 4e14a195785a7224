"""Projects: begun, described, moved from state to state, and what is said of a pilot for the rest of the region."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from regietafel.agreements.models import Agreement
from regietafel.core.dates import PreciseDate
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked_at, operation
from regietafel.journal.operations import record, snapshot
from regietafel.plans.models import Action
from regietafel.projects.lifecycle import PROJECT_MOVES, ProjectState, project_asks_reason, refusal_of
from regietafel.projects.models import Call, OurRole, Project, Verdict
from regietafel.projects.operations.keeping import (
    dated,
    insist_is_there,
    insist_of_region,
    insist_on_order,
    insist_on_title,
    stripped,
    with_removed,
)
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.models import Workplace

PLAIN = ("title", "summary", "role", "programme", "number", "results", "lessons", "call", "is_pilot")
LINKS = ("actions", "agreements", "workplaces", "tried_in")


@dataclass(frozen=True)
class ProjectData:
    """What is known of a project."""

    title: str
    summary: str = ""
    role: str = OurRole.PARTNER
    programme: str = ""
    number: str = ""
    starts: PreciseDate | None = None
    ends: PreciseDate | None = None
    results: str = ""
    lessons: str = ""
    call: Call | None = None
    is_pilot: bool = False
    actions: Collection[Action] = field(default_factory=list)
    agreements: Collection[Agreement] = field(default_factory=list)
    workplaces: Collection[Workplace] = field(default_factory=list)
    tried_in: Collection[Municipality] = field(default_factory=list)

    def columns(self) -> dict[str, Any]:
        """The columns of the row."""
        found = stripped({name: getattr(self, name) for name in PLAIN})
        return found | dated("starts", self.starts) | dated("ends", self.ends)


def told(project: Project) -> dict[str, Any]:
    """What the history keeps of a project."""
    links = {name: sorted(str(one) for one in getattr(project, name).all()) for name in LINKS}
    dates = {"starts": str(project.starts or ""), "ends": str(project.ends or "")}
    return snapshot(project, PLAIN) | dates | links


def insist_on_project(region: Region, data: ProjectData) -> None:
    """Refuse a project without a name or that ends before it starts, and what belongs elsewhere."""
    insist_on_title(data.title)
    insist_on_order(data.starts, data.ends, "ends")
    insist_of_region(region, "actions", data.actions, "plan.region_id")
    insist_of_region(region, "agreements", data.agreements)
    insist_of_region(region, "workplaces", data.workplaces)
    insist_of_region(region, "call", [data.call] if data.call else [])
    if any(not town.regions.filter(pk=region.pk).exists() for town in data.tried_in):
        raise Refusal(_("One of these municipalities does not belong to the region."), field="tried_in")


def link(project: Project, data: ProjectData) -> None:
    """Write what a project hangs together with."""
    for name in LINKS:
        getattr(project, name).set(with_removed(getattr(project, name).all(), getattr(data, name)))


@operation
def add_project(*, actor: Any, region: Region, data: ProjectData, now: dt.datetime) -> Project:
    """Write down a project; it begins as an idea."""
    insist_on_project(region, data)
    project = Project.objects.create(region=region, state_since=timezone.localdate(now), **data.columns())
    link(project, data)
    record(actor=actor, verb="created", on=project, region=region, after=told(project))
    return project


@operation
def edit_project(*, actor: Any, project: Project, data: ProjectData, version: int | None) -> Project:
    """Change what is known of a project."""
    fresh = locked_at(project, version)
    insist_is_there(fresh)
    insist_on_project(fresh.region, data)
    if fresh.verdict and not data.is_pilot:
        raise Refusal(_("A verdict was given on this pilot already, so it stays a pilot."), field="is_pilot")
    before, behind = told(fresh), fresh.call
    for name, value in data.columns().items():
        setattr(fresh, name, value)
    if fresh.call is None and behind is not None and behind.is_removed:
        fresh.call = behind
    link(fresh, data)
    after = told(fresh)
    if after != before:
        fresh.save_next(*data.columns(), "changed_at")
        record(actor=actor, verb="changed", on=fresh, region=fresh.region, before=before, after=after)
    return fresh


@operation
def move_project(
    *,
    actor: Any,
    project: Project,
    to: str,
    on: dt.date,
    today: dt.date,
    reason: str = "",
    version: int | None = None,
) -> Project:
    """Take a project to its next state."""
    fresh = locked_at(project, version)
    insist_is_there(fresh)
    if refusal := refusal_of(PROJECT_MOVES, ProjectState, fresh.state, to):
        raise Refusal(refusal, field="to")
    if project_asks_reason(fresh.state, to) and not reason.strip():
        raise Refusal(_("Say why."), field="reason")
    if on > today:
        raise Refusal(_("This day has yet to come. Write it down when it has happened."), field="on")
    before, fresh.state, fresh.state_since, fresh.reason = fresh.state, to, on, reason.strip()
    fresh.save_next("state", "state_since", "reason", "changed_at")
    record(
        actor=actor,
        verb="state_changed",
        on=fresh,
        region=fresh.region,
        before={"state": ProjectState(before).label},
        after={"state": ProjectState(to).label, "on": on},
        reason=reason.strip(),
    )
    return fresh


@operation
def give_verdict(
    *, actor: Any, project: Project, verdict: str, reason: str, on: dt.date, today: dt.date, version: int | None = None
) -> Project:
    """Say of a pilot whether it spreads to the region, and why; a later verdict replaces it, and the history keeps both."""
    fresh = locked_at(project, version)
    insist_is_there(fresh)
    if not fresh.is_pilot:
        raise Refusal(_("Only a pilot gets a verdict. Say first that this is one."))
    if verdict not in Verdict.values:
        raise Refusal(_("Make a choice."), field="verdict")
    if not reason.strip():
        raise Refusal(_("Say why."), field="reason")
    if on > today:
        raise Refusal(_("This day has yet to come. Write it down when it has happened."), field="on")
    columns = ("verdict", "verdict_on", "verdict_reason")
    before = snapshot(fresh, columns)
    fresh.verdict, fresh.verdict_on, fresh.verdict_reason = verdict, on, reason.strip()
    after = snapshot(fresh, columns)
    if after != before:
        fresh.save_next(*columns, "changed_at")
        record(actor=actor, verb="verdict_given", on=fresh, region=fresh.region, before=before, after=after)
    return fresh
