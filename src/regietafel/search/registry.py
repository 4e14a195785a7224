"""What can be looked for: higher apps hand each kind over when they start."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language

from regietafel.search.engines.interface import AT_ONCE, KIND_BITS, Sql
from regietafel.territories.models import Region

SHARED = 0
"""The number under which stands what all regions share."""


class Text(NamedTuple):
    """What the index knows of a row: the holder of its family that it hangs on, the region, its name, and what is said.

    What all regions share has :data:`SHARED` for a region.

    Whoever sees the row may read all of it, so nothing belongs here that only some of its readers may know.
    """

    holder: int
    region: int
    title: str
    parts: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    """By what a search within the kind can narrow, such as where on the map the row lies; letters and digits only."""


@lru_cache(maxsize=2000)
def _written_address(name: str, arguments: tuple[Any, ...], language: str) -> str:
    """An address in the language that is on."""
    return reverse(name, args=arguments)


def address_of(name: str, *arguments: Any) -> str:
    """An address, remembered: to work one out takes longer than all else that a found row needs."""
    return _written_address(name, arguments, get_language() or "")


class Place(NamedTuple):
    """Where a found row stands: the address of its page, and one line that says what it belongs to."""

    url: str
    within: str = ""


Rows = Sequence[Sequence[Any]]


def alone(pk: int) -> int:
    """The key among the holders of a family by which one row is seen, whatever holder it hangs on."""
    return -pk


@dataclass(frozen=True, eq=False)
class Family:
    """Kinds of which a person sees all rows of a holder or none, such as all that stands in a plan.

    ``holders`` is asked at each search and answers by the rules of the ``…_visible_to`` query of the holder: (person,
    region, rows) → the key of each holder that the person sees there, with whatever :attr:`Kind.place` needs to know of
    it. A visitor is a person too. The rows are the answer to the question of ``asks``, if that has one; it is put by
    whoever searches, for a database that runs elsewhere answers it along with another.

    A row that a person sees though not all of its holder stands among the holders as :func:`alone` says.
    """

    name: str
    holders: Callable[[Any, Region, Rows], Mapping[int, Any]]
    asks: Callable[[Any, Region], Sql | None] = lambda _user, _region: None


@dataclass(frozen=True, eq=False)
class Kind:
    """One kind of rows that can be found."""

    name: str
    """As in the journal, such as ``plans.action``."""
    slug: str
    """As in addresses."""
    label: str | Promise
    """The heading above what was found, a plural."""
    order: int
    family: Family
    rows: Callable[[], QuerySet[Any]]
    """All rows that stand in the index, whoever may see them: what was removed does not."""
    text: Callable[[Any], Text]
    place: Callable[[Region, int, Any], Place]
    """(region, key, what the family knows of the holder) → where the row stands."""
    follows: Mapping[str, Callable[[Collection[int]], Iterable[int]]] = field(default_factory=dict)
    """Other kind → which of my rows may read otherwise, or be gone, when those rows of it were touched."""
    together: Callable[[Sequence[Any]], Sequence[Any]] | None = None
    """(what the family knows of the rows that are shown) → what :attr:`place` gets instead, in the same order: for what
    is better asked of the database once for all of them."""
    at_once: int = AT_ONCE
    """How many rows are read at a time while the index is brought up; few where their texts are long."""
    has_parts: bool = False
    """Whether parts of compounds can be looked for too: several times as many words in the index."""

    @cached_property
    def number(self) -> int:
        """A number for the index, the same on every machine."""
        return zlib.crc32(self.name.encode()) % (1 << KIND_BITS)


class Kinds:
    """The kinds by name, in the order in which they are shown."""

    def __init__(self) -> None:
        self._kinds: dict[str, Kind] = {}

    def register(self, kind: Kind) -> None:
        """Hand over a kind; two that could be taken for one another are a mistake of ours, so it raises."""
        for other in self._kinds.values():
            if other is not kind and (kind.name == other.name or {kind.number, kind.slug} & {other.number, other.slug}):
                raise ValueError(f"{kind.name} cannot be told from {other.name}")
        self._kinds[kind.name] = kind

    def __iter__(self) -> Iterator[Kind]:
        return iter(sorted(self._kinds.values(), key=lambda kind: kind.order))

    def called(self, slug: str) -> Kind | None:
        """The kind of that name in an address."""
        return next((kind for kind in self._kinds.values() if kind.slug == slug), None)


kinds = Kinds()
