"""What can hold documents: higher apps say here who reads and changes what hangs on a row of theirs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet


@dataclass(frozen=True)
class Holder:
    """The word of an app about the rows of one kind, each known by its key."""

    seen_by: Callable[[Any], QuerySet[Any]]
    """(user) → the keys of the rows whose documents the person may read."""
    may_change: Callable[[Any, int], bool]
    """(user, key) → whether the person may add, change and remove documents there."""
    insist_open: Callable[[int], None]
    """(key) → locks the row inside the transaction of a deed, and refuses in words if nothing may change there."""
    page: Callable[[int], tuple[str, str]]
    """(key) → name and address of the page where the documents are listed."""
    there: Callable[[Iterable[int]], set[int]]
    """(keys) → those of which the row still exists, in the bin or not."""
    also: frozenset[str] = frozenset()
    """Kinds of ``kinds.APART`` that may hang here too."""
    names: Callable[[Collection[int]], Mapping[int, str]] | None = None
    """(keys) → what each row is called, asked once for all that a search shows; without it, each page is asked."""

    speaks_for_them: bool = False
    """Whether the row is found by what stands in its documents, so that the search need not list those as well."""

    def names_of(self, keys: Collection[int]) -> Mapping[int, str]:
        """What the rows with these keys are called."""
        return self.names(keys) if self.names else {key: self.page(key)[0] for key in keys}


_holders: dict[str, Holder] = {}


def register(kind: str, holder: Holder) -> None:
    """Hand over a holder, when the app starts; the same kind twice is a mistake of ours, so it raises."""
    if kind in _holders:
        raise ValueError(f"a holder of the kind {kind!r} is already there")
    _holders[kind] = holder


def holder_of(kind: str) -> Holder:
    """The holder of a kind; a kind that nobody handed over is a mistake of ours, and raises."""
    return _holders[kind]


def holders() -> dict[str, Holder]:
    """All of them by kind."""
    return dict(_holders)
