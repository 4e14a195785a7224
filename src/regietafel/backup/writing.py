"""Makes a backup: one moment of the database, then the files, in one zip that appears only when it is whole."""

from __future__ import annotations

import hashlib
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connections, models
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from regietafel.backup.manifest import CHUNK, NAME, File, Manifest, Table
from regietafel.backup.numbers import last_number
from regietafel.backup.shapes import applied_to, columns, models_at, unknown_to_code
from regietafel.backup.snapshot import snapshot
from regietafel.backup.values import to_line
from regietafel.core import registry
from regietafel.core.errors import Refusal


def folders() -> dict[str, Path]:
    """The folders that travel along, by name."""
    return {
        "files": Path(settings.MEDIA_ROOT),
        **{name: provider() for name, provider in registry.backup_folders.items()},
    }


def write_backup(path: Path, *, overwrite: bool = False) -> Manifest:
    """Write everything to the file and return what it says of itself."""
    if path.exists() and not overwrite:
        raise Refusal(f"{path} is there already: choose another name, or say --overwrite.")
    if not path.absolute().parent.is_dir():
        raise Refusal(f"There is no folder {path.absolute().parent}.")
    with whole_or_nothing(path) as archive:
        manifest = write_rows(archive)
        for name, folder in folders().items():
            manifest.files += write_files(archive, name, folder)
        archive.writestr(NAME, manifest.as_json())
    return manifest


@contextmanager
def whole_or_nothing(path: Path) -> Iterator[zipfile.ZipFile]:
    """A zip beside the file, readable by its owner only, that takes the file's name when all of it is on disk."""
    handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}.", suffix=".partial")
    partial = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
                yield archive
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def write_rows(archive: zipfile.ZipFile) -> Manifest:
    """All rows of one moment, table by table, each read in pieces."""
    with snapshot() as alias:
        connection = connections[alias]
        nodes = applied_to(connection)
        loader = MigrationLoader(connection)
        if unknown_to_code(loader, nodes):
            raise Refusal("This database is of a later version than this program: use that version to back it up.")
        manifest = Manifest(
            version=settings.REGIETAFEL_VERSION,
            made_at=timezone.now().isoformat(),
            engine=connection.vendor,
            migrations=nodes,
        )
        for model in models_at(loader, nodes):
            rows, digest = write_table(archive, model, alias)
            manifest.tables.append(
                Table(
                    model=model._meta.label_lower,
                    member=member_of(model),
                    rows=rows,
                    sha256=digest,
                    last_number=last_number(connection, model),
                )
            )
    return manifest


def member_of(model: type[models.Model]) -> str:
    """Where the rows of a model stand in the zip."""
    return f"rows/{model._meta.label_lower}.jsonl"


def write_table(archive: zipfile.ZipFile, model: type[models.Model], alias: str) -> tuple[int, str]:
    """One table, a row a line, in the order of its keys; the number of rows and their checksum."""
    fields = columns(model)
    digest, count = hashlib.sha256(), 0
    rows = model._base_manager.using(alias).order_by("pk").values_list(*(field.attname for field in fields))
    with archive.open(member_of(model), "w", force_zip64=True) as stream:
        for values in rows.iterator(chunk_size=1000):
            line = to_line(fields, values)
            stream.write(line)
            digest.update(line)
            count += 1
    return count, digest.hexdigest()


def write_files(archive: zipfile.ZipFile, name: str, folder: Path) -> Iterator[File]:
    """The files of one folder; one that goes while we read belongs to no row of our moment's future and is skipped."""
    for path in sorted(one for one in folder.rglob("*") if one.is_file()) if folder.is_dir() else []:
        inner = path.relative_to(folder).as_posix()
        member = f"files/{name}/{inner}"
        try:
            source = path.open("rb")
        except FileNotFoundError:
            continue
        digest, size = hashlib.sha256(), 0
        with source, archive.open(member, "w", force_zip64=True) as stream:
            while piece := source.read(CHUNK):
                stream.write(piece)
                digest.update(piece)
                size += len(piece)
        yield File(folder=name, path=inner, member=member, size=size, sha256=digest.hexdigest())
