"""Paper: a PDF that a screen reader can read too, set by Typst from a template of ours and data.

``pdf_of("consultation/typeset/minutes.typ", data, at=now)`` gives the bytes. How to use it:

- The template is a file of ours below the package (``APP/typeset/NAME.typ``). It begins with
  ``#import "/core/typeset/house.typ": data, facts, house, typed`` and ``#show: house.with(title: data.title, about: …,
  lang: data.lang, page-words: data.page_words)``: fonts, page, page numbers and language come from there.
- The data is plain (dict, list, str, number, bool, None) and goes over as JSON. Nothing that somebody typed is ever put
  into markup, so a text full of ``#`` and ``$`` stands on paper as it was typed. Words on paper are translated before
  they are handed over; dates and hours are handed over as they should be read.
- ``data`` must hold ``title`` and ``lang``, for a tagged PDF (PDF/UA-1) has both.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

ACCESSIBLE = ["ua-1"]
FONTS = "core/typeset/fonts"
"""Made with the style sheet; where they are missing, a document is set in the letter that the typesetter brings along."""


MOST_TRIES = 5
MISSING = re.compile(r'the text `"(?P<text>.+?)"` could not be displayed', re.DOTALL)
ASTRAL = re.compile("[\U00010000-\U0010ffff]")
"""Emoji and the like: no font of ours has them."""

UNKNOWN = "\N{WHITE SQUARE}"
OUTSIDE_LATIN = re.compile("[^\u0000-\u024f\u2010-\u2026\u20ac\u25a1]")
"""What is left out when many signs are missing; letters of the languages here all stand below."""


def pdf_of(template: str, data: Mapping[str, Any], *, at: dt.datetime) -> bytes:
    """Set a document; the same data at the same moment gives the same bytes.

    A sign that no font has stands as an empty square: a paper for a screen reader may not hold what cannot be shown.
    """
    written = ASTRAL.sub(UNKNOWN, json.dumps(data, ensure_ascii=False))
    for _try in range(MOST_TRIES):
        try:
            return set_once(template, written, at)
        except typst.TypstError as error:
            missing = MISSING.search(str(error))
            if missing is None or missing["text"] not in written:
                raise
            written = written.replace(missing["text"], UNKNOWN * len(missing["text"]))
    return set_once(template, OUTSIDE_LATIN.sub(UNKNOWN, written), at)


def set_once(template: str, written: str, at: dt.datetime) -> bytes:
    """One run of the typesetter."""
    root = Path(settings.PACKAGE)
    compiled: Any = typst.compile
    made = compiled(
        str(root / template),
        root=str(root),
        format="pdf",
        ignore_system_fonts=True,
        font_paths=[str(root / FONTS)],
        sys_inputs={"data": written},
        pdf_standards=ACCESSIBLE,
        timestamp=int(at.timestamp()),
    )
    assert isinstance(made, bytes), "one PDF is one file"
    return made
