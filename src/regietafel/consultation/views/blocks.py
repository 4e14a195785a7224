"""A page that is made of blocks: each a template and a function that fetches what it shows of a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.http import HttpRequest

R = TypeVar("R")


@dataclass(frozen=True)
class Block(Generic[R]):
    """A part of the page: its template, which gets ``block`` with what was fetched, beside the row and ``region``."""

    template: str
    fetch: Callable[[HttpRequest, R], dict[str, Any] | None]


@dataclass(frozen=True)
class Shown:
    """A block as it is shown."""

    template: str
    data: dict[str, Any]


def shown(blocks: Iterable[Block[R]], request: HttpRequest, row: R) -> Iterator[Shown]:
    """The blocks that have something to say of the row to this person; one that has nothing gave None."""
    for block in blocks:
        data = block.fetch(request, row)
        if data is not None:
            yield Shown(block.template, data)
