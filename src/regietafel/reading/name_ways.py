"""In which ways an entry of the address book may be written, and under which ways a name is looked up.

A sign before each way keeps the kinds apart: "=" the name itself, "@" a municipality, "+" the words in no order, "*" first letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from regietafel.reading.name_forms import (
    FUNCTION,
    ORGANISATION,
    bare,
    folded,
    has_abbreviation,
    initials_of,
    place_of,
    spelt_out,
)

SCORES = {
    "exact": 1.0,
    "folded": 0.99,
    "short": 0.97,
    "municipality": 0.94,
    "legal_form": 0.95,
    "abbreviation": 0.9,
    "same_words": 0.86,
    "initials": 0.82,
    "function_place": 0.9,
}
"""How sure each reason is; ``function``, ``list``, ``words`` and ``spelling`` reckon for themselves."""


@dataclass(frozen=True)
class Known:
    """An entry of the address book; a function has the name and abbreviation of its organisation as ``holder``."""

    key: str
    kind: str
    name: str
    short: str = ""
    holder: str = ""
    holder_short: str = ""


def forms_of(one: Known) -> Iterator[tuple[str, str]]:
    """How an entry may be written beyond doubt, each with its reason; a sign before the form keeps kinds of forms apart."""
    if one.kind == FUNCTION:
        yield (
            f"={folded(f'{one.name} ({one.holder_short or one.holder})')}" if one.holder else "=" + folded(one.name),
            "folded",
        )
        if one.holder:
            yield f"={folded(f'{one.name} ({one.holder})')}", "folded"
            yield f"={folded(one.name)}", "function_place"
        return
    yield f"={folded(one.name)}", "folded"
    if one.short:
        yield f"={folded(one.short)}", "short"
    if bare(one.name) != folded(one.name):
        yield f"={bare(one.name)}", "legal_form"
    if place := place_of(one.name):
        yield f"@{place}", "municipality"
    if one.kind == ORGANISATION and not place:
        yield f"@{bare(one.name)}", "municipality"
    if words := spelt_out(one.name):
        yield f"+{words}", words_reason(one.name)
    for letters in initials_of(one.name):
        yield f"*{letters}", "initials"


def asked_forms(name: str) -> Iterator[tuple[str, str]]:
    """Under which forms a name is looked up."""
    flat = folded(name)
    yield f"={flat}", "folded"
    if bare(name) != flat:
        yield f"={bare(name)}", "legal_form"
    yield f"@{place_of(name) or flat}", "municipality"
    if words := spelt_out(name):
        yield f"+{words}", words_reason(name)
    if len(flat) > 1 and " " not in flat and name.strip().isupper():
        yield f"*{flat}", "initials"
    for letters in initials_of(name):
        yield f"={letters}", "initials"


def words_reason(name: str) -> str:
    """Why two names of the same words are one: an abbreviation was written out, or only endings and order differ."""
    return "abbreviation" if has_abbreviation(name) else "same_words"


def stronger(one: str, other: str) -> str:
    """The more certain of two reasons."""
    return max(one, other, key=lambda reason: SCORES[reason])


def weaker(one: str, other: str) -> str:
    """The less certain of two reasons."""
    return min(one, other, key=lambda reason: SCORES[reason])
