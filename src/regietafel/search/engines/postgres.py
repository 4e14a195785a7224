"""The index in PostgreSQL: a tsvector of our own words, for its Dutch dictionary joins fewer of them than we do."""

from __future__ import annotations

import json
import struct
from collections.abc import Collection, Sequence
from typing import Any, Self

import psycopg
from django.db import connection

from regietafel.search.engines.interface import HOLDERS, OF, Engine, Found, Kept, Span, Sql, Tiers, forms, marks
from regietafel.search.words import Question, Term

HITS = """SELECT named, begun, anywhere{} FROM
(SELECT string_agg(int8send(rowid), '') AS anywhere FROM search_words
    WHERE words @@ (SELECT %s::tsquery){}) AS texts,
(SELECT string_agg(int8send(rowid), '') AS begun,
    string_agg(int8send(rowid), '') FILTER (WHERE words @@ (SELECT %s::tsquery)) AS named FROM search_names
    WHERE words @@ (SELECT %s::tsquery){}) AS names"""
"""All places in one value, eight bytes each: as rows of a result they would take longer to hand over than to find.

The question stands in a SELECT of its own for the planner not to look into it: for a common word it would read all rows
instead of the index, several times slower, since it takes the comparison of words for cheap.
"""

BETWEEN = " AND rowid + 0 BETWEEN %s AND %s"
"""Which rows count, where not all do. The planner is not to look for them by their number: hence the 0."""

ALONG = ", (SELECT json_agg(answer)::text FROM ({}) AS answer)"

SHOWN = "SELECT place, region, title, body, marks FROM search_entry WHERE number = ANY(%s::bigint[])"


class Postgres(Engine):
    """tsvector with a GIN index. Names stand apart: to weigh them, each row that is found would have to be read."""

    put_words = "INSERT INTO {} (rowid, words) VALUES (%s, %s::tsvector)"

    def written(self, region: int, words: Sequence[str]) -> str:
        """Words as PostgreSQL reads them: no sign in them could be a command."""
        return " ".join(f"'{region}{OF}{word}'" for word in words)

    def hits(self, asked: Question, where: Span, along: Sequence[Sql] = ()) -> Found:
        """What meets the question, in one reading of the index; the way there and back once for all that is asked."""
        whole, begun = (met(asked.terms, where, half=half) for half in (False, True))
        others = [param for sql in along for param in sql.params]
        (row,) = prepared(Sql(statement(where, along), (*others, begun, *limits(where), whole, begun, *limits(where))))
        named, begun_in, anywhere = row[:3]
        in_order = {places: sorted(unpacked(places or b"")) for places in {named, begun_in, anywhere}}
        tiers = Tiers(in_order[named], in_order[begun_in], in_order[anywhere])
        return Found(tiers, [[tuple(one.values()) for one in json.loads(answer or "[]")] for answer in row[3:]])

    def shown(self, numbers: Collection[int]) -> dict[int, Kept]:
        """The numbers go in as one value, for the statement to stay the same however many they are."""
        return {row[0] // HOLDERS: Kept(*row) for row in prepared(Sql(SHOWN, (list(numbers),)))}


FIRST = 1
"""A statement is kept when it is asked a second time: a connection that asks once has nothing of it."""


class Prepared(psycopg.Cursor[tuple[Any, ...]]):
    """A cursor whose statements the server reads and plans once for each connection, and not at each search."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> Self:
        """Numbers and bytes come as they are, for to write them as signs takes time at both ends."""
        return super().execute(query, params, **{**options, "binary": True})


def may_keep() -> bool:
    """Whether the next statement meets the same server: not behind a pool that hands out one for each transaction."""
    return not connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS")


def prepared(sql: Sql) -> list[tuple[Any, ...]]:
    """Run a SELECT that is asked often, each time with something else in it."""
    connection.ensure_connection()
    connection.connection.prepare_threshold = FIRST if may_keep() else None
    cursor: Any = Prepared(connection.connection)
    wrap = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    with wrap(cursor) as asking:
        asking.execute(sql.text, sql.params)
        return list(asking.fetchall())


def statement(where: Span, along: Sequence[Sql] = ()) -> str:
    """What is asked, without what goes into it."""
    between = BETWEEN if limits(where) else ""
    return HITS.format("".join(ALONG.format(sql.text) for sql in along), between, between)


def limits(where: Span) -> tuple[int, ...]:
    """Between which places to look; nothing where all count, for to compare each would be for nothing."""
    return () if where[1:3] == Span(where.regions)[1:3] else (where.first, where.last)


def unpacked(places: bytes) -> tuple[int, ...]:
    """The numbers in a row of eight bytes each."""
    return struct.unpack(f">{len(places) // 8}q", places)


def met(terms: Sequence[Term], where: Span, *, half: bool = True) -> str:
    """What a row must hold: of each term one of its forms, and of the marks one."""
    wanted = [forms(term, where, half=half) for term in terms]
    if where.marks:
        wanted.append(marks(where))
    return " & ".join(f"({' | '.join(quoted(*one) for one in any_of)})" for any_of in wanted)


def quoted(word: str, begins: bool) -> str:
    """One word as PostgreSQL reads it."""
    return f"'{word}':*" if begins else f"'{word}'"
