"""From a page to stretches of text: words that stand on one line, near each other and set alike.

PDFium is asked as little as possible. It gives the text of a page in one go and ends its lines itself; only where a line
begins, ends, or changes from one object of the page to the next do we ask where that is and how it is set. Reading a
long document so costs little more than taking its bare text.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

GAP = 0.9
"""Wider than this part of the size of the letters is no space between two words."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

Part = tuple[int, int, int]
"""From and to in the text of a page, and which of its objects that is."""

HALF_A_LINE = 0.6
"""PDFium takes a single letter on the next line for one on this line; what is so much lower is not."""

BROKEN = "\ufffe\x02"
"""What PDFium puts for a hyphen at the end of a line, and the end of the line with it."""

LINE, WORD = re.compile(rf"[^\r\n{BROKEN}]+[{BROKEN}]?"), re.compile(r"\S+")
BOLD = re.compile(r"bold|black|heavy|demi|extrab", re.IGNORECASE)
ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
BOLD_WEIGHT = 600
STROKED = pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
RAISED, SMALLER = 0.2, 0.8
"""A mark of a footnote stands this much higher, and is smaller than this, in parts of the size beside it."""


@dataclass(frozen=True)
class Face:
    """How letters are set."""

    size: float
    bold: bool
    italic: bool


NO_FACE = Face(0.0, bold=False, italic=False)


@dataclass(slots=True)
class Stretch:
    """A stretch of text, in points from the left and the top of the page as it is shown; ``y`` is the line it stands on.

    ``bold`` is how many signs at its start are bold, ``start`` its first sign in the text of the page, ``order`` its place
    in the order in which the page was written, ``spaced`` whether a space was written after it at the end of a line.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: int
    italic: bool
    start: int
    order: int = 0
    spaced: bool = False

    def take(self, part: Stretch, between: str) -> None:
        """Go on with what stands beside it; the mark of a footnote is left out."""
        raised = self.y - part.y > RAISED * self.size and part.size < SMALLER * self.size
        self.x1 = part.x1
        if raised and part.text.isdigit():
            return
        if part.bold and self.bold >= len(self.text):
            self.bold += len(between) + part.bold
        self.text += between + part.text
        self.size, self.italic = max(self.size, part.size), self.italic and part.italic


class PageText:
    """The text of an open page, and where its signs stand."""

    def __init__(self, page: Any) -> None:
        self.text_page = page.get_textpage()
        self.raw = self.text_page.raw
        self.text = self.text_page.get_text_range()
        self.same_count = len(self.text) == pdfium.FPDFText_CountChars(self.raw)
        self.turn = Turn(page)
        self.faces: dict[int, Face] = {}
        self.fonts: dict[tuple[int, float, bool], Face] = {}
        self.sides = [ctypes.c_double() for _side in range(4)]
        self.side_refs = [ctypes.byref(side) for side in self.sides]
        self.asked_box, self.asked_piece = pdfium.FPDFText_GetCharBox, pdfium.FPDFText_GetTextObject
        self.matrix, self.size = pdfium.FS_MATRIX(), ctypes.c_float()

    def close(self) -> None:
        """Give back what PDFium holds."""
        self.text_page.close()

    def index(self, place: int) -> int:
        """A place in the text as PDFium counts; they differ where a sign has no letter."""
        return place if self.same_count else max(0, pdfium.FPDFText_GetCharIndexFromTextIndex(self.raw, place))

    def where(self, place: int) -> Box:
        """The box around a sign: left, top, right, bottom."""
        if not pdfium.FPDFText_GetCharBox(self.raw, self.index(place), *self.side_refs):
            return (0.0, 0.0, 0.0, 0.0)
        left, right, bottom, top = (side.value for side in self.sides)
        return self.turn.box(left, bottom, right, top)

    def ends(self, place: int) -> float:
        """How far from the left a sign ends."""
        if self.turn.rotation or not self.same_count:
            return self.where(place)[2]
        return self.sides[1].value - self.turn.left if self.asked_box(self.raw, place, *self.side_refs) else 0.0

    def begins(self, place: int) -> tuple[float, float]:
        """From the left and from the top, the point on the line where a sign begins."""
        x, y = self.sides[:2]
        if not pdfium.FPDFText_GetCharOrigin(self.raw, self.index(place), *self.side_refs[:2]):
            return self.where(place)[0], self.where(place)[3]
        return self.turn.point(x.value, y.value)

    def piece(self, place: int) -> int:
        """Which object of the page a sign belongs to; 0 for none. How that is set is looked up the first time."""
        found = self.asked_piece(self.raw, place if self.same_count else self.index(place))
        if not found:
            return 0
        piece = ctypes.addressof(found.contents)
        if piece not in self.faces:
            self.faces[piece] = self.looked_up(found)
        return piece

    def looked_up(self, found: Any) -> Face:
        """The size as it is shown, which is not the size that the file names, and whether the font is bold or italic."""
        size, matrix = self.size, self.matrix
        if not pdfium.FPDFTextObj_GetFontSize(found, size):
            return NO_FACE
        scale = 1.0
        if pdfium.FPDFPageObj_GetMatrix(found, matrix):
            scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
        stroked = pdfium.FPDFTextObj_GetTextRenderMode(found) == STROKED
        return self.face(pdfium.FPDFTextObj_GetFont(found), round(abs(size.value) * scale, 1), stroked)

    def face(self, font: Any, size: float, stroked: bool) -> Face:
        """A font in a size; whether it is bold or italic its name says, for many forget to say it otherwise."""
        key = (ctypes.addressof(font.contents) if font else 0, size, stroked)
        if key not in self.fonts:
            name = ctypes.create_string_buffer(128)
            pdfium.FPDFFont_GetBaseFontName(font, name, 128)
            said = name.value.decode("latin-1")
            bold = stroked or bool(BOLD.search(said)) or pdfium.FPDFFont_GetWeight(font) >= BOLD_WEIGHT
            self.fonts[key] = Face(size, bold, bool(ITALIC.search(said)))
        return self.fonts[key]

    def stretches(self) -> Iterator[Stretch]:
        """All text of the page in the order in which it was written."""
        order = 0
        for line in LINE.finditer(self.text):
            words = line.group().strip()
            if not words:
                continue
            start = line.start() + line.group().index(words[0])
            end = start + len(words)
            first = self.piece(start)
            parts = [(start, end, first)] if first == self.piece(end - 1) else self.parts(start, end)
            spaced = line.group()[-1].isspace()
            for stretch in self.joined(parts):
                order += 1
                stretch.order = order
                stretch.spaced = spaced and stretch.start + len(stretch.text) >= end
                yield stretch

    def parts(self, start: int, end: int) -> list[Part]:
        """A line that consists of several objects, cut between the words where one ends."""
        parts: list[Part] = []
        for word in WORD.finditer(self.text, start, end):
            piece = self.piece(word.start())
            if parts and parts[-1][2] == piece:
                parts[-1] = (parts[-1][0], word.end(), piece)
            else:
                parts.append((word.start(), word.end(), piece))
        return parts

    def joined(self, parts: list[Part]) -> Iterator[Stretch]:
        """The parts of a line as stretches: a wide gap ends one, a change of how it is set does not."""
        made: Stretch | None = None
        for start, end, piece in parts:
            face = self.faces.get(piece, NO_FACE)
            x0, y = self.begins(start)
            x1 = self.ends(end - 1)
            part = Stretch(self.text[start:end], x0, x1, y, face.size, 0, face.italic, start)
            if face.bold:
                part.bold = end - start
            beside = made and abs(y - made.y) < HALF_A_LINE * max(face.size, made.size)
            if made and beside and made.x0 <= x0 <= made.x1 + GAP * max(face.size, made.size):
                made.take(part, "" if self.text[start - 1 : start].strip() else " ")
                continue
            if made:
                yield made
            made = part
        if made:
            yield made

    def words(self, stretch: Stretch) -> Iterator[Stretch]:
        """The words of a stretch, each with its own place: for where lines of a table part them."""
        end = stretch.start + len(stretch.text)
        for word in WORD.finditer(self.text, stretch.start, end):
            bold = len(word.group()) if word.end() - stretch.start <= stretch.bold else 0
            x0, x1 = self.where(word.start())[0], self.where(word.end() - 1)[2]
            made = Stretch(word.group(), x0, x1, stretch.y, stretch.size, bold, stretch.italic, word.start())
            made.order, made.spaced = stretch.order, stretch.spaced and word.end() >= end
            yield made


class Turn:
    """From where the file says that something stands to where it is seen, on a page that may be turned."""

    def __init__(self, page: Any) -> None:
        self.left, self.bottom, self.right, self.top = page.get_bbox()
        self.rotation = page.get_rotation()
        wide, high = self.right - self.left, self.top - self.bottom
        self.width, self.height = (high, wide) if self.rotation in {90, 270} else (wide, high)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point, from the left and from the top."""
        if not self.rotation:
            return x - self.left, self.top - y
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box."""
        if not self.rotation:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
