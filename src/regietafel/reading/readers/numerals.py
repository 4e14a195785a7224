"""Numbers as lists write them: letters, Roman, with a zero before."""

from __future__ import annotations

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
MOST_ROMAN = 3_999
ALPHABET = 26


def numeral(count: int, kind: str) -> str:
    """A count as its list writes it; a kind that we do not know is written in figures."""
    made = {
        "lowerLetter": lambda: letters(count),
        "upperLetter": lambda: letters(count).upper(),
        "lowerRoman": lambda: roman(count),
        "upperRoman": lambda: roman(count).upper(),
        "decimalZero": lambda: f"{count:02d}",
    }.get(kind)
    return made() if made else str(count)


def letters(count: int) -> str:
    """a … z, and then aa, bb, as Word goes on."""
    if count < 1:
        return str(count)
    again, place = divmod(count - 1, ALPHABET)
    return chr(ord("a") + place) * min(again + 1, 9)


def roman(count: int) -> str:
    """Roman, in small letters."""
    if not 0 < count <= MOST_ROMAN:
        return str(count)
    made = ""
    for worth, sign in ROMAN:
        times, count = divmod(count, worth)
        made += sign * times
    return made
