"""A browser that stops answering is ended, so that the test fails with the line at which it waited, and is tried once more.

Playwright waits for most answers without a limit of its own. Ending the browser, and the driver if that is not enough,
makes each of its calls fail; the next test finds a new browser.
"""

from __future__ import annotations

import os
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import greenlet
import psutil
import pytest

PATIENCE = 100.0
"""Seconds for one phase of a test; the longest story takes a quarter of that on two busy cores."""

LAST_RESORT = 20.0
"""Seconds more before the driver is ended too."""

AGAIN = [
    "--reruns",
    "1",
    "--only-rerun",
    "TargetClosedError|has been closed|Connection closed|Browser closed|Target crashed|Timeout",
]
"""How a whole run tries once more what failed because the browser was gone or waited for in vain, and nothing else: on a busy
machine a page may take longer than its test waits once, and what really does not come stays away twice."""

HUNG = Path(__file__).resolve().parent.parent / ".cache" / "tests" / "hung.txt"
"""Where it is noted for whoever reads the log of the whole run."""


def children(*names: str) -> list[psutil.Process]:
    """What this process started, by the beginning of its name."""
    found = []
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            if child.name().startswith(names):
                found.append(child)
    return found


def alive(process: psutil.Process) -> bool:
    """Whether a process still does something; one that ended waits as a zombie until it is looked for."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def end(*names: str) -> None:
    """End such processes; one that is gone already is no matter."""
    for child in children(*names):
        with suppress(psutil.NoSuchProcess):
            child.kill()


class Watch:
    """One phase of one test, and who is ended when it lasts too long."""

    def __init__(self, name: str, patience: float = PATIENCE, last_resort: float = LAST_RESORT) -> None:
        self.name = name
        self.waiting = greenlet.getcurrent()
        self.timers = [
            threading.Timer(patience, self.end_browser),
            threading.Timer(patience + last_resort, end, ["node", "playwright"]),
        ]

    def end_browser(self) -> None:
        """Note where the test stands, and end the browser."""
        HUNG.parent.mkdir(parents=True, exist_ok=True)
        with HUNG.open("a", encoding="utf8") as file:
            told = f"{self.name} waited too long, so its browser was ended (process {os.getpid()}):\n"
            file.write(told + "".join(traceback.format_stack(self.waiting.gr_frame)[-12:]) + "\n")
        end("chrom", "google-chrome", "headless")

    @contextmanager
    def on(self) -> Iterator[None]:
        """Watch as long as this lasts."""
        for timer in self.timers:
            timer.daemon = True
            timer.start()
        try:
            yield
        finally:
            for timer in self.timers:
                timer.cancel()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """Watch what a test needs being made."""
    with Watch(f"{item.nodeid} (setup)").on():
        return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Watch the test itself."""
    with Watch(item.nodeid).on():
        return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Watch the tidying up."""
    with Watch(f"{item.nodeid} (teardown)").on():
        return (yield)
