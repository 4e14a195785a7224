"""`regietafel projects`: the projects of a region, with role, programme, money, milestones and the call behind each."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from regietafel.cli import console
from regietafel.cli.plan import region_called

if TYPE_CHECKING:
    from regietafel.projects.models import Project

STATES = ("idea", "running", "ended", "stopped")


def add(commands: console.Commands) -> None:
    """Add the command."""
    text = "look into the projects of a region and the calls behind them"
    group = commands.add_parser(
        "projects", help=text, description="Look into the projects of a region and the calls behind them."
    )
    verbs = group.add_subparsers(title="what", metavar="WHAT", required=True)
    listing = console.add_command(
        verbs,
        "list",
        handle_list,
        "list the projects of a region, with role, programme, money, milestones and the call behind each",
        more="Amounts are told to the cent, as text.",
    )
    listing.add_argument("--region", required=True, help="short name of the region")
    listing.add_argument("--state", choices=STATES, help="only projects in this state")
    console.add_json(listing)


def handle_list(asked: argparse.Namespace) -> int:
    """Print the projects, the oldest first; those without a date stand last."""
    console.start_django()
    from django.db.models import F

    from regietafel.projects.models import Project

    region = region_called(asked.region)
    rows = Project.objects.filter(region=region, removed_at__isnull=True)
    if asked.state:
        rows = rows.filter(state=asked.state)
    found = rows.select_related("call").order_by(F("starts_on").asc(nulls_last=True), "pk")
    told = [told_of(project) for project in found]
    if asked.json:
        console.say_json({"region": region.slug, "projects": told})
    else:
        for one in told:
            console.say(f"{one['state']:8} {one['role']:12} {one['title']}")
    return 0


def told_of(project: Project) -> dict[str, Any]:
    """One project as plain data."""
    from regietafel.projects.queries.pages import money_of

    money = money_of(project)
    return {
        "title": project.title,
        "state": project.state,
        "role": project.role,
        "programme": project.programme,
        "number": project.number,
        "starts": dated(project.starts),
        "ends": dated(project.ends),
        "pilot": {"verdict": project.verdict, "reason": project.verdict_reason} if project.is_pilot else None,
        "tried_in": list(project.tried_in.order_by("name").values_list("name", flat=True)),
        "partners": [
            {"organisation": str(one.organisation), "part": one.part}
            for one in project.partners.select_related("organisation").order_by("pk")
        ],
        "money": [{"year": one.year, "asked": cents(one.asked), "granted": cents(one.granted)} for one in money.years],
        "milestones": [
            {"title": one.title, "due": dated(one.due), "done": dated(one.done)} for one in project.milestones.all()
        ],
        "reports": [
            {"title": one.title, "due_on": one.due_on.isoformat(), "sent": one.sent_on is not None}
            for one in project.reports.all()
        ],
        "actions": [str(action) for action in project.actions.order_by("pk")],
        "agreements": [str(one) for one in project.agreements.order_by("pk")],
        "workplaces": [str(place) for place in project.workplaces.order_by("pk")],
        "call": call_of(project),
    }


def call_of(project: Project) -> dict[str, Any] | None:
    """The call from which a project came, with its history."""
    if project.call is None or project.call.is_removed:
        return None
    steps = project.call.steps.order_by("at", "pk")
    return {
        "title": project.call.title,
        "history": [{"state": step.state, "on": dated(step.when), "body": step.body_said} for step in steps],
    }


def dated(when: Any) -> dict[str, str] | None:
    """A date with how exact it is."""
    return {"on": when.first.isoformat(), "precision": str(when.precision.value)} if when else None


def cents(amount: Any) -> str | None:
    """An amount to the cent."""
    return f"{amount:.2f}" if amount is not None else None
