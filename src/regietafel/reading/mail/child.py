"""What the limited child runs (``core/limited.py``): from the bytes of a mail to a mail, as JSON can hold it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from regietafel.reading.mail import charsets
from regietafel.reading.mail.read_mail import COMPOUND, read_mail
from regietafel.reading.mail.shapes import NotAMail, answer_of

__all__ = ["prepare", "read"]

LATE = (
    "email.generator",
    "email.iterators",
    "email.contentmanager",
    "email.headerregistry",
    "email.quoprimime",
    "email.base64mime",
)
"""Python loads these when a mail is written out for the first time."""


def prepare(sent: bytes) -> None:
    """Load the charsets, what writes out a mail in a mail, and what reads Outlook's own files if this is one."""
    charsets.prepare()
    for module in LATE:
        import_module(module)
    if sent.startswith(COMPOUND):
        import_module("regietafel.reading.mail.outlook")


def read(sent: bytes) -> dict[str, Any]:
    """The mail, for ``mail_from``; or ``{"refused": code}``."""
    try:
        return answer_of(read_mail(sent))
    except NotAMail as fault:
        return {"refused": fault.code}
    except MemoryError:
        return {"refused": "too_large"}
