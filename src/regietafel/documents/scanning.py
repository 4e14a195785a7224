"""Looks for viruses in whatever comes in, before anything is kept or read, and later in what could not wait for it."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator
from enum import Enum
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import operation
from regietafel.documents.clamd import PIECE, ScannerAway, answers, finds_in
from regietafel.documents.following import let_documents_follow
from regietafel.documents.models import StoredFile
from regietafel.documents.storage import StoreAway, name_of, place

log = logging.getLogger("regietafel.scanning")
AT_ONCE = 50
"""How many files are scanned anew each time the clock strikes."""


class Verdict(Enum):
    """What is known of content."""

    OFF = "nobody scans here"
    CLEAN = "scanned, nothing found"
    FOUND = "something was found"
    UNKNOWN = "the scanner is away"


def verdict_on(file: UploadedFile[Any]) -> Verdict:
    """What the scanner says of a file; asked once, however many gates it passes."""
    known: Verdict | None = getattr(file, "verdict", None)
    if known is None:
        known = scanned(file)
        file.verdict = known  # type: ignore[attr-defined]
    return known


def scanned(file: Any) -> Verdict:
    """Ask the scanner; the file stands at its beginning again afterwards."""
    if not settings.SCANNER:
        return Verdict.OFF
    file.seek(0)
    try:
        found = finds_in(pieces_of(file), settings.SCANNER, settings.SCANNER_SECONDS)
    except ScannerAway as error:
        log.error("scanner away", extra={"line": {"why": str(error)}})
        return Verdict.UNKNOWN
    finally:
        file.seek(0)
    if found:
        log.warning("virus found", extra={"line": {"found": found}})
    return Verdict.FOUND if found else Verdict.CLEAN


def pieces_of(file: Any) -> Iterator[bytes]:
    """The content, a piece at a time."""
    while piece := file.read(PIECE):
        yield piece


def harm_in(file: UploadedFile[Any]) -> str:
    """Why a file is not taken in; an empty text if it may be."""
    verdict = verdict_on(file)
    if verdict is Verdict.FOUND:
        return _(
            "A virus was found in this file, so it is not taken in. Have the computer that it comes from looked at."
        )
    if verdict is Verdict.UNKNOWN and settings.SCANNER_AWAY == "refuse":
        return _("This file cannot be checked for viruses at the moment. Nothing was saved: try again later.")
    return ""


def insist_harmless(file: UploadedFile[Any]) -> None:
    """Refuse a file that is not taken in."""
    if harm := harm_in(file):
        raise Refusal(harm, field="file")


def scan_later(now: dt.datetime) -> str:
    """Scan what was kept unscanned; work for the clock."""
    if not settings.SCANNER:
        return "scanning: off"
    looked, found = 0, 0
    for stored in StoredFile.objects.filter(scanned_at=None).order_by("sent_at", "pk").iterator():
        if looked >= AT_ONCE:
            break
        try:
            with place().open(name_of(stored.sha256)) as content:
                verdict = scanned(content)
        except FileNotFoundError:
            continue
        except StoreAway:
            break
        if verdict is Verdict.UNKNOWN:
            if not answers(settings.SCANNER, settings.SCANNER_SECONDS):
                break
            continue  # it is there and would not take this one: the others need not wait for it
        note(stored=stored, verdict=verdict, now=now)
        looked, found = looked + 1, found + (verdict is Verdict.FOUND)
    left = StoredFile.objects.filter(scanned_at=None).count()
    return f"scanning: {looked} scanned, {found} with a virus, {left} left"


@operation
def note(*, stored: StoredFile, verdict: Verdict, now: dt.datetime) -> None:
    """Write down what was found; content with a virus stays where it is and is not handed out any more."""
    fresh = StoredFile.objects.select_for_update().filter(pk=stored.pk).first()
    if fresh:
        fresh.scanned_at, fresh.is_infected = now, verdict is Verdict.FOUND
        fresh.save(update_fields=["scanned_at", "is_infected"])
        let_documents_follow(fresh.pk)
