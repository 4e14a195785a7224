"""The text of files, for the search: read once for each content, by the worker, one after the other.

A worker may be ended at any moment. What it left half-way is taken up again after a while; whoever comes late with a
text that somebody else went on with changes nothing.
"""

from __future__ import annotations

import datetime as dt
import logging
import math
import time

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from regietafel.core.operations import operation
from regietafel.documents import text_reader
from regietafel.documents.following import let_documents_follow
from regietafel.documents.models import DocumentVersion, FileText, StoredFile, TextState
from regietafel.documents.storage import StoreAway
from regietafel.documents.tasks import wake
from regietafel.documents.text_reader import Outcome

log = logging.getLogger("regietafel.documents")
MOST_ATTEMPTS = 3
GIVEN_UP = dt.timedelta(minutes=3)
"""After this a text that is being read was given up by its worker: a child ends well before."""


def waiting_files(now: dt.datetime) -> QuerySet[StoredFile]:
    """The content of documents of which the text must still be read, the oldest first.

    Never what a virus was found in; and where a scanner is named, nothing at which it has not looked.
    """
    left = Q(text__state=TextState.READING, text__taken_up_at__lt=now - GIVEN_UP)
    wanted = Q(text=None) | Q(text__state=TextState.WAITING) | left
    used = Exists(DocumentVersion.objects.filter(stored=OuterRef("pk")))
    found = StoredFile.objects.filter(wanted, used, is_infected=False).order_by("pk")
    return found.exclude(scanned_at=None) if settings.SCANNER else found


@operation
def take_up(*, actor: None, now: dt.datetime) -> FileText | None:
    """Take the next file; two workers never get the same one."""
    for pk in waiting_files(now).values_list("pk", flat=True)[:20]:
        stored = waiting_files(now).select_for_update(skip_locked=True, of=("self",)).filter(pk=pk).first()
        if stored is None:
            continue
        row, _is_new = FileText.objects.get_or_create(stored=stored)
        if row.attempts >= MOST_ATTEMPTS:
            write(row, Outcome(TextState.FAILED, failure="gave_up"), now)
            continue
        row.state, row.taken_up_at = TextState.READING, now
        row.attempts += 1
        row.save(update_fields=["state", "taken_up_at", "attempts"])
        return row
    return None


@operation
def keep_text(*, actor: None, row: FileText, outcome: Outcome, now: dt.datetime) -> bool:
    """Keep what was read, and let the search follow; False when another worker went on with it meanwhile."""
    fresh = mine(row).select_for_update().first()
    if fresh is None:
        return False
    write(fresh, outcome, now)
    return True


@operation
def leave_waiting(*, actor: None, row: FileText) -> None:
    """Put a file back as it was: it could not be fetched, which says nothing about it."""
    mine(row).update(state=TextState.WAITING, attempts=F("attempts") - 1)


@operation
def ask_anew(*, actor: None) -> int:
    """Let all that has no text be read once more, such as after an upgrade that can read more kinds."""
    again = FileText.objects.filter(state__in=[TextState.NONE, TextState.FAILED])
    return again.update(state=TextState.WAITING, attempts=0, failure="")


def mine(row: FileText) -> QuerySet[FileText]:
    """The row, if nobody took it up since."""
    return FileText.objects.filter(pk=row.pk, attempts=row.attempts, state=TextState.READING)


def write(row: FileText, outcome: Outcome, now: dt.datetime) -> None:
    """What came of it. Each document that has the content says so to the search, which reads them again."""
    row.state, row.text, row.failure, (row.pages, row.page_width, row.page_height) = outcome
    row.read_at = now
    row.save()
    let_documents_follow(row.stored_id)


def read_waiting(*, seconds: float = math.inf) -> int:
    """Read what waits until the time is over; how many were looked into. While the store is away, the rest waits on."""
    done, ends = 0, time.monotonic() + seconds
    while (row := take_up(actor=None, now=timezone.now())) is not None:
        try:
            outcome = read_one(row)
        except StoreAway:
            leave_waiting(actor=None, row=row)
            break
        keep_text(actor=None, row=row, outcome=outcome, now=timezone.now())
        done += 1
        if time.monotonic() >= ends:
            break
    return done


def read_in_turn(seconds: float) -> int:
    """Read for a while, and leave the rest for a next turn: mail and plans that somebody waits for come between."""
    done = read_waiting(seconds=seconds)
    if done and waiting_files(timezone.now()).exists():
        wake()
    return done


def read_one(row: FileText) -> Outcome:
    """Read one file, known by the name that was given to it last; whatever goes wrong is an outcome too."""
    versions = DocumentVersion.objects.filter(stored=row.stored_id).select_related("stored")
    version = versions.order_by("-uploaded_at", "-pk").first()
    if version is None:
        return Outcome(TextState.FAILED, failure="file_lost")
    try:
        return text_reader.look_inside(version)
    except StoreAway:
        raise
    except Exception as fault:
        log.exception("text not read", extra={"line": {"file": row.stored_id, "error": type(fault).__name__}})
        return Outcome(TextState.FAILED, failure="unreadable")


def wake_for_what_waits(now: dt.datetime) -> str:
    """Call the worker for what waits, and for what a worker that was ended left half-way; work for the clock."""
    count = waiting_files(now).count()
    if count:
        wake()
    return f"texts of files: {count} waiting"
