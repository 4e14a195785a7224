"""The light markup of notes and letters: a line that begins with "# " is a heading, lines with "- " are a list, the rest paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field

HEADING, BULLET = "# ", "- "


@dataclass(frozen=True)
class Piece:
    """A heading, a paragraph, or a list with its items."""

    kind: str
    text: str = ""
    items: list[str] = field(default_factory=list)


def pieces_of(text: str) -> list[Piece]:
    """A text in pieces, in order. Nothing of it is lost and nothing can be wrong: what is no heading or list is a paragraph."""
    found: list[Piece] = []
    lines: list[str] = []

    def close() -> None:
        if lines:
            found.append(Piece("paragraph", "\n".join(lines)))
            lines.clear()

    for line in (one.rstrip() for one in text.replace("\r\n", "\n").split("\n")):
        if not line.strip():
            close()
        elif line.startswith(HEADING):
            close()
            found.append(Piece("heading", line.removeprefix(HEADING).strip()))
        elif line.startswith(BULLET):
            close()
            item = line.removeprefix(BULLET).strip()
            if found and found[-1].kind == "list":
                found[-1].items.append(item)
            else:
                found.append(Piece("list", items=[item]))
        else:
            lines.append(line)
    close()
    return found
