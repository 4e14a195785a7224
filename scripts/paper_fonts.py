"""Make the fonts for paper from those for the screen: the typesetter reads TrueType, and one weight a file.

What the two subsets hold stands in families of two names, since a document is told them in an order and takes a sign
from the first that has it.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

PACKAGE = Path(__file__).resolve().parent.parent / "src/regietafel"
SCREEN = PACKAGE / "static/dist/fonts"
PAPER = PACKAGE / "core/typeset/fonts"
SOURCE = "atkinson-hyperlegible-next-{subset}-wght-{style}.woff2"
FAMILIES = {"latin": "Atkinson Hyperlegible Next", "latin-ext": "Atkinson Hyperlegible Next Extended"}
WEIGHTS = {400: "Regular", 700: "Bold"}
STYLES = (("latin", "normal"), ("latin", "italic"), ("latin-ext", "normal"))
FAMILY, SUBFAMILY, FULL, POSTSCRIPT, TYPO_FAMILY, TYPO_SUBFAMILY = 1, 2, 4, 6, 16, 17
ITALIC, BOLD, REGULAR = 1 << 0, 1 << 5, 1 << 6


def make(subset: str, style: str, weight: int) -> None:
    """One file: a subset in a style and a weight."""
    found = TTFont(SCREEN / SOURCE.format(subset=subset, style=style))
    font = instantiateVariableFont(found, {"wght": weight})
    font.flavor = None
    family, words = FAMILIES[subset], WEIGHTS[weight]
    if style == "italic":
        words = "Italic" if weight == 400 else f"{words} Italic"
    whole = f"{family} {words}"
    names = font["name"]
    names.names = [record for record in names.names if record.nameID not in {TYPO_FAMILY, TYPO_SUBFAMILY, 25}]
    for number, text in ((FAMILY, family), (SUBFAMILY, words), (FULL, whole), (POSTSCRIPT, whole.replace(" ", ""))):
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = (ITALIC if style == "italic" else 0) | (
        BOLD if weight == 700 else 0 if style == "italic" else REGULAR
    )
    font["head"].macStyle = (1 if weight == 700 else 0) | (2 if style == "italic" else 0)
    font.save(PAPER / f"{whole.replace(' ', '')}.ttf")


def main() -> None:
    """Make all of them."""
    PAPER.mkdir(parents=True, exist_ok=True)
    for subset, style in STYLES:
        for weight in WEIGHTS:
            make(subset, style, weight)


if __name__ == "__main__":
    main()
