"""A template that is filled in hundreds of times on one page: rendered once for each of its shapes, then only filled.

A row of a long list costs Django's template language some forty look-ups. Most of what it writes is the same on each
row, and what differs are a few texts. So the row stays a template, is rendered once with marks in the places of those
texts, and cut up at the marks; each row is then a join of strings. What decides the shape of a row (has it a number?)
is a flag, never a text: a mark is always true.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

MARK = "\ue000"
"""A sign for private use, which no template of ours writes."""


@dataclass(frozen=True)
class Stencil:
    """The pieces of a rendered template, and the names of the slots between them."""

    pieces: tuple[str, ...]
    slots: tuple[str, ...]

    def filled(self, texts: Mapping[str, str]) -> str:
        """The markup with these texts in the slots, each escaped unless it is markup itself."""
        parts = [self.pieces[0]]
        for slot, piece in zip(self.slots, self.pieces[1:], strict=True):
            parts += (safe(texts[slot]), piece)
        return "".join(parts)


def safe(text: str) -> str:
    """The text escaped, unless it is markup. Django's own function asks for laziness too, which costs more than escaping."""
    return text if isinstance(text, SafeString) else html.escape(text)


def stencil(template: str, slots: tuple[str, ...], **flags: Any) -> Stencil:
    """The template in the shape that the flags give it, in the language of the page."""
    return cut(template, slots, tuple(flags.items()), get_language() or "")


@lru_cache(maxsize=512)
def cut(template: str, slots: tuple[str, ...], flags: tuple[tuple[str, Any], ...], language: str) -> Stencil:
    """Render once and cut; ``language`` is the one that is spoken now, named so that each has a stencil of its own."""
    marks = {slot: SafeString(f"{MARK}{slot}{MARK}") for slot in slots}
    pieces = re.split(f"{MARK}([a-z_]+){MARK}", render_to_string(template, {**dict(flags), **marks}).strip())
    return Stencil(tuple(pieces[::2]), tuple(pieces[1::2]))
