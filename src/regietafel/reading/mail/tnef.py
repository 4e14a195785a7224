"""What Outlook put in winmail.dat when it sent to somebody without Outlook: the files, and the text if there is no other."""

from __future__ import annotations

import logging
from typing import Any

from tnefparse import mapi
from tnefparse import tnef as library

from regietafel.reading.mail.charsets import decoded
from regietafel.reading.mail.gathering import Gathered
from regietafel.reading.mail.html_text import readable
from regietafel.reading.mail.shapes import NotAMail

MOST_COUNTED = 2_000
MOST_COPIED = 10_000_000_000
"""Bytes that the library moves about: it copies the rest of the file for each object in it."""

MOST_WITHIN = 20
MIME_TAG, CONTENT_ID = 0x370E, 0x3712


def bounded(stop: int) -> range:
    """A count that stands in the file, which may say four thousand million; the library believes it."""
    return range(min(stop, MOST_COUNTED))


mapi.range = bounded
library.range = bounded
logging.getLogger("tnefparse").setLevel(logging.CRITICAL)


def unpack(data: bytes, found: Gathered) -> None:
    """Add what stands in it; one that cannot be opened is kept as it came."""
    try:
        if objects_in(data) * len(data) > MOST_COPIED or data.count(mapi.IMESSAGE_SIG) > MOST_WITHIN:
            raise ValueError("too much in it")
        opened = library.TNEF(data, do_checksum=False)
        files = [one for one in opened.attachments if one.data or one._name]
    except MemoryError:
        raise
    except Exception:  # the library raises whatever its parts raise
        found.warn("tnef_broken")
        found.enclose("winmail.dat", "application/ms-tnef", data)
        return
    for one in files:
        found.counted()
        keep(one, found)
    found.spare_text = found.spare_text or text_of(opened)
    if not found.spare_text and opened._rtfbody:
        found.warn("rtf_text")


def objects_in(data: bytes) -> int:
    """How many objects the file says it holds."""
    at, count = 6, 0
    while at + 12 < len(data):
        at += int.from_bytes(data[at + 5 : at + 9], "little") + 11
        count += 1
    return count


def keep(one: Any, found: Gathered) -> None:
    """Add one file; an Outlook message in it cannot be told apart from what wraps it, and is left out."""
    if hasattr(one, "embed"):
        found.warn("enclosed_unreadable")
        return
    try:
        told = {
            attribute.name: attribute.data
            for attribute in one.mapi_attrs
            if attribute.name in {0x3707, MIME_TAG, CONTENT_ID}
        }
        content = one.data if isinstance(one.data, bytes) else b"".join(one.data)
    except NotAMail:
        raise
    except Exception:  # as above
        found.warn("enclosed_unreadable")
        return
    name = letters(told.get(0x3707) or one._name)
    found.enclose(name, letters(told.get(MIME_TAG)), content, letters(told.get(CONTENT_ID)))


def text_of(opened: Any) -> str:
    """The text inside, plain if there is any."""
    if plain := letters(opened.body).strip():
        return plain
    return readable(letters(opened.htmlbody)) if opened.htmlbody else ""


def letters(value: Any) -> str:
    """A value of the library, which gives text, bytes or a list of either."""
    if isinstance(value, list):
        return "".join(letters(one) for one in value)
    if isinstance(value, bytes):
        value = decoded(value)[0]
    return value.rstrip("\0") if isinstance(value, str) else ""
