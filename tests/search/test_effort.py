"""What a search asks of the database: few questions, as many for one row as for many, each answered from the index."""

from __future__ import annotations

from collections.abc import Callable, Collection

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regietafel.people.models import User
from regietafel.people.queries import seats_of
from regietafel.plans.models import Goal
from regietafel.search.engines import engine, postgres, sqlite
from regietafel.search.engines.interface import Engine, Entry, Kept, Span, Sql, fetched, place_of
from regietafel.search.indexing import rebuild
from regietafel.search.queries import find, open_to
from regietafel.search.words import question
from regietafel.territories.models import Region
from tests.plans import make

pytestmark = pytest.mark.django_db
Asked = Callable[[str], list[str]]
PLANNED = Sql("SELECT substring(statement FROM 'search_words|search_entry') FROM pg_prepared_statements")


@pytest.fixture
def asked(director: User, region: Region) -> Asked:
    """The questions to the database that a search asks, when it is known where the person sits."""

    def ask(words: str) -> list[str]:
        seats_of(director)
        with CaptureQueriesContext(connection) as seen:
            find(director, region, question(words))
        return [query["sql"] for query in seen]

    return ask


def test_where_nothing_is_found_one_question_is_asked(goal: Goal, asked: Asked) -> None:
    make.make_action(goal, "Kanarie")
    rebuild()
    assert len(asked("er is niets")) == 1


def test_where_there_are_no_words_none_is_asked(goal: Goal, asked: Asked) -> None:
    assert asked("…") == []


def test_as_many_questions_for_many_rows_as_for_few(goal: Goal, asked: Asked) -> None:
    counts = []
    for _ in range(2):
        for number in range(20):
            make.make_action(goal, f"Kanarie {number}")
        rebuild()
        counts.append(len(asked("kanarie")))
    before = ["words and whose rows"] if connection.vendor == "postgresql" else ["words", "names", "whose rows"]
    assert counts == [len([*before, "texts"])] * 2


def test_only_what_is_shown_is_read(goal: Goal, asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        make.make_action(goal, f"Kanarie {number}", description="Fluit bij het raam.")
    rebuild()
    read: list[int] = []
    shown = type(engine()).shown

    def noting(self: Engine, numbers: Collection[int]) -> dict[int, Kept]:
        read.extend(numbers)
        return shown(self, numbers)

    monkeypatch.setattr(type(engine()), "shown", noting)
    texts = [statement for statement in asked("kanarie") if "body" in statement]
    assert len(texts) == 1
    assert len(read) == 5


def test_a_visitor_whose_rights_are_known_is_not_asked_about_again(goal: Goal, region: Region, director: User) -> None:
    make.make_action(goal, "Kanarie")
    rebuild()
    known = open_to(director, region)
    with CaptureQueriesContext(connection) as seen:
        assert find(director, region, question("kanarie"), known=known)
    assert not [query["sql"] for query in seen if "plans_plan" in query["sql"]]


def test_the_index_answers_and_no_row_is_read(db: None) -> None:
    """However common the word: on PostgreSQL the planner would read all rows if it could look into the question."""
    words = ["kanarie", "in", "een", "kooi", "met", "een", "open", "deur"]
    engine().put([Entry(place_of(number, 1), 1, "Kanarie", "", words, words) for number in range(1000)])
    where = Span((1, 0))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE search_words")
            cursor.execute("ANALYZE search_names")
        met = postgres.met(question("kanarie").terms, where)
        plan = explained(Sql(f"EXPLAIN {postgres.statement(where)}", (met, met, met)))
        assert plan.count("Index Cond: (words @@") == 2, plan
        assert "Seq Scan" not in plan
    else:
        met = sqlite.met(question("kanarie").terms, where)
        plan = explained(Sql(f"EXPLAIN QUERY PLAN {sqlite.ANYWHERE}", (met, where.first, where.last)))
        assert "SCAN search_words VIRTUAL TABLE INDEX" in plan
        assert "search_entry" not in plan
    assert len(engine().hits(question("kanarie"), where).tiers.anywhere) == 1000


def test_the_server_plans_a_question_once_for_each_connection(goal: Goal, asked: Asked) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite is no server")
    make.make_action(goal, "Kanarie")
    rebuild()
    for _ in range(3):
        asked("kanarie")
    assert {"search_words", "search_entry"} <= {table for (table,) in fetched(PLANNED)}


def test_behind_a_pool_that_changes_servers_nothing_is_kept(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite is no server")
    monkeypatch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", True)
    for _ in range(3):
        postgres.prepared(Sql("SELECT place FROM search_entry WHERE region = %s", (1,)))
    assert not fetched(Sql("SELECT 1 FROM pg_prepared_statements WHERE statement LIKE '%%WHERE region =%%'"))


def explained(sql: Sql) -> str:
    """How the database goes about it."""
    return "\n".join(" ".join(str(value) for value in row) for row in fetched(sql))
