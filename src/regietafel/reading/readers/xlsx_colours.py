"""Colours of Excel: plain, by number, or of the theme and made lighter or darker."""

from __future__ import annotations

import colorsys
from typing import Any

from lxml import etree
from openpyxl.styles.colors import COLOR_INDEX

from regietafel.reading.readers.parts import parser

THEME = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
USUAL = ("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47")
"""The theme that Excel comes with, in the order in which cells number it."""

FULL = 255


class Palette:
    """The colours of one workbook."""

    def __init__(self, book: Any) -> None:
        self.theme = dict(enumerate(USUAL)) | theme_of(getattr(book, "loaded_theme", None))

    def background(self, fill: Any) -> str:
        """The background of a cell, or "" for none; hatching counts as a colour."""
        kind = getattr(fill, "fill_type", None)
        if kind is None:
            return ""
        stops = getattr(fill, "stop", None)
        colour = stops[0].color if stops else getattr(fill, "fgColor", None)
        made = self.named(colour)
        return made if kind == "solid" or made not in {"", "000000"} else str(kind)

    def named(self, colour: Any) -> str:
        """A colour as six figures."""
        kind = getattr(colour, "type", None)
        if kind is None:
            return ""
        value, tint = getattr(colour, kind, None), float(colour.tint or 0)
        if kind == "theme":
            plain = self.theme.get(int(value or 0), "")
        elif kind == "indexed":
            plain = COLOR_INDEX[value][-6:] if isinstance(value, int) and 0 <= value < len(COLOR_INDEX) else ""
        else:
            plain = str(value)[-6:]
        return tinted(plain, tint) if plain and tint else plain


def tinted(colour: str, tint: float) -> str:
    """A colour made lighter (above zero) or darker, as Excel does it."""
    try:
        red, green, blue = (int(colour[at : at + 2], 16) / FULL for at in (0, 2, 4))
    except ValueError:
        return colour
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    made = colorsys.hls_to_rgb(hue, min(max(light, 0), 1), strength)
    return "".join(f"{round(part * FULL):02X}" for part in made)


def theme_of(content: bytes | None) -> dict[int, str]:
    """The colours of the theme that the file brings."""
    if not content:
        return {}
    try:
        scheme = etree.fromstring(content, parser()).find(".//{*}clrScheme")
    except etree.XMLSyntaxError:
        return {}
    found = {}
    for place, name in enumerate(THEME):
        colour = None if scheme is None else scheme.find(f"{{*}}{name}")
        first = next(iter(colour), None) if colour is not None else None
        if first is not None:
            found[place] = first.get("lastClr") or first.get("val") or ""
    return {place: colour for place, colour in found.items() if len(colour) == len("FFFFFF")}
