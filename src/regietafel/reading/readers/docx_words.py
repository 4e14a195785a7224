"""The words of one paragraph of Word: what is seen of it, how it is set, and what hangs on it (notes, boxes of text)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from regietafel.reading.readers.docx_styles import Styles, number, qn, switched, value
from regietafel.reading.readers.signs import pictured
from regietafel.reading.readers.spans import Span

INSIDE = frozenset(
    {"hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo"}
)
GONE = frozenset({"del", "moveFrom"})
BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "softHyphen": ""}
NOTES = frozenset({"footnoteReference", "endnoteReference"})
BOXES = frozenset({"drawing", "pict", "object"})
ON, OFF = "☒", "☐"


def local(element: Any) -> str:
    """The name of an element without where it comes from; a comment has none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


@dataclass
class Words:
    """What a paragraph holds. ``changed`` says that something of it was struck out or put in by an editor."""

    styles: Styles
    style: str | None = None
    spans: list[Span] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    changed: bool = False

    def read(self, paragraph: Any) -> Words:
        """Go through a paragraph."""
        properties = paragraph.find(qn("w:pPr"))
        self.style = value(properties, "w:pStyle")
        self.inside(paragraph)
        return self

    def inside(self, parent: Any) -> None:
        """Take what stands directly in an element."""
        for child in parent:
            name = local(child)
            if name == "r":
                self.run(child)
            elif name in GONE:
                self.changed = True
            elif name in INSIDE:
                self.changed = self.changed or name in {"ins", "moveTo"}
                self.inside(child)
            elif name in {"oMath", "oMathPara"}:
                self.spans.append(Span("".join(child.itertext())))

    def run(self, run: Any) -> None:
        """Take a run: words set alike."""
        looks = run.find(qn("w:rPr"))
        if switched(looks, "w:vanish"):
            return
        text = "".join(self.pieces(run))
        if text:
            self.spans.append(Span(text, *self.set_as(looks)))

    def pieces(self, run: Any) -> Iterator[str]:
        """The texts in a run, in order."""
        for child in run:
            name = local(child)
            if name == "t":
                yield child.text or ""
            elif name in BREAKS:
                yield BREAKS[name]
            elif name == "sym":
                yield pictured(child.get(qn("w:char"), ""))
            elif name in NOTES:
                self.notes.append((name, child.get(qn("w:id"), "")))
            elif name == "fldChar":
                yield ticked(child)
            elif name in BOXES or name == "AlternateContent":
                self.boxes.extend(boxes(child))

    def set_as(self, looks: Any) -> tuple[bool, bool, float]:
        """Bold, italic and size: as the run says, else its style, else that of the paragraph, else the usual."""
        of_run = self.styles.letters(value(looks, "w:rStyle"), "character")
        of_paragraph = self.styles.letters(self.style, "paragraph")
        points = number(value(looks, "w:sz"))
        own = (switched(looks, "w:b"), switched(looks, "w:i"), points / 2 if points else None)
        bold, italic, size = (
            next((one for one in three if one is not None), None)
            for three in zip(own, of_run, of_paragraph, strict=True)
        )
        return bool(bold), bool(italic), float(size or self.styles.points)


def ticked(character: Any) -> str:
    """A box of an older form, with or without a tick."""
    box = character.find(f"{qn('w:ffData')}/{qn('w:checkBox')}")
    if box is None:
        return ""
    checked = switched(box, "w:checked")
    return ON if (switched(box, "w:default") if checked is None else checked) else OFF


def boxes(drawn: Any) -> list[Any]:
    """The boxes of text in a drawing; of two ways to say the same, the first that holds any."""
    if local(drawn) == "txbxContent":
        return [drawn]
    within = [boxes(child) for child in drawn]
    if local(drawn) == "AlternateContent":
        return next((found for found in within if found), [])
    return [box for found in within for box in found]
