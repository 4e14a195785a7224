"""Splits the words for partners or leads into names, each as it was written; what is no name is left out.

A comma, a semicolon, a dash between spaces and a slash part two names; "en" and "et" do so only where they do not
stand inside one ("Kind en Gezin", "dienst Wonen en Welzijn", "vertegenwoordigers van A en B").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from regietafel.reading.fields.conjunctions import BRACKETED, parts_two
from regietafel.reading.fields.party_words import GROUP, LEADING, OPEN_TAIL, SUPPORT, TAIL, VAGUE
from regietafel.reading.fields.words import folded, is_sentence, one_line, sentences, tidy

LONGEST = 140
MOST_SIGNS = 4000
"""What is longer names nobody; it is a text that came under the wrong label."""

DASH = re.compile(r"\s[-–—]\s|(?<=\w)[-–—]\s+(?=[A-ZÀ-Ý])|\s[-–—](?=[A-ZÀ-Ý])")
STRONG = re.compile(r"[,;•|\n]|\s\d{1,2}[.)]\s(?=[A-ZÀ-Ý])|\s\+\s|\s/\s|(?<=[A-Z][A-Za-z'’)])/(?=[A-ZÀ-Ý][\w])")
AND = re.compile(r"\s(?:en/of|et/ou|en|et|and|alsook|evenals|ainsi que|samen met|&)\s", re.IGNORECASE)
BARE_ARTICLE = re.compile(r"(?:de|het|'t|le|la|les|the)\s+|l['’]", re.IGNORECASE)
THEN_A_NOUN = re.compile(r"[a-zà-ÿ]|[A-Z0-9]{2}")


@dataclass(frozen=True)
class Parties:
    """The ``names`` in the words of the document; ``left`` is what was said besides, ``is_open`` that more may follow."""

    names: tuple[str, ...] = ()
    left: str = ""
    is_open: bool = False


def split_parties(text: str) -> Parties:
    """The names in the words after "Partners:" or in a cell.

    >>> split_parties("VDAB, CAW en Kind en Gezin").names
    ('VDAB', 'CAW', 'Kind en Gezin')
    """
    if len(text) > MOST_SIGNS:
        return Parties(left=one_line(text))
    told, left = first_part(tidy(text))
    is_open = bool(OPEN_TAIL.search(folded(told)))
    names: list[str] = []
    for piece in without_heading(pieces(told)):
        name = cleaned(piece)
        plain = folded(name)
        if not name or VAGUE.fullmatch(plain):
            is_open = is_open or bool(name)
        elif SUPPORT.match(plain) or is_sentence(name) or len(name) > LONGEST:
            left = f"{left} {name}".strip()
        elif plain not in map(folded, names):
            names.append(name)
    return Parties(tuple(names), left, is_open)


def first_part(text: str) -> tuple[str, str]:
    """The words that name somebody, and the sentences after it that tell more."""
    told: list[str] = []
    for line in text.split("\n"):
        told += [part if at or not told else f"\n{part}" for at, part in enumerate(sentences(line))]
    named: list[str] = []
    while told and (not named or not is_sentence(told[0])) and not (named and len(told[0].split()) > 12):
        part = told.pop(0)
        named.append(part if part.endswith("..") else part.rstrip("."))
    return ",".join(named), " ".join(part.strip() for part in told)


def pieces(text: str) -> list[str]:
    """The text cut at what parts two names; brackets stay whole."""
    closed = BRACKETED.sub(lambda found: "\x00" * len(found[0]), text)
    strong = len(re.findall("[,;]", closed))
    dashes = len(DASH.findall(closed))
    cut = re.compile(f"{STRONG.pattern}|{DASH.pattern}") if dashes and dashes >= strong else STRONG
    spans = list(between(cut, closed))
    if dashes or strong or len(spans) > 1:
        return [part for start, end in spans for part in at_and(text[start:end], is_list=len(spans) > 1)]
    return list(at_and(text, is_list=False))


def between(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """The stretches between what the pattern finds."""
    at = 0
    for found in pattern.finditer(text):
        yield at, found.start()
        at = found.end()
    yield at, len(text)


def at_and(text: str, *, is_list: bool) -> Iterator[str]:
    """One stretch cut at each "and" that parts two names."""
    closed = BRACKETED.sub(lambda found: "\x00" * len(found[0]), text)
    at = 0
    for found in AND.finditer(closed):
        if parts_two(text[at : found.start()], found[0], text[found.end() :], is_list=is_list):
            yield text[at : found.start()]
            at = found.end()
    yield text[at:]


def without_heading(found: list[str]) -> list[str]:
    """Without the word for the group that the names after it make up ("The municipalities; A, B and C")."""
    if (
        len(found) > 3
        and GROUP.match(folded(one_line(found[0])))
        and all(piece.strip()[:1].isupper() for piece in found[1:])
    ):
        return found[1:]
    head, colon, rest = found[0].partition(":") if found else ("", "", "")
    if colon and rest.strip() and len(found) > 1 and not head.strip().isupper():
        return [rest, *found[1:]]
    return found


def cleaned(piece: str) -> str:
    """A name without the signs and the small words around it."""
    name = one_line(piece).strip(' \t.,;:•·|*_-–—"“”…!?/&+')
    while (shorter := LEADING.match(folded(name))) and shorter.end() < len(name):
        name = name[shorter.end() :].lstrip()
    if found := TAIL.search(folded(name)):
        name = name[: found.start()].rstrip(" ,;-–")
    if (article := BARE_ARTICLE.match(name)) and (name[0].islower() or THEN_A_NOUN.match(name, article.end())):
        name = name[article.end() :]
    if name.count("(") < name.count(")"):
        name = name.rstrip(")").rstrip()
    return "" if not any(sign.isalnum() for sign in name) else name
