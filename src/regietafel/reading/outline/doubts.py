"""What a person should look at in an outline: numbers that are there twice or skip one, actions without any field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from regietafel.reading.blocks import Warned
from regietafel.reading.outline.numbering import DECIMAL, Number, number_of
from regietafel.reading.plan_reading import ACTION, Node, PlanReading

NEVER_ANYTHING = 3
"""With so many actions, none of which says who or when, the fields may have been lost on the way."""


def doubts_of(reading: PlanReading) -> Iterator[Warned]:
    """All warnings about the outline of a reading."""
    yield from twice(reading.nodes)
    yield from skipped(reading.nodes)
    if reading.nodes and reading.start is None:
        yield Warned("period_unknown")
    actions = [node for node in reading.nodes if node.level == ACTION]
    if len(actions) >= NEVER_ANYTHING and not any(says_something(node) for node in actions):
        yield Warned("no_fields")


def says_something(node: Node) -> bool:
    """Whether who, when, how often or what is measured was read of an action."""
    return bool(node.leads or node.partners or node.timing or node.years or node.frequency or node.indicators)


def twice(nodes: list[Node]) -> Iterator[Warned]:
    """Numbers that two nodes of one level have below the same parent."""
    counted = Counter((node.parent, node.level, node.number) for node in nodes if node.number)
    for node in nodes:
        key = (node.parent, node.level, node.number)
        if counted.pop(key, 0) > 1:
            yield Warned("number_twice", (("number", node.number),), node.source)


def skipped(nodes: list[Node]) -> Iterator[Warned]:
    """Numbers after which one is missing, below one parent."""
    last: dict[tuple[str | None, int], Number] = {}
    for node in nodes:
        number = number_of(node.number) if node.number else None
        if number is None or number.style != DECIMAL:
            continue
        before = last.get((node.parent, number.depth))
        last[node.parent, number.depth] = number
        if before and number.parts[:-1] == before.parts[:-1] and number.parts[-1] > before.parts[-1] + 1:
            values = (("before", before.text), ("number", number.text))
            yield Warned("number_skipped", values, node.source)
