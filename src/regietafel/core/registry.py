"""The one inversion of the house: higher apps hand typed functions down, low pages call them.

So the start page can show what all apps know, and ``tick`` can clean up everywhere, while every import
still points downwards. Providers are handed over in ``AppConfig.ready()``; nothing else goes upward.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


class Slot(Generic[F]):
    """A named place for providers, kept in the order of the apps."""

    def __init__(self) -> None:
        self._providers: dict[str, F] = {}

    def register(self, name: str, provider: F) -> None:
        """Hand over a provider; the same name twice is a mistake of ours, so it raises."""
        if name in self._providers and self._providers[name] is not provider:
            raise ValueError(f"a provider called {name!r} is already there")
        self._providers[name] = provider

    def get(self, name: str) -> F | None:
        """The provider of that name, if somebody handed one over."""
        return self._providers.get(name)

    def items(self) -> Iterator[tuple[str, F]]:
        """All providers with their names."""
        yield from self._providers.items()

    def __iter__(self) -> Iterator[F]:
        yield from self._providers.values()


@dataclass(frozen=True)
class Line:
    """One line on a page that does not know where it comes from."""

    text: str
    url: str = ""
    note: str = ""
    tone: str = ""
    count: int | None = None


@dataclass(frozen=True)
class Block:
    """A titled group of lines for the start page; ``column`` is week, others, me or state."""

    column: str
    title: str
    lines: list[Line] = field(default_factory=list)
    order: int = 100
    template: str = ""
    data: Any = None


@dataclass(frozen=True)
class RemovedRow:
    """Something in the bin of a region."""

    kind: str
    pk: int
    label: str
    kind_label: str
    removed_at: dt.datetime
    removed_by: str


@dataclass(frozen=True)
class LastChange:
    """Who changed a row last, and when."""

    who: str
    at: dt.datetime


@dataclass(frozen=True)
class NavItem:
    """An entry of the main menu of a region; ``exact`` says that pages below its address do not belong to it."""

    label: str
    url: str
    order: int
    prefix: str = ""
    exact: bool = False
    key: str = ""
    """The key that opens it from anywhere, if the account wants keys; the page comes back to where one was."""
    also: tuple[str, ...] = ()
    """Where its other pages stand, if not below its own address."""


@dataclass(frozen=True)
class FeedDate:
    """A day that a calendar program shows beside the meetings; ``key`` is the same each time for the same thing."""

    key: str
    on: dt.date
    text: str
    url: str
    changed_at: dt.datetime


start_blocks: Slot[Callable[[Any, Any, dt.date], Iterable[Block]]] = Slot()
"""(user, region, today) → blocks of the start page."""

feed_dates: Slot[Callable[[Any, Any, dt.date], Iterable[FeedDate]]] = Slot()
"""(user, region, since) → days of other apps for the calendar of a region, as that person reads it."""

nav_items: Slot[Callable[[Any, Any], Iterable[NavItem]]] = Slot()
"""(user, region) → entries of the main menu."""

plan_sources: Slot[Callable[[Any, Any], Iterable[Line]]] = Slot()
"""(user, region) → other ways to come to a plan than typing it, for the list of plans."""

plan_pages: Slot[Callable[[Any], str]] = Slot()
"""(region) → where pages of another app stand that belong to the plan, as the main menu marks it."""

removed_rows: Slot[Callable[[Any], Iterable[RemovedRow]]] = Slot()
"""(region) → what is in the bin."""

restorers: Slot[Callable[..., Any]] = Slot()
"""kind → operation ``(actor=, region=, pk=)`` that puts a removed row back."""

purgers: Slot[Callable[[dt.datetime], int]] = Slot()
"""(removed before) → number of rows gone for good; run by ``tick``."""

ticks: Slot[Callable[[dt.datetime], str]] = Slot()
"""(now) → one line of report; other work of the clock, safe to run twice or late."""

followers: Slot[Callable[[Collection[tuple[str, int]]], None]] = Slot()
"""(rows that a deed touched, each as kind and key) → brings up what is derived from them, in the transaction of the deed."""

preparations: Slot[Callable[[], str]] = Slot()
"""What must be there before the first page is asked for and can be made from the rows; one line of report, idempotent."""

last_changes: Slot[Callable[[Any], LastChange | None]] = Slot()
"""(row) → who changed it last, to tell the second of two people who save the same thing."""

journal_urls: Slot[Callable[[Any, int], str]] = Slot()
"""kind of object → (region, pk) → address of its page, or an empty string."""

mentions: Slot[Callable[[Any, Any, Any], Iterable[Block]]] = Slot()
"""(user, region, row) → where an entry of the address book is named, or who stands behind it, as its page tells."""

contact_marks: Slot[Callable[[Any, Any, Iterable[Any]], Mapping[int, str]]] = Slot()
"""(user, region, contacts) → key of a contact → what is odd about how it is reached, as its line tells."""

beside: Slot[Callable[[Any, Any], Iterable[Block]]] = Slot()
"""(user, row) → what other apps know that hangs together with a body or an action, as its page tells."""

account_blocks: Slot[Callable[[Any], Iterable[Block]]] = Slot()
"""(user) → blocks on the page of one's own account."""

origins: Slot[Callable[[Any, Any], Iterable[Line]]] = Slot()
"""(user, row) → where what the row says was read, as its page tells: the passage stands in the note."""

year_evidence: Slot[Callable[[Any, Any], Mapping[int, Iterable[Block]]]] = Slot()
"""(user, action) → year → what other apps know to have happened for it in that year, as the page of the action tells."""

personal_data: Slot[Callable[[Any], Any]] = Slot()
"""(user) → what is kept about that person, as plain data for the export."""

demo_loaders: Slot[Callable[..., str]] = Slot()
"""Idempotent operations ``(actor=)`` that each load their part of the demo region, lowest app first."""

reference_loaders: Slot[Callable[[], str]] = Slot()
"""Idempotent operations that load reference data (code lists, municipalities)."""

backup_folders: Slot[Callable[[], Path]] = Slot()
"""Folders with files that belong to the database and travel with a backup."""
