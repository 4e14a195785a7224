"""Actions that open with a line of their own or with a bold run-in, without word, number or list."""

from __future__ import annotations

import itertools

from regietafel.reading.blocks import Text
from regietafel.reading.outline.facts import Facts
from regietafel.reading.outline.labels import kinds_in, kinds_in_brackets, label_in
from regietafel.reading.outline.openings import announces
from regietafel.reading.outline.tree import Branch
from regietafel.reading.outline.units import (
    Unit,
    holds_actions,
    is_action,
    is_label,
    most_have_fields,
    text_at,
    units_at,
)

LONGEST_LONE, LONGEST_RUN_IN = 12, 5


def run_ins(branch: Branch, facts: Facts) -> list[Unit]:
    """Paragraphs that begin with a bold title, when fields follow them or the part has nothing else."""
    starts = [at for at, block in enumerate(branch.body) if isinstance(block, Text) and is_run_in(block, facts)]
    units = units_at(starts, branch.body)
    if most_have_fields(units) and not (branch.opening and branch.opening.rank and is_action(branch, starts[0])):
        return units
    is_free = len(units) > 1 and not is_action(branch, starts[0]) and holds_actions(branch, facts)
    return units if is_free else []


def is_run_in(text: Text, facts: Facts) -> bool:
    """Whether a paragraph begins bold and that is no label."""
    return 0 < text.bold < len(text.text) and not text.item and not is_label(text, facts)


def lone_lines(branch: Branch, facts: Facts) -> list[Unit]:
    """Short lines with fields somewhere beneath them, in a part that is no action itself.

    One with nothing beneath it stands above those that follow, when the first of them is such a one.
    """
    starts = [at for at, block in enumerate(branch.body) if isinstance(block, Text) and is_lone(block, facts)]
    units = units_at(starts, branch.body)
    with_fields = [unit for unit in units if unit.fields]
    if not with_fields or is_action(branch, with_fields[0].start):
        return []
    above = [unit for unit, after in itertools.pairwise(units) if unit.is_bare and after.fields]
    if above and above[0].start < with_fields[0].start:
        return sorted([*above, *with_fields], key=lambda unit: unit.start)
    return with_fields


def is_lone(text: Text, facts: Facts) -> bool:
    """Whether a line is short, stands alone and ends no sentence."""
    words = text.text.split()
    if text.item or text.heading or not words or len(words) > LONGEST_LONE or announces(text):
        return False
    if is_label(text, facts) or kinds_in(text) or kinds_in_brackets(text):
        return False
    return text.text.rstrip().endswith(":") or (text.text[0].isupper() and text.text[-1] not in ".;,")


def groups(branch: Branch, facts: Facts) -> list[Unit]:
    """Two actions under one title: text with fields, again text with the same fields, the first with a run-in title."""
    body = branch.body
    starts, after_fields = [], True
    for at, block in enumerate(body):
        if not isinstance(block, Text):
            return []
        has = bool(kinds_in(block))
        if not has and after_fields:
            starts.append(at)
        after_fields = has
    if not starts or starts[0] != 0 or is_label(text_at(body, 0), facts):
        return []
    units = units_at(starts, body)
    repeated = any(one.fields & other.fields for one, other in itertools.pairwise(units))
    label = label_in(text_at(body, 0).text)
    is_titled = bool(label) and len(label.split()) <= LONGEST_RUN_IN
    return [unit for unit in units if unit.fields] if repeated and is_titled else []
