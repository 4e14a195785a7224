"""The two ways in which an operation says no."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Refusal(Exception):
    """What was asked cannot happen; the message tells the person why and what would help.

    ``field`` names the form field that the message belongs to, if there is one.
    """

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class Collision(Exception):
    """Somebody else saved first. Carries the row as it stands now, so that both versions can be shown."""

    def __init__(self, current: Any, theirs: Mapping[str, Any] | None = None) -> None:
        super().__init__(f"{current!r} was changed meanwhile")
        self.current = current
        self.theirs = dict(theirs or {})
