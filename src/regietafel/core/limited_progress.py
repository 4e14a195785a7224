"""What a limited child says of its progress: lines on its standard error, of which the parent believes only the shape.

Libraries write there as well, and a hostile file may make the child write anything; so a line counts only when it is a
known word with two numbers.
"""

from __future__ import annotations

import os
import re
import selectors
import time
from collections.abc import Callable
from typing import IO

Listener = Callable[[str, int, int], None]
"""(step, done, of how many); the last is zero where nobody knows."""

LINE = re.compile(rb"progress ([a-z_]{1,20}) (\d{1,9}) (\d{1,9})")
LONGEST_LINE = 200
PAUSE = 0.25
"""Seconds between two times that the listener is called, who may well write to a database."""


def line_of(step: str, done: int, total: int) -> bytes:
    """How the child says it."""
    return f"progress {step} {done} {total}\n".encode()


def follow(stream: IO[bytes], listener: Listener, *, until: float) -> None:
    """Hear the child out until it hangs up or its time is over; the latest of what it said is what is passed on."""
    rest, latest, heard = b"", None, -PAUSE
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        while (left := until - time.monotonic()) > 0:
            wait = min(left, PAUSE) if latest else left
            said = os.read(stream.fileno(), 65_536) if selector.select(wait) else None
            if said:
                *lines, rest = (rest + said).split(b"\n")
                rest = rest[-LONGEST_LINE:]
                latest = next(filter(None, map(LINE.fullmatch, reversed(lines))), latest)
            if latest and (said == b"" or time.monotonic() - heard >= PAUSE):
                heard = time.monotonic()
                listener(latest[1].decode(), int(latest[2]), int(latest[3]))
                latest = None
            if said == b"":
                return
