"""What stands above a mail: names and values as they were written, and as a person reads them.

Python's own reading of these raises on malformed values and takes very long on long ones, so it is used only to find where
parts begin; values are read here.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import unquote_to_bytes

from regietafel.reading.mail.bounds import LONGEST_HEADER, MOST_HEADERS, MOST_REFERENCES
from regietafel.reading.mail.charsets import decoded
from regietafel.reading.mail.cleaning import line

WORD = re.compile(r"=\?([^?*\s]{1,40})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?]*)\?=")
BETWEEN = re.compile(r"(\?=)[ \t\r\n]+(=\?)")
HEX = re.compile(rb"=([0-9A-Fa-f]{2})")
IDS = re.compile(r"<([^<>\s]{1,500})>")
PARAMETER = re.compile(r';\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))', re.DOTALL)
FOLDS = re.compile(r"[\r\n]+[ \t]*")


class Headers:
    """The headers of a mail or of a part, by name whatever the capitals."""

    def __init__(self, items: Iterable[tuple[str, str]]) -> None:
        self.values: dict[str, list[str]] = {}
        self.was_cut = False
        for number, (name, value) in enumerate(items):
            if number >= MOST_HEADERS:
                self.was_cut = True
                break
            self.was_cut = self.was_cut or len(value) > LONGEST_HEADER
            self.values.setdefault(str(name).lower(), []).append(str(value)[:LONGEST_HEADER])

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def raw(self, name: str) -> str:
        """The first value as it was written, on one line; "" if there is none."""
        return FOLDS.sub(" ", self.values.get(name, [""])[0]).strip()

    def all_raw(self, name: str) -> str:
        """All values in one, for headers that hold a list."""
        return ", ".join(FOLDS.sub(" ", value).strip() for value in self.values.get(name, []))[:LONGEST_HEADER]

    def text(self, name: str) -> str:
        """The first value as a person reads it."""
        return line(in_letters(self.raw(name)))

    def first_word(self, name: str) -> str:
        """What a value says before its first ; or space, in lower case."""
        return re.split(r"[;\s(]", self.raw(name), maxsplit=1)[0].lower()

    def parameter(self, name: str, wanted: str) -> str:
        """A parameter of a value: in one piece or in several, in any of the ways of writing other letters."""
        return line(parameters(self.raw(name)).get(wanted, ""))


def own_letters(value: str) -> str:
    """A value in which bytes stand that are no ASCII, as text."""
    return value if value.isascii() else decoded(raw_bytes(value))[0]


def raw_bytes(text: str) -> bytes:
    """The bytes that the parser put in a text as halves of signs, back among the others."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeError:
        return text.encode("utf-8", "replace")


def in_letters(value: str) -> str:
    """The encoded words of a value as what they mean; neighbours in one charset are one, as many programs cut within a sign."""
    value = BETWEEN.sub(r"\1\2", own_letters(value))
    out: list[str] = []
    held, charset, at = b"", "", 0
    for found in WORD.finditer(value):
        said, way, text = found.groups()
        between = value[at : found.start()]
        if held and (between or said.lower() != charset):
            out.append(decoded(held, charset)[0])
            held = b""
        out.append(between)
        held, charset, at = held + word_bytes(way, text), said.lower(), found.end()
    if held:
        out.append(decoded(held, charset)[0])
    return "".join(out) + value[at:]


def word_bytes(way: str, text: str) -> bytes:
    """The bytes of one encoded word."""
    data = raw_bytes(text)
    if way in "qQ":
        return HEX.sub(lambda found: bytes([int(found[1], 16)]), data.replace(b"_", b" "))
    return from_base64(data)


def from_base64(data: bytes) -> bytes:
    """Base64 read as far as it goes: signs that do not belong are left out, a missing end is no end of the world."""
    for tail in (b"", b"=", b"=="):
        try:
            return binascii.a2b_base64(data + tail if tail else data)
        except binascii.Error:
            continue
    try:
        kept = re.sub(rb"[^A-Za-z0-9+/]", b"", data)
        return binascii.a2b_base64(kept[: len(kept) // 4 * 4])
    except binascii.Error:
        return b""


def parameters(value: str) -> dict[str, str]:
    """The parameters behind a value, the pieces of RFC 2231 put together; those with a charset go before those without."""
    plain: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for name, quoted, bare in PARAMETER.findall(value):
        text = re.sub(r'\\(["\\])', r"\1", quoted) if quoted else bare.strip().strip('"')
        base, star, rest = name.lower().partition("*")
        number = rest.rstrip("*")
        if not star:
            plain.setdefault(base, in_letters(text))
        elif number == "" or (number.isascii() and number.isdigit() and len(number) < 4):
            pieces.setdefault(base, {})[int(number or 0)] = (text, rest.endswith("*") or rest == "")
    return plain | {base: joined(found) for base, found in pieces.items()}


def joined(pieces: dict[int, tuple[str, bool]]) -> str:
    """The pieces of one parameter, in their order."""
    charset, data = "", b""
    for at, number in enumerate(sorted(pieces)):
        text, encoded = pieces[number]
        if encoded and at == 0 and text.count("'") >= 2:
            charset, _language, text = text.split("'", 2)
        raw = raw_bytes(text)
        data += unquote_to_bytes(raw) if encoded else raw
    return decoded(data, charset or "utf-8")[0]


def moment(value: str) -> str:
    """A date of a mail in ISO with its zone, "" if it is none; without a zone it is that of Greenwich, as the rules have it."""
    try:
        when = parsedate_to_datetime(value[:200])
        when = when if when.tzinfo else when.replace(tzinfo=UTC)
        return when.isoformat() if when.astimezone(UTC) > datetime(1971, 1, 1, tzinfo=UTC) else ""
    except Exception:  # it raises whatever its parts raise
        return ""


def identities(value: str) -> list[str]:
    """The identities of mails in a value, without their brackets."""
    found = [line(one, 500) for one in IDS.findall(own_letters(value))[:MOST_REFERENCES]]
    bare = value.strip().split(" ")[0]
    return found or ([line(bare, 500)] if "@" in bare and "<" not in bare else [])


def identity(value: str) -> str:
    """The first of them, "" if there is none."""
    return next(iter(identities(value)), "")


def references_of(headers: Headers) -> tuple[str, ...]:
    """The mails that this one answers, the nearest first."""
    told = [*identities(headers.raw("in-reply-to")), *reversed(identities(headers.raw("references")))]
    return tuple(dict.fromkeys(told))[:MOST_REFERENCES]
