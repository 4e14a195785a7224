"""Where the bytes lie: by their checksum, whole or not at all, in whatever storage ``STORAGES`` names for documents."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage, Storage, storages

INCOMING = ".incoming-"


class StoreAway(Exception):
    """The place where files are kept does not answer; what lies there is neither lost nor changed by that."""


class WholeFiles(FileSystemStorage):
    """A folder in which a file appears under its name only when all of it is on disk."""

    def _save(self, name: str, content: Any) -> str:
        target = Path(self.path(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, partial = tempfile.mkstemp(dir=target.parent, prefix=INCOMING)
        try:
            with os.fdopen(handle, "wb") as stream:
                for piece in content.chunks():
                    stream.write(piece)
                stream.flush()
                os.fsync(stream.fileno())
            Path(partial).replace(target)
        except BaseException:
            Path(partial).unlink(missing_ok=True)
            raise
        return name

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name itself: the same name is the same content."""
        return name


def place() -> Storage:
    """The storage of documents."""
    return storages["documents"]


def name_of(sha256: str) -> str:
    """Where content lies, by its checksum; a folder holds a part of all files, so that none grows too long."""
    return f"{sha256[:2]}/{sha256}"


def is_whole(sha256: str, size: int) -> bool:
    """Whether content lies there, with the size that it should have."""
    try:
        return int(place().size(name_of(sha256))) == size
    except OSError:
        return False


def all_names() -> Iterator[str]:
    """The names of all that lies there, half files included."""
    try:
        folders, _files = place().listdir("")
    except FileNotFoundError:
        return
    for folder in folders:
        for name in place().listdir(folder)[1]:
            yield f"{folder}/{name}"
