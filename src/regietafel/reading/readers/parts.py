"""The parts of a file of an office program, as bytes and as trees.

Whether the file may be unpacked at all is settled before (``packed.inspect``). Nothing outside the bytes is opened: what
a part points to by address is left where it is, and no entity is resolved.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from lxml import etree

from regietafel.reading.blocks import Unreadable
from regietafel.reading.sheets import ZIP, declares

MOST_MARKUP = 40 * 1024 * 1024
MOST_TAGS = 2_500_000
"""A tree takes some hundred times as much memory as the shortest tag."""

MARKUP = (".xml", ".rels")
STRICT_MARK = b"http://purl.oclc.org/ooxml/"
STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument", b"http://schemas.openxmlformats.org/officeDocument/2006"),
)
"""Names that the strict form of the standard has for the same things; no library knows them."""


class Parts:
    """The parts of a file by name; ``kind`` is what a person calls such a file."""

    def __init__(self, data: bytes, kind: str) -> None:
        self.data = data
        self.kind = kind
        if not data.startswith(ZIP):
            raise self.damaged()
        with faults_are_damage(kind):
            self.zip = zipfile.ZipFile(io.BytesIO(data))
            self.names = {part.filename: part for part in self.zip.infolist()}

    def damaged(self) -> Unreadable:
        """What is said of a file that is not as it should be."""
        return Unreadable("broken", kind=self.kind)

    def raw(self, name: str) -> bytes | None:
        """One part as it stands there, or nothing where there is none; one that declares things of its own is refused."""
        part = self.names.get(name.lstrip("/"))
        if part is None:
            return None
        if part.flag_bits & 1:
            raise Unreadable("encrypted")
        if part.file_size > MOST_MARKUP:
            raise Unreadable("too_large")
        with faults_are_damage(self.kind):
            content = self.zip.read(part)
        if declares(content):
            raise self.damaged()
        return content

    def read(self, name: str) -> bytes | None:
        """One part, with the usual names where it has the strict ones."""
        content = self.raw(name)
        for strict, usual in STRICT if content and STRICT_MARK in content else ():
            content = content.replace(strict, usual) if content else content
        return content

    def tree(self, name: str) -> Any:
        """One part as a tree, or nothing where there is none."""
        content = self.read(name)
        if content is None:
            return None
        if content.count(b"<") > MOST_TAGS:
            raise Unreadable("too_large")
        with faults_are_damage(self.kind):
            return etree.fromstring(content, parser())

    def needed(self, name: str) -> Any:
        """One part as a tree; without it, the file is damaged."""
        tree = self.tree(name)
        if tree is None:
            raise self.damaged()
        return tree

    def related(self, source: str, kind: str) -> str:
        """The part that another (or the file as a whole, "") names as its ``kind``; never an address outside the file."""
        folder, relations = relations_of(source)
        tree = self.tree(relations)
        for relation in () if tree is None else tree:
            if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
                path = inside(folder, relation.get("Target", ""))
                if path in self.names:
                    return path
        return ""

    def repacked(self, changed: dict[str, bytes], without: Collection[str] = ()) -> bytes:
        """The markup of the file as a zip again, with some parts changed; pictures and the like are left out."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as pack:
            for name in self.names:
                if name.lower().endswith(MARKUP) and name not in without:
                    pack.writestr(name, changed[name] if name in changed else self.read(name) or b"")
        return out.getvalue()


def relations_of(source: str) -> tuple[str, str]:
    """The folder of a part, and the part that holds what it is related to."""
    folder, _slash, name = source.rpartition("/")
    return folder, f"{folder}/_rels/{name}.rels".lstrip("/")


def inside(folder: str, path: str) -> str:
    """The name of a part that a relation gives, from the top of the file."""
    return path.lstrip("/") if path.startswith("/") or not folder else f"{folder}/{path}"


def parser() -> Any:
    """One that opens nothing and resolves nothing."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )


@contextmanager
def faults_are_damage(kind: str) -> Iterator[None]:
    """Whatever a library says of a bad file is one and the same for the person."""
    try:
        yield
    except (Unreadable, MemoryError):
        raise
    except Exception as fault:
        raise Unreadable("broken", kind=kind) from fault
