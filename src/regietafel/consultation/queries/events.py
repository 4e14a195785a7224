"""Events as the team and the network read them: what comes, what is past, found by words, kind, year and whose."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import ExtractYear

from regietafel.consultation.models import Event, EventState
from regietafel.consultation.queries.visible import events_visible_to
from regietafel.plans.models import Action
from regietafel.plans.queries import actions_visible_to
from regietafel.territories.models import Region

OURS, ATTENDED = "ours", "attended"
TO_COME = (EventState.DRAFT, EventState.ANNOUNCED)


@dataclass(frozen=True)
class EventsWanted:
    """What somebody looks for; empty is everything."""

    q: str = ""
    kind: str = ""
    year: str = ""
    whose: str = ""


def events_of(user: Any, region: Region) -> QuerySet[Event]:
    """The events of a region that a person sees."""
    return events_visible_to(user).filter(region=region).select_related("organiser", "body")


def event_at(user: Any, region: Region, slug: str) -> Event | None:
    """The event of an address, if the person sees it."""
    event = events_of(user, region).filter(slug=slug).first()
    if event is not None:
        event.region = region
    return event


def event_to_restore(region: Region, slug: str) -> Event | None:
    """An event of the region, in the bin or not, for who may put it back."""
    return Event.objects.filter(region=region, slug=slug).first()


def narrowed(events: QuerySet[Event], wanted: EventsWanted) -> QuerySet[Event]:
    """Only the events that are looked for; every word must stand somewhere."""
    for word in wanted.q.split():
        events = events.filter(
            Q(title__icontains=word)
            | Q(place__icontains=word)
            | Q(description__icontains=word)
            | Q(organiser__name__icontains=word)
        )
    if wanted.kind:
        events = events.filter(kind=wanted.kind)
    if wanted.year:
        events = events.filter(on__year=int(wanted.year))
    if wanted.whose:
        events = events.filter(organised=wanted.whose == OURS)
    return events


def to_come(events: QuerySet[Event]) -> QuerySet[Event]:
    """What still has to take place, or to be rounded off; the nearest first."""
    return events.filter(state__in=TO_COME).order_by("on", "starts_at", "pk")


def over(events: QuerySet[Event]) -> QuerySet[Event]:
    """What took place or was cancelled; the latest first."""
    return events.exclude(state__in=TO_COME).order_by("-on", "-starts_at", "-pk")


def years_in(events: QuerySet[Event]) -> list[int]:
    """The years in which there was something, the latest first."""
    years = events.order_by().annotate(of_year=ExtractYear("on")).values_list("of_year", flat=True).distinct()
    return sorted(years, reverse=True)


def waits_to_be_rounded_off(event: Event, today: dt.date) -> bool:
    """Whether the day has passed and nobody said how it went."""
    return event.state in TO_COME and event.when.last < today


def actions_to_link(user: Any, region: Region, event: Event) -> dict[str, list[Action]]:
    """The actions that an event can be about: those of the plans of its year and those it is linked to, by plan."""
    year = event.on.year
    seen = actions_visible_to(user).filter(plan__region=region)
    running = Q(plan__start_year__lte=year, plan__end_year__gte=year)
    linked = event.actions.values("pk")
    found = seen.filter(running | Q(pk__in=linked)).select_related("plan", "goal")
    groups: dict[str, list[Action]] = {}
    for action in found.order_by("-plan__start_year", "goal__order", "order", "pk"):
        groups.setdefault(str(action.plan), []).append(action)
    return groups


def actions_of(user: Any, event: Event) -> list[Action]:
    """The actions of an event that a person sees."""
    return list(actions_visible_to(user).filter(events=event).select_related("plan").order_by("order", "pk"))
