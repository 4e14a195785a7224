"""A mail written out again as .eml: so is kept what stands inside a message of Outlook, in a form of Outlook's own."""

from __future__ import annotations

from datetime import datetime
from email.headerregistry import Address as Written
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from regietafel.reading.mail.shapes import Address, Mail


def written(mail: Mail) -> bytes:
    """The bytes of a file that every mail program opens."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = mail.subject
    for name, people in (("From", (mail.sender,)), ("To", mail.to), ("Cc", mail.cc)):
        if told := [address_of(one) for one in people if one.address or one.name]:
            message[name] = told
    if mail.sent_at:
        message["Date"] = format_datetime(datetime.fromisoformat(mail.sent_at))
    if mail.message_id and mail.message_id.isascii():
        message["Message-ID"] = f"<{mail.message_id}>"
    message.set_content(mail.text, cte="base64")
    for one in mail.enclosed:
        main, _slash, sub = one.media_type.partition("/")
        safe = main.isalnum() and sub and main not in {"message", "multipart"}
        kind = (main, sub) if safe else ("application", "octet-stream")
        message.add_attachment(one.content, maintype=kind[0], subtype=kind[1], filename=one.name)
    return message.as_bytes()


def address_of(one: Address) -> Written:
    """An address as the library writes it; one that it cannot write keeps its name only."""
    user, _at, domain = one.address.rpartition("@")
    if not one.address.isascii():
        user = domain = ""
    return Written(display_name=one.name, username=user, domain=domain)
