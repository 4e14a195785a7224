"""A block that may open an action, with what would belong to it; what decides is whether fields stand below it."""

from __future__ import annotations

from dataclasses import dataclass

from regietafel.reading.blocks import Block, Text
from regietafel.reading.outline.facts import Facts
from regietafel.reading.outline.folding import fold
from regietafel.reading.outline.labels import fields_of, kinds_in, kinds_in_brackets
from regietafel.reading.outline.marks import mark_of
from regietafel.reading.outline.openings import is_field
from regietafel.reading.outline.tree import Branch
from regietafel.reading.outline.words import ACTION_RANK, CHAPTERS


@dataclass(frozen=True)
class Unit:
    """Blocks ``start`` up to ``end`` of a body; ``fields`` are the kinds of fields among them."""

    start: int
    end: int
    opener: Text
    fields: frozenset[str]

    @property
    def is_bare(self) -> bool:
        """Whether nothing belongs to it."""
        return self.end == self.start + 1


def units_at(starts: list[int], body: list[Block]) -> list[Unit]:
    """The units that begin at these places."""
    made = []
    for start, end in zip(starts, [*starts, len(body)][1:], strict=True):
        opener = text_at(body, start)
        beside = kinds_in_brackets(opener) | kinds_in(opener)
        made.append(Unit(start, end, opener, fields_of(body[start + 1 : end]) | beside))
    return made


def text_at(body: list[Block], at: int) -> Text:
    """The text at a place where there is one."""
    block = body[at]
    assert isinstance(block, Text)
    return block


def most_have_fields(units: list[Unit]) -> bool:
    """Whether fields stand below at least half of them."""
    return 2 * sum(bool(unit.fields) for unit in units) >= len(units) > 0


def is_label(text: Text, facts: Facts) -> bool:
    """Whether a text is a field of something and so opens nothing; a level word that opened nothing is one too."""
    mark = mark_of(text)
    return bool(mark.word and mark.closed) or is_field(text, mark, facts.labels)


def is_action(branch: Branch, before: int) -> bool:
    """Whether a part itself is an action: its word says so, or it has fields before its list begins."""
    opening = branch.opening
    return bool(opening and opening.rank >= ACTION_RANK) or bool(fields_of(branch.body[:before]))


def is_chapter(branch: Branch) -> bool:
    """Whether a part tells about the plan ("Inleiding") and is none of it."""
    opening = branch.opening
    return bool(opening and not opening.rank and CHAPTERS.match(fold(opening.mark.title)))


def holds_actions(branch: Branch, facts: Facts) -> bool:
    """Whether a part must have actions in its own text: the document never names one, and nothing opens below it.

    In a document that names its goals, only a goal or what stands below one can hold actions. One without any title
    below its own holds them itself.
    """
    if not facts.is_plan or facts.names_actions or branch.children or is_chapter(branch):
        return False
    if branch.opening is None:
        return facts.is_called_plan
    return not facts.names_goals or any(at.opening and at.opening.rank for at in (branch, *branch.above()))
