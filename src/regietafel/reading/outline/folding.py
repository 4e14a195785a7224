"""Text without capitals and accents, of the same length, so that a place in it is a place in the original."""

from __future__ import annotations

import unicodedata

QUOTES = {"’": "'", "‘": "'", "`": "'", "´": "'", "–": "-", "—": "-", "‐": "-"}


class Folded(dict[int, str]):
    """Each sign and what it becomes, worked out the first time that it is met: long texts have few different signs."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        plain = sign.lower() if sign.isascii() else unicodedata.normalize("NFD", sign)[0].lower()
        self[code] = QUOTES.get(sign, plain if len(plain) == 1 else sign)
        return self[code]


FOLDED = Folded()


def fold(text: str) -> str:
    """Fold sign by sign; quotes and dashes become the plain ones.

    >>> fold("Priorité n° 1 – Échéance")
    'priorite n° 1 - echeance'
    """
    return text.translate(FOLDED)


def words_in(text: str) -> list[str]:
    """The words, folded."""
    return "".join(sign if sign.isalnum() else " " for sign in fold(text)).split()
