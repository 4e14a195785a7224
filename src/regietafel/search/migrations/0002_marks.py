"""The rows that are seen together stand under one mark. The index is made anew, for it can be: `migrate` fills it."""

from typing import Any

from django.db import migrations

SQLITE = """CREATE VIRTUAL TABLE search_entry USING fts5(
    mark, title UNINDEXED, body UNINDEXED, title_words, body_words,
    tokenize = "unicode61 remove_diacritics 0 tokenchars '_'", prefix = '2 3'
)"""
POSTGRES = (
    """CREATE TABLE search_entry (
    rowid bigint PRIMARY KEY, mark text NOT NULL, title text NOT NULL, body text NOT NULL, words tsvector NOT NULL
)""",
    "CREATE INDEX search_entry_words ON search_entry USING gin (words) WITH (fastupdate = off)",
)


def make_anew(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute("DROP TABLE search_entry")
    for statement in POSTGRES if schema_editor.connection.vendor == "postgresql" else (SQLITE,):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_index")]
    operations = [migrations.RunPython(make_anew, migrations.RunPython.noop, elidable=False)]
