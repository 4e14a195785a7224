"""Reading what strangers made: in a process of its own that may do next to nothing, and is ended when it takes too long.

A file that somebody sends may be built to eat memory, time or disk. So a function that reads one runs in a fresh
interpreter without Django, without our secrets and without open connections, under limits of the operating system. It
gets the file, and gives back JSON that the caller treats as text that somebody typed.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.limited_progress import Listener, follow

log = logging.getLogger("regietafel.limited")
CHILD = "regietafel.core.limited_child"
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What a child may use. ``seconds`` on the clock holds whatever the child does; the processor's are its own.

    ``memory`` is of addresses, as the operating system counts it; ``resident`` of what is really held, which the child
    turns into addresses by adding what it has of these without holding it (libraries that are mapped and never touched).
    """

    seconds: float = 30.0
    processor_seconds: int = 20
    memory: int = 768 * MEGABYTE
    resident: int = 0
    answer: int = 16 * MEGABYTE


FOR_PLANS = Limits(seconds=56, processor_seconds=54, resident=470 * MEGABYTE, answer=32 * MEGABYTE)
"""For the document of a whole plan, which may be a PDF of 2,000 pages: within a minute and 500 MB with all around it.

What is left of the 500 MB is for pages of libraries that were mapped before the limit and are touched after it.
"""


FOR_MAIL = Limits(seconds=40, processor_seconds=30, resident=480 * MEGABYTE, answer=72 * MEGABYTE)
"""For a mail with all that came along: one of 50 MB on the wire fits, its answer being about as large again."""


class Failed(Refusal):
    """The child came to no answer; ``late`` says that it ran out of time."""

    def __init__(self, message: str, *, late: bool = False) -> None:
        super().__init__(message, field="file")
        self.late = late


def run_limited(
    target: str,
    data: bytes,
    *,
    limits: Limits = Limits(),
    unreadable: str = "",
    on_progress: Listener | None = None,
) -> Any:
    """Let ``module:function`` read the bytes in a limited child, and return its answer.

    Whatever goes wrong there (too large, crashed, nonsense answered) is one and the same for the person, who is told
    ``unreadable``. Why is in the log, without a word of what stood in the file. ``on_progress`` hears how far the child
    is, a few times a second at most; what it raises ends the child.
    """
    with tempfile.TemporaryFile() as sent, tempfile.TemporaryFile() as answer, tempfile.TemporaryDirectory() as empty:
        sent.write(data)
        sent.seek(0)
        ends = time.monotonic() + limits.seconds
        child = subprocess.Popen(  # noqa: S603 - our own interpreter and module; the file comes in as bytes
            [sys.executable, "-I", "-B", "-X", "utf8", "-m", CHILD, target, json.dumps(asdict(limits))],
            stdin=sent,
            stdout=answer,
            stderr=subprocess.PIPE if on_progress else subprocess.DEVNULL,
            cwd=empty,
            env={},
            start_new_session=True,
        )
        code = ended(child, ends, on_progress)
        if code != 0:
            raise failure(target, "took too long" if code is None else f"ended with {code}", unreadable, code is None)
        answer.seek(0)
        return answered(target, answer.read(limits.answer + 1), unreadable)


def ended(child: subprocess.Popen[bytes], ends: float, on_progress: Listener | None = None) -> int | None:
    """Wait for the child; ended by force with all that it started, it has no code."""
    try:
        if on_progress and child.stderr:
            follow(child.stderr, on_progress, until=ends)
        return child.wait(max(0.0, ends - time.monotonic()))
    except subprocess.TimeoutExpired:
        return None
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        if child.stderr:
            child.stderr.close()


def answered(target: str, raw: bytes, unreadable: str) -> Any:
    """The answer of a child, if it is one."""
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        raise failure(target, "answered nonsense", unreadable) from None


def failure(target: str, why: str, unreadable: str, late: bool = False) -> Failed:
    """Note why a file could not be read, and say it in words that help."""
    log.warning("limited child failed", extra={"line": {"target": target, "why": why}})
    if late:
        late_words = _("This file takes too long to read. Cut it into smaller parts and try again.")
        return Failed(late_words, late=True)
    plain_words = _("This file cannot be read. Open it in the program that made it, save it anew and try again.")
    return Failed(unreadable or plain_words)
