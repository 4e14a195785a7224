"""The consultation of the demo: bodies, who sits in them, how often they should meet, and what became of that.

What is said up to 2023 comes from the plans and from the reports on 2021 and 2023. What follows are examples, and say so
in their source, so that the present is alive; their dates are fixed. The body is the unit: one that is there already is
left alone in whole with its meetings, however people changed it, and so is an event.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from regietafel.consultation.demo.bodies import BodyLoader
from regietafel.consultation.demo.events import load_events
from regietafel.consultation.demo.meetings import MeetingLoader
from regietafel.core.operations import operation
from regietafel.journal.operations import record
from regietafel.organisations.demo import Directory, demo_file, fill_directory
from regietafel.plans.demo import plan_files, read
from regietafel.plans.demo.frame import rows_of
from regietafel.plans.models import Action, Plan
from regietafel.territories.models import Region

HERE = Path(__file__).parent
Content = dict[str, Any]


@operation
def load_consultation(*, actor: Any) -> str:
    """Add the bodies and events of both demo regions that are not there yet, with all that hangs on them."""
    people = demo_file()
    first = file("bodies.json") | file("meetings.json") | file("events.json")
    region = Region.objects.get(slug=first["region"])
    people = people | {"organisations": people["organisations"] + first["organisations"]}
    directory = fill_directory(region, people, actor=actor)
    added = load_region(region, directory, first, plan_files(), actor=actor)

    second = file("second_region.json")
    plans = read("second_region.json")
    other = Region.objects.get(slug=second["region"])
    others = fill_directory(other, plans, actor=actor)
    added += load_region(other, others, second, [plans["plan"]], actor=actor)
    return f"bodies and events: {added} added"


def file(name: str) -> Content:
    """One file."""
    content: Content = json.loads((HERE / name).read_text(encoding="utf8"))
    return content


def load_region(region: Region, directory: Directory, content: Content, plans: list[Content], *, actor: Any) -> int:
    """Add the bodies and events that the region lacks; the number of them."""
    actions = actions_of(region, plans)
    loader = BodyLoader(region, directory, actions)
    bodies = loader.load(content["bodies"], content["contacts"])
    MeetingLoader(loader).load(content["meetings"], content["backlog"])
    events = load_events(region, directory, loader.bodies, actions, content["events"])
    if bodies or events:
        record(actor=actor, verb="loaded", on=region, region=region, after={"bodies": bodies, "events": events})
    return bodies + events


def actions_of(region: Region, plans: list[Content]) -> dict[str, Action]:
    """The actions that norms and items name, as "plan:key"; one that people renamed since is not found."""
    known = {plan.slug: plan for plan in Plan.objects.filter(region=region)}
    found: dict[str, Action] = {}
    for content in plans:
        slug = content["slug"]
        if slug in known:
            found |= {f"{slug}:{key}": one for key, one in rows_of(known[slug], content).actions.items()}
    return found
