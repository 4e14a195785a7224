"""Puts a backup back: looks first, touches an empty place only, and leaves it empty if anything goes wrong."""

from __future__ import annotations

import lzma
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import IO

from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from regietafel.backup.manifest import NAME, File, Manifest, Table, checksum
from regietafel.backup.numbers import go_on_after
from regietafel.backup.shapes import applied_to, columns, last_of_each_app, models_at, unknown_to_code
from regietafel.backup.values import from_line
from regietafel.backup.writing import folders
from regietafel.core.errors import Refusal

Say = Callable[[str], None]
TORN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError)
"""What reading a member meets where bytes of the file were changed, depending on which."""


def restore_backup(path: Path, *, say: Say) -> Manifest:
    """Put everything back as it was, with the tables as they were; bringing those up is for whoever calls."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = read_manifest(archive)
            refuse_if_outside(manifest)
            refuse_if_later(manifest)
            refuse_unless_empty()
            refuse_if_damaged(archive, manifest)
            say(f"The backup of {manifest.made_at} is whole: {len(manifest.tables)} tables.")
            fill(archive, manifest, say)
    except FileNotFoundError as error:
        raise Refusal(f"There is no file {path}.") from error
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise Refusal(f"{path} is not a backup of Regietafel, or it is damaged.") from error
    return manifest


def read_manifest(archive: zipfile.ZipFile) -> Manifest:
    """What the backup says of itself."""
    try:
        return Manifest.from_json(archive.read(NAME))
    except KeyError as error:
        raise Refusal("This is not a backup of Regietafel: it says nothing of itself.") from error
    except TORN as error:
        raise Refusal("The backup is damaged: what it says of itself cannot be read.") from error


def refuse_unless_empty() -> None:
    """A backup goes into an empty place: whoever wants to replace something takes it away first, knowingly."""
    tables = connection.introspection.table_names()
    if tables:
        raise Refusal(f"The database is not empty ({len(tables)} tables): restore into a new one. Nothing was changed.")
    for folder in folders().values():
        if folder.is_dir() and any(folder.iterdir()):
            raise Refusal(f"{folder} is not empty: move it away first. Nothing was changed.")


def refuse_if_outside(manifest: Manifest) -> None:
    """No file of a backup may land outside the folders that we know."""
    for file in manifest.files:
        inner = PurePosixPath(file.path)
        if file.folder not in folders() or inner.is_absolute() or ".." in inner.parts:
            raise Refusal(f"The backup names a file outside its folders: {file.path!r}. Nothing was changed.")


def refuse_if_damaged(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Read all of it once and compare the checksums."""
    parts: list[Table | File] = [*manifest.tables, *manifest.files]
    for part in parts:
        try:
            with archive.open(part.member) as stream:
                whole = checksum(stream)[1] == part.sha256
        except (KeyError, *TORN):
            whole = False
        if not whole:
            raise Refusal(f"The backup is damaged: {part.member} is not what was written. Nothing was changed.")


def refuse_if_later(manifest: Manifest) -> None:
    """A backup of a later version has tables that we know nothing of."""
    unknown = unknown_to_code(MigrationLoader(connection), manifest.migrations)
    if unknown:
        raise Refusal(
            f"The backup was made by version {manifest.version}, which is later than this one "
            f"({unknown[0][0]}.{unknown[0][1]} is unknown here). Nothing was changed."
        )


def fill(archive: zipfile.ZipFile, manifest: Manifest, say: Say) -> None:
    """Tables, rows and files; what was begun and failed is taken away again."""
    try:
        make_tables(manifest)
        say("The tables are as they were; filling them …")
        load_rows(archive, manifest)
        for file in manifest.files:
            target = folders()[file.folder] / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(file.member) as source, target.open("wb") as copy:
                shutil.copyfileobj(source, copy)
    except BaseException as error:
        empty_again()
        if isinstance(error, DatabaseError | ValidationError | ValueError | TypeError | KeyError):
            raise Refusal(
                f"The backup does not fit together ({type(error).__name__}): nothing of it was kept."
            ) from error
        raise


def make_tables(manifest: Manifest) -> None:
    """Bring the empty database to the migrations of the backup, no further."""
    executor = MigrationExecutor(connection)
    executor.migrate(last_of_each_app(executor.loader, manifest.migrations))
    if applied_to(connection) != sorted(manifest.migrations):
        raise Refusal("The migrations of this version do not lead to the tables of the backup.")


def load_rows(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """All rows in one transaction: the database judges how they refer to each other when all are there."""
    found = {model._meta.label_lower: model for model in models_at(MigrationLoader(connection), manifest.migrations)}
    with transaction.atomic():
        for model in reversed(found.values()):
            # A migration may have written rows of its own; the backup has them too, as people left them.
            rows = model._base_manager.all()
            rows._raw_delete(rows.db)
        for table in manifest.tables:
            with archive.open(table.member) as stream:
                load_table(found[table.model], table, stream)


def load_table(model: type[models.Model], table: Table, stream: IO[bytes]) -> None:
    """One table, some rows at a time, exactly as they are: no default, no clock, no signal has a say."""
    fields = columns(model)
    lines = iter(stream)
    count = 0
    for batch in batches(model, lines):
        model._base_manager.all()._insert(batch, fields=fields, using=connection.alias, raw=True)  # type: ignore[attr-defined]
        count += len(batch)
    if count != table.rows:
        raise Refusal(f"The backup is damaged: {table.member} has {count} rows and should have {table.rows}.")
    go_on_after(connection, model, table.last_number)


def batches(model: type[models.Model], lines: Iterator[bytes]) -> Iterator[list[models.Model]]:
    """Rows in lots as large as one statement may hold, and no larger than memory likes."""
    fields = columns(model)
    size = min(500, connection.ops.bulk_batch_size(fields, [None] * 500))
    while batch := [from_line(model, fields, line) for line in islice(lines, max(1, size))]:
        yield batch


def empty_again() -> None:
    """Take away the tables and files that we made: the place was empty when we came."""
    for folder in folders().values():
        shutil.rmtree(folder, ignore_errors=True)
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        connection.close()
        for suffix in ("", "-wal", "-shm"):
            Path(f"{name}{suffix}").unlink(missing_ok=True)
        return
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(table)} CASCADE")
