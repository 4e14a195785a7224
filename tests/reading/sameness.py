"""How much two readings of the same plan say the same: of what either says, how much both say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator

from regietafel.reading.plan_reading import Node, PlanReading

Said = tuple[Hashable, ...]


def said(reading: PlanReading) -> Counter[Said]:
    """Everything that a reading says, each as something that can be compared."""
    titles = {node.id: folded(node.title) for node in reading.nodes}
    found: Counter[Said] = Counter()
    for node in reading.nodes:
        found.update(said_of(node, titles))
    return found


def said_of(node: Node, titles: dict[str, str]) -> Iterator[Said]:
    """What is said of one node; that it is there, and where, weighs more than each of its values."""
    title = titles[node.id]
    yield "node", title, node.level
    yield "above", title, titles.get(node.parent or "", "")
    for kind, names in (("lead", node.leads), ("partner", node.partners)):
        for named in names:
            yield kind, title, folded(named.name)
    for year in node.years:
        yield "year", title, year
    if node.frequency:
        yield "often", title, node.frequency.times, node.frequency.at_least
    for indicator in node.indicators:
        yield "indicator", title, folded(indicator)
    for code in node.codes:
        yield "code", title, code


def folded(text: str) -> str:
    """Words without what a layout may add or lose."""
    return "".join(sign for sign in text.lower() if sign.isalnum())


def sameness(one: PlanReading, other: PlanReading) -> float:
    """From 0 (nothing in common) to 1 (the same)."""
    ours, theirs = said(one), said(other)
    both = (ours & theirs).total()
    either = (ours | theirs).total()
    return both / either if either else 1.0


def differences(one: PlanReading, other: PlanReading) -> list[Said]:
    """What only one of both says, for who has to find out why."""
    ours, theirs = said(one), said(other)
    return sorted(((ours - theirs) + (theirs - ours)).elements(), key=repr)
