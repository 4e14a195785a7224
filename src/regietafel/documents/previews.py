"""Pages of a PDF, and pictures, drawn anew in the limited child and kept for a while in a folder that may be emptied.

They lie by the checksum of the content. Who may see one is asked before anybody comes here, at each request.
"""

from __future__ import annotations

import base64
import datetime as dt
import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings

from regietafel.core.limited import MEGABYTE, Failed, Limits, run_limited
from regietafel.documents.keeping import Withheld, content_of
from regietafel.documents.models import StoredFile
from regietafel.reading.child import packed

DRAWER = "regietafel.reading.pictures:draw"
FOR_A_PAGE = Limits(seconds=25, processor_seconds=20, resident=400 * MEGABYTE, answer=12 * MEGABYTE)
MOST_PAGES = 200
"""Whoever wants to read on downloads the file."""

AT_ONCE, PATIENCE = 2, 10.0
"""So many pages are drawn at a time, and so many seconds somebody waits for a turn: each takes memory."""

KEPT, DAY = dt.timedelta(days=30), 24 * 3600
FAILED = b"not drawn"
MOST_NUMBER = 1_000_000


class Measure(NamedTuple):
    """How many pages a file has, and how large the first one is drawn."""

    pages: int = 0
    width: int = 0
    height: int = 0


class NotDrawn(Exception):
    """This page cannot be drawn."""


class Busy(Exception):
    """Too many pages are being drawn; later there is room."""


def picture_of(stored: StoredFile, number: int) -> bytes:
    """A page as a picture; raises :class:`NotDrawn`, :class:`Busy`, and what :func:`content_of` raises."""
    if stored.is_infected:
        raise Withheld(stored.sha256)
    kept = kept_at(place_of(stored, number))
    if kept == FAILED:
        raise NotDrawn
    if kept:
        return kept
    with content_of(stored) as file:
        data = file.read()
    with turn():
        return drawn(stored, data, number)[1]


def measured(stored: StoredFile, data: bytes) -> Measure:
    """How many pages there are, known by drawing the first one; none if that does not work. For the worker."""
    try:
        return drawn(stored, data, 1)[0]
    except NotDrawn:
        return Measure()


def drawn(stored: StoredFile, data: bytes, number: int) -> tuple[Measure, bytes]:
    """Draw a page and keep it, or keep that it does not work."""
    measure, picture = answer_in(data, number)
    keep(place_of(stored, number), picture or FAILED)
    if not picture:
        raise NotDrawn
    return measure, picture


def answer_in(data: bytes, number: int) -> tuple[Measure, bytes]:
    """What the child answers, of which only the shape is believed: how many pages, and a picture or nothing."""
    try:
        answer: Any = run_limited(DRAWER, packed(str(number), data), limits=FOR_A_PAGE)
        picture = base64.b64decode(answer["webp"], validate=True)
        measure = Measure(*(min(max(1, int(answer[name])), MOST_NUMBER) for name in Measure._fields))
        is_picture = picture[:4] == b"RIFF" and picture[8:12] == b"WEBP"
        return (measure, picture) if is_picture else (Measure(), b"")
    except (Failed, TypeError, KeyError, ValueError):
        return Measure(), b""


def place_of(stored: StoredFile, number: int) -> Path:
    """Where a page lies."""
    return Path(settings.PREVIEW_ROOT) / stored.sha256[:2] / stored.sha256 / f"{number}.webp"


def kept_at(place: Path) -> bytes:
    """What lies there. That a page could not be drawn counts for a day: perhaps the machine was only busy."""
    try:
        kept, since = place.read_bytes(), place.stat().st_mtime
    except FileNotFoundError:
        return b""
    return b"" if kept == FAILED and since < time.time() - DAY else kept


def keep(place: Path, picture: bytes) -> None:
    """Put a page there, whole or not at all. While the disk is full, each page is drawn anew."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, partial = tempfile.mkstemp(dir=place.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(picture)
        Path(partial).replace(place)
    except OSError:
        return


@contextmanager
def turn() -> Iterator[None]:
    """Wait for one of the places; a lock of the operating system, so that who is killed leaves its place free."""
    folder = Path(settings.PREVIEW_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + PATIENCE
    while True:
        for number in range(AT_ONCE):
            with (folder / f".turn-{number}").open("wb") as stream:
                try:
                    fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    continue
                yield
                return
        if time.monotonic() > until:
            raise Busy
        time.sleep(0.1)


def sweep(now: dt.datetime) -> str:
    """Throw away pages that were drawn long ago, or of content that is gone or has a virus; work for the clock."""
    folder, gone = Path(settings.PREVIEW_ROOT), 0
    there = {place.name: place for place in folder.glob("[0-9a-f][0-9a-f]/*")}
    used = set(StoredFile.objects.filter(sha256__in=there, is_infected=False).values_list("sha256", flat=True))
    for name, place in there.items():
        if name not in used or place.stat().st_mtime < (now - KEPT).timestamp():
            shutil.rmtree(place, ignore_errors=True)
            gone += 1
    return f"previews: {gone} thrown away"
