"""The child of :mod:`core.limited`: ties its own hands, reads one file from standard input and answers in JSON.

Run as ``python -I -m``. Knows no Django: whatever a file manages to do in here, there is nothing to find.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from importlib import import_module
from types import ModuleType
from typing import Any

from regietafel.core.limited_progress import line_of

READERS = "regietafel.reading."
"""Only what stands there may be run."""

ENCODINGS = ("utf_8_sig", "utf_16", "utf_16_le", "utf_16_be", "cp1252", "cp437", "latin_1", "ascii", "idna")
"""Python loads these when they are first asked for, and then no file can be opened any more."""


def main(target: str, limits: dict[str, Any]) -> None:
    """Load the reader, give up all rights, read."""
    module, _colon, name = target.partition(":")
    if not module.startswith(READERS):
        raise SystemExit(2)
    reading = import_module(module)
    data = sys.stdin.buffer.read()
    made_ready(reading, data)
    give_up_rights(limits)
    answer = json.dumps(getattr(reading, name)(data), ensure_ascii=True).encode()
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    os._exit(0)


def made_ready(reading: ModuleType, data: bytes) -> None:
    """Load what may be asked for later, while files can be opened; the reader may add to that and may tell how far it is."""
    for encoding in ENCODINGS:
        import_module(f"encodings.{encoding}")
    if listen := getattr(reading, "listen", None):
        listen(lambda step, done, total: os.write(2, line_of(step, done, total)))
    if prepare := getattr(reading, "prepare", None):
        prepare(data)


def give_up_rights(limits: dict[str, Any]) -> None:
    """Set the limits of the operating system; none of them can be raised again from in here.

    No file can be opened from now on, no process started, and the answer cannot grow past its limit.
    """
    seconds = int(limits["processor_seconds"])
    resident = int(limits.get("resident", 0))
    memory = resident + not_held() if resident else int(limits["memory"])
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, int(limits["answer"])),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, 3),
    ):
        _soft, hard = resource.getrlimit(what)
        lowest = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (lowest, lowest))


def not_held() -> int:
    """Bytes of addresses that this process has and does not hold in memory.

    Only addresses can be limited. Each byte held from here on takes an address as well, so with the limit put this much
    higher the process holds at most what it may.
    """
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - pathlib would be one more thing to load
        size, held = map(int, file.read().split()[:2])
    return (size - held) * resource.getpagesize()


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
