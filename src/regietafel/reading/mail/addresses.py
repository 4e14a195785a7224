"""Who a mail is from and to, out of what programs write there; each sign is looked at once, however malformed."""

from __future__ import annotations

import re

from regietafel.reading.mail.bounds import MOST_ADDRESSES
from regietafel.reading.mail.cleaning import line
from regietafel.reading.mail.headers import in_letters, own_letters
from regietafel.reading.mail.shapes import Address

NOBODY = Address(name="", address="")
ADDRESS = re.compile(r"[^\s@<>(),;:\"\[\]\\]{1,200}@[^\s@<>(),;:\"\\]{1,200}")
CLOSES = {'"': '"', "<": ">", "(": ")"}


def addresses(value: str) -> tuple[Address, ...]:
    """All addresses of a value; a name with a comma that nobody put in quotes stays one name."""
    found: list[Address] = []
    waiting: list[str] = []
    for piece, mark in pieces(own_letters(value)):
        if mark == ":":
            waiting = []
            continue
        one = address_in(", ".join([*waiting, piece]))
        if one.address:
            found.append(one)
            waiting = []
        elif piece.strip():
            waiting = [*waiting, piece][-5:]
        if mark == ";":
            waiting = []
        if len(found) >= MOST_ADDRESSES:
            break
    return tuple(found)


def first_address(value: str) -> Address:
    """The first address of a value, or the name alone if there is no address."""
    return next(iter(addresses(value)), Address(name=name_in(own_letters(value)), address=""))


def pieces(value: str) -> list[tuple[str, str]]:
    """A value cut at its commas, semicolons and the colon behind the name of a group, with the sign at which it was cut."""
    cut: list[tuple[str, str]] = []
    inside, start, skip = "", 0, False
    for at, sign in enumerate(value):
        if skip:
            skip = False
        elif sign == "\\":
            skip = True
        elif inside:
            inside = "" if sign == inside else inside
        elif sign in CLOSES:
            inside = CLOSES[sign] if value.find(CLOSES[sign], at + 1) > 0 else ""
        elif sign in ",;" or (sign == ":" and not value[start:at].lstrip().lower().startswith("mailto")):
            cut.append((value[start:at], sign))
            start = at + 1
    return [*cut, (value[start:], "")]


def address_in(piece: str) -> Address:
    """The address in brackets, or that which stands alone; what stands before it is the name."""
    before, bracket, after = piece.rpartition("<")
    if bracket and (found := ADDRESS.search(in_letters(after.partition(">")[0]))):
        return Address(name=name_in(before), address=line(found[0], 320).lower())
    if found := ADDRESS.search(piece):
        rest = piece[: found.start()] + piece[found.end() :]
        return Address(name=name_in(rest.replace("<", "").replace(">", "")), address=line(found[0], 320).lower())
    return NOBODY


def whole_address(text: str) -> str:
    """The address that a text is, in lower case; "" if it is more than that or something else."""
    found = ADDRESS.fullmatch(line(text, 320))
    return found[0].lower() if found else ""


def name_in(text: str) -> str:
    """A name without the quotes or brackets around it; those within it stay, as the first sign of "'t Hof" does."""
    text = text.strip(" \t;,")
    for _ in range(2):
        if len(text) > 1 and text[0] + text[-1] in {'""', "''", "()"} and not set(text[1:-1]) & set("()"):
            text = text[1:-1].strip()
    return line(in_letters(text.replace('\\"', '"').replace("\\\\", "\\")), 200).strip('" ')
