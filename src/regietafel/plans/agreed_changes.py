"""What a person saw in a preview, on its way through their browser and back: sealed, theirs alone, and not for long."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core import signing
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.plans.line_keys import FIELDS, read_key
from regietafel.plans.models import Plan
from regietafel.plans.operations.read_back import Agreed, LineChange
from regietafel.plans.sheet_rows import FileRow

PURPOSE = "plans.read_back"
GOOD_FOR = 4 * 3600
LONGEST = 2_000_000
"""Somewhat less than a form may hold (``DATA_UPLOAD_MAX_MEMORY_SIZE``)."""


def packed(user: Any, plan: Plan, changes: list[LineChange]) -> str:
    """The changes of a preview as one sealed text."""
    rows = [[one.row.number, str(one.row.key), one.row.texts, one.row.year, one.line.version] for one in changes]
    text = signing.dumps([user.pk, plan.pk, rows], salt=PURPOSE, compress=True)
    if len(text) > LONGEST:
        raise Refusal(_("These are too many changes at once. Read back one year at a time."), field="file")
    return text


def unpacked(user: Any, plan: Plan, text: str, posted: Mapping[str, str]) -> list[Agreed]:
    """The rows that were shown to this person for this plan, with what they chose; refused when it is no such thing."""
    try:
        person, on, rows = signing.loads(text, salt=PURPOSE, max_age=GOOD_FOR)
    except signing.BadSignature:
        person, on, rows = None, None, []
    if person != user.pk or on != plan.pk:
        raise Refusal(_("This preview has expired. Nothing was written. Read the file back once more."), field="file")
    return [agreed(row, posted) for row in rows]


def agreed(packed_row: list[Any], posted: Mapping[str, str]) -> Agreed:
    """One row with the choices that belong to it."""
    number, sealed, texts, year, version = packed_row
    key = read_key(sealed)
    assert key is not None, "only whole keys are packed"
    chosen = {name: posted.get(choice_name(key.line, name), "") for name in FIELDS}
    kept = {name: whose for name, whose in chosen.items() if whose in {"mine", "theirs"}}
    return Agreed(FileRow(number, key, texts, year), version, kept)


def choice_name(line: int, name: str) -> str:
    """How the choice for one field of one line is called in the form."""
    return f"keep-{line}-{name}"
