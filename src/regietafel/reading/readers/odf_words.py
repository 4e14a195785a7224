"""The words of one paragraph of an open document: what is seen of it, how it is set, and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from regietafel.reading.readers.odf_styles import USUAL_POINTS, Letters, Styles, qn, whole
from regietafel.reading.readers.spans import Span

MOST_SPACES = 100
LEFT_OUT = frozenset(
    {
        "annotation", "annotation-end", "tracked-changes", "ruby-text", "script", "number", "image", "title", "desc",
        "hidden-text", "hidden-paragraph", "variable-decls", "sequence-decls", "forms", "event-listeners", "object",
    }
)  # fmt: skip
BOXES = frozenset({"text-box", "custom-shape", "rect"})


def local(element: Any) -> str:
    """The name of an element without where it comes from; a comment has none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


@dataclass
class Words:
    """What a paragraph holds."""

    styles: Styles
    style: str | None = None
    spans: list[Span] = field(default_factory=list)
    notes: list[tuple[str, Any]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)

    def read(self, paragraph: Any) -> Words:
        """Go through a paragraph."""
        self.style = paragraph.get(qn("text:style-name"))
        if not self.styles.is_hidden("paragraph", self.style):
            self.inside(paragraph, self.styles.letters("paragraph", self.style))
        return self

    def add(self, text: str | None, letters: Letters) -> None:
        """Take some words; in the file, a line break is no more than a space."""
        if text:
            bold, italic, size = letters
            self.spans.append(Span(text, bool(bold), bool(italic), float(size or USUAL_POINTS)))

    def inside(self, parent: Any, letters: Letters) -> None:
        """Take what stands in an element."""
        self.add(spaced(parent.text), letters)
        for child in parent:
            self.child(child, letters)
            self.add(spaced(child.tail), letters)

    def child(self, child: Any, letters: Letters) -> None:
        """Take one element within the words."""
        name = local(child)
        if name == "s":
            self.add(" " * min(whole(child, "text:c", 1), MOST_SPACES), letters)
        elif name in {"tab", "line-break"}:
            self.add("\t" if name == "tab" else "\n", letters)
        elif name == "note":
            citation, body = child.find(qn("text:note-citation")), child.find(qn("text:note-body"))
            if body is not None:
                self.notes.append(("".join(() if citation is None else citation.itertext()).strip(), body))
        elif name in BOXES:
            self.boxes.append(child)
        elif name == "span":
            style = child.get(qn("text:style-name"))
            if not self.styles.is_hidden("text", style):
                own = self.styles.letters("text", style)
                bold, italic, size = (above if said is None else said for said, above in zip(own, letters, strict=True))
                self.inside(child, (bold, italic, size))  # type: ignore[arg-type]
        elif name not in LEFT_OUT:
            self.inside(child, letters)


def spaced(text: str | None) -> str | None:
    """Text of the file, in which a line may be broken anywhere."""
    return text.replace("\n", " ") if text else text
