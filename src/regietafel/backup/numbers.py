"""The numbers that tables give to new rows: they go on where they were, so that no number ever names two things.

The journal names objects by number, also those that are gone for good; a number given out again would lend the old
object's history to the new one.
"""

from __future__ import annotations

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


def gives_numbers(model: type[models.Model]) -> bool:
    """Whether the database numbers the rows itself."""
    return isinstance(model._meta.pk, models.AutoField | models.BigAutoField | models.SmallAutoField)


def last_number(connection: BaseDatabaseWrapper, model: type[models.Model]) -> int | None:
    """The last number that the table gave out, or None if it gives none or has given none yet."""
    if not gives_numbers(model):
        return None
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            found = cursor.fetchone()
            return int(found[0]) if found else None
        cursor.execute(f"SELECT last_value, is_called FROM {sequence_of(connection, model)}")  # noqa: S608 - a name from the catalogue
        value, called = cursor.fetchone()
        return int(value) if called else None


def sequence_of(connection: BaseDatabaseWrapper, model: type[models.Model]) -> str:
    """The name of the sequence behind a table in PostgreSQL, quoted as its catalogue quotes it."""
    assert model._meta.pk is not None
    with connection.cursor() as cursor:
        quoted = connection.ops.quote_name(model._meta.db_table)
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [quoted, model._meta.pk.column])
        return str(cursor.fetchone()[0])


def go_on_after(connection: BaseDatabaseWrapper, model: type[models.Model], number: int | None) -> None:
    """Let the table go on after that number, or after its highest row if that is higher."""
    if not gives_numbers(model):
        return
    highest = model._base_manager.using(connection.alias).aggregate(top=models.Max("pk"))["top"] or 0
    last = max(highest, number or 0)
    if not last:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [model._meta.db_table, last])
        else:
            cursor.execute("SELECT setval(%s, %s)", [sequence_of(connection, model), last])
