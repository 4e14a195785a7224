"""The document goes into the limited child, and comes back as a reading or as the reason why not."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from regietafel.core.limited import FOR_PLANS, Failed, run_limited
from regietafel.documents.keeping import content_of
from regietafel.documents.models import DocumentVersion
from regietafel.reading.blocks import Unreadable
from regietafel.reading.child import packed
from regietafel.reading.plan_reading import PlanReading, reading_from_json

READER = "regietafel.reading.child:read"
NEVER_KEPT = re.compile("[\x00\ud800-\udfff]")
"""Signs that no database keeps as text."""

OnProgress = Callable[[str, int, int], None]


def read_original(version: DocumentVersion, on_progress: OnProgress) -> PlanReading:
    """Read the file as it was sent; raises :class:`Unreadable` with a code when it cannot be.

    A store that is away raises ``StoreAway``: it says nothing about the file.
    """
    try:
        with content_of(version.stored) as file:
            data = file.read()
    except FileNotFoundError:
        raise Unreadable("file_lost") from None
    try:
        sent = packed(version.file_name, data)
        return reading_in(run_limited(READER, sent, limits=FOR_PLANS, on_progress=on_progress))
    except Failed as fault:
        raise Unreadable("too_slow" if fault.late else "unreadable") from None


def reading_in(answer: Any) -> PlanReading:
    """The reading in an answer, treated as text that somebody typed."""
    try:
        clean = cleaned(answer)
        if "unreadable" in clean:
            code = str(clean.pop("unreadable"))
            raise Unreadable(code, **{str(name): str(value) for name, value in clean.items()})
        return reading_from_json(clean)
    except (TypeError, KeyError, AttributeError, ValueError):
        raise Unreadable("unreadable") from None


def cleaned(value: Any) -> Any:
    """The same data without the signs that no database keeps."""
    if isinstance(value, str):
        return NEVER_KEPT.sub("", value)
    if isinstance(value, list):
        return [cleaned(each) for each in value]
    if isinstance(value, dict):
        return {cleaned(name): cleaned(each) for name, each in value.items()}
    return value
