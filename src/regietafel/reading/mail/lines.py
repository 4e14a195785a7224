"""A mail as plain lines, to be searched: what it is about, from whom, its text, and the names of what came along."""

from __future__ import annotations

from importlib import import_module

from regietafel.reading.blocks import Unreadable
from regietafel.reading.mail import child, outlook
from regietafel.reading.mail.read_mail import read_mail
from regietafel.reading.mail.shapes import NotAMail

__all__ = ["lines_of_mail", "warm_up"]

CODES = {"empty": "empty", "encrypted": "encrypted"}
"""Why a mail cannot be read, in the codes of documents; whatever else is wrong with it has no text to give."""


def warm_up() -> None:
    """Load what a mail of either kind asks for, before the limits hold."""
    child.prepare(b"")
    import_module(outlook.__name__)


def lines_of_mail(data: bytes) -> list[str]:
    """The lines of a mail. Addresses are left out: people are found by name, and the text says who they are."""
    try:
        mail = read_mail(data)
    except NotAMail as fault:
        raise Unreadable(CODES.get(fault.code, "unknown")) from fault
    names = [one.name for one in mail.enclosed if not one.is_inline]
    return [mail.subject, mail.sender.name, *mail.text.splitlines(), *names]
