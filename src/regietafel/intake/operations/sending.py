"""A document is sent to be read, read again, dropped, and taken out of the bin."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.documents.names import clean_name, ending_of
from regietafel.documents.operations import Details, Place, add_document
from regietafel.intake.lifecycle import DROPPABLE
from regietafel.intake.models import Reading, ReadingState
from regietafel.intake.queries.waiting import is_left_half_way
from regietafel.intake.tasks import wake
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.journal.operations import record
from regietafel.territories.models import Region

HOLDER = "intake.reading"
"""What documents call the row on which an original hangs."""

MOST_WAITING = 20


@operation
def ask_for_reading(*, actor: Any, region: Region, file: UploadedFile[Any], now: dt.datetime) -> Reading:
    """Keep the document, and let the worker read it."""
    unread = Reading.objects.filter(region=region, state=ReadingState.WAITING, removed_at__isnull=True)
    if unread.count() >= MOST_WAITING:
        raise Refusal(
            _("%(count)s documents wait to be read already. Wait until some of them are done.")
            % {"count": MOST_WAITING},
            field="file",
        )
    name = clean_name(file.name or "")
    reading = Reading.objects.create(
        region=region, file_name=name, kind=ending_of(name)[:10], asked_by=actor, asked_at=now
    )
    place = Place(region, HOLDER, reading.pk)
    reading.document = add_document(actor=actor, place=place, details=Details(title=name), file=file, now=now)
    reading.save(update_fields=["document"])
    record(actor=actor, verb="created", on=reading, region=region, after={"file": name})
    transaction.on_commit(wake)
    return reading


@operation
def read_again(*, actor: Any, reading: Reading, now: dt.datetime) -> Reading:
    """Let a document be read once more: one that could not be, or that a worker left half-way."""
    fresh = locked(reading)
    insist_is_there(fresh)
    if fresh.state == ReadingState.WAITING:
        transaction.on_commit(wake)
        return fresh
    if fresh.state != ReadingState.FAILED and not is_left_half_way(fresh, now):
        raise Refusal(_("This document was read already."))
    fresh.state, fresh.progress, fresh.progress_code = ReadingState.WAITING, 0, ""
    fresh.failure, fresh.failure_values, fresh.attempts = "", {}, fresh.attempts + 1
    fresh.save_next()
    record(actor=actor, verb="read_again", on=fresh, region=fresh.region)
    transaction.on_commit(wake)
    return fresh


@operation
def drop_reading(*, actor: Any, reading: Reading, version: int | None, now: dt.datetime) -> Reading:
    """Put a reading in the bin, and its original with it. Twice is once."""
    fresh = locked(reading)
    if fresh.is_removed:
        return fresh
    fresh = locked_at(reading, version)
    if fresh.state not in DROPPABLE:
        raise Refusal(_("This reading became a plan, and its actions show where they were read. So it stays."))
    put_in_bin(fresh, actor=actor, region=fresh.region, now=now)
    return fresh


@operation
def restore_reading(*, actor: Any, reading: Reading) -> Reading:
    """Take a reading out of the bin. Twice is once."""
    fresh = locked(reading)
    take_out_of_bin(fresh, actor=actor, region=fresh.region)
    if fresh.state == ReadingState.WAITING:
        transaction.on_commit(wake)
    return fresh


@operation
def purge_readings(*, actor: None, before: dt.datetime) -> int:
    """Delete for good what was dropped before a moment; the originals go with them."""
    gone = list(Reading.objects.filter(removed_at__lt=before).select_related("region"))
    return empty_bin(((reading, reading.region) for reading in gone), actor=actor)


def insist_is_there(reading: Reading) -> None:
    """Refuse to change what lies in the bin."""
    if reading.is_removed:
        raise Refusal(_("This reading was dropped. Restore it first."))
