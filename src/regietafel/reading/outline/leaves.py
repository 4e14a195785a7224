"""Actions that no word and no number announces, found in the text of the part that they stand in."""

from __future__ import annotations

from regietafel.reading.outline.facts import Facts
from regietafel.reading.outline.listed import items
from regietafel.reading.outline.lone import groups, lone_lines, run_ins
from regietafel.reading.outline.marks import mark_of
from regietafel.reading.outline.openings import Opening
from regietafel.reading.outline.tree import Branch
from regietafel.reading.outline.units import Unit

FINDERS = (items, run_ins, lone_lines, groups)
"""Each finds one shape; the first that finds something has it. A new layout without words is a new one here."""


def grow(branch: Branch, facts: Facts) -> None:
    """Give a part the actions that stand in its own text, and those their own."""
    for find in FINDERS:
        units = find(branch, facts)
        if units:
            take(branch, units)
            for child in branch.children[: len(units)]:
                for grown in list(child.walk()):
                    if grown.body:
                        grow(grown, facts)
            return


def take(branch: Branch, units: list[Unit]) -> None:
    """Make branches of units; they stand before the parts that open later. A line alone takes in those after it."""
    grown: list[Branch] = []
    above: Branch | None = None
    for unit in units:
        kind = ("item", unit.opener.marker, unit.opener.item) if unit.opener.item else ("line", "", 0)
        opening = Opening(unit.start, unit.opener, mark_of(unit.opener), kind)
        made = Branch(opening, above or branch, branch.body[unit.start + 1 : unit.end])
        if unit.is_bare and kind[0] == "line":
            above = made
            made.parent = branch
        (above.children if above and above is not made else grown).append(made)
    branch.children[:0] = grown
    branch.body = branch.body[: units[0].start]
