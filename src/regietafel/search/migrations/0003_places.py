"""Whose a row is stands in its number, and what is shown stands beside the words. `migrate` fills the index anew."""

from typing import Any

from django.db import migrations

ENTRY = """CREATE TABLE search_entry (
    number bigint PRIMARY KEY, place bigint NOT NULL, region bigint NOT NULL, title text NOT NULL, body text NOT NULL
)"""
SQLITE = ("""CREATE VIRTUAL TABLE {} USING fts5(words, tokenize = "unicode61 remove_diacritics 0 tokenchars '_:'")""",)
POSTGRES = (
    "CREATE TABLE {} (rowid bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX {0}_words ON {0} USING gin (words) WITH (fastupdate = off)",
)


def make_anew(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute("DROP TABLE search_entry")
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(ENTRY)
        statements: tuple[str, ...] = POSTGRES
    else:
        schema_editor.execute(ENTRY.replace("number bigint", "number integer"))
        statements = SQLITE
    for table in ("search_words", "search_names"):
        for statement in statements:
            schema_editor.execute(statement.format(table))


class Migration(migrations.Migration):
    dependencies = [("search", "0002_marks")]
    operations = [migrations.RunPython(make_anew, migrations.RunPython.noop, elidable=False)]
