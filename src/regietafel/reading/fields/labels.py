"""Cuts the texts of a node into parts: each with the field that its label names, or with none.

A label stands before a colon, in bold, or alone on its line ("Partners", with a list below it); several may stand in
one paragraph. What follows an empty label, and the items below a list that it opens, belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from regietafel.reading.blocks import Place, Text
from regietafel.reading.fields.column_words import COLUMNS
from regietafel.reading.fields.label_words import (
    FIELDS,
    INDICATORS,
    OTHER,
    PARTICIPANTS,
    PARTNERS,
    PHASES,
    TITLE,
    YEARS,
)
from regietafel.reading.fields.words import folded, tidy

NOTE = r"(?:\s?\((?:s|en|n|es|r|rs|ren|\w{1,3}\.?)\))?"
SHORT = 80
LISTED = frozenset({INDICATORS, PARTNERS, PARTICIPANTS, PHASES})


@dataclass(frozen=True)
class Part:
    """A piece of the texts of a node: ``field`` is "" where no label names one; ``label`` is as it was written."""

    field: str
    label: str
    value: str
    place: Place
    item: bool = False


def any_of(words: Sequence[str]) -> str:
    """One pattern for all of the words, the longer first."""
    return "|".join(sorted(words, key=len, reverse=True))


def named_groups(fields: dict[str, tuple[str, ...]], prefix: str) -> str:
    """Each field as a named group, so that a match says which one it was."""
    return "|".join(f"(?P<{prefix}{name}>(?:{any_of(words)}){NOTE}(?![\\w']))" for name, words in fields.items())


FIRST = named_groups(FIELDS, "f_")
JOINED = rf"(?:\s?(?:/|&|\ben\b|\bet\b|\band\b)\s?(?:{'|'.join(f'(?:{any_of(words)})' for words in FIELDS.values())}){NOTE})?"
LABEL = rf"(?P<label>(?:{FIRST}){JOINED})"
AT_START = re.compile(rf"^\W{{0,3}}{LABEL}\s*(?P<mark>\?\s*:?\s*|:\s*|(?:\s[-–—]|[-–—])\s+|$)")
ALONE = re.compile(rf"^{LABEL}$")
INSIDE = re.compile(rf"(?P<before>(?:^|[.;|•·)…]|\s)\s*){LABEL}(?:\s?:(?!//)|\?:?(?=\s))\s*")
YEARS_BARE = re.compile(rf"^(?P<label>(?:{any_of(FIELDS[YEARS])})(?:en)?)\s+(?=(?:19|20)\d\d\b)")
SOME_LABEL = re.compile(r"^[A-ZÀ-Ý][^:.!?]{1,40}:(?:\s|$)")
WHOLE_WORDS = {name: re.compile(rf"(?:{any_of(words)}){NOTE}") for name, words in (FIELDS | COLUMNS).items()}


def field_of(found: re.Match[str]) -> str:
    """Which field a match of a label is for."""
    return next(name[2:] for name, value in found.groupdict().items() if value and name.startswith("f_"))


def parts(texts: Sequence[Text]) -> list[Part]:
    """All parts of the texts, in order."""
    return list(with_what_follows([part for text in texts for part in parts_of(text)]))


def parts_of(text: Text) -> Iterator[Part]:
    """The parts of one paragraph."""
    whole = tidy(text.text)
    bold_end = bold_label(text, whole)
    if bold_end:
        yield bold_end
        return
    for line in whole.split("\n"):
        yield from parts_of_line(line, text)


def bold_label(text: Text, whole: str) -> Part | None:
    """A label that is set bold before its value, without a colon."""
    head = tidy(text.text[: text.bold]).rstrip(" :.-–") if 0 < text.bold < len(text.text) else ""
    found = ALONE.match(folded(head)) if head else None
    if found is None or "\n" in whole or not whole.startswith(head):
        return None
    value = whole[len(head) :].lstrip(" :.-–")
    if INSIDE.search(folded(value)):
        return None
    return Part(field_of(found), head, value, text.place, bool(text.item))


def parts_of_line(line: str, text: Text) -> Iterator[Part]:
    """The parts of one line: what stands before its first label, and each label with its value."""
    plain = folded(line)
    item = bool(text.item) or bool(text.marker)
    if bare := YEARS_BARE.match(plain):
        yield Part(YEARS, line[: bare.end("label")], line[bare.end() :], text.place, item)
        return
    cuts = list(labels_in(line, plain, item=item))
    if not cuts:
        if line:
            yield Part("", "", line, text.place, item)
        return
    before = line[: cuts[0][1]].strip(" |•·;-–")
    if before:
        yield Part("", "", before, text.place, item)
    for (field, start, middle), (_, end, _) in zip(cuts, [*cuts[1:], ("", len(line), 0)], strict=True):
        label = line[start:middle].strip(" :-–—*?")
        yield Part(field, label, line[middle:end].strip().rstrip("|•·;").strip(), text.place, item)


def labels_in(line: str, plain: str, *, item: bool = False) -> Iterator[tuple[str, int, int]]:
    """Each label of a line: its field, where it starts and where its value starts."""
    first = AT_START.match(plain)
    at = 0
    if first and is_label(first, line, item=item):
        yield field_of(first), first.start("label"), first.end()
        at = first.end()
    for found in INSIDE.finditer(plain, at):
        opened = plain.count("(", 0, found.start()) > plain.count(")", 0, found.start("label"))
        clear = found["before"].strip() or found.start() == 0
        if not opened and (clear or (line[found.start("label")].isupper() and field_of(found) != OTHER)):
            yield field_of(found), found.start("label"), found.end()


def is_label(found: re.Match[str], line: str, *, item: bool = False) -> bool:
    """Whether the words at the start of a line are a label there: one without a colon begins with a capital.

    An item of a list is none without a sign or a word behind it: "- Aantal deelnemers" below "Indicatoren:" is a value.
    """
    mark = found["mark"].strip()
    if mark[:1] in {":", "?"} and mark:
        return True
    if not line[found.start("label")].isupper() or field_of(found) == OTHER:
        return False
    return mark != "" or (not item and (found.end() < len(line) or len(line.split()) <= 4))


def with_what_follows(found: list[Part]) -> Iterator[Part]:
    """The parts, with those that belong to an earlier label marked as its values."""
    at = 0
    while at < len(found):
        part = found[at]
        yield part
        at += 1
        if not part.field or part.field == OTHER:
            continue
        taken = 0
        while at < len(found) and belongs(part, found[at], taken, found[at + 1 :]):
            follower = found[at]
            yield Part(part.field, part.label, follower.value, follower.place, follower.item)
            at, taken = at + 1, taken + 1


def belongs(label: Part, part: Part, taken: int, rest: Sequence[Part]) -> bool:
    """Whether a part without a label is a value of the label above it."""
    if part.field or SOME_LABEL.match(part.value):
        return False
    opens = not label.value or label.value.endswith((":", ","))
    if part.item and not label.item:
        return (opens and taken == 0) or (taken > 0 and opens) or label.field == INDICATORS
    if part.item:
        return opens and taken == 0
    if not opens:
        return False
    if taken == 0:
        return True
    return label.field in LISTED and len(part.value) <= SHORT and not part.value.rstrip().endswith(".")


def column_of(words: str) -> str:
    """The field that the words above a column, or beside a value, name; "" for none. Only whole words count."""
    plain = " ".join(folded(tidy(words)).split()).strip(" :.*?")
    if plain in {"wat", "quoi", "what"}:
        return TITLE
    for name in (*COLUMNS, *FIELDS):
        if WHOLE_WORDS[name].fullmatch(plain):
            return name
    return ""
