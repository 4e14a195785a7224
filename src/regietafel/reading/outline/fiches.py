"""Fiches: a part for each action, with its title and what stands above it among its fields.

"Fiche 3" has its title on the next line or behind "Titel:"; "Prioriteit: 2. Instroom" in every fiche says under what
it belongs, and the same words in another fiche mean the same part of the plan.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from regietafel.reading.blocks import Text
from regietafel.reading.outline.folding import fold, words_in
from regietafel.reading.outline.labels import kinds_in, label_in
from regietafel.reading.outline.marks import Mark, mark_of
from regietafel.reading.outline.openings import Opening
from regietafel.reading.outline.tree import Branch
from regietafel.reading.outline.words import ACTION_RANK

TITLED = re.compile(
    r"(?:titel|naam|benaming|omschrijving|intitule|titre|nom|title)(?: (?:van )?(?:de |het |du |de l')?(?:actie|fiche|project|maatregel|action|projet))?"
    r"\s*[:?]\s*|(?:actie|action|project|projet|maatregel|mesure)\s*:\s*"
)
LONGEST = 30


def give_titles(root: Branch) -> None:
    """Give each part that opens with a mere number the title that stands in its text."""
    for branch in root.walk():
        if branch.opening and branch.opening.mark.is_bare:
            take_title(branch, branch.opening)


def take_title(branch: Branch, opening: Opening) -> None:
    """Make a labelled line the title, else the first line when that is one."""
    for at, block in enumerate(branch.body):
        if isinstance(block, Text) and (found := TITLED.match(fold(block.text))) and block.text[found.end() :].strip():
            retitle(branch, opening, at, block.text[found.end() :].strip())
            return
    first = branch.body[0] if branch.body else None
    if (
        isinstance(first, Text)
        and len(first.text.split()) <= LONGEST
        and not kinds_in(first)
        and not label_in(first.text)
    ):
        retitle(branch, opening, 0, first.text)


def retitle(branch: Branch, opening: Opening, at: int, title: str) -> None:
    """Take a line out of the text and make it the title, at the place where it stands."""
    told = branch.body.pop(at)
    assert isinstance(told, Text)
    whole = told.text == title
    bold = told.bold if whole else 0
    text = replace(opening.text, text=title, place=told.place, bold=bold, marker="")
    branch.opening = replace(opening, text=text, mark=replace(opening.mark, title=title))


def regroup(root: Branch) -> None:
    """Put actions that name what they belong to below that, when they share it."""
    named = [(branch, at, mark) for branch in root.walk() for at, mark in parts_named(branch)]
    told = Counter((mark.word.key, key_of(mark)) for _branch, _at, mark in named if mark.word)
    shared = {key for (key, _value), count in told.items() if count > 1}
    made: dict[tuple[int, str], Branch] = {}
    for branch in list(root.walk()):
        for at, mark in parts_named(branch):
            if mark.word and mark.word.key in shared and branch.parent:
                below = made_part(branch, at, mark, made)
                move(branch, below)
    for branch in list(root.walk()):
        places = {at for at, mark in parts_named(branch) if mark.word and mark.word.key in shared}
        branch.body = [block for at, block in enumerate(branch.body) if at not in places]


def parts_named(branch: Branch) -> list[tuple[int, Mark]]:
    """The lines of an action that name a part above it, the highest first."""
    opening = branch.opening
    if not opening or not (opening.rank >= ACTION_RANK or not branch.children):
        return []
    found = [
        (at, mark)
        for at, block in enumerate(branch.body)
        if isinstance(block, Text) and (mark := mark_of(block)).word and mark.closed and not mark.is_bare
    ]
    return sorted(
        ((at, mark) for at, mark in found if mark.word and mark.word.rank < ACTION_RANK),
        key=lambda each: each[1].word.rank if each[1].word else 0,
    )


def key_of(mark: Mark) -> str:
    """What two lines share that name the same part."""
    return " ".join(words_in(mark.title))


def made_part(branch: Branch, at: int, mark: Mark, made: dict[tuple[int, str], Branch]) -> Branch:
    """The part with this name below the one where the action now stands; made when it is named first."""
    above = branch.parent
    assert above
    key = (id(above), key_of(mark))
    if key not in made:
        text = branch.body[at]
        assert isinstance(text, Text)
        assert mark.word
        inner = mark_of(replace(text, text=mark.title, bold=len(mark.title), marker=""))
        own = replace(inner, word=mark.word) if inner.number else mark
        made[key] = Branch(Opening(at, text, own, ("word", mark.word.key, 0)), above)
        above.children.insert(above.children.index(branch), made[key])
    return made[key]


def move(branch: Branch, below: Branch) -> None:
    """Move a part."""
    assert branch.parent
    branch.parent.children.remove(branch)
    branch.parent = below
    below.children.append(branch)
