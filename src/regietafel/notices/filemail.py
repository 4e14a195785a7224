"""Mail that stays in the house: one file a message, for the demo, for tests and for who wants to read before sending."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class Backend(BaseEmailBackend):
    """Writes each message to ``MAIL_FILE_DIR``, named by its Message-ID.

    The same mail twice is one file, replaced as a whole: whoever looks meanwhile sees the old one or the new one.
    """

    idempotent = True

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the messages and say how many there were."""
        folder = Path(settings.MAIL_FILE_DIR)
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            text = message.message().as_bytes()
            write_whole(folder / f"{name_of(str(message.message()['Message-ID']))}.eml", text)
        return len(email_messages)


def name_of(message_id: str) -> str:
    """The part of a Message-ID before the @, reduced to what a file name may hold."""
    return re.sub(r"[^\w.-]", "", message_id.strip("<> ").split("@")[0]) or "mail"


def write_whole(path: Path, content: bytes) -> None:
    """Put a file in its place at once, and only when all of it is on the disk."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
