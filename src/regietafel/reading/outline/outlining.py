"""The steps from blocks to a tree with levels, one after the other; each step is a module of its own."""

from __future__ import annotations

from regietafel.reading.blocks import Block, Text
from regietafel.reading.outline.evidence import judge
from regietafel.reading.outline.facts import facts_of
from regietafel.reading.outline.fiches import give_titles, regroup
from regietafel.reading.outline.heading import is_in_contents
from regietafel.reading.outline.labels import labels_repeated
from regietafel.reading.outline.leaves import grow
from regietafel.reading.outline.levels import Levels, levels_of
from regietafel.reading.outline.openings import openings_in
from regietafel.reading.outline.series import lists_among
from regietafel.reading.outline.stems import with_stems
from regietafel.reading.outline.tree import Branch, tree_of


def outlined(blocks: list[Block], title: str, tables: frozenset[int]) -> tuple[Branch, Levels]:
    """The tree of a document and the levels of its parts; no levels when it is no plan.

    ``tables`` are the tables that hold actions, by identity.
    """
    blocks = [block for block in blocks if not is_in_contents(block)]
    labels = labels_repeated(block for block in blocks if isinstance(block, Text))
    openings = with_stems(openings_in(blocks, labels), blocks)
    lists = lists_among(openings, blocks)
    openings = [opening for opening in openings if opening.at not in lists and opening.is_title]
    facts = facts_of(labels, openings, tables, judge(blocks, openings, title, has_tables=bool(tables)))
    root = tree_of(blocks, openings)
    if not facts.is_plan:
        return root, {}
    give_titles(root)
    regroup(root)
    for branch in list(root.walk()):
        grow(branch, facts)
    return root, levels_of(root, facts)
