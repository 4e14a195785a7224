"""Which level each part of the tree has: priority, goal or action; what has none is no part of the plan."""

from __future__ import annotations

from regietafel.reading.outline.facts import Facts
from regietafel.reading.outline.folding import fold
from regietafel.reading.outline.labels import fields_of
from regietafel.reading.outline.openings import Kind
from regietafel.reading.outline.tree import Branch
from regietafel.reading.outline.words import CHAPTERS
from regietafel.reading.plan_reading import ACTION, GOAL, PRIORITY

Levels = dict[int, str]
"""The level of a branch by its identity."""


def levels_of(root: Branch, facts: Facts) -> Levels:
    """The levels of all parts that belong to the plan."""
    chapters = chapter_kinds(root)
    levels: Levels = {}
    for child in root.children:
        settle(child, 0, chapters, facts, levels)
    for child in root.children:
        set_apart(child, None, levels)
    if ACTION not in levels.values() and not facts.tables:
        levels |= deepest_with_fields(root, levels)
    return levels


def set_apart(branch: Branch, above: str | None, levels: Levels) -> None:
    """Words of one rank may stand below each other: what is below a priority is a goal, what holds goals a priority."""
    own = levels.get(id(branch))
    if own == PRIORITY and above is not None:
        levels[id(branch)] = own = GOAL
    if own == GOAL and above is None and any(levels.get(id(child)) == GOAL for child in branch.children):
        levels[id(branch)] = own = PRIORITY
    for child in branch.children:
        set_apart(child, own or above, levels)


def deepest_with_fields(root: Branch, levels: Levels) -> Levels:
    """In a plan that calls nothing an action, the parts with fields and no part below them are its actions.

    So are those beside them that the same word opens.
    """
    leaves = [
        branch
        for branch in root.walk()
        if id(branch) in levels and not any(id(inner) in levels for child in branch.children for inner in child.walk())
    ]
    kinds = {branch.opening.kind for branch in leaves if branch.opening and fields_of(branch.body)}
    return {id(branch): ACTION for branch in leaves if branch.opening and branch.opening.kind in kinds}


def chapter_kinds(root: Branch) -> set[Kind]:
    """Kinds of openings that are chapters around the plan: one of them holds what the document itself calls a priority."""
    return {
        branch.opening.kind
        for branch in root.walk()
        if branch.opening and not branch.opening.rank and any(is_top_word(inner) for inner in branch.walk())
    }


def is_top_word(branch: Branch) -> bool:
    """Whether a word says that this is a priority."""
    opening = branch.opening
    return bool(opening and opening.rank and opening.mark.word and opening.mark.word.level == PRIORITY)


def settle(branch: Branch, depth: int, chapters: set[Kind], facts: Facts, levels: Levels) -> bool:
    """Settle a part and all below it; whether it holds anything of the plan. A chapter does not count as a level."""
    opening = branch.opening
    assert opening
    is_chapter = opening.kind in chapters
    below = [settle(child, depth + (not is_chapter), chapters, facts, levels) for child in branch.children]
    level = "" if is_chapter else level_of(branch, depth, any(below) or has_table(branch, facts), facts)
    if level:
        levels[id(branch)] = level
    return bool(level) or any(below) or has_table(branch, facts)


def has_table(branch: Branch, facts: Facts) -> bool:
    """Whether a table of actions stands in a part."""
    return any(id(block) in facts.tables for block in branch.body)


def level_of(branch: Branch, depth: int, holds: bool, facts: Facts) -> str:
    """The level of one part: what its word says, else what it holds and where it stands."""
    opening = branch.opening
    assert opening
    has_fields = bool(fields_of(branch.body))
    if opening.rank and opening.mark.word:
        level = opening.mark.word.level
        return GOAL if level == ACTION and holds and not has_fields else level
    if opening.kind[0] in {"item", "line"} and not holds:
        return ACTION
    if holds:
        return ACTION if has_fields and depth else GOAL if depth else PRIORITY
    if has_fields:
        return ACTION
    if CHAPTERS.match(fold(opening.mark.title)) or not opening.mark.number:
        return ""
    return ACTION if depth else PRIORITY
