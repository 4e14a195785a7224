"""What the limited child runs to draw a page of a file: of a PDF, or a picture as a page of its own.

Whatever comes out is drawn anew, so nothing of the file but what is seen goes along: no place where a photo was taken,
no thumbnail of what was cut off, nothing that a browser could take for something else.
"""

from __future__ import annotations

import base64
import io
from typing import Any

from PIL import Image, ImageOps

from regietafel.reading.blocks import Unreadable
from regietafel.reading.child import unpacked
from regietafel.reading.readers.kinds import family_of
from regietafel.reading.readers.pdf import opened

__all__ = ["draw", "prepare"]

WIDTH, HIGHEST = 900, 2600
MOST_PIXELS = 60_000_000
QUALITY = 80
READ = ("PNG", "JPEG", "WEBP")


def prepare(_sent: bytes) -> None:
    """Load what the library of pictures looks for when it is first used."""
    for kind in READ:
        tried = io.BytesIO()
        Image.new("RGB", (1, 1)).save(tried, kind)
        Image.open(tried, formats=READ).load()


def draw(sent: bytes) -> dict[str, Any]:
    """One page by its number: how many there are, and the picture; or ``{"unreadable": code}``."""
    number, data = unpacked(sent)
    try:
        pages, drawn = (page_of_pdf if family_of(data) == "pdf" else picture)(data, int(number))
        size = {"width": drawn.width, "height": drawn.height}
        return {"pages": pages, **size, "webp": base64.b64encode(as_webp(drawn)).decode()}
    except Unreadable as fault:
        return {"unreadable": fault.code}
    except (MemoryError, RecursionError):
        return {"unreadable": "too_large"}
    except Exception:
        return {"unreadable": "broken"}


def page_of_pdf(data: bytes, number: int) -> tuple[int, Any]:
    """A page of a PDF as wide as it is shown."""
    pdf = opened(data)
    if not 1 <= number <= len(pdf):
        raise Unreadable("unknown")
    page = pdf[number - 1]
    wide, high = page.get_size()
    bitmap = page.render(scale=min(WIDTH / max(wide, 1), HIGHEST / max(high, 1)))
    return len(pdf), bitmap.to_pil()


def picture(data: bytes, number: int) -> tuple[int, Any]:
    """A picture the right way up and no larger than it is shown; of several in one file the first is its only page."""
    if number != 1:
        raise Unreadable("unknown")
    opened_picture = Image.open(io.BytesIO(data), formats=READ)
    if opened_picture.width * opened_picture.height > MOST_PIXELS:
        raise Unreadable("too_large")
    opened_picture.draft("RGB", (WIDTH, HIGHEST))
    upright = ImageOps.exif_transpose(opened_picture)
    upright.thumbnail((WIDTH, HIGHEST))
    return 1, upright


def as_webp(drawn: Any) -> bytes:
    """The picture as a browser gets it; where nothing is, it is white."""
    shown = drawn.convert("RGBA")
    paper = Image.new("RGB", shown.size, "white")
    paper.paste(shown, mask=shown.getchannel("A"))
    out = io.BytesIO()
    paper.save(out, "WEBP", quality=QUALITY)
    return out.getvalue()
