"""One moment of the database, held still while people go on working."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, transaction

from regietafel.core.errors import Refusal

ALIAS = "snapshot"


@contextmanager
def snapshot() -> Iterator[str]:
    """Give the name of a second connection that sees one moment and cannot write.

    SQLite keeps the moment for a reader in WAL mode, if its transaction is begun as a reader's and not, as ours are,
    as a writer's. PostgreSQL does so in a repeatable-read transaction.
    """
    original = connections["default"]
    described = copy.deepcopy(original.settings_dict)
    if original.vendor == "sqlite":
        if original.is_in_memory_db():  # type: ignore[attr-defined]
            raise Refusal("A database in memory cannot be backed up: it is gone when the process ends.")
        described["OPTIONS"]["transaction_mode"] = "DEFERRED"
    connections[ALIAS] = type(original)(described, ALIAS)
    try:
        with transaction.atomic(using=ALIAS):
            with connections[ALIAS].cursor() as cursor:
                if original.vendor == "postgresql":
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                else:
                    cursor.execute("PRAGMA query_only = ON")
                cursor.execute("SELECT COUNT(*) FROM django_migrations")
            yield ALIAS
    finally:
        connections[ALIAS].close()
        del connections[ALIAS]
