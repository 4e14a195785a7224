"""The index in SQLite: FTS5 tables that keep their words, for those without them cannot forget rows."""

from __future__ import annotations

import json
from collections.abc import Sequence

from regietafel.search.engines.interface import OF, Engine, Found, Span, Sql, Tiers, fetched, forms, marks
from regietafel.search.words import Question, Term

HITS = """(SELECT json_group_array(rowid) FROM {0} WHERE {0} MATCH %s AND rowid BETWEEN %s AND %s)"""
"""All places in one value: as rows of a result they would take longer to hand over than to find."""

ANYWHERE = f"SELECT {HITS.format('search_words')}"
IN_NAMES = f"SELECT {HITS.format('search_names')}, {HITS.format('search_names')}"


class Sqlite(Engine):
    """FTS5."""

    put_words = "INSERT INTO {} (rowid, words) VALUES (%s, %s)"

    def written(self, region: int, words: Sequence[str]) -> str:
        """Words with spaces between them."""
        return " ".join(f"{region}{OF}{word}" for word in words)

    def hits(self, asked: Question, where: Span, along: Sequence[Sql] = ()) -> Found:
        """What meets the question, found in the words alone: no row is read. If nothing does, nothing more is asked.

        What could be asked along can as well be asked later, for the database is here.
        """
        (anywhere,) = found(ANYWHERE, [met(asked.terms, where)], where)
        if not anywhere:
            return Found(Tiers([], [], []), None)
        named, begun = found(IN_NAMES, [met(asked.terms, where, half=half) for half in (False, True)], where)
        return Found(Tiers(named, begun, anywhere), None)


def found(statement: str, questions: Sequence[str], where: Span) -> list[list[int]]:
    """For each question in the language of FTS5, the places of the rows that meet it."""
    params = [one for words in questions for one in (words, where.first, where.last)]
    (row,) = fetched(Sql(statement, tuple(params)))
    return [sorted(json.loads(places)) for places in row]


def met(terms: Sequence[Term], where: Span, *, half: bool = True) -> str:
    """What a row must hold: of each term one of its forms, of the marks one. Each stands in quotes, so none is a command."""
    wanted = [forms(term, where, half=half) for term in terms]
    if where.marks:
        wanted.append(marks(where))
    return " AND ".join(f"({' OR '.join(quoted(*one) for one in any_of)})" for any_of in wanted)


def quoted(word: str, begins: bool) -> str:
    """One word as FTS5 reads it."""
    return f'"{word}"*' if begins else f'"{word}"'
