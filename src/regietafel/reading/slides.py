"""Presentations (PPTX, ODP) as plain text, slide after slide: to be searched, not to read a plan from."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import Any

from regietafel.reading.blocks import Unreadable
from regietafel.reading.readers.packed import OPEN, weighed
from regietafel.reading.readers.parts import Parts

SLIDE = re.compile(r"ppt/slides/slide(\d{1,5})\.xml")
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WRITTEN = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
POWERPOINT, IMPRESS = "PowerPoint (.pptx)", "OpenDocument (.odp)"


def slides_kind(pack: zipfile.ZipFile, names: frozenset[str]) -> str:
    """Which program made it."""
    if "mimetype" in names and pack.read("mimetype")[:100].strip().startswith(OPEN + b"presentation"):
        return IMPRESS
    if "ppt/presentation.xml" in names:
        return POWERPOINT
    raise Unreadable("unknown")


def lines_of_slides(data: bytes) -> list[str]:
    """The text of all slides, a paragraph a line."""
    kind, _macros = weighed(data, slides_kind)
    parts = Parts(data, kind)
    if kind == IMPRESS:
        return list(paragraphs(parts.needed("content.xml"), f"{WRITTEN}p", f"{WRITTEN}h"))
    numbered = sorted((int(found[1]), name) for name in parts.names if (found := SLIDE.fullmatch(name)))
    return [line for _number, name in numbered for line in paragraphs(parts.needed(name), f"{DRAWN}p")]


def paragraphs(tree: Any, *tags: str) -> Iterator[str]:
    """Each paragraph with something in it, on one line."""
    for paragraph in tree.iter(*tags):
        if text := " ".join("".join(paragraph.itertext()).split()):
            yield text
