"""Which lines are fields of an action ("Partners: …", "VDAB als trekker") and so never a title; ``reading.fields`` knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from regietafel.reading.blocks import Block, Text
from regietafel.reading.fields.label_words import (
    FREQUENCY,
    INDICATORS,
    LEADS,
    LINKS,
    PARTICIPANTS,
    PARTNERS,
    PHASES,
    PROMOTERS,
    ROLE,
    TIMING,
    YEARS,
)
from regietafel.reading.fields.labels import parts_of
from regietafel.reading.fields.phases import WHEN
from regietafel.reading.fields.roles import stated
from regietafel.reading.outline.folding import fold
from regietafel.reading.outline.marks import mark_of
from regietafel.reading.plan_reading import LINK

OF_ACTIONS = frozenset(
    [LEADS, PARTNERS, PARTICIPANTS, PROMOTERS, LINKS, TIMING, YEARS, FREQUENCY, INDICATORS, PHASES, ROLE]
)
"""Fields that only an action has; a description or a budget says nothing of what it stands below."""

RUN_IN = re.compile(r"(?P<label>[^\W\d_][^:.;!?]{0,48}?)\s*:(?=\s|$)")
TIME_AT_END = re.compile(rf"[;,](?=\s*{WHEN}$)")
MOST_WORDS = 6
LONGEST_LINE = 2_000
"""Longer ones are prose from end to end."""


@lru_cache(maxsize=8192)
def fields_in(text: Text) -> tuple[str, ...]:
    """The fields that a text holds, in order; "" for words without a label."""
    found = [part.field for part in parts_of(text)] if len(text.text) <= LONGEST_LINE else [""]
    return (ROLE,) if found == [""] and says_role(text) else tuple(found)


def says_role(text: Text) -> bool:
    """Whether a line says who takes which part and little else; an item "A as bridge between B and C" is a title."""
    statement = stated(text.text)
    return bool(statement and statement.is_clear and not (text.item and statement.role == LINK))


def kind_of(text: Text) -> str:
    """The field with which a text begins, or nothing."""
    fields = fields_in(text)
    return fields[0] if fields else ""


def kinds_in(text: Text) -> frozenset[str]:
    """The fields of an action that a text holds."""
    return OF_ACTIONS.intersection(fields_in(text))


def kinds_in_brackets(text: Text) -> frozenset[str]:
    """The fields between the brackets at the end of a text."""
    said = text.text.rstrip(" .")
    at = said.rfind(" (")
    if at < 0 or not said.endswith(")"):
        return frozenset()
    return frozenset().union(
        *(kinds_in(replace(text, text=each.strip(), bold=0)) for each in said[at + 2 : -1].split(";"))
    )


def out_of_brackets(text: Text) -> Iterator[Text]:
    """A text, and the fields between the brackets at its end as a text of their own."""
    if not kinds_in_brackets(text):
        yield text
        return
    said = text.text.rstrip(" .")
    at = said.rfind(" (")
    yield replace(text, text=said[:at].strip(), bold=min(text.bold, at))
    yield replace(text, text=with_time_apart(said[at + 2 : -1].strip()), bold=0)


def with_time_apart(said: str) -> str:
    """What stands between brackets, with a time at its end on a line of its own: "(lead: X; 2026)"."""
    found = TIME_AT_END.search(fold(said))
    return f"{said[: found.start()]}\n{said[found.start() + 1 :].strip()}" if found else said


def fields_of(blocks: Iterable[Block]) -> frozenset[str]:
    """The kinds of fields among blocks."""
    texts = (block for block in blocks if isinstance(block, Text))
    return frozenset(kind for text in texts for kind in kinds_in(text) | kinds_in_brackets(text))


def label_in(text: str) -> str:
    """The words before the first colon when they may be a label, folded."""
    found = RUN_IN.match(text)
    label = fold(found["label"]) if found else ""
    return label if len(label.split()) <= MOST_WORDS else ""


def labels_repeated(texts: Iterable[Text]) -> frozenset[str]:
    """What stands before a colon, or as a heading, again and again is the name of a field, whichever word it is."""
    counted = Counter(
        fold(text.text).strip(" :") if text.heading or is_bare_label(text) else label_in(text.text)
        for text in texts
        if not mark_of(text).word
    )
    return frozenset(label for label, count in counted.items() if label and count > 1)


def is_bare_label(text: Text) -> bool:
    """Whether a line is the name of a field and nothing else, without a colon; once in a document it may be a title."""
    return (
        ":" not in text.text
        and len(text.text) <= LONGEST_LINE
        and [bool(part.field and not part.value) for part in parts_of(text)] == [True]
    )
