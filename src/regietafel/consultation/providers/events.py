"""What events hand down: the bin, their place in the history, the work of the clock, and what is kept about a person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.consultation.models import Event
from regietafel.consultation.operations.events import purge_events, restore_event
from regietafel.consultation.operations.registration_clock import tick
from regietafel.consultation.queries.registrations import registrations_about
from regietafel.core import registry
from regietafel.core.errors import Refusal
from regietafel.core.registry import RemovedRow
from regietafel.territories.models import Region


def removed_events(region: Region) -> Iterator[RemovedRow]:
    """The events in the bin of a region."""
    for event in Event.objects.filter(region=region, removed_at__isnull=False).select_related("removed_by"):
        assert event.removed_at is not None, "only what was removed lies in the bin"
        yield RemovedRow(
            kind="consultation.event",
            pk=event.pk,
            label=str(event),
            kind_label=_("Event"),
            removed_at=event.removed_at,
            removed_by=str(event.removed_by or ""),
        )


def put_back_event(*, actor: object, region: Region, pk: int) -> Event:
    """Take an event of the region out of the bin."""
    event = Event.objects.filter(region=region, pk=pk).first()
    if event is None:
        raise Refusal(_("This does not lie in the bin any more."))
    return restore_event(actor=actor, event=event)


def event_url(region: Region, pk: int) -> str:
    """The page of an event, unless it is gone."""
    slug = Event.objects.filter(region=region, pk=pk, removed_at__isnull=True).values_list("slug", flat=True).first()
    return reverse("consultation:event", args=[region.slug, slug]) if slug else ""


def purged_events(before: dt.datetime) -> int:
    """Let the clock empty the bin of events."""
    return purge_events(actor=None, before=before)


def clock(now: dt.datetime) -> str:
    """Let the clock forget what was promised to be forgotten."""
    return tick(actor=None, now=now)


def hand_over() -> None:
    """Put everything in its slot."""
    registry.removed_rows.register("consultation.event", removed_events)
    registry.restorers.register("consultation.event", put_back_event)
    registry.purgers.register("consultation.event", purged_events)
    registry.journal_urls.register("consultation.event", event_url)
    registry.ticks.register("registrations for events", clock)
    registry.personal_data.register("registrations for events", registrations_about)
