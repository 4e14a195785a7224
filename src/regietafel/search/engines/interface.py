"""What an index must be able to do, and how rows are numbered in it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from django.db import connection

from regietafel.search.words import SHORTEST_PART, Question, Term

KIND_BITS, KEY_BITS, HOLDER_BITS = 11, 32, 20
"""Together 63, which is what a database holds in one number."""

ROWS_OF_A_KIND = 1 << KEY_BITS
HOLDERS = 1 << HOLDER_BITS
PLACES_OF_A_KIND = ROWS_OF_A_KIND * HOLDERS
AT_ONCE = 500
OF = ":"
"""Between the number of a region and a word of it; no word holds this sign."""

PART, MARK = OF, OF * 2
"""Before a part of a compound, and before a mark by which a kind lets itself be narrowed, where a word has nothing."""

PUT = "INSERT INTO search_entry (number, place, region, title, body, marks) VALUES (%s, %s, %s, %s, %s, %s)"


class Entry(NamedTuple):
    """A row of the index: its place and region, name and text as they are read, and the words of both and of the name.

    The place is kind, key and holder in one (see :func:`place_of`), so what is found need not be read to know whose it
    is.
    """

    place: int
    region: int
    title: str
    body: str
    words: list[str]
    names: list[str]
    marks: str = ""


class Kept(NamedTuple):
    """What stands in the index about a row, to compare it with the row itself."""

    place: int
    region: int
    title: str
    body: str
    marks: str = ""


class Sql(NamedTuple):
    """A piece of SQL with what goes into it."""

    text: str
    params: tuple[Any, ...] = ()


class Span(NamedTuple):
    """Where to look: the regions, and the places between which all rows of a kind lie, or all rows of all kinds.

    With marks, only rows that bear one of them count.
    """

    regions: tuple[int, ...]
    first: int = 0
    last: int = 2**63 - 1
    marks: tuple[str, ...] = ()


class Tiers(NamedTuple):
    """Places in ascending order: those with all words in the name, with the last begun in it, with words anywhere.

    Whatever stands in an earlier tier stands in the later ones too.
    """

    named: list[int]
    begun: list[int]
    anywhere: list[int]


class Found(NamedTuple):
    """What meets a question, and the answers to what was asked along, unless the database leaves that for later."""

    tiers: Tiers
    answers: list[list[tuple[Any, ...]]] | None


class Engine(ABC):
    """One index: beside ``search_entry``, with what is shown, a table for the words of each row and one for its name's.

    Before each word stands the number of its region, so that a region costs what it holds itself.
    """

    put_words: str
    """How a row goes into one of the two, with a gap for its name."""

    def put(self, entries: Sequence[Entry]) -> None:
        """Write rows, over those of the same kind and key."""
        self.drop([one.place // HOLDERS for one in entries])
        with connection.cursor() as cursor:
            cursor.executemany(PUT, [(one.place // HOLDERS, *one[:4], one.marks) for one in entries])
            words = [(one.place, self.written(one.region, one.words)) for one in entries]
            names = [(one.place, self.written(one.region, one.names)) for one in entries]
            cursor.executemany(self.put_words.format("search_words"), words)
            cursor.executemany(self.put_words.format("search_names"), names)

    def drop(self, numbers: Collection[int]) -> None:
        """Take rows out; what does not stand in it stays away."""
        with connection.cursor() as cursor:
            for lot in lots(numbers):
                these = f"number IN ({signs(lot)})"
                places = f"rowid IN (SELECT place FROM search_entry WHERE {these})"  # noqa: S608 - signs only
                for table in ("search_words", "search_names"):
                    cursor.execute(f"DELETE FROM {table} WHERE {places}", lot)  # noqa: S608 - signs only
                cursor.execute(f"DELETE FROM search_entry WHERE {these}", lot)  # noqa: S608 - signs only

    def clear(self) -> None:
        """Take all rows out."""
        with connection.cursor() as cursor:
            for table in ("search_words", "search_names", "search_entry"):
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names

    @abstractmethod
    def written(self, region: int, words: Sequence[str]) -> str:
        """Words as the database takes them."""

    @abstractmethod
    def hits(self, asked: Question, where: Span, along: Sequence[Sql] = ()) -> Found:
        """The places of all rows that meet the question, and the answers to others where those cost less now than later."""

    def shown(self, numbers: Collection[int]) -> dict[int, Kept]:
        """What the index holds of the few rows that a search shows."""
        return kept(numbers)


def number_of(kind_number: int, pk: int) -> int:
    """The number of a row in the index: kind and key in one, so that no row ever has to be looked for."""
    if pk >= ROWS_OF_A_KIND:
        raise OverflowError(f"the index has no number for key {pk}")
    return kind_number * ROWS_OF_A_KIND + pk


def place_of(number: int, holder: int) -> int:
    """The number of a row with that of its holder behind it: in this order the rows of a kind lie by age."""
    if holder >= HOLDERS:
        raise OverflowError(f"the index has no place for holder {holder}")
    return number * HOLDERS + holder


def forms(term: Term, where: Span, *, half: bool) -> Iterator[tuple[str, bool]]:
    """All that a term may look like in the index, and whether it is only the beginning of it."""
    for region in where.regions:
        yield f"{region}{OF}{term.folded}", half and term.begins
        if term.stem != term.folded:
            yield f"{region}{OF}{term.stem}", False
        if half and term.part:
            yield from parts(term, region)


def parts(term: Term, region: int) -> Iterator[tuple[str, bool]]:
    """All that a term may look like as a part of a compound: its beginning, or what follows."""
    for word in dict.fromkeys((term.folded, term.stem)):
        if len(word) >= SHORTEST_PART:
            yield f"{region}{OF}{word}", True
            yield f"{region}{OF}{PART}{word}", True


def marks(where: Span) -> Iterator[tuple[str, bool]]:
    """The marks of which a row must bear one, as they stand in the index."""
    for region in where.regions:
        yield from ((f"{region}{OF}{MARK}{mark}", False) for mark in where.marks)


def kept(numbers: Collection[int]) -> dict[int, Kept]:
    """What the index holds of these rows."""
    found: dict[int, Kept] = {}
    for lot in lots(numbers):
        these = ", ".join(str(int(number)) for number in lot)
        reading = f"SELECT place, region, title, body, marks FROM search_entry WHERE number IN ({these})"  # noqa: S608 - numbers only
        found |= {row[0] // HOLDERS: Kept(*row) for row in fetched(Sql(reading))}
    return found


def keys_in(kind_number: int) -> set[int]:
    """The keys of all rows of a kind that stand in the index."""
    first = number_of(kind_number, 0)
    between = "SELECT number FROM search_entry WHERE number >= %s AND number < %s"
    return {number - first for (number,) in fetched(Sql(between, (first, first + ROWS_OF_A_KIND)))}


def numbers_of_other_kinds(kind_numbers: Collection[int]) -> list[int]:
    """What stands under kinds that nobody hands over any more."""
    strange = f"SELECT number FROM search_entry WHERE number / {ROWS_OF_A_KIND} NOT IN ({signs(kind_numbers)})"  # noqa: S608 - signs only
    return [number for (number,) in fetched(Sql(strange, tuple(kind_numbers)))]


def fetched(sql: Sql) -> list[tuple[Any, ...]]:
    """Run a SELECT."""
    with connection.cursor() as cursor:
        cursor.execute(sql.text, sql.params)
        return list(cursor.fetchall())


def signs(values: Collection[Any]) -> str:
    """A place in a statement for each value."""
    return ", ".join(["%s"] * len(values))


def lots(numbers: Iterable[int], size: int = AT_ONCE) -> Iterator[tuple[int, ...]]:
    """Numbers in lots that fit in one statement."""
    waiting = tuple(numbers)
    for start in range(0, len(waiting), size):
        yield waiting[start : start + size]
