"""From openings to a tree: each stands below the nearest one above that is of a higher level.

Which of two is higher, the document itself shows: by their words, by their numbers, by the size of their headings, and,
where nothing of that tells them apart, by which stood below which before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from regietafel.reading.blocks import Block, Text
from regietafel.reading.outline.openings import ANNEX_KIND, Kind, Opening, announces
from regietafel.reading.outline.words import ACTION_RANK


@dataclass
class Branch:
    """A part of the document: what opens it, the blocks that belong to it alone, the parts below it."""

    opening: Opening | None
    parent: Branch | None = None
    body: list[Block] = field(default_factory=list)
    children: list[Branch] = field(default_factory=list)

    def walk(self) -> Iterator[Branch]:
        """This one and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def above(self) -> Iterator[Branch]:
        """The branches above it, the nearest first."""
        at = self.parent
        while at is not None:
            yield at
            at = at.parent


Order = set[tuple[Kind, Kind]]
"""Pairs of kinds of which the first was seen above the second."""


def tree_of(blocks: list[Block], openings: list[Opening]) -> Branch:
    """The tree; its root has what stands before the first opening."""
    root = Branch(None)
    path = [root]
    by_place = {opening.at: opening for opening in openings}
    order: Order = set()
    for at, block in enumerate(blocks):
        opening = by_place.get(at)
        if opening:
            while path[-1].opening and not is_below(opening, path[-1].opening, order):
                path.pop()
            branch = Branch(opening, parent=path[-1])
            order |= {(above.opening.kind, opening.kind) for above in path if above.opening}
            path[-1].children.append(branch)
            path.append(branch)
        else:
            if isinstance(block, Text) and block.heading and announces(block):
                leave_chapters(path, block)
            path[-1].body.append(block)
    return root


def leave_chapters(path: list[Branch], text: Text) -> None:
    """A heading "Acties" as large as a chapter's stands beside that chapter and not in it."""
    while (opening := path[-1].opening) and opening.kind[0] == "heading" and text.heading <= opening.text.heading:
        path.pop()


def is_below(new: Opening, top: Opening, order: Order) -> bool:
    """Whether a new opening belongs under the one that is open; the first evidence that speaks decides."""
    if new.kind == ANNEX_KIND:
        return False
    for evidence in (by_words, by_numbers, by_kind, by_word_and_heading, by_headings, by_word_alone, by_size):
        said = evidence(new, top)
        if said is not None:
            return said
    return (new.kind, top.kind) not in order


def by_words(new: Opening, top: Opening) -> bool | None:
    """Two words say which is deeper; the same word stands beside itself, unless its number goes deeper."""
    if new.rank and top.rank and new.rank != top.rank:
        return new.rank > top.rank
    return None


def by_numbers(new: Opening, top: Opening) -> bool | None:
    """2.3.1 is under 2.3 and 2.4 beside it; a restarted number says nothing next to a word."""
    one, other = new.mark.number, top.mark.number
    if not one or not other:
        return None
    if one.is_under(other):
        return True
    if one.depth > 1 and one.stands_beside(other):
        return False
    if other.depth > 1 and one.style == other.style and (one.depth > 1 or not new.rank) and one.depth <= other.depth:
        return False
    if 0 < new.rank < ACTION_RANK and not top.rank and one.depth < other.depth:
        return False
    return None


def by_kind(new: Opening, top: Opening) -> bool | None:
    """One kind, one level."""
    return False if new.kind == top.kind and not deeper_heading(new, top) else None


def deeper_heading(new: Opening, top: Opening) -> bool:
    """Whether one kind is used on two levels, told apart by the size of the heading."""
    return bool(top.text.heading) and new.text.heading > top.text.heading and not new.rank


def by_word_and_heading(new: Opening, top: Opening) -> bool | None:
    """A heading without word and number ends a worded part unless it is a smaller heading."""
    if top.rank and not new.rank and new.text.heading and not new.mark.number:
        return bool(top.text.heading) and new.text.heading > top.text.heading
    return None


def by_headings(new: Opening, top: Opening) -> bool | None:
    """Of two headings the smaller is below."""
    one, other = new.text.heading, top.text.heading
    return one > other if one and other and one != other else None


def by_size(new: Opening, top: Opening) -> bool | None:
    """Plain text is below a heading or below what is bold, and not the other way round."""
    one, other = size_of(new), size_of(top)
    return one > other if one != other else None


def size_of(opening: Opening) -> int:
    """How small it is set: headings first, then what is all bold, then text."""
    if opening.text.heading:
        return opening.text.heading
    return 7 if opening.text.bold == len(opening.text.text) else 8


def by_word_alone(new: Opening, top: Opening) -> bool | None:
    """An action is below whatever has no word; a goal is not below "a)"."""
    if top.rank or not new.rank:
        return None
    if new.rank >= ACTION_RANK:
        return True
    return False if top.text.item and top.mark.shown.islower() else None
