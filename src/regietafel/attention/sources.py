"""What can wait for somebody: higher apps hand over each kind of line when they start, in the order of the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True)
class Waiting:
    """One thing that waits for one person.

    ``key`` names the thing and what it waits for, the same each time (``consultation.point:12``), so that a mail tells
    it once; a thing that was near and becomes late has another key, and is told once more.
    """

    key: str
    text: str
    url: str
    note: str = ""
    since: dt.date | None = None
    due: dt.date | None = None
    count: int | None = None
    """Where the line stands for a list: how long that is."""


Finder = Callable[[Any, Any, dt.date], Iterable[Waiting]]
"""(user, region, today) → what waits for that person there, said in the language that is active."""


@dataclass(frozen=True)
class Source:
    """One kind of line: what its group is called, and who finds the lines."""

    kind: str
    title: str | Promise
    find: Finder
    order: int = 100


class Sources:
    """The kinds by name."""

    def __init__(self) -> None:
        self._sources: dict[str, Source] = {}

    def register(self, source: Source) -> None:
        """Hand over a kind; two of the same name are a mistake of ours, so it raises."""
        if self._sources.setdefault(source.kind, source) != source:
            raise ValueError(f"a source called {source.kind!r} is already there")

    def __iter__(self) -> Iterator[Source]:
        return iter(sorted(self._sources.values(), key=lambda source: (source.order, source.kind)))


sources = Sources()
