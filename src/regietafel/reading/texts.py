"""What the limited child runs to know what stands in a file of any kind, as plain text to be searched.

A kind that no plan is read from has a place in ``OTHERS``: a function of this package that takes the bytes and gives
lines.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from regietafel.reading.blocks import Unreadable
from regietafel.reading.child import unpacked
from regietafel.reading.readers import prepare as prepare_readers
from regietafel.reading.readers import read_document

__all__ = ["prepare", "text"]

MOST_SIGNS = 200_000
"""Of a text that is longer, the beginning counts."""

OTHERS: dict[str, str] = {
    "pptx": "regietafel.reading.slides:lines_of_slides",
    "odp": "regietafel.reading.slides:lines_of_slides",
    "eml": "regietafel.reading.mail.lines:lines_of_mail",
    "msg": "regietafel.reading.mail.lines:lines_of_mail",
}
"""By the end of the name, which is known by then to be what the content is: ``module:function``."""


def prepare(sent: bytes) -> None:
    """Load the libraries that this file asks for."""
    name, data = unpacked(sent)
    if ending(name) in OTHERS:
        module = import_module(OTHERS[ending(name)].partition(":")[0])
        if warm_up := getattr(module, "warm_up", None):
            warm_up()
    else:
        prepare_readers(data)


def text(sent: bytes) -> dict[str, Any]:
    """The text of a file, or ``{"unreadable": code}``."""
    name, data = unpacked(sent)
    try:
        lines = lines_of(name, data)
    except Unreadable as fault:
        return {"unreadable": fault.code}
    except (MemoryError, RecursionError):
        return {"unreadable": "too_large"}
    return {"text": "\n".join(line.rstrip() for line in lines).strip()[:MOST_SIGNS]}


def lines_of(name: str, data: bytes) -> list[str]:
    """What stands in a file, line by line."""
    if (kind := ending(name)) in OTHERS:
        module, _colon, function = OTHERS[kind].partition(":")
        read: Callable[[bytes], list[str]] = getattr(import_module(module), function)
        return read(data)
    return list(read_document(data, name).lines)


def ending(name: str) -> str:
    """What stands behind the last dot of a name."""
    return name.rpartition(".")[2].lower()
