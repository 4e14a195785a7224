"""The signs of states: one place, so that web, PDF, DOCX and XLSX say the same."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Sign:
    """A sign never stands without its word; the tone only colours what both have said."""

    sign: str
    word: Promise | str
    tone: str


SIGNS: dict[str, Sign] = {
    "planned": Sign("○", pgettext_lazy("state", "planned"), "plain"),
    "under_way": Sign("●", pgettext_lazy("state", "under way"), "busy"),
    "done": Sign("✓", pgettext_lazy("state", "done"), "good"),
    "partly": Sign("◐", pgettext_lazy("state", "partly"), "warn"),
    "moved": Sign("→", pgettext_lazy("state", "moved"), "warn"),
    "dropped": Sign("✕", pgettext_lazy("state", "dropped"), "bad"),
    "missing": Sign("!", pgettext_lazy("state", "missing"), "bad"),
}


def sign_of(state: str) -> Sign:
    """The sign of a state; an unknown state is a mistake of ours and raises."""
    return SIGNS[state]
