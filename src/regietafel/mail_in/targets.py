"""What a mail can be filed on: the apps above say here which rows of theirs, in the order in which they are offered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from regietafel.territories.models import Region


@dataclass(frozen=True)
class Row:
    """One row that can be chosen."""

    pk: int
    name: str
    note: str = ""


@dataclass(frozen=True)
class About:
    """What is known of a mail that can suggest where it belongs.

    ``organisations`` are those of the contact who wrote it; ``key`` is that of the mail of ours that it answers.
    """

    organisations: Sequence[int]
    on: dt.date
    key: str = ""


@dataclass(frozen=True)
class Target:
    """The word of an app about the rows of one kind. Only what a person sees is chosen, found or told."""

    kind: str
    label: str | Promise
    order: int
    choices: Callable[[Any, Region, str], list[Row]]
    """(user, region, words) → rows that fit the words."""
    suggested: Callable[[Any, Region, About], list[Row]]
    """(user, region, what is known) → rows to which the mail probably belongs."""
    page: Callable[[Any, Region, int], tuple[str, str] | None]
    """(user, region, key) → name and address of the page of a row that stands there for this person, or None."""
    there: Callable[[Iterable[int]], set[int]]
    """(keys) → those of which the row still exists, in the bin or not."""
    also: Callable[[int], list[int]] = lambda _pk: []
    """(key) → other keys whose mail shows on the page of that row too, such as of a double that it took the place of."""


_targets: dict[str, Target] = {}
MOST = 8
"""How many rows of a kind are offered: who sees more types another word."""


def register(target: Target) -> None:
    """Hand over a kind, when the app starts; the same kind twice is a mistake of ours, so it raises."""
    if target.kind in _targets:
        raise ValueError(f"a target of the kind {target.kind!r} is already there")
    _targets[target.kind] = target


def target_of(kind: str) -> Target | None:
    """The target of a kind, if somebody handed one over."""
    return _targets.get(kind)


def targets() -> list[Target]:
    """All of them, in their order."""
    return sorted(_targets.values(), key=lambda target: target.order)
