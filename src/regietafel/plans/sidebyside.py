"""Two versions of a plan laid side by side: goals and actions in line with each other, and the words that differ marked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum

from regietafel.plans.snapshots import PLACE, FrozenPlan, changes, flat, frame_of, name_of

Key = tuple[str, int]
Values = dict[str, str]
TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
MOST_TOKENS = 2000
"""A longer text is not compared word for word: it would take longer than anybody waits."""


class Mark(StrEnum):
    """What happened to a goal or action between two versions."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True)
class Piece:
    """A stretch of text; ``differs`` if it does not stand on the other side."""

    text: str
    differs: bool = False


@dataclass(frozen=True)
class Pair:
    """One value on both sides, cut in pieces; ``key`` is its name in the frozen data."""

    key: str
    before: list[Piece]
    after: list[Piece]


@dataclass
class Side:
    """A goal or action in line with itself on the other side; one of the names is empty if it is not there."""

    what: str
    depth: int
    before: str
    after: str
    marks: list[Mark] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name by which it goes, the later one first."""
        return self.after or self.before


@dataclass
class Comparison:
    """Two versions, line by line in the order of the later one; ``frame`` is what differs in the plan itself."""

    frame: list[Pair]
    sides: list[Side]

    @property
    def different(self) -> list[Side]:
        """The goals and actions that are not the same on both sides."""
        return [side for side in self.sides if side.marks]

    @property
    def count(self) -> int:
        """How many things differ: goals, actions, and the frame as one."""
        return len(self.different) + bool(self.frame)


def side_by_side(old: FrozenPlan, new: FrozenPlan) -> Comparison:
    """Lay two versions beside each other; what was removed stands where it stood."""
    before, after = flat(old), flat(new)
    moved = moved_keys(before, after)
    depths = {**depths_of(before), **depths_of(after)}
    sides = [
        side_of(key, depths[key], before.get(key, {}), after.get(key, {}), key in moved)
        for key in merged(list(before), list(after))
    ]
    return Comparison(pairs_of(frame_of(old), frame_of(new)), sides)


def side_of(key: Key, depth: int, before: Values, after: Values, moved: bool) -> Side:
    """One goal or action with what happened to it."""
    found = Side(key[0], depth, name_of(before) if before else "", name_of(after) if after else "")
    if not before or not after:
        found.marks.append(Mark.ADDED if after else Mark.REMOVED)
    elif moved:
        found.marks.append(Mark.MOVED)
    found.pairs = pairs_of(before, after)
    if before and after and any(pair.key != "under" for pair in found.pairs):
        found.marks.append(Mark.CHANGED)
    return found


def pairs_of(before: Values, after: Values) -> list[Pair]:
    """The values that differ, with the words that do; of what stands on one side only all that it says."""
    if before and after:
        return [Pair(one.key, *word_by_word(one.before, one.after)) for one in changes(before, after)]
    said = {key: value for key, value in (before or after).items() if value and key not in {PLACE, "number", "title"}}
    return [Pair(key, [Piece(value)] if before else [], [Piece(value)] if after else []) for key, value in said.items()]


def word_by_word(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces, each of which stands on the other side or does not."""
    left, right = TOKEN.findall(before), TOKEN.findall(after)
    if not left or not right or len(left) + len(right) > MOST_TOKENS:
        return whole(before), whole(after)
    head = shared(left, right)
    tail = shared(left[head:][::-1], right[head:][::-1])
    ends = (left[:head], left[len(left) - tail :])
    left, right = left[head : len(left) - tail], right[head : len(right) - tail]
    steps = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return (
        joined(ends, [(left[start:end], step != "equal") for step, start, end, _from, _to in steps]),
        joined(ends, [(right[start:end], step != "equal") for step, _from, _to, start, end in steps]),
    )


def shared(left: list[str], right: list[str]) -> int:
    """With how many words both begin; what begins and ends alike need not be compared any further."""
    return next(
        (place for place, pair in enumerate(zip(left, right, strict=False)) if pair[0] != pair[1]),
        min(len(left), len(right)),
    )


def whole(text: str) -> list[Piece]:
    """A text that differs from beginning to end."""
    return [Piece(text, differs=True)] if text else []


def joined(ends: tuple[list[str], list[str]], parts: list[tuple[list[str], bool]]) -> list[Piece]:
    """Words as pieces of text, those that differ with one space between them in one piece."""
    found: list[Piece] = []
    for words, differs in [(ends[0], False), *parts, (ends[1], False)]:
        text = "".join(words)
        if not text:
            continue
        if len(found) > 1 and differs and found[-2].differs and not found[-1].text.strip():
            gap = found.pop().text
            found[-1] = Piece(found[-1].text + gap + text, differs=True)
        elif found and found[-1].differs == differs:
            found[-1] = Piece(found[-1].text + text, differs)
        else:
            found.append(Piece(text, differs))
    return found


def depths_of(rows: dict[Key, Values]) -> dict[Key, int]:
    """How deep each goal and action stands, 1 on top; a goal comes before what stands under it."""
    depths: dict[Key, int] = {}
    for key, values in rows.items():
        above = values[PLACE]
        depths[key] = depths["goal", int(above)] + 1 if above else 1
    return depths


def merged(before: list[Key], after: list[Key]) -> list[Key]:
    """All keys in the order of the later version; one that went follows the one that it followed before."""
    there = set(after)
    followers: dict[Key | None, list[Key]] = {}
    last: Key | None = None
    for key in before:
        if key in there:
            last = key
        else:
            followers.setdefault(last, []).append(key)
    found = followers.get(None, [])
    for key in after:
        found = [*found, key, *followers[key]] if key in followers else [*found, key]
    return found


def moved_keys(before: dict[Key, Values], after: dict[Key, Values]) -> set[Key]:
    """What stands under another goal, or at another place among those that it stood with before."""
    both = before.keys() & after.keys()
    moved = {key for key in both if before[key][PLACE] != after[key][PLACE]}
    stayed = both - moved
    places = {(key[0], before[key][PLACE]) for key in stayed}
    for kind, place in places:
        left, right = (
            [key for key, values in rows.items() if key in stayed and (key[0], values[PLACE]) == (kind, place)]
            for rows in (before, after)
        )
        if left != right:
            kept = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
            moved |= set(right) - {key for block in kept for key in right[block.b : block.b + block.size]}
    return moved
