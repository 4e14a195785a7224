"""One line with its marks of Markdown or HTML (bold, italic, a link, a raised figure) to plain text and what was bold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

MARKED = re.compile(r"[*_`\[\]<>&\\!]")
TAG = re.compile(r"<(/?)\s*([a-z0-9]+)[^>]*>", re.IGNORECASE)
BOLD_TAGS = frozenset(["b", "strong", "u"])
"""Underlining on a typewriter is what bold is in print."""

ITALIC_TAGS = frozenset(["i", "em"])
RAISED = "sup"
OPENS = {"strong_open": "bold", "em_open": "italic"}
CLOSES = {"strong_close": "bold", "em_close": "italic"}


@dataclass(frozen=True)
class Run:
    """A stretch of text that is set one way."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False


@dataclass(frozen=True)
class Styled:
    """A line as a person reads it; ``bold`` counts the signs at its start that are bold."""

    text: str
    bold: int = 0
    italic: bool = False


class Notes:
    """The footnotes of a document: each is referred to once and in order, so a later raised 2 is a square."""

    def __init__(self, marks: frozenset[str]) -> None:
        self.open = set(marks)

    def takes(self, mark: str) -> bool:
        """Whether this raised mark refers to a footnote."""
        if mark in self.open:
            self.open.discard(mark)
            return True
        return False


@cache
def parser() -> MarkdownIt:
    """Made once; only lines are given to it, for a plan in plain text is no Markdown document."""
    return MarkdownIt("commonmark", {"html": True})


def runs_of(text: str) -> Iterator[Run]:
    """The stretches of a line."""
    if not MARKED.search(text):
        yield Run(text)
        return
    set_now: dict[str, int] = {"bold": 0, "italic": 0, RAISED: 0}
    for token in parser().parseInline(text)[0].children or ():
        if token.type in OPENS:
            set_now[OPENS[token.type]] += 1
        elif token.type in CLOSES:
            set_now[CLOSES[token.type]] -= 1
        elif token.type == "html_inline":
            if said := change_by_tag(token.content, set_now):
                yield Run(said, set_now["bold"] > 0, set_now["italic"] > 0)
        elif words := words_of(token):
            yield Run(words, set_now["bold"] > 0, set_now["italic"] > 0, set_now[RAISED] > 0)


def words_of(token: Token) -> str:
    """What a token shows."""
    return " " if token.type in {"softbreak", "hardbreak"} else token.content


def change_by_tag(tag: str, set_now: dict[str, int]) -> str:
    """Turn a style on or off by a tag; what the tag itself shows is at most a space."""
    found = TAG.match(tag)
    if not found:
        return ""
    name, step = found[2].lower(), -1 if found[1] else 1
    for style, names in (("bold", BOLD_TAGS), ("italic", ITALIC_TAGS), (RAISED, {RAISED})):
        if name in names:
            set_now[style] = max(0, set_now[style] + step)
            return ""
    return " "


def styled(runs: Iterator[Run] | list[Run], notes: Notes) -> Styled:
    """Put stretches together, with single spaces and without the marks of footnotes."""
    text, bold, all_italic, at_start = "", 0, True, True
    for run in runs:
        said = run.text
        if run.raised and notes.takes(said.strip()):
            continue
        said = re.sub(r"\s+", " ", said)
        if not text or text.endswith(" "):
            said = said.lstrip()
        if not said:
            continue
        at_start = at_start and (run.bold or not said.strip())
        text += said
        bold = len(text) if at_start else bold
        all_italic = all_italic and (run.italic or not said.strip())
    text = text.rstrip()
    return Styled(text, min(bold, len(text)), all_italic and bool(text))
