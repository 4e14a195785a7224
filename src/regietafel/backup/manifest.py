"""What a backup says of itself: enough to know, before anything is touched, whether it can be put back."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import IO, Any

from regietafel.core.errors import Refusal

NAME = "manifest.json"
KIND = "regietafel-backup"
FORMAT = 1
CHUNK = 1 << 16


@dataclass(frozen=True)
class Table:
    """One model: where its rows stand in the file, how many, their checksum, and the last number it gave out."""

    model: str
    member: str
    rows: int
    sha256: str
    last_number: int | None = None


@dataclass(frozen=True)
class File:
    """One file that travels along."""

    folder: str
    path: str
    member: str
    size: int
    sha256: str


@dataclass
class Manifest:
    """The whole of it."""

    version: str
    made_at: str
    engine: str
    migrations: list[tuple[str, str]]
    tables: list[Table] = field(default_factory=list)
    files: list[File] = field(default_factory=list)

    def as_json(self) -> str:
        """The text that goes into the file."""
        return json.dumps({"kind": KIND, "format": FORMAT, **asdict(self)}, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str | bytes) -> Manifest:
        """Read the text, and refuse what is no backup or one of a later kind."""
        try:
            content: dict[str, Any] = json.loads(text)
            if content.pop("kind") != KIND:
                raise ValueError
            number = int(content.pop("format"))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise Refusal("This is not a backup of Regietafel.") from error
        if number > FORMAT:
            raise Refusal("This backup was made by a later version of Regietafel: install that version first.")
        try:
            return cls(
                version=content["version"],
                made_at=content["made_at"],
                engine=content["engine"],
                migrations=[(app, name) for app, name in content["migrations"]],
                tables=[Table(**one) for one in content["tables"]],
                files=[File(**one) for one in content["files"]],
            )
        except (ValueError, KeyError, TypeError) as error:
            raise Refusal("The backup is damaged: what it says of itself is not whole.") from error


def checksum(stream: IO[bytes]) -> tuple[int, str]:
    """Size and checksum of a stream, read in pieces."""
    digest, size = hashlib.sha256(), 0
    while piece := stream.read(CHUNK):
        digest.update(piece)
        size += len(piece)
    return size, digest.hexdigest()
