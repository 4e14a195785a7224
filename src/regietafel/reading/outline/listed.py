"""Items of a list that are actions.

An item with "Partners:" beneath it is an action; seven items behind "for example:" are not. What is not certain stays
text of the part above, where a person still finds it.
"""

from __future__ import annotations

from collections.abc import Iterator

from regietafel.reading.blocks import Block, Text
from regietafel.reading.outline.facts import Facts
from regietafel.reading.outline.labels import fields_of, kinds_in
from regietafel.reading.outline.openings import announces
from regietafel.reading.outline.tree import Branch
from regietafel.reading.outline.units import (
    Unit,
    holds_actions,
    is_action,
    is_chapter,
    is_label,
    most_have_fields,
    text_at,
    units_at,
)


def items(branch: Branch, facts: Facts) -> list[Unit]:
    """The items of the outermost list in a part, when they are actions."""
    body = branch.body
    starts = item_starts(body, facts)
    units = units_at(starts, body)
    if most_have_fields(units):
        return units
    if not units or is_action(branch, starts[0]) or is_chapter(branch):
        return []
    if branch.opening and branch.opening.kind[0] == "item":
        return units if splits_in_two(branch) else []
    announced = any(isinstance(block, Text) and announces(block) for block in body[: starts[0]])
    return units if announced or holds_actions(branch, facts) else []


def splits_in_two(branch: Branch) -> bool:
    """Whether a list of two levels is the whole plan: most items at the top have a list of their own."""
    above = branch.parent
    if above is None or above.opening is not None:
        return False
    split = sum(
        any(isinstance(block, Text) and block.item for block in one.body) or bool(one.children)
        for one in above.children
    )
    return 2 * split > len(above.children)


def item_starts(body: list[Block], facts: Facts) -> list[int]:
    """Where the items of the outermost list begin, without those that a sentence introduces and without fields."""
    found = [
        at
        for run in runs_of_items(body)
        if not is_introduced(run, body)
        for at in run
        if not is_label(text_at(body, at), facts)
    ]
    outermost = min((text_at(body, at).item for at in found), default=0)
    return [at for at in found if text_at(body, at).item == outermost]


def runs_of_items(body: list[Block]) -> Iterator[list[int]]:
    """Items that follow each other with nothing in between."""
    run: list[int] = []
    for at, block in enumerate(body):
        if isinstance(block, Text) and block.item:
            run.append(at)
        elif run:
            yield run
            run = []
    if run:
        yield run


def is_introduced(run: list[int], body: list[Block]) -> bool:
    """Whether a sentence ends in this list ("for example:"), and nothing in the list has fields.

    A line that announces actions does so for the part itself, and no longer once an action with fields is open. What
    stands below "Indicators:" are its values, whatever field comes after them.
    """
    before = body[run[0] - 1] if run[0] else None
    if not isinstance(before, Text) or before.item or not before.text.rstrip().endswith(":"):
        return False
    if kinds_in(before) and not announces(before):
        return not fields_of(body[at] for at in run)
    after = body[run[-1] + 1 :]
    follows = next((at for at, block in enumerate(after) if isinstance(block, Text) and block.item), len(after))
    own = fields_of([*(body[at] for at in run), *after[:follows]])
    return not own and (not announces(before) or bool(fields_of(body[: run[0]])))
