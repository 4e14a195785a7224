"""From the text in a cell to a plain value for a column, with what is to be said about it.

A plain value is what JSON can keep. :data:`NOTHING` stands for "leave as it is": an empty cell, or one that cannot be read.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from rapidfuzz import fuzz, process

from regietafel.core.forms import FIRST_YEAR, LAST_YEAR
from regietafel.core.precise import read_precise
from regietafel.workplaces import checks
from regietafel.workplaces.checks import Mark
from regietafel.workplaces.sheet_fields import Column, Kind

NOTHING: Any = object()
NEAR = 80
FORMULA = ("=", "@", "＝", "＠")
PARTS = re.compile(r"[;\n|]")
MOST_WHOLE = 100_000
SPACES = {"Zs", "Zl", "Zp"}


@dataclass(frozen=True)
class Code:
    """An entry of a list of codes: its key, how it is called on the screen, and all by which it is known."""

    pk: int
    said: str
    names: frozenset[str]
    follower: Code | None = None


@dataclass
class Codes:
    """The lists in which cells are looked up, by the name of the column."""

    lists: Mapping[str, Sequence[Code]]
    home: frozenset[int] = frozenset()
    """The municipalities of the region."""

    index: dict[str, dict[str, Code]] = field(default_factory=dict)

    def find(self, column: str, text: str) -> Code | None:
        """The entry that goes by this name."""
        if column not in self.index:
            entries = {name: code for code in reversed(self.lists[column]) for name in code.names}
            self.index[column] = entries
        return self.index[column].get(folded(text))

    def near(self, column: str, text: str) -> str:
        """What was probably meant by a name that is in no list; empty if nothing is like it."""
        said = {folded(code.said): code.said for code in self.lists[column]}
        best = process.extractOne(folded(text), said.keys(), scorer=fuzz.WRatio, score_cutoff=NEAR)
        return said[best[0]] if best else ""


@dataclass(frozen=True)
class Value:
    """What a cell says: the plain value, and marks."""

    plain: Any = NOTHING
    marks: tuple[Mark, ...] = ()


def folded(text: str) -> str:
    """A name as it is compared: capitals, accents and signs make no difference."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w§+]+", " ", bare.casefold()).split())


def cleaned(text: str, *, lines: bool = False) -> str:
    """A text without signs that nobody sees; only a long text keeps its lines."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = []
    for sign in text:
        kind = unicodedata.category(sign)
        if sign == "\n" and lines:
            kept.append(sign)
        elif sign in "\n\t" or kind in SPACES:
            kept.append(" ")
        elif kind not in {"Cc", "Cf", "Cs", "Co", "Cn"}:
            kept.append(sign)
    parts = (" ".join(part.split()) for part in "".join(kept).split("\n"))
    return "\n".join(parts).strip()


def as_in_cell(column: Column, raw: str) -> str:
    """A text as it is taken out of a cell, without the apostrophe by which a CSV keeps it from being a formula."""
    text = cleaned(raw, lines=column.kind == Kind.LONG)
    return text[1:] if re.match("'[=+@＝＋－＠-]", text) else text


def read_cell(column: Column, raw: str, codes: Codes) -> Value:
    """What a cell says for a column; an empty one says nothing."""
    text = as_in_cell(column, raw)
    if not text:
        return Value()
    seen = (
        [Mark(column.name, "unseen")]
        if any(unicodedata.category(c) in {"Cc", "Cf"} and c not in "\n\r\t" for c in raw)
        else []
    )
    if text.startswith(FORMULA):
        seen.append(Mark(column.name, "looks_like_formula"))
    value = READ[column.kind](column, text, codes)
    return Value(value.plain, (*seen, *value.marks))


def not_read(column: Column, code: str, **values: Any) -> Value:
    """A cell that is left as it is, and why."""
    return Value(NOTHING, (Mark(column.name, code, values),))


def read_text(column: Column, text: str, codes: Codes) -> Value:
    """A text that fits, with what its checks say."""
    if len(text) > column.longest:
        return not_read(column, "too_long", number=len(text), most=column.longest)
    marks = tuple(CHECKED[column.name](text)) if column.name in CHECKED else ()
    if any(mark.code == "email" for mark in marks):
        return Value(NOTHING, marks)
    return Value(text, marks)


CHECKED: Mapping[str, Callable[[str], Iterable[Mark]]] = {
    "email": checks.email,
    "phone": checks.phone,
    "company_number": checks.company_number,
}


def read_link(column: Column, text: str, codes: Codes) -> Value:
    """A web address; one that begins with the host gets what stands before it."""
    whole = text if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", text) else f"https://{text}"
    try:
        URLValidator(schemes=["http", "https"])(whole)
    except ValidationError:
        return not_read(column, "website", text=text)
    return read_text(column, whole, codes)


def read_code(column: Column, text: str, codes: Codes) -> Value:
    """An entry of a list, by any of its names."""
    code = codes.find(column.name, text)
    return Value(code.pk) if code else unknown(column, text, codes)


def unknown(column: Column, text: str, codes: Codes) -> Value:
    """A name that is in no list, with what may be meant."""
    meant = codes.near(column.name, text)
    return (
        not_read(column, "code_near", text=text, meant=meant) if meant else not_read(column, "code_unknown", text=text)
    )


def read_town(column: Column, text: str, codes: Codes) -> Value:
    """A municipality; one outside the region is taken over and marked."""
    code = codes.find(column.name, text)
    if code is None:
        return unknown(column, text, codes)
    outside = codes.home and code.pk not in codes.home
    return Value(code.pk, (Mark(column.name, "town_outside", {"municipality": code.said}),) if outside else ())


def read_codes(column: Column, text: str, codes: Codes) -> Value:
    """Several entries of a list; those that are known are taken over, the others are marked."""
    whole = codes.find(column.name, text)
    parts = [text] if whole else [part.strip() for part in PARTS.split(text)]
    if len(parts) == 1 and not whole:
        parts = [part.strip() for part in text.split(",")]
    found: list[int] = []
    marks: list[Mark] = []
    for part in filter(None, parts):
        if code := codes.find(column.name, part):
            found.append(code.pk)
        else:
            marks += unknown(column, part, codes).marks
    return Value(sorted(set(found)) if found else NOTHING, tuple(marks))


def read_choice(column: Column, text: str, codes: Codes) -> Value:
    """One of a few words, by its label or its value."""
    return read_code(column, text, codes)


def read_rungs(column: Column, text: str, codes: Codes) -> Value:
    """Figures from 1 to 6, however they are parted; "3-5" is all three."""
    plain = re.sub(r"(?i)\b(?:treden?|rungs?|en|and|et)\b", " ", text)
    if not re.fullmatch(r"[\s,;/+&.0-9–-]+", plain):
        return not_read(column, "rung", text=text)
    rungs: set[int] = set()
    for first, last in re.findall(r"(\d+)(?:\.0)?(?:\s*[-–]\s*(\d+))?", plain):
        rungs.update(range(int(first[:4]), min(int(last[:4] or first[:4]), 9) + 1) or [0])
    if not rungs or not rungs <= set(range(1, 7)):
        return not_read(column, "rung", text=text)
    return Value(sorted(rungs))


def read_whole(column: Column, text: str, codes: Codes) -> Value:
    """A whole number of nought or more."""
    plain = re.sub(r"\s|(?<=\d)\.(?=\d{3}$)|[.,]0+$", "", text)
    if not re.fullmatch(r"[0-9]{1,6}", plain) or int(plain) > MOST_WHOLE:
        return not_read(column, "whole", text=text)
    if column.name == "waiting_weeks" and int(plain) > 32_767:
        return not_read(column, "whole", text=text)
    return Value(int(plain))


def read_decimal(column: Column, text: str, codes: Codes) -> Value:
    """A number with a comma or a point, kept in hundredths as text."""
    plain = re.sub(r"\s", "", text).replace(",", ".")
    if not re.fullmatch(r"[0-9]{1,6}(?:\.[0-9]+)?", plain):
        return not_read(column, "decimal", text=text)
    return Value(str(Decimal(plain).quantize(Decimal("0.01"))))


def read_degrees(column: Column, text: str, codes: Codes) -> Value:
    """Degrees, of which the two together are judged later."""
    found = checks.read_degrees(text)
    most = 90 if column.name == "latitude" else 180
    return Value(found) if found is not None and abs(found) <= most else not_read(column, "degrees", text=text)


def read_date(column: Column, text: str, codes: Codes) -> Value:
    """A day, a month or a year, as exact as it is written; kept as the day and the exactness."""
    try:
        found = read_precise(re.sub(r"[ T]00:00(:00)?$", "", text)) if len(text) <= 60 else None
    except (ValueError, ValidationError):
        found = None
    if found is None or not FIRST_YEAR <= found.on.year <= LAST_YEAR:
        return not_read(column, "date", text=text)
    day: dt.date = found.last if column.name == "until" else found.first
    return Value([day.isoformat(), str(found.precision)])


READ: Mapping[Kind, Callable[[Column, str, Codes], Value]] = {
    Kind.TEXT: read_text,
    Kind.LONG: read_text,
    Kind.LINK: read_link,
    Kind.TOWN: read_town,
    Kind.DEGREES: read_degrees,
    Kind.DATE: read_date,
    Kind.CHOICE: read_choice,
    Kind.CODE: read_code,
    Kind.CODES: read_codes,
    Kind.RUNGS: read_rungs,
    Kind.WHOLE: read_whole,
    Kind.DECIMAL: read_decimal,
}
