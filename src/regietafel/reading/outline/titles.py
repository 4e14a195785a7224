"""Where a title ends and the text begins that stands on the same line."""

from __future__ import annotations

import re

from regietafel.reading.outline.labels import kinds_in_brackets, label_in, with_time_apart
from regietafel.reading.outline.openings import Opening

SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3}[.!?])\s+(?=[A-ZÀ-Ý«\"'‘“(])")
AFTER_RUN_IN = " :.–-("
LONGEST = 12


def title_and_rest(opening: Opening) -> tuple[str, str]:
    """The title, and what follows it: behind a bold run-in, behind a short name and a colon, or behind a first sentence."""
    said = opening.mark.title or opening.text.text
    bold = opening.text.text[: opening.text.bold]
    if 0 < opening.text.bold < len(opening.text.text) and bold.strip(AFTER_RUN_IN) and not is_only_mark(bold, opening):
        begin = said.find(bold.strip()) if bold.strip() in said else 0
        end = begin + len(bold.strip()) if bold.strip() in said else len(shared_end(bold, said))
        return cut(said, end)
    if kinds_in_brackets(opening.text) and (bracket := said.rfind(" (")) > 0:
        title, rest = cut(said.rstrip(" .)"), bracket)
        return title, with_time_apart(rest)
    if opening.kind[0] == "line" and label_in(said):
        return cut(said, said.index(":"))
    if found := SENTENCE_END.search(said):
        return cut(said, found.start())
    return cut(said, len(said))


def is_only_mark(bold: str, opening: Opening) -> bool:
    """Whether no more than word and number are bold."""
    return not shared_end(bold, opening.mark.title).strip(AFTER_RUN_IN)


def shared_end(bold: str, title: str) -> str:
    """The part of the title that is bold: what the end of the bold and the start of the title share."""
    bold = bold.strip()
    return next((title[:size] for size in range(min(len(bold), len(title)), 0, -1) if bold.endswith(title[:size])), "")


def cut(said: str, end: int) -> tuple[str, str]:
    """A title without the signs around it, and the rest."""
    title, rest = said[:end].strip().rstrip(":").strip(), said[end:].lstrip(AFTER_RUN_IN)
    return (title.rstrip(".") if not title.endswith("..") else title), rest.strip()
