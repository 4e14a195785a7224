"""What a mail is once it has been read. Every text is plain and cleaned; nothing in it was executed or fetched.

A mail travels from the limited child as JSON: :func:`answer_of` there, :func:`mail_from` here.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import asdict, dataclass
from typing import Any


class NotAMail(ValueError):
    """What was sent cannot be read as a mail; ``code`` says why, and has its sentence in ``words.py``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Address:
    """Who: the name as the mail shows it, and the address in lower case; either may be empty."""

    name: str
    address: str


@dataclass(frozen=True)
class Enclosed:
    """A file that came along. ``media_type`` is what the mail says it is, which may be wrong.

    ``is_inline`` says that the text shows it (a logo, a picture); such a file is seldom meant to be kept.
    """

    name: str
    media_type: str
    content: bytes
    is_inline: bool


@dataclass(frozen=True)
class Bounce:
    """What a mail server says became of an earlier mail to one address.

    ``action`` is "failed", "delayed", "delivered", "relayed" or "expanded"; only "failed" means that it will not arrive.
    ``message_id`` is that of the mail that came back, "" if the report does not say.
    """

    recipient: str
    status: str
    action: str
    message_id: str
    diagnostic: str


@dataclass(frozen=True)
class Forwarded:
    """What a forwarded mail was before it was forwarded; each part is empty if it is not said."""

    sender: Address
    subject: str
    sent_at: str


@dataclass(frozen=True)
class Mail:
    """One mail. ``references`` are the mails it answers, the nearest first, without angle brackets.

    ``sent_at`` is ISO with a zone, "" if unknown. ``is_automatic`` says that no person wrote it. ``warnings`` are codes
    of ``words.py``.
    """

    message_id: str
    references: tuple[str, ...]
    subject: str
    sender: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    sent_at: str
    text: str
    enclosed: tuple[Enclosed, ...]
    bounces: tuple[Bounce, ...]
    is_automatic: bool
    forwarded: Forwarded | None
    warnings: tuple[str, ...]


def answer_of(mail: Mail) -> dict[str, Any]:
    """The mail as JSON can hold it: bytes in base64, tuples as lists."""
    answer = asdict(mail)
    for enclosed in answer["enclosed"]:
        enclosed["content"] = base64.b64encode(enclosed["content"]).decode("ascii")
    return answer


def mail_from(answer: dict[str, Any]) -> Mail:
    """The inverse of :func:`answer_of`; an answer that refuses, or is none, raises :class:`NotAMail`."""
    if "refused" in answer:
        raise NotAMail(str(answer["refused"]))
    try:
        return Mail(
            message_id=str(answer["message_id"]),
            references=tuple(map(str, answer["references"])),
            subject=str(answer["subject"]),
            sender=address_from(answer["sender"]),
            to=tuple(map(address_from, answer["to"])),
            cc=tuple(map(address_from, answer["cc"])),
            sent_at=str(answer["sent_at"]),
            text=str(answer["text"]),
            enclosed=tuple(map(enclosed_from, answer["enclosed"])),
            bounces=tuple(map(bounce_from, answer["bounces"])),
            is_automatic=bool(answer["is_automatic"]),
            forwarded=forwarded_from(answer["forwarded"]) if answer["forwarded"] else None,
            warnings=tuple(map(str, answer["warnings"])),
        )
    except (KeyError, TypeError, ValueError, binascii.Error):
        raise NotAMail("broken") from None


def address_from(answer: dict[str, Any]) -> Address:
    """An address of an answer."""
    return Address(name=str(answer["name"]), address=str(answer["address"]))


def enclosed_from(answer: dict[str, Any]) -> Enclosed:
    """An enclosed file of an answer."""
    return Enclosed(
        name=str(answer["name"]),
        media_type=str(answer["media_type"]),
        content=base64.b64decode(str(answer["content"]), validate=True),
        is_inline=bool(answer["is_inline"]),
    )


def bounce_from(answer: dict[str, Any]) -> Bounce:
    """A bounce of an answer."""
    names = ("recipient", "status", "action", "message_id", "diagnostic")
    return Bounce(**{name: str(answer[name]) for name in names})


def forwarded_from(answer: dict[str, Any]) -> Forwarded:
    """What an answer says of the mail before it was forwarded."""
    return Forwarded(
        sender=address_from(answer["sender"]), subject=str(answer["subject"]), sent_at=str(answer["sent_at"])
    )
