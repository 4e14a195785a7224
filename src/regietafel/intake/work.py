"""The work of the worker: reading what waits, one document after the other.

A worker may be ended at any moment. What it left half-way is taken up again after a while, and whoever comes late with
an answer that nobody waits for any more changes nothing.
"""

from __future__ import annotations

import logging

from django.utils import timezone

from regietafel.documents.storage import StoreAway
from regietafel.intake import reader
from regietafel.intake.models import Reading
from regietafel.intake.operations.job import keep_failure, keep_result, leave_waiting, note_progress, take_up
from regietafel.intake.words import percent
from regietafel.reading.blocks import Unreadable

log = logging.getLogger("regietafel.intake")


def read_waiting() -> int:
    """Read all that waits; how many were read or could not be. While the store of files is away, the rest waits on."""
    done = 0
    while (reading := take_up(actor=None, now=timezone.now())) is not None:
        try:
            read_one(reading)
        except StoreAway:
            leave_waiting(actor=None, reading=reading)
            break
        done += 1
    return done


def tell(reading: Reading, step: str, done: int, total: int) -> None:
    """Pass on how far the child is."""
    note_progress(actor=None, reading=reading, percent=percent(step, done, total), code=step)


def read_one(reading: Reading) -> None:
    """Read one document and keep what came of it, whichever it is."""
    try:
        if reading.document is None:
            raise Unreadable("file_lost")
        found = reader.read_original(
            reading.document.newest,
            lambda step, done, total: tell(reading, step, done, total),
        )
        keep_result(actor=None, reading=reading, found=found, now=timezone.now())
    except Unreadable as why:
        keep_failure(actor=None, reading=reading, why=why, now=timezone.now())
    except StoreAway:
        raise
    except Exception as fault:
        log.exception("reading failed", extra={"line": {"reading": reading.pk, "error": type(fault).__name__}})
        keep_failure(actor=None, reading=reading, why=Unreadable("unreadable"), now=timezone.now())
