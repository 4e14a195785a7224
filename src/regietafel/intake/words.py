"""Codes of the reading as sentences in the language of the screen. The English ones have one home, ``reading.warnings``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regietafel.reading.progress import OPENING, PAGES, UNDERSTANDING
from regietafel.reading.warnings import SENTENCES

PROGRESS = {
    OPENING: gettext_lazy("The file is being opened."),
    PAGES: gettext_lazy("The pages are being read."),
    UNDERSTANDING: gettext_lazy("Goals and actions are being looked for."),
}
SHARE = {OPENING: (2, 10), PAGES: (10, 80), UNDERSTANDING: (80, 98)}
"""From how many percent to how many each step goes."""


@dataclass(frozen=True)
class ToldWarning:
    """A warning as a page shows it, with the line of the document that it is about, 0 if none."""

    text: str
    line: int = 0


class Blanks(dict[str, str]):
    """Values of a sentence; one that did not come along is three dots, and no error."""

    def __missing__(self, _name: str) -> str:
        return "…"


def sentence(code: str, values: Mapping[str, Any]) -> str:
    """What a code says; one that has no sentence yet says at least that something should be looked at."""
    if code not in SENTENCES:
        return _("Something here was not understood. Look whether it is right.")
    return _(SENTENCES[code]).format_map(Blanks({name: str(value) for name, value in values.items()}))


def told(warning: Mapping[str, Any]) -> ToldWarning:
    """A warning of a reading, in words."""
    values = {name: value for name, value in warning.items() if name not in {"code", "source"}}
    return ToldWarning(sentence(str(warning["code"]), values), int(warning.get("source", {}).get("line", 0)))


def progress_words(code: str) -> str:
    """What the worker is doing."""
    return str(PROGRESS.get(code) or PROGRESS[OPENING])


def percent(step: str, done: int, total: int) -> int:
    """How far a reading is, by the step and what is done of it."""
    first, last = SHARE.get(step, (0, 0))
    return first + ((last - first) * min(done, total) // total if total else 0)
