"""In which texts somebody can be called by name: higher apps say for each kind what a row says, where, and who reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from regietafel.territories.models import Region


@dataclass(frozen=True)
class Spoken:
    """What one row says, and where that stands."""

    region: Region
    text: str
    label: str
    url: str
    seen_by: Callable[[Any], bool]
    """(user) → whether the person may read it: nobody hears of a text that is not theirs to read."""


Reader = Callable[[int], Spoken | None]
"""(key) → what the row says now; None if it is gone."""

_readers: dict[str, Reader] = {}


def register(kind: str, reader: Reader) -> None:
    """Hand over a kind, named as in the journal; the same one twice is a mistake of ours, so it raises."""
    if _readers.setdefault(kind, reader) is not reader:
        raise ValueError(f"texts of the kind {kind!r} have a reader already")


def has_texts(kind: str) -> bool:
    """Whether rows of this kind can call somebody."""
    return kind in _readers


def spoken(kind: str, pk: int) -> Spoken | None:
    """What a row says now; None if it is gone, or of a kind that calls nobody."""
    reader = _readers.get(kind)
    return reader(pk) if reader else None
