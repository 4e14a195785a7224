"""What readings hand down: the bin, the work of the clock, and their addresses for the journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regietafel.attention.sources import Source, Waiting, sources
from regietafel.core import registry
from regietafel.core.errors import Refusal
from regietafel.intake.models import Reading, ReadingState, ReviewStep
from regietafel.intake.operations.sending import purge_readings, restore_reading
from regietafel.intake.queries import readings_visible_to
from regietafel.intake.queries.waiting import waiting_readings
from regietafel.intake.tasks import wake
from regietafel.territories.models import Region

KIND = "intake.reading"


def removed_readings(region: Region) -> Iterator[registry.RemovedRow]:
    """The readings in the bin of a region."""
    found = Reading.objects.filter(region=region, removed_at__isnull=False).defer("result")
    for reading in found.select_related("removed_by"):
        assert reading.removed_at is not None, "only what was dropped lies in the bin"
        yield registry.RemovedRow(
            kind=KIND,
            pk=reading.pk,
            label=str(reading),
            kind_label=_("Reading of a document"),
            removed_at=reading.removed_at,
            removed_by=str(reading.removed_by or ""),
        )


def put_back_reading(*, actor: Any, region: Region, pk: int) -> Reading:
    """Take a reading of the region out of the bin."""
    reading = Reading.objects.filter(region=region, pk=pk).first()
    if reading is None:
        raise Refusal(_("This does not lie in the bin any more."))
    return restore_reading(actor=actor, reading=reading)


def reading_url(region: Region, pk: int) -> str:
    """The page of a reading, unless it was dropped."""
    there = Reading.objects.filter(region=region, pk=pk, removed_at__isnull=True).exists()
    return reverse("intake:reading", args=[region.slug, pk]) if there else ""


def purged_readings(before: dt.datetime) -> int:
    """Let the clock empty the bin of readings."""
    return purge_readings(actor=None, before=before)


def wake_for_what_waits(now: dt.datetime) -> str:
    """Call the worker for what waits, and for what a worker that was ended left half-way."""
    count = waiting_readings(now).count()
    if count:
        wake()
    return f"readings: {count} waiting"


def to_look_through(user: Any, region: Region, today: dt.date) -> Iterator[Waiting]:
    """Documents that were read and from which nobody made a plan yet, or that could not be read; for who asked for it."""
    here = readings_visible_to(user).filter(region=region, asked_by=user.pk).defer("result")
    for reading in here.filter(state__in=(ReadingState.READY, ReadingState.FAILED)).order_by("asked_at", "pk"):
        failed = reading.state == ReadingState.FAILED
        words = {"document": reading.title or reading.file_name}
        yield Waiting(
            key=f"{KIND}:{reading.pk}:{reading.state}",
            text=_("%(document)s could not be read") % words if failed else _("%(document)s: look it through") % words,
            url=reverse("intake:reading", args=[region.slug, reading.pk]),
            since=timezone.localdate(reading.read_at or reading.asked_at),
        )


def readings_page(region: Region) -> str:
    """Where readings stand: who looks one through is busy with the plan."""
    return reverse("intake:list", args=[region.slug])


def ways_to_a_plan(user: Any, region: Region) -> Iterator[registry.Line]:
    """Reading one from a document, for who makes the plans."""
    if user.has_perm("intake.read_documents", region):
        yield registry.Line(_("Read a plan from a document"), reverse("intake:send", args=[region.slug]))
        if readings_visible_to(user).filter(region=region).exists():
            yield registry.Line(_("Documents read"), reverse("intake:list", args=[region.slug]))


def readings_asked_for(person: Any) -> list[dict[str, Any]]:
    """The documents that a person sent, for the export of what is kept about them."""
    found = Reading.objects.filter(asked_by=person).select_related("region").defer("result")
    return [
        {"region": str(one.region), "file": one.file_name, "sent": one.asked_at.isoformat(), "state": one.state}
        for one in found
    ]


def steps_done_by(person: Any) -> list[dict[str, Any]]:
    """What a person did while looking readings through, for the same export."""
    found = ReviewStep.objects.filter(by=person).select_related("reading").defer("reading__result", "before", "touched")
    return [
        {"document": one.reading.file_name, "what": one.verb, "about": one.label, "at": one.at.isoformat()}
        for one in found
    ]


def hand_over() -> None:
    """Put everything in its slot."""
    registry.removed_rows.register(KIND, removed_readings)
    registry.restorers.register(KIND, put_back_reading)
    registry.purgers.register(KIND, purged_readings)
    registry.journal_urls.register(KIND, reading_url)
    sources.register(Source("reading", gettext_lazy("Documents that were read"), to_look_through, order=48))
    registry.plan_sources.register("readings", ways_to_a_plan)
    registry.plan_pages.register("readings", readings_page)
    registry.ticks.register("readings", wake_for_what_waits)
    registry.personal_data.register("readings", readings_asked_for)
    registry.personal_data.register("steps of reviews", steps_done_by)
