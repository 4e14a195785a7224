"""Reads where mail comes in, on top of ``environment``."""

from __future__ import annotations

import re
from urllib.parse import unquote

from regietafel.environment import refuse, split, text, together
from regietafel.mail_in.mailbox_address import MailboxAddress

URL, ADDRESS, DONE = "REGIETAFEL_MAIL_IN_URL", "REGIETAFEL_MAIL_IN_ADDRESS", "REGIETAFEL_MAIL_IN_DONE_FOLDER"
PORTS = {"imaps": 993, "imap+tls": 143, "imap": 143}
HERE = {"localhost", "127.0.0.1", "::1"}
FOLDER = re.compile(r"[A-Za-z0-9 ._/-]{1,100}")
PATTERN = re.compile(r"[a-z0-9.+_-]*\{region\}[a-z0-9.+_-]*@[a-z0-9.-]+", re.IGNORECASE)


def mailbox() -> MailboxAddress | None:
    """The mailbox that is fetched, or none."""
    given = together(URL, ADDRESS)
    done = text(DONE, "Verwerkt")
    if not given:
        return None
    parts = split(URL, given[URL])
    if parts.scheme not in PORTS or not parts.hostname or not parts.username or not parts.password:
        refuse(f"{URL} is no address of a mailbox: give imaps://user:password@host:993/INBOX.")
    if parts.scheme == "imap" and parts.hostname not in HERE:
        refuse(f"{URL} would send the password unprotected: begin it with imaps:// or imap+tls://.")
    folder = unquote(parts.path.strip("/")) or "INBOX"
    for name, value in ((URL, folder), (DONE, done)):
        if not FOLDER.fullmatch(value):
            refuse(f"{name} names a folder with other signs than letters, digits, spaces, dots, dashes and slashes.")
    if folder.lower() == done.lower():
        refuse(f"{DONE} is the folder that is fetched: give another one.")
    port = parts.port or PORTS[parts.scheme]
    return MailboxAddress(
        parts.scheme, parts.hostname, port, unquote(parts.username), unquote(parts.password), folder, done
    )


def region_address() -> str:
    """The address of a region with the mark for its short name; empty where no mail comes in."""
    found = text(ADDRESS)
    if found and not PATTERN.fullmatch(found):
        refuse(
            f"{ADDRESS} is {found!r}: give an address with a mark for the region, such as mail+{{region}}@example.org."
        )
    return found.lower()
