"""The key that a line carries through a spreadsheet: which line, at which version, and what it said when it left.

With it a file that was filled in elsewhere can be sorted, cut down and laid out anew, and each row still finds its
line. The marks of what it said tell a cell that somebody filled in from one that was left as it was. The seal at the
end is there for slips: a key that a spreadsheet counted up by itself belongs to no line.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from django.utils.crypto import constant_time_compare, salted_hmac

from regietafel.core.tabular import printable
from regietafel.plans.models import WorkingYear

FIELDS = ("state", "sentence", "reason", "moved_to")
"""What can be filled in, in the order of the marks."""

SHAPE = re.compile(r"rt(\d{1,12})-(\d{1,12})-(\d{1,9})-([0-9a-f]{40})-([0-9a-f]{12})")
MARK, SEAL = 10, 12


@dataclass(frozen=True)
class LineKey:
    """What a key says once its seal was found whole."""

    plan: int
    line: int
    version: int
    marks: dict[str, str]

    def __str__(self) -> str:
        body = f"rt{self.plan}-{self.line}-{self.version}-{''.join(self.marks[name] for name in FIELDS)}"
        return f"{body}-{seal_of(body)}"


def key_of(line: WorkingYear, plan: int) -> LineKey:
    """The key of a line as it stands now."""
    return LineKey(plan, line.pk, line.version, {name: mark_of(text) for name, text in said(line).items()})


def said(line: WorkingYear) -> dict[str, str]:
    """What a line says, as plain texts by field."""
    return {name: plain_text(getattr(line, name)) for name in FIELDS}


def plain_text(value: object) -> str:
    """A value as it survives a spreadsheet: one sort of line break, no signs that XML cannot hold, no blanks around."""
    text = "" if value is None else str(value)
    return printable(text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def mark_of(text: str) -> str:
    """A short mark by which a text is known again; empty and absent are the same."""
    return hashlib.sha256(text.encode()).hexdigest()[:MARK]


def seal_of(body: str) -> str:
    """What only this installation can put under a key."""
    return salted_hmac("plans.line_keys", body, algorithm="sha256").hexdigest()[:SEAL]


def looks_like_a_key(text: str) -> bool:
    """Whether a cell holds a key, whole or broken."""
    return bool(SHAPE.fullmatch(text))


def read_key(text: str) -> LineKey | None:
    """The key in a cell, or nothing if its seal is broken."""
    found = SHAPE.fullmatch(text)
    if not found or not constant_time_compare(seal_of(text.rpartition("-")[0]), found[5]):
        return None
    marks = {name: found[4][place * MARK : (place + 1) * MARK] for place, name in enumerate(FIELDS)}
    return LineKey(int(found[1]), int(found[2]), int(found[3]), marks)
