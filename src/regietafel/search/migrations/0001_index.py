"""The index itself, as each of the two databases keeps it. No model stands behind it: it can be made anew at any time."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, migrations

SQLITE = """CREATE VIRTUAL TABLE search_entry USING fts5(
    region UNINDEXED, title UNINDEXED, body UNINDEXED, mark, title_words, body_words,
    tokenize = "unicode61 remove_diacritics 0 tokenchars '_'", prefix = '2 3'
)"""
POSTGRES = (
    """CREATE TABLE search_entry (
    rowid bigint PRIMARY KEY, region bigint, title text NOT NULL, body text NOT NULL, words tsvector NOT NULL
)""",
    "CREATE INDEX search_entry_words ON search_entry USING gin (words) WITH (fastupdate = off)",
)


def make(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for statement in POSTGRES:
            schema_editor.execute(statement)
        return
    try:
        schema_editor.execute(SQLITE)
    except DatabaseError as error:
        if "fts5" not in str(error):
            raise
        raise ImproperlyConfigured(
            "The SQLite of this Python cannot search texts: it was built without FTS5."
        ) from error


def unmake(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute("DROP TABLE search_entry")


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunPython(make, unmake, elidable=False)]
