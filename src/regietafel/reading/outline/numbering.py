"""Numbers before titles, of all kinds: 1, 1.1, A, A.2, IV, 1°, 2b; as a path that can be compared."""

from __future__ import annotations

from dataclasses import dataclass

ROMANS = {"I": 1, "V": 5, "X": 10}
DECIMAL, LETTER, ROMAN, MIXED = "decimal", "letter", "roman", "mixed"


@dataclass(frozen=True)
class Number:
    """A number as written, its kind, and its parts as figures (A is 1, IV is 4)."""

    text: str
    style: str
    parts: tuple[int, ...]

    @property
    def depth(self) -> int:
        """How many parts it has."""
        return len(self.parts)

    def is_under(self, other: Number) -> bool:
        """Whether this one continues that one: 2.3.1 is under 2.3."""
        return self.depth > other.depth and self.parts[: other.depth] == other.parts

    def stands_beside(self, other: Number) -> bool:
        """Whether both stand under the same number: 2.3 and 2.4; of one part each when they are of one kind."""
        if self.depth != other.depth or self.parts[:-1] != other.parts[:-1]:
            return False
        return self.depth > 1 or self.style == other.style

    def follows(self, other: Number) -> bool:
        """Whether it is the next one."""
        return self.stands_beside(other) and self.parts[-1] == other.parts[-1] + 1


def number_of(text: str) -> Number | None:
    """The number that a text of figures, letters and points is.

    >>> number_of("2.3.1").parts
    (2, 3, 1)
    >>> number_of("A.2").style
    'mixed'
    >>> number_of("IV").parts
    (4,)
    """
    raw = text.strip(" .)(°")
    pieces = [piece for piece in raw.replace("-", ".").split(".") if piece]
    spread = [part for piece in pieces for part in split_piece(piece)]
    if not spread:
        return None
    if all(part.isdecimal() for part in spread):
        return Number(raw, DECIMAL, tuple(map(int, spread)))
    if len(spread) == 1 and (value := roman(spread[0])):
        return Number(raw, ROMAN, (value,))
    if len(spread) == 1 and len(raw) == 1:
        return Number(raw, LETTER, (ord(raw.lower()) - ord("a") + 1,))
    return Number(raw, MIXED, tuple(map(value_of, spread)))


def split_piece(piece: str) -> list[str]:
    """2b is two parts, A1 as well."""
    at = next((at for at in range(1, len(piece)) if piece[at].isdecimal() != piece[at - 1].isdecimal()), 0)
    return [piece[:at], piece[at:]] if at else [piece]


def value_of(part: str) -> int:
    """A part as a figure."""
    if part.isdecimal():
        return int(part)
    return roman(part) or ord(part[0].lower()) - ord("a") + 1


def roman(text: str) -> int:
    """The value of a Roman number up to 39 in capitals, else 0."""
    values = [ROMANS.get(sign, 0) for sign in text]
    if not all(values):
        return 0
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
