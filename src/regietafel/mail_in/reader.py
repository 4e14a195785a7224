"""Reads a mail of a stranger, in a process of its own that may do next to nothing."""

from __future__ import annotations

from dataclasses import dataclass

from regietafel.core.limited import FOR_MAIL, Failed, run_limited
from regietafel.mail_in.words import UNREADABLE
from regietafel.reading.mail.shapes import Mail, NotAMail, mail_from

TARGET = "regietafel.reading.mail.child:read"


@dataclass(frozen=True)
class Read:
    """A mail, or the code that says why it is none."""

    mail: Mail | None
    refused: str = ""


def read(raw: bytes) -> Read:
    """Read a mail; whatever happens, there is an answer."""
    try:
        return Read(mail_from(run_limited(TARGET, raw, limits=FOR_MAIL)))
    except NotAMail as error:
        return Read(None, error.code)
    except Failed:
        return Read(None, UNREADABLE)
