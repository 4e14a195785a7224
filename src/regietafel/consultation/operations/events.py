"""An event is added, mended, moved, tied to actions, removed and put back; its steps through life stand in ``event_life``.

Whatever a calendar shows of an event that was announced raises ``sequence``, so that who subscribed sees it moved.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from regietafel.consultation.models import Body, Event, EventKind, EventState
from regietafel.consultation.operations.registration_mail import tell_that_it_moved
from regietafel.consultation.operations.registrations import fill_free_places
from regietafel.core.dates import PreciseDate, Precision
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.journal.operations import record, snapshot
from regietafel.organisations.models import Organisation
from regietafel.plans.models import Action
from regietafel.territories.models import Region

SHOWN_BY_CALENDARS = ("title", "on", "precision", "starts_at", "ends_at", "place", "online_url", "description")
WHEN_AND_WHERE = ("on", "precision", "starts_at", "ends_at", "place", "online_url")
RESERVED = ("new", "attended")
"""Words that the addresses of events use themselves."""


@dataclass(frozen=True)
class EventData:
    """What a person says about an event of ours."""

    title: str
    when: PreciseDate
    kind: str = EventKind.THEME_SESSION
    starts_at: dt.time | None = None
    ends_at: dt.time | None = None
    place: str = ""
    online_url: str = ""
    description: str = ""
    body: Body | None = None
    is_public: bool = False
    takes_registrations: bool = False
    capacity: int | None = None
    closes_on: dt.date | None = None

    def columns(self) -> dict[str, Any]:
        """The columns of the row."""
        names = [name for name in self.__dataclass_fields__ if name != "when"]
        return {
            "on": self.when.first,
            "precision": self.when.precision,
            **{name: getattr(self, name) for name in names},
        }


@dataclass(frozen=True)
class AttendedData:
    """What is worth knowing about an event of others at which we were: little."""

    title: str
    when: PreciseDate
    kind: str = EventKind.OTHER
    organiser: Organisation | None = None
    place: str = ""
    description: str = ""
    body: Body | None = None
    head_count: int | None = None
    head_count_about: bool = False

    def columns(self) -> dict[str, Any]:
        """The columns of the row."""
        names = [name for name in self.__dataclass_fields__ if name != "when"]
        return {
            "on": self.when.first,
            "precision": self.when.precision,
            **{name: getattr(self, name) for name in names},
        }


def insist_on_event(data: EventData | AttendedData) -> None:
    """Refuse what can be no event: without a name, of another region, or that ends before it starts."""
    if not data.title:
        raise Refusal(_("Say what it is called."), field="title")
    if isinstance(data, AttendedData):
        return
    if data.starts_at and data.ends_at and data.ends_at <= data.starts_at:
        raise Refusal(_("The end stands before the start."), field="ends_at")
    if data.ends_at and not data.starts_at:
        raise Refusal(_("Say from what time as well."), field="starts_at")
    if data.closes_on and data.closes_on > data.when.last:
        raise Refusal(_("Registration closes after the event itself. Choose an earlier day."), field="closes_on")
    if data.takes_registrations and not data.is_public:
        raise Refusal(
            _("People register on the public page. Put the event on the public calendar, or take no registrations."),
            field="takes_registrations",
        )


def insist_region(region: Region, *rows: Any) -> None:
    """Refuse a row of another region: no form offers one."""
    for row in rows:
        if row is not None and row.region_id not in {None, region.pk}:
            raise Refusal(_("This belongs to another region."))


def free_slug(region: Region, title: str) -> str:
    """An address in the region that no other event has, also none in the bin."""
    stem = slugify(title)[:70].strip("-") or "event"
    taken = set(Event.objects.filter(region=region, slug__startswith=stem).values_list("slug", flat=True))
    taken |= set(RESERVED)
    number, slug = 1, stem
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug


def event_told(event: Event) -> dict[str, Any]:
    """An event as the journal tells it."""
    names = ("title", "kind", "starts_at", "ends_at", "place", "online_url", "description", "is_public")
    more = ("takes_registrations", "capacity", "closes_on", "organiser", "body", "head_count", "head_count_about")
    return {"on": str(event.when), **snapshot(event, (*names, *more))}


@operation
def add_event(*, actor: Any, region: Region, data: EventData) -> Event:
    """Add an event of ours; it begins as a draft, which nobody outside the team sees."""
    locked(region)
    insist_on_event(data)
    insist_region(region, data.body)
    event = Event.objects.create(region=region, slug=free_slug(region, data.title), **data.columns())
    record(actor=actor, verb="created", on=event, region=region, after=event_told(event))
    return event


@operation
def add_attended(*, actor: Any, region: Region, data: AttendedData, today: dt.date) -> Event:
    """Note an event of others: one that has been is over, one that comes is announced. It is never on our public pages."""
    locked(region)
    insist_on_event(data)
    insist_region(region, data.body, data.organiser)
    state = EventState.HELD if data.when.first <= today else EventState.ANNOUNCED
    slug = free_slug(region, data.title)
    event = Event.objects.create(region=region, slug=slug, organised=False, state=state, **data.columns())
    record(actor=actor, verb="created", on=event, region=region, after=event_told(event))
    return event


@operation
def edit_event(
    *, actor: Any, event: Event, data: EventData | AttendedData, version: int | None, now: dt.datetime
) -> Event:
    """Mend or move an event. Who registered hears by mail when the day, the hour or the place changes."""
    fresh = standing(event, version)
    insist_on_event(data)
    insist_region(fresh.region, data.body, getattr(data, "organiser", None))
    before, was = event_told(fresh), {name: getattr(fresh, name) for name in SHOWN_BY_CALENDARS}
    for name, value in data.columns().items():
        setattr(fresh, name, value)
    after = event_told(fresh)
    if after == before:
        return fresh
    changed = {name for name, value in was.items() if getattr(fresh, name) != value}
    if changed and fresh.state != EventState.DRAFT:
        fresh.sequence += 1
    fresh.save_next()
    record(actor=actor, verb="changed", on=fresh, region=fresh.region, before=before, after=after)
    if fresh.state == EventState.ANNOUNCED and fresh.organised:
        if changed & set(WHEN_AND_WHERE):
            tell_that_it_moved(fresh, PreciseDate(was["on"], Precision(was["precision"])), now)
        fill_free_places(fresh, now)
    return fresh


def standing(event: Event, version: int | None) -> Event:
    """The event, locked, unless it lies in the bin."""
    fresh = locked_at(event, version)
    if fresh.is_removed:
        raise Refusal(_("This was removed. Restore it first."))
    return fresh


@operation
def link_actions(*, actor: Any, event: Event, actions: Iterable[Action], version: int | None) -> Event:
    """Say for which actions of the plan the event counts; the form offers those that the person sees."""
    fresh = standing(event, version)
    chosen = list(actions)
    insist_region(fresh.region, *(action.plan for action in chosen))
    before = sorted(str(action) for action in fresh.actions.all())
    fresh.actions.set(chosen)
    after = sorted(str(action) for action in chosen)
    if after != before:
        fresh.save_next()
        record(
            actor=actor,
            verb="changed",
            on=fresh,
            region=fresh.region,
            before={"actions": before},
            after={"actions": after},
        )
    return fresh


@operation
def remove_event(*, actor: Any, event: Event, now: dt.datetime) -> Event:
    """Put an event in the bin. Twice is once. One that people count on must be cancelled first, so that they hear it."""
    fresh = locked(event)
    if not fresh.is_removed and fresh.state == EventState.ANNOUNCED and fresh.registrations.exclude(state="cancelled"):
        raise Refusal(_("People registered for this event. Cancel it with a reason first: they are told by mail."))
    put_in_bin(fresh, actor=actor, region=fresh.region, now=now)
    return fresh


@operation
def restore_event(*, actor: Any, event: Event) -> Event:
    """Take an event out of the bin. Twice is once."""
    fresh = locked(event)
    take_out_of_bin(fresh, actor=actor, region=fresh.region)
    return fresh


@operation
def purge_events(*, actor: None, before: dt.datetime) -> int:
    """Delete for good what was put in the bin before a moment, with its registrations."""
    gone = list(Event.objects.filter(removed_at__lt=before).select_related("region"))
    return empty_bin(((event, event.region) for event in gone), actor=actor)
