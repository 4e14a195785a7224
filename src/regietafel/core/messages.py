"""What a page says after something was done, with a way back where there is one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest

UNDO = "undo:"


def done(request: HttpRequest, text: str, *, undo: str = "") -> None:
    """Say what happened and what comes next; ``undo`` is the address that a button beside it posts to."""
    messages.success(request, text, extra_tags=f"{UNDO}{undo}" if undo else "")
