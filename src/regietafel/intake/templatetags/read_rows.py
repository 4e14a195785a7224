"""The rows of a reading and the lines of its document, hundreds on a page; see :mod:`regietafel.core.stencil`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString

from regietafel.core.stencil import stencil
from regietafel.intake.queries.review import Row

register = template.Library()


@register.simple_tag(takes_context=True)
def read_rows(context: dict[str, Any], rows: Iterable[Row]) -> SafeString:
    """The rows that are not chosen; ``show`` from the page."""
    show = context.get("show", "all")
    kept = f"&show={show}" if show != "all" else ""
    return SafeString("".join(line(row, kept) for row in rows))


def line(row: Row, kept: str) -> str:
    """One row: the shape that its level, state and depth give it, and what stands on it."""
    node = row.node
    shape = stencil(
        "intake/_row.html",
        ("key", "url", "number", "title"),
        depth=row.depth,
        level=node.level,
        state=node.state,
        numbered=bool(node.number),
        titled=bool(node.title),
        doubtful=node.is_doubtful,
    )
    key = str(node.pk)
    return shape.filled(
        {"key": key, "url": f"?node={key}{kept}#node-{key}", "number": node.number, "title": node.title}
    )


@register.simple_tag
def document_lines(lines: Iterable[tuple[int, str, bool]]) -> SafeString:
    """The lines of a document with their numbers; those of the chosen node are lit up."""
    found = []
    for number, text, lit in lines:
        shape = stencil("intake/_line.html", ("number", "text"), lit=lit, empty=not text.strip())
        found.append(shape.filled({"number": str(number), "text": text}))
    return SafeString("".join(found))
