"""The events of a demo region: those that were reported, and one to come."""

from __future__ import annotations

from typing import Any

from regietafel.consultation.models import Body, Event, EventSide
from regietafel.organisations.demo import Directory
from regietafel.plans.models import Action
from regietafel.territories.models import Region

Entry = dict[str, Any]
PLAIN = (
    *("slug", "title", "kind", "state", "organised", "on", "precision", "starts_at", "ends_at", "place"),
    *("description", "head_count", "is_public", "takes_registrations", "capacity", "closes_on"),
)


def load_events(
    region: Region,
    directory: Directory,
    bodies: dict[str, Body],
    actions: dict[str, Action],
    entries: list[Entry],
) -> int:
    """Add the events that the region lacks; the number of them."""
    known = set(Event.objects.filter(region=region).values_list("slug", flat=True))
    new = [entry for entry in entries if entry["slug"] not in known]
    for entry in new:
        event = Event.objects.create(
            region=region,
            organiser=directory.organisations[entry["organiser"]] if entry["organiser"] else None,
            body=bodies.get(entry["body"]),
            head_count_about=entry["about"],
            **{name: entry[name] for name in PLAIN},
        )
        event.actions.set([actions[key] for key in entry["actions"] if key in actions])
        EventSide.objects.bulk_create(
            EventSide(event=event, order=order, **side) for order, side in enumerate(entry["sides"], 1)
        )
    return len(new)
