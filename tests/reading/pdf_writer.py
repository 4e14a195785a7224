"""Writes small PDFs for the tests: text where it is put, lines, boxes, pictures, and whatever a hostile file needs.

Only as much of the format as that takes; the letters are those that every reader has. Places are in points from the left
and from the top.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

from pdfminer.fontmetrics import FONT_METRICS

from regietafel.reading.blocks import Document

WIDE, HIGH = 595, 842
BODY = 11.0
LONG = (
    "De lokale besturen van de streek werken samen aan een sociale economie die mensen kansen geeft, en zij doen dat "
    "met de bedrijven, met de scholen en met de diensten die er zijn voor wie werk zoekt. Wie begeleiding nodig heeft "
    "vindt die dicht bij huis."
)
OTHER = (
    "Elk jaar bekijken de partners wat er van de afspraken gekomen is. Wat niet lukte krijgt een nieuwe plaats in het "
    "plan, met een naam van wie het trekt en een datum waarop er opnieuw naar gekeken wordt."
)
FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold", "F3": "Helvetica-Oblique"}


@dataclass
class Page:
    """A page that is being filled; ``y`` is where the next line of :meth:`flow` comes."""

    rotate: int = 0
    parts: list[str] = field(default_factory=list)
    y: float = 90.0
    picture: bool = False

    def put(self, x: float, y: float, text: str, size: float = BODY, font: str = "F1") -> Page:
        """A line of text at one place."""
        raw = (
            text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").decode("latin-1")
        )
        if self.rotate == 90:
            place = f"0 1 -1 0 {y:.1f} {x:.1f} Tm"
        else:
            place = f"1 0 0 1 {x:.1f} {HIGH - y:.1f} Tm"
        self.parts.append(f"BT /{font} {size} Tf {place} ({raw}) Tj ET")
        return self

    def flow(
        self, text: str, *, x: float = 70, wide: float = 430, size: float = BODY, font: str = "F1", after: float = 8
    ) -> Page:
        """A paragraph, broken where it is as wide as that."""
        for line in wrapped(text, wide, size, font):
            self.put(x, self.y, line, size, font)
            self.y += size * 1.25
        self.y += after
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        """A line."""
        self.parts.append(f"0.5 w {x0} {HIGH - y0} m {x1} {HIGH - y1} l S")
        return self

    def fill(self, x0: float, y0: float, x1: float, y1: float, colour: str = "0.5 0.8 0.3") -> Page:
        """A box of one colour."""
        self.parts.append(f"{colour} rg {x0} {HIGH - y1} {x1 - x0} {y1 - y0} re f 0 g")
        return self

    def grid(self, xs: list[float], ys: list[float]) -> Page:
        """The lines of a table."""
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        return self

    def table(self, xs: list[float], y: float, rows: list[list[str]], *, step: float = 20, bold: int = 1) -> Page:
        """A table with lines, a row a line; the first rows are bold."""
        self.grid(xs, [y + step * at for at in range(len(rows) + 1)])
        for at, row in enumerate(rows):
            for x, text in zip(xs, row, strict=False):
                if text:
                    self.put(x + 4, y + step * at + 14, text, font="F2" if at < bold else "F1")
        self.y = y + step * len(rows) + 20
        return self


def wrapped(text: str, wide: float, size: float, font: str) -> list[str]:
    """The lines of a text, as a program that prints breaks them."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width(longer, size, font) > wide and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def width(text: str, size: float, font: str = "F1") -> float:
    """How wide a text is, in points."""
    widths = FONT_METRICS[FONTS[font]][1]
    return sum(widths.get(sign, 556) for sign in text) * size / 1000


def pdf(*pages: Page, packed: bool = True, trailer: str = "", kids: str = "", extra: str = "") -> bytes:
    """The file. ``trailer``, ``kids`` and ``extra`` put something hostile where it hurts."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    names = []
    for name, face in FONTS.items():
        objects.append(f"<</Type/Font/Subtype/Type1/BaseFont/{face}/Encoding/WinAnsiEncoding>>")
        names.append(f"/{name} {len(objects)} 0 R")
    objects.append(
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n\x80\nendstream"
    )
    image = len(objects)
    made = [written(page, image, names, objects, packed) for page in pages]
    children = kids or " ".join(f"{number} 0 R" for number in made)
    objects[1] = f"<</Type/Pages/Count {len(made)}/Kids[{children}]/MediaBox[0 0 {WIDE} {HIGH}]>>"
    return filed(objects, trailer, extra)


def written(page: Page, image: int, names: list[str], objects: list[str], packed: bool) -> int:
    """One page and what stands on it, as objects; the number of the page."""
    parts = [*page.parts, "q 500 0 0 700 40 60 cm /I1 Do Q"] if page.picture else page.parts
    content = "\n".join(parts).encode("latin-1")
    way = "/Filter/FlateDecode" if packed else ""
    content = zlib.compress(content) if packed else content
    objects.append(f"<</Length {len(content)}{way}>>stream\n{content.decode('latin-1')}\nendstream")
    resources = f"<</Font<<{''.join(names)}>>/XObject<</I1 {image} 0 R>>>>"
    objects.append(f"<</Type/Page/Parent 2 0 R/Rotate {page.rotate}/Resources{resources}/Contents {len(objects)} 0 R>>")
    return len(objects)


def filed(objects: list[str], trailer: str, extra: str) -> bytes:
    """Objects one after the other, and where each begins."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    out += extra.encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for place in places:
        out += f"{place:010} 00000 n \n".encode()
    out += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode("latin-1")
    return bytes(out)


LOCKED = "/Encrypt<</Filter/Standard/V 1/R 2/O(" + "a" * 32 + ")/U(" + "b" * 32 + ")/P -4>>/ID[(a)(b)]"
"""What a file says that opens with a password only."""


def texts(document: Document) -> list[str]:
    """The words of all that is no table."""
    return [text.text for text in document.texts()]
