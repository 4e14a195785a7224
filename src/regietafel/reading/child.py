"""What the limited child runs (``core/limited.py``): from a name and bytes to the reading of a plan, as plain data."""

from __future__ import annotations

from typing import Any

from regietafel.reading import progress
from regietafel.reading.blocks import Unreadable
from regietafel.reading.progress import listen
from regietafel.reading.read_plan import read_plan
from regietafel.reading.readers import prepare as prepare_readers
from regietafel.reading.readers import read_document

__all__ = ["listen", "packed", "prepare", "read"]


def packed(name: str, data: bytes) -> bytes:
    """What to send: the name, a zero, the file."""
    return name.replace("\0", "").encode("utf-8", "replace") + b"\0" + data


def unpacked(sent: bytes) -> tuple[str, bytes]:
    """The inverse of :func:`packed`."""
    name, _zero, data = sent.partition(b"\0")
    return name.decode("utf-8", "replace"), data


def prepare(sent: bytes) -> None:
    """Load the libraries that this file asks for."""
    prepare_readers(unpacked(sent)[1])


def read(sent: bytes) -> dict[str, Any]:
    """The reading, or ``{"unreadable": code, …}`` with the values for its sentence."""
    name, data = unpacked(sent)
    try:
        progress.tell(progress.OPENING)
        document = read_document(data, name)
        progress.tell(progress.UNDERSTANDING)
        return read_plan(document).as_json()
    except Unreadable as fault:
        return {"unreadable": fault.code, **dict(fault.values_)}
    except (MemoryError, RecursionError):
        return {"unreadable": "too_large"}
