"""The two indexes behind one interface: SQLite's FTS5 and PostgreSQL's tsvector.

Both get words that we have made ourselves (see :mod:`search.words`), so both find the same.
"""

from __future__ import annotations

from django.db import connection

from regietafel.search.engines import postgres, sqlite
from regietafel.search.engines.interface import Engine


def engine() -> Engine:
    """The index of the database that is in use."""
    return postgres.Postgres() if connection.vendor == "postgresql" else sqlite.Sqlite()
