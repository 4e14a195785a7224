"""Reads the table of expected answers, ``expected.txt``: written by hand, never worked out from the rules under test."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.cast import ROLES

TABLE = Path(__file__).with_name("expected.txt")
ANSWERS = frozenset({"ok", "403", "404", "login", "away", "405"})


@dataclass(frozen=True)
class Line:
    """What every role gets from one page at one moment, with the methods to which the page listens."""

    key: str
    methods: frozenset[str]
    moments: tuple[str, ...]
    answers: dict[str, str]


def read_table(text: str) -> list[Line]:
    """The lines of the table; a hash begins a remark, unless it is glued to a name."""
    lines = []
    for number, raw in enumerate(text.splitlines(), start=1):
        words = raw.split(" # ")[0].split()
        if not words or words[0].startswith("#"):
            continue
        key, methods, moments, *answers = words
        if len(answers) != len(ROLES) or not set(answers) <= ANSWERS:
            raise ValueError(f"{TABLE.name}:{number}: give each of {len(ROLES)} roles one of {sorted(ANSWERS)}")
        lines.append(
            Line(key, frozenset(methods.split("+")), tuple(moments.split(",")), dict(zip(ROLES, answers, strict=True)))
        )
    return lines


@cache
def table() -> dict[str, list[Line]]:
    """The lines by page."""
    found: dict[str, list[Line]] = {}
    for line in read_table(TABLE.read_text(encoding="utf8")):
        found.setdefault(line.key, []).append(line)
    return found
