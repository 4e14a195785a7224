"""Fills the fields of a node from the texts that belong to it; what no field takes is its description."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from regietafel.reading.blocks import Text
from regietafel.reading.fields import codes, references, roles
from regietafel.reading.fields.entries import Entries
from regietafel.reading.fields.label_words import (
    CODES,
    DESCRIPTION,
    FREQUENCY,
    INDICATORS,
    LEADS,
    LINKS,
    OTHER,
    PARTICIPANTS,
    PARTNERS,
    PHASES,
    PROMOTERS,
    ROLE,
    SEE_ALSO,
    TIMING,
    YEARS,
)
from regietafel.reading.fields.labels import Part, parts
from regietafel.reading.fields.phases import starts_phase
from regietafel.reading.fields.times import NOTHING_ELSE, Times
from regietafel.reading.fields.words import folded, one_line
from regietafel.reading.fields.years import Period
from regietafel.reading.plan_reading import ACTION, LEAD, LINK, PARTICIPANT, PARTNER, PROMOTER, Node

PARTIES = {LEADS: LEAD, PROMOTERS: PROMOTER, LINKS: LINK, PARTNERS: PARTNER, PARTICIPANTS: PARTICIPANT}
"""The role that a label gives to the names after it."""


def fill(node: Node, texts: Sequence[Text], *, period: Period | None = None) -> None:
    """Fill the fields, ``places`` and ``doubts`` of a node; its title is read as well, for codes, norms and roles."""
    fill_parts(node, parts(texts), period=period)


def fill_parts(node: Node, told: Sequence[Part], *, period: Period | None = None) -> None:
    """The same from parts whose fields are known, as a table gives them."""
    entries, times = Entries(node), Times(node, period)
    read_title(entries)
    before = None
    for part in told:
        if part.field in PARTIES:
            entries.parties(part, PARTIES[part.field])
        elif part.field in {TIMING, YEARS, FREQUENCY, PHASES}:
            entries.listed("see_also", references.read_references(part.value), part.place)
            times.take(part, follows=before is not None and before.field == part.field)
        elif part.field:
            read_labelled(entries, part)
        else:
            read_unlabelled(entries, times, part)
        before = part
    entries.finish()
    times.finish(entries.paragraphs())
    if node.level == ACTION:
        read_prose(entries)


def read_title(entries: Entries) -> None:
    """Codes in brackets leave the title; what it points to is noted."""
    node = entries.node
    node.title, found = codes.split_title(node.title)
    entries.listed("codes", found, node.source)
    entries.listed("see_also", references.read_references(node.title), node.source)


def read_labelled(entries: Entries, part: Part) -> None:
    """A part behind a label that is neither for parties nor for time."""
    if part.field == INDICATORS:
        entries.indicators(part)
    elif part.field == ROLE:
        role = roles.role_named(part.value)
        if role:
            entries.role(role, part.place)
        else:
            entries.describe(part.value, part.place)
    elif part.field == CODES:
        entries.listed("codes", codes.after_label(part.value), part.place)
    elif part.field == SEE_ALSO:
        found = references.after_label(part.value)
        entries.listed("see_also", found, part.place)
        if not found:
            entries.describe(f"{part.label}: {part.value}", part.place)
    elif part.field == DESCRIPTION:
        entries.listed("see_also", references.read_references(part.value), part.place)
        entries.describe(part.value, part.place)
    elif part.field == OTHER and (part.value or part.label):
        entries.listed("see_also", references.read_references(part.value), part.place)
        entries.describe(f"{part.label}: {part.value}".strip(), part.place)


def read_unlabelled(entries: Entries, times: Times, part: Part) -> None:
    """A line without a label: who takes which part, a stretch of time, or description."""
    entries.listed("codes", codes.in_text(part.value), part.place)
    entries.listed("see_also", references.read_references(part.value), part.place)
    if starts_phase(part.value):
        times.stretch(part)
        return
    if NOTHING_ELSE.fullmatch(folded(part.value)):
        times.take(replace(part, field=TIMING), follows=False)
        return
    statement = roles.stated(part.value)
    if statement is None:
        entries.describe(part.value, part.place)
        return
    entries.statement(statement, part.place)
    times.said(part.value, part.place)
    if len(statement.left.split()) > 1:
        entries.describe(part.value, part.place)


def read_prose(entries: Entries) -> None:
    """Who takes which part, from the title and then from the description, where no label and no line says it."""
    node = entries.node
    told = [(node.title, node.source), *entries.described]
    if not node.leads and node.role is None:
        for text, place in told:
            if statement := roles.in_prose(one_line(text)):
                entries.guessed(statement, place)
                break
    if not node.partners:
        for text, place in told:
            if names := roles.partners_in_prose(text):
                entries.named("partners", names, PARTNER, place)
                node.doubts.setdefault("partners", "partners_from_prose")
                break
