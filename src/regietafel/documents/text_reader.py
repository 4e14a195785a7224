"""A file goes into the limited child, and comes back as its text or as the reason why there is none."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from regietafel.core.limited import FOR_PLANS, Failed, run_limited
from regietafel.documents import previews
from regietafel.documents.keeping import content_of
from regietafel.documents.kinds import DRAWN, PICTURES
from regietafel.documents.models import DocumentVersion, TextState
from regietafel.documents.names import ending_of
from regietafel.reading.child import packed
from regietafel.reading.texts import MOST_SIGNS

READER = "regietafel.reading.texts:text"
NEVER_KEPT = re.compile("[\x00\ud800-\udfff]")
"""Signs that no database keeps as text."""

NO_FAULT = frozenset(["empty", "pictures_only", "old_format", "unknown", "encrypted"])
"""Reasons that lie in the file itself, in which nothing is wrong."""


class Outcome(NamedTuple):
    """What came of reading a file."""

    state: TextState
    text: str = ""
    failure: str = ""
    measure: previews.Measure = previews.Measure()


def look_inside(version: DocumentVersion) -> Outcome:
    """The text of a file, and how many pages it has. A store that is away raises ``StoreAway``: nothing is known then."""
    ending = ending_of(version.file_name)
    try:
        with content_of(version.stored) as file:
            data = file.read()
    except FileNotFoundError:
        return Outcome(TextState.FAILED, failure="file_lost")
    measure = previews.measured(version.stored, data) if ending in DRAWN else previews.Measure()
    return read_text(version.file_name, data)._replace(measure=measure)


def read_text(name: str, data: bytes) -> Outcome:
    """The text alone."""
    if ending_of(name) in PICTURES:
        return Outcome(TextState.NONE, failure="pictures_only")
    try:
        return outcome_in(run_limited(READER, packed(name, data), limits=FOR_PLANS))
    except Failed as fault:
        return Outcome(TextState.FAILED, failure="too_slow" if fault.late else "unreadable")


def outcome_in(answer: Any) -> Outcome:
    """What the child answered, treated as text that somebody typed."""
    if not isinstance(answer, dict):
        return Outcome(TextState.FAILED, failure="unreadable")
    if code := str(answer.get("unreadable", ""))[:60]:
        return Outcome(TextState.NONE if code in NO_FAULT else TextState.FAILED, failure=code)
    text = NEVER_KEPT.sub("", str(answer.get("text", "")))[:MOST_SIGNS]
    return Outcome(TextState.READ, text) if text.strip() else Outcome(TextState.NONE, failure="empty")
