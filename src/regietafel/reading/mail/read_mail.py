"""From bytes to a mail, whichever kind of file they are."""

from __future__ import annotations

from regietafel.reading.mail.mime import read_mime
from regietafel.reading.mail.shapes import Mail, NotAMail

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How each file of Outlook begins, and each of old Office."""


def read_mail(data: bytes) -> Mail:
    """The mail; whatever is wrong with it, nothing but :class:`NotAMail` comes out."""
    try:
        return opened(data)
    except NotAMail:
        raise
    except MemoryError:
        raise NotAMail("too_large") from None
    except RecursionError:
        raise NotAMail("too_nested") from None
    except Exception as fault:  # libraries raise whatever their parts raise
        raise NotAMail("broken") from fault


def opened(data: bytes) -> Mail:
    """The mail by the reader of its kind."""
    if not data or data.isspace():
        raise NotAMail("empty")
    if data.startswith(COMPOUND):
        from regietafel.reading.mail.outlook import read_outlook

        return read_outlook(data)
    return read_mime(data)
