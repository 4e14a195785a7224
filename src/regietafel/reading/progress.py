"""How far the reading is, told to whoever listens; by itself it goes nowhere.

Reading runs in a process of its own and takes up to a minute, so the person should see that it goes on.
"""

from __future__ import annotations

from collections.abc import Callable

Listener = Callable[[str, int, int], None]
"""(step, done, of how many); ``of`` is zero where nobody knows."""

OPENING, PAGES, UNDERSTANDING = STEPS = ("opening", "pages", "understanding")


def nobody(step: str, done: int, total: int) -> None:
    """Listens to nothing."""


_listeners: list[Listener] = [nobody]


def listen(listener: Listener) -> None:
    """From now on tell this one."""
    _listeners[:] = [listener]


def tell(step: str, done: int = 0, total: int = 0) -> None:
    """Say how far it is."""
    _listeners[0](step, done, total)
