"""The line to the mailbox. Whatever breaks on it is one thing for who calls: the mailbox is away."""

from __future__ import annotations

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from regietafel.mail_in.mailbox_address import MailboxAddress

SECONDS = 30
MOST_OF_HEAD = 64 * 1024
SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
TROUBLE = (OSError, imaplib.IMAP4.error, ValueError)


class MailboxAway(Exception):
    """The mailbox did not answer, or answered no."""


class MailboxRefuses(MailboxAway):
    """The mailbox answered no to one thing; the line still stands, so other mails can be asked for."""


@dataclass(frozen=True)
class Seen:
    """A mail in the mailbox, from outside."""

    size: int
    head: bytes


@contextmanager
def opened(address: MailboxAddress) -> Iterator[Line]:
    """Sign in, open the folder, and sign out whatever happens."""
    try:
        connection = connected(address)
    except TROUBLE as error:
        raise MailboxAway(said(error)) from error
    try:
        yield Line(connection, address)
    finally:
        with suppress(*TROUBLE):
            connection.logout()


def connected(address: MailboxAddress) -> imaplib.IMAP4:
    """A connection that is signed in and stands in the folder."""
    connection: imaplib.IMAP4
    if address.security == "imaps":
        connection = imaplib.IMAP4_SSL(
            address.host, address.port, ssl_context=ssl.create_default_context(), timeout=SECONDS
        )
    else:
        connection = imaplib.IMAP4(address.host, address.port, timeout=SECONDS)
    try:
        if address.security == "imap+tls":
            connection.starttls(ssl.create_default_context())
        connection.login(address.user, address.password)
        connection._get_capabilities()  # what a server can do it often says only now
        insist(connection.select(quoted(address.folder)))
    except TROUBLE:
        with suppress(*TROUBLE):
            connection.shutdown()
        raise
    return connection


class Line:
    """What is asked of a mailbox that is open. A mail is only ever moved, never changed and never thrown away."""

    def __init__(self, connection: imaplib.IMAP4, address: MailboxAddress) -> None:
        self.connection, self.address = connection, address

    def uids(self) -> list[str]:
        """The mails that lie there, the oldest first."""
        found = self.ask("SEARCH", "ALL")
        return (found[0] or b"").decode("ascii").split() if found else []

    def seen(self, uid: str) -> Seen | None:
        """How large a mail is and what its headers say; None if it is gone meanwhile."""
        told = b""
        head = None
        for part in self.ask("FETCH", uid, f"(UID RFC822.SIZE BODY.PEEK[HEADER]<0.{MOST_OF_HEAD}>)"):
            if isinstance(part, tuple):
                told, head = told + part[0], part[1]
            elif isinstance(part, bytes):
                told += part
        size = SIZE.search(told)
        return Seen(int(size[1]), head) if size and head is not None else None

    def whole(self, uid: str) -> bytes | None:
        """A mail, without marking it as read; None if it is gone meanwhile."""
        parts = self.ask("FETCH", uid, "(UID BODY.PEEK[])")
        return next((bytes(part[1]) for part in parts if isinstance(part, tuple)), None)

    def put_away(self, uid: str) -> None:
        """Move a mail to the folder of what was fetched, which is made if it is not there."""
        folder = quoted(self.address.done_folder)
        with suppress(imaplib.IMAP4.error):  # most often it is there already, which is a no like any other
            self.connection.create(folder)
        if "MOVE" in self.connection.capabilities:
            self.ask("MOVE", uid, folder)
            return
        self.ask("COPY", uid, folder)
        self.ask("STORE", uid, "+FLAGS.SILENT", r"(\Seen \Deleted)")
        if "UIDPLUS" in self.connection.capabilities:
            self.ask("EXPUNGE", uid)
        else:
            self.trouble(self.connection.expunge)

    def ask(self, command: str, *words: str) -> list[Any]:
        """Ask something by the lasting number of a mail."""
        return self.trouble(lambda: self.connection.uid(command, *words))

    def trouble(self, call: Any) -> list[Any]:
        """Do a call, and turn what breaks into one thing."""
        try:
            return insist(call())
        except (OSError, imaplib.IMAP4.abort) as error:
            raise MailboxAway(said(error)) from error
        except (imaplib.IMAP4.error, ValueError) as error:
            raise MailboxRefuses(said(error)) from error


def insist(answer: tuple[str, list[Any]]) -> list[Any]:
    """What was answered, if it was a yes."""
    if answer[0] != "OK":
        raise imaplib.IMAP4.error(repr(answer[1])[:200])
    return answer[1]


def quoted(folder: str) -> str:
    """The name of a folder as the server reads it; the settings let no quotes in."""
    return f'"{folder}"'


def said(error: BaseException) -> str:
    """An error in one short line."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]
