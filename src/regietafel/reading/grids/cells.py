"""What a cell says: its lines, whether it is ticked, and what kind of thing its words look like."""

from __future__ import annotations

import html
import re

from regietafel.reading.blocks import Cell
from regietafel.reading.fields.parties import split_parties
from regietafel.reading.fields.words import folded, is_sentence, one_line, tidy
from regietafel.reading.fields.years import YEAR, read_years
from regietafel.reading.frequency import read_frequency

TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,10})(?:\s[^<>]*)?/?>")
HIDDEN = re.compile(r"<(script|style|head)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
BREAKS = frozenset({"p", "div", "br", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6"})
TICK = re.compile(r"(?:[xv✓✔✅☑☒●■◼▪•⬤✗✘√þü*+]|ja|oui|yes|ok|1)+")
NO_TICK = re.compile(r"(?:nee|neen|non|no|0|[-–—/.☐□○◯]|n\.?v\.?t\.?)?")
AMOUNT = re.compile(r"(?:€|eur|euro)?\s*-?\d{1,3}(?:[. ]?\d{3})*(?:,\d+|\.\d{2})?\s*(?:€|eur|euro|%|vte)?")
TERM = re.compile(
    r"(?:[kml]{1,2}t|(?:korte?|middellange?|lange?)(?: termijn)?|(?:court|moyen|long) terme|doorlopend|continu|permanent)"
)
TIME_WORD = re.compile(
    rf"{YEAR}|\b(?:jaarlijks|maandelijks|wekelijks|trimestrieel|kwartaal|semester|trimestre|doorlopend|continu\w*|permanent|regelmatig|voorjaar|najaar|[kml]{{1,2}}t|q[1-4]"
    r"|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|eind|begin|annuel\w*|mensuel\w*|en cours|termijn|terme)\b"
)
NUMBER = re.compile(r"(?:[a-z]{1,3}\s?)?\d{1,3}(?:[.\-]\d{1,3})*\.?[a-z]?\.?|[a-z]\.?|[ivx]{1,5}\.?")
COUNTED = re.compile(r"\d{1,4}(?=\s|$|-\d)")
"""A year or a quantity in front is no name."""
SHORT_NAME, LONG_NAME = 5, 9


def lines_of(cell: Cell) -> list[str]:
    """The lines of a cell, an item of a list with a dash before it."""
    lines: list[str] = []
    for index, text in enumerate(cell.texts):
        mark = "- " if index < len(cell.items) and cell.items[index] else ""
        told = (line for line in tidy(unwrapped(text)).split("\n") if line)
        lines.extend(line if line.startswith(("- ", "• ")) else mark + line for line in told)
    return lines


def unwrapped(text: str) -> str:
    """The text of a piece of HTML; of anything else the text as it is. Nothing in it is run or fetched."""
    if "<" not in text or not TAG.search(text):
        return text

    def without(found: re.Match[str]) -> str:
        name = found["name"].lower()
        if name == "li" and not found["close"]:
            return "\n- "
        return "\n" if name in BREAKS else ""

    return html.unescape(TAG.sub(without, HIDDEN.sub(" ", text)))


def words_of(cell: Cell) -> str:
    """All of a cell, line by line."""
    return "\n".join(lines_of(cell))


def is_empty(cell: Cell) -> bool:
    """Whether nothing stands in it; what another cell covers is empty too."""
    return cell.covered or not any(text.strip() for text in cell.texts) or not words_of(cell)


def is_ticked(cell: Cell) -> bool:
    """Whether a cell in the column of a year says yes: by a mark, by words of what happens, or by its shade."""
    words = folded(one_line(words_of(cell)))
    return not NO_TICK.fullmatch(words) or (cell.shaded and not words)


def is_mark(text: str) -> bool:
    """Whether it is a mark or an empty word rather than something said."""
    plain = folded(text).replace(" ", "")
    return bool(TICK.fullmatch(plain) or NO_TICK.fullmatch(plain))


def is_amount(text: str) -> bool:
    """Whether it is a sum or a count."""
    plain = folded(text).strip()
    return (
        bool(plain)
        and plain != "1"
        and AMOUNT.fullmatch(plain) is not None
        and not re.fullmatch(r"(?:19|20)\d\d", plain)
    )


def looks_like_parties(text: str) -> bool:
    """Whether it could be a list of names: short names, no sentence."""
    if not text or is_sentence(text) or is_mark(text) or is_amount(text) or COUNTED.match(text):
        return False
    names = split_parties(text).names
    lengths = [len(re.sub(r"\([^()]*\)", "", name).split()) for name in names]
    return bool(lengths) and sum(lengths) / len(lengths) <= SHORT_NAME and max(lengths) <= LONG_NAME


def looks_like_time(text: str) -> bool:
    """Whether it says when or how often, and little else."""
    plain = folded(text)
    if not plain or len(plain.split()) > 20:
        return False
    return (
        bool(TIME_WORD.search(plain) or TERM.fullmatch(plain))
        or read_frequency(text).times is not None
        or bool(read_years(text).years)
    )


def looks_like_number(text: str) -> bool:
    """Whether it is the number of an action."""
    return NUMBER.fullmatch(folded(text)) is not None
