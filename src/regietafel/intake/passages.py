"""The passage in which a node was read, and how its place is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from regietafel.reading.plan_reading import Node


def passage_of(node: Node, lines: Sequence[str]) -> str:
    """The line of the document in which the node stands; its title where the document has no such line."""
    line = node.source.line
    if 0 < line <= len(lines) and lines[line - 1].strip():
        return lines[line - 1].strip()
    return f"{node.number} {node.title}".strip()


def place_in_words(place: Mapping[str, Any]) -> str:
    """Where it stands, as one would say it to somebody who has the document open."""
    parts = []
    if place.get("sheet"):
        parts.append(_("sheet “%(sheet)s”") % {"sheet": place["sheet"]})
    if place.get("page"):
        parts.append(_("p. %(page)s") % {"page": place["page"]})
    if place.get("table") and not place.get("sheet"):
        parts.append(_("table %(table)s") % {"table": place["table"]})
    if place.get("row"):
        parts.append(_("row %(row)s") % {"row": place["row"]})
    elif place.get("line") and not place.get("page"):
        parts.append(_("line %(line)s") % {"line": place["line"]})
    return ", ".join(parts)
