"""The lines and the coloured boxes that are drawn on a page: what makes a table a table to the eye."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from regietafel.reading.readers.pdf.stretches import Box, Turn

THIN = 3.0
"""Points; a box that is thinner was drawn as a line."""

SHORTEST = 4.0
WHOLE_PAGE = 0.8
MOST_OBJECTS, MOST_SEGMENTS, DEEPEST = 20_000, 4_000, 4
"""A page with more is a drawing, or made to keep us busy."""

PATH, FORM = pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM
Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass
class Ruling:
    """What is drawn: level and upright lines, boxes with a colour, and whether there are pictures."""

    lines: list[Box] = field(default_factory=list)
    fills: list[tuple[Box, str]] = field(default_factory=list)
    objects: int = 0
    pictures: bool = False


def ruling_of(page: Any, turn: Turn, texts: int = 0) -> Ruling:
    """Look at all that is drawn on a page, if it holds more than so many texts."""
    found = Ruling()
    if pdfium.FPDFPage_CountObjects(page.raw) == texts:
        return found
    for drawn, placed in objects(page, found):
        outline = list(outlines(drawn, placed, turn))
        if not outline:
            continue
        colour, stroked = colour_of(drawn)
        for box in outline:
            take(box, colour, stroked, found, turn)
    return found


def objects(page: Any, found: Ruling) -> Iterator[tuple[Any, Matrix]]:
    """Every path on the page, those in forms too, with how its form is placed."""
    count = pdfium.FPDFPage_CountObjects(page.raw)
    pending = [(pdfium.FPDFPage_GetObject(page.raw, at), SAME, 0) for at in range(min(count, MOST_OBJECTS) - 1, -1, -1)]
    while pending and found.objects < MOST_OBJECTS:
        drawn, placed, depth = pending.pop()
        found.objects += 1
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == PATH:
            yield drawn, placed
        elif kind == FORM and depth < DEEPEST:
            inner = combined(matrix_of(drawn), placed)
            inside = min(pdfium.FPDFFormObj_CountObjects(drawn), MOST_OBJECTS)
            pending.extend((pdfium.FPDFFormObj_GetObject(drawn, at), inner, depth + 1) for at in range(inside))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            found.pictures = True


def matrix_of(drawn: Any) -> Matrix:
    """How an object is placed."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(drawn, matrix):
        return SAME
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def combined(first: Matrix, then: Matrix) -> Matrix:
    """One placing after the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def outlines(drawn: Any, placed: Matrix, turn: Turn) -> Iterator[Box]:
    """The boxes of a path: each straight line, and each closed figure of level and upright lines."""
    count = pdfium.FPDFPath_CountSegments(drawn)
    if not 0 < count <= MOST_SEGMENTS:
        return
    place = combined(matrix_of(drawn), placed)
    figure: list[Point] = []
    for at in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            yield from boxes(figure)
            figure = []
        figure.append(seen(segment, place, turn))
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            figure = []
    yield from boxes(figure)


def seen(segment: Any, place: Matrix, turn: Turn) -> Point:
    """Where a point of a path is on the page."""
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
    a, b, c, d, e, f = place
    return turn.point(a * x.value + c * y.value + e, b * x.value + d * y.value + f)


def boxes(figure: list[Point]) -> Iterator[Box]:
    """A figure as the box around it, if it is a straight line or fills that box; else its straight sides."""
    sides = list(itertools.pairwise(figure))
    if not sides or any(not straight(side) for side in sides):
        return
    xs, ys = [x for x, _y in figure], [y for _x, y in figure]
    if len(figure) == 2 or len(figure) in {4, 5}:
        yield min(xs), min(ys), max(xs), max(ys)
        return
    for (ax, ay), (bx, by) in sides:
        yield min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def straight(side: tuple[Point, Point]) -> bool:
    """Whether a line is level or upright."""
    (ax, ay), (bx, by) = side
    return abs(ax - bx) < 1 or abs(ay - by) < 1


def colour_of(drawn: Any) -> tuple[str, bool]:
    """The colour that fills a path ("" for none), and whether its edge is drawn."""
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(drawn, mode, stroked)
    parts = [ctypes.c_uint() for _part in range(4)]
    if not mode.value or not pdfium.FPDFPageObj_GetFillColor(drawn, *parts) or not parts[3].value:
        return "", bool(stroked.value)
    return "".join(f"{part.value:02X}" for part in parts[:3]), bool(stroked.value)


def take(box: Box, colour: str, stroked: bool, found: Ruling, turn: Turn) -> None:
    """A box as what it is to the eye: a line, a frame, or a patch of colour."""
    x0, y0, x1, y1 = box
    wide, high = x1 - x0, y1 - y0
    if wide >= WHOLE_PAGE * turn.width and high >= WHOLE_PAGE * turn.height:
        return
    if wide <= THIN or high <= THIN:
        if max(wide, high) >= SHORTEST and (colour or stroked):
            found.lines.append(middle(box))
        return
    if colour:
        found.fills.append((box, colour))
    if colour or stroked:
        found.lines += [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)]


def middle(box: Box) -> Box:
    """The line through the middle of a thin box."""
    x0, y0, x1, y1 = box
    if x1 - x0 < y1 - y0:
        x0 = x1 = (x0 + x1) / 2
    else:
        y0 = y1 = (y0 + y1) / 2
    return x0, y0, x1, y1
