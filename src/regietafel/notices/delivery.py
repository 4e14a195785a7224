"""One try to hand a mail to the mail server, and what came of it.

The point of all this is a single question: may the mail have left? Before the server was handed the text it has not,
and trying again is safe. A plain answer of the server is an answer. Silence after the text was handed over is neither,
and only a person may decide then.
"""

from __future__ import annotations

import smtplib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from email.mime.text import MIMEText
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from regietafel.notices.models import MailState, OutboxMail


@dataclass(frozen=True)
class Answer:
    """What came of a try: sent, queued (try again), failed (never try again), or uncertain."""

    state: MailState
    error: str = ""


def message_of(mail: OutboxMail) -> EmailMessage:
    """The mail as it goes out; each try carries the same Message-ID, so that a double can be seen as one."""
    message = EmailMessage(
        subject=mail.subject,
        body=mail.body,
        to=[mail.to],
        reply_to=answers_go_to(mail),
        headers={
            "Message-ID": mail.message_id,
            "Content-Language": mail.language,
            "Auto-Submitted": "auto-generated",
            **({"List-Unsubscribe": f"<{mail.turn_off}>"} if mail.turn_off else {}),
        },
    )
    for one in mail.attachments:
        message.attach(part_of(one["name"], one["media_type"], one["text"]))
    return message


def answers_go_to(mail: OutboxMail) -> list[str]:
    """The address of the region, where mail comes in; elsewhere an answer goes to the sender, as ever."""
    pattern = str(settings.MAIL_IN_ADDRESS)
    return [pattern.replace("{region}", mail.region.slug)] if pattern and mail.region else []


def part_of(name: str, media_type: str, text: str) -> MIMEText:
    """A text that goes with a mail; what stands behind the type (a method, for a calendar) stays in its header."""
    main, *parameters = (part.strip() for part in media_type.split(";"))
    part = MIMEText(text, main.partition("/")[2], "utf-8")
    for parameter in parameters:
        key, _equals, value = parameter.partition("=")
        part.set_param(key, value)
    part.add_header("Content-Disposition", "attachment", filename=name)
    return part


def send(mail: OutboxMail) -> Answer:
    """Try once. Takes as long as the server takes, so it is never called inside a transaction."""
    try:
        message = message_of(mail)
        message.message()
    except ValueError as error:  # an address or a subject that no mail can carry
        return Answer(MailState.FAILED, said(error))
    connection: Any = get_connection()
    try:
        connection.open()
    except OSError as error:
        return Answer(MailState.QUEUED, said(error))
    handed = Handed(connection)
    try:
        connection.send_messages([message])
    except OSError as error:
        return judged(error, handed.over)
    finally:
        with suppress(OSError):
            connection.close()
    return Answer(MailState.SENT)


class Handed:
    """Knows whether the text was handed to the server; a backend that cannot tell is taken to have done so."""

    def __init__(self, connection: Any) -> None:
        self.over = not getattr(connection, "idempotent", False)
        server = getattr(connection, "connection", None)
        if isinstance(server, smtplib.SMTP):
            self.over = False
            server.data = self.noting(server.data)  # type: ignore[method-assign]

    def noting(self, data: Callable[..., Any]) -> Callable[..., Any]:
        """The command that hands over the text, noting that it was given."""

        def give(text: Any) -> Any:
            self.over = True
            return data(text)

        return give


def judged(error: OSError, handed_over: bool) -> Answer:
    """Read an error: a clear no for good, a no for now, or silence."""
    code = code_of(error) or 0
    if 500 <= code < 600:
        return Answer(MailState.FAILED, said(error))
    if 400 <= code < 500:
        return Answer(MailState.QUEUED, said(error))
    return Answer(MailState.UNCERTAIN if handed_over else MailState.QUEUED, said(error))


def code_of(error: OSError) -> int | None:
    """The number with which the server refused this mail, if it did."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return min((code for code, _ in error.recipients.values()), default=None)
    if isinstance(error, smtplib.SMTPSenderRefused | smtplib.SMTPDataError):
        return int(error.smtp_code)
    return None


def said(error: Exception) -> str:
    """An error in one short line."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:500]
