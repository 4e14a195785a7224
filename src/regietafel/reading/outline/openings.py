"""Which blocks may open something, and of which kind each is; blocks of one kind stand on one level."""

from __future__ import annotations

from dataclasses import dataclass

from regietafel.reading.blocks import Block, Table, Text
from regietafel.reading.outline.folding import fold
from regietafel.reading.outline.labels import is_bare_label, kind_of, kinds_in, label_in
from regietafel.reading.outline.marks import Mark, mark_of
from regietafel.reading.outline.numbering import LETTER
from regietafel.reading.outline.words import ACTION_RANK, ANNEX, ANNOUNCES

Kind = tuple[str, str, int]
"""What blocks have in common that stand on one level: by a word, a number, a heading or being bold."""

LONGEST_TITLE = 60
LONGEST_ANNOUNCEMENT = 9
ANNEX_KIND: Kind = ("annex", "", 0)


@dataclass(frozen=True)
class Opening:
    """A block that may open a part of the plan; ``at`` is its place among the blocks."""

    at: int
    text: Text
    mark: Mark
    kind: Kind

    @property
    def rank(self) -> int:
        """How deep its word stands; 0 without one."""
        return self.mark.word.rank if self.mark.word and self.kind[0] == "word" else 0

    @property
    def is_title(self) -> bool:
        """Whether it is short enough for one; a number before a whole paragraph makes none of it."""
        return bool(self.rank) or bool(self.text.heading) or len(self.mark.title.split()) <= LONGEST_TITLE

    @property
    def is_item(self) -> bool:
        """Whether the list itself numbered it."""
        return bool(self.text.item)


def openings_in(blocks: list[Block], labels: frozenset[str]) -> list[Opening]:
    """All that may open something, in order."""
    found = [
        opening
        for at, block in enumerate(blocks)
        if isinstance(block, Text) and not block.note and (opening := opening_of(at, block, labels))
    ]
    return without_fields([*found, *annex_in(blocks, found)])


def annex_in(blocks: list[Block], found: list[Opening]) -> list[Opening]:
    """The plain line with which an annex begins, when nothing of the plan comes after it any more."""
    last = max((opening.at for opening in found if opening.rank or opening.text.heading), default=-1)
    for at in range(len(blocks) - 1, last, -1):
        block = blocks[at]
        if isinstance(block, Table) or kinds_in(block):
            return []
        if ANNEX.match(fold(block.text)) and not block.item and len(block.text.split()) <= LONGEST_ANNOUNCEMENT:
            after = [opening for opening in found if opening.at == at]
            return [] if after else [Opening(at, block, Mark(None, None, block.text), ANNEX_KIND)]
    return []


def without_fields(found: list[Opening]) -> list[Opening]:
    """Leave out words that name a field here: "Doelstelling: …" inside an action, "Project: …" beside numbered actions.

    A word without a number opens something only where its document does not number that level, and a goal not if the
    first action came before it.
    """
    first_action = next((opening.at for opening in found if opening.rank >= ACTION_RANK), None)
    first_goal = next((opening.at for opening in found if is_loose(opening) and opening.rank < ACTION_RANK), None)
    numbered = [opening for opening in found if opening.mark.number and not is_listed(opening)]
    goals_numbered = any(not opening.rank or opening.rank < ACTION_RANK for opening in numbered)
    actions_numbered = any(opening.rank >= ACTION_RANK for opening in numbered)
    goals_inside = first_action is not None and first_goal is not None and first_action < first_goal
    goals_inside = goals_inside or stand_inside(found)
    return [
        opening
        for opening in found
        if not is_loose(opening)
        or not (actions_numbered if opening.rank >= ACTION_RANK else goals_numbered or goals_inside)
    ]


def stand_inside(found: list[Opening]) -> bool:
    """Whether most of the goals without a number are the first line of an action."""
    loose = [opening.at for opening in found if is_loose(opening) and opening.rank < ACTION_RANK]
    actions = {opening.at for opening in found if opening.rank >= ACTION_RANK}
    return 2 * sum(at - 1 in actions for at in loose) > len(loose)


def is_loose(opening: Opening) -> bool:
    """Whether it is a word with a colon in running text."""
    return bool(opening.rank) and not opening.mark.number and not opening.text.heading


def is_listed(opening: Opening) -> bool:
    """Whether its number may be that of a list."""
    return not opening.rank and bool(opening.text.item)


def opening_of(at: int, text: Text, labels: frozenset[str]) -> Opening | None:
    """The opening that a block is, if it may be one."""
    mark = mark_of(text)
    if announces(text) or is_field(text, mark, labels):
        return None
    kind = kind_of_opening(text, mark)
    return Opening(at, text, mark, kind) if kind else None


def is_field(text: Text, mark: Mark, labels: frozenset[str]) -> bool:
    """Whether a block is a field of what stands above it."""
    if mark.word:
        return False
    if text.heading:
        return fold(text.text).strip(" :") in labels and bool(kind_of(text))
    if mark.number and is_bare_label(text):
        return fold(text.text).strip(" :") in labels
    return bool(kind_of(text)) or label_in(text.text) in labels


def announces(text: Text) -> bool:
    """Whether a line only says that actions follow: "Acties:", "Concrete acties 2024"."""
    folded = fold(text.text).strip(" .:")
    if not folded or len(folded.split()) > LONGEST_ANNOUNCEMENT or not ANNOUNCES.search(folded):
        return False
    if text.text.rstrip().endswith(":"):
        return True
    alone = ANNOUNCES.sub("", folded).split()
    stands_out = bool(text.heading) or text.bold == len(text.text)
    return len(alone) <= (2 if stands_out else 0) and not any(word in {"en", "et"} for word in alone)


def kind_of_opening(text: Text, mark: Mark) -> Kind | None:
    """What a block has in common with others of its level; a word alone, without number or title, is a mere heading."""
    if (
        mark.word
        and not (mark.is_bare and not mark.number)
        and (mark.number or mark.closed or text.heading or text.bold == len(text.text))
    ):
        return ("word", mark.word.key, 0)
    if mark.number:
        return ("number", style_of(text, mark), mark.number.depth)
    if text.heading:
        return ("heading", "", text.heading)
    if text.bold == len(text.text) > 0 and not text.item:
        return ("bold", "", 0)
    return None


def style_of(text: Text, mark: Mark) -> str:
    """How a number counts; "A." and "a)" count in different ways."""
    style = mark.number.style if mark.number else ""
    return f"small {style}" if style == LETTER and (mark.shown.islower() or text.marker.endswith(")")) else style
