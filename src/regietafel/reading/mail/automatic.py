"""Whether a program wrote a mail, so that no person waits for an answer to it."""

from __future__ import annotations

import re

from regietafel.reading.mail.headers import Headers

MARKS = ("x-autoreply", "x-autorespond", "x-autoresponder", "x-mail-autoreply", "x-failed-recipients")
IN_BULK = {"bulk", "list", "junk", "auto_reply"}
SUBJECTS = re.compile(
    r"\s*(?:automatisch antwoord|automatic reply|auto(?:matic)?[ -]?reply|réponse automatique|out of (?:the )?office"
    r"|afwezig(?:heid)?\b|absence du bureau|absent\(e\) du bureau|autoreply|automatische antwort)",
    re.IGNORECASE,
)
DAEMONS = re.compile(r"^(?:mailer-daemon|mail-daemon|postmaster|microsoftexchange[0-9a-f]+)@", re.IGNORECASE)


def is_automatic(headers: Headers, subject: str, sender: str) -> bool:
    """Whether the headers, the subject or the sender say so."""
    said = headers.first_word("auto-submitted")
    return (
        said not in {"", "no"}
        or headers.first_word("precedence") in IN_BULK
        or any(mark in headers for mark in MARKS)
        or headers.first_word("content-type") == "multipart/report"
        or has_no_sender(headers)
        or bool(SUBJECTS.match(subject))
        or bool(DAEMONS.match(sender))
    )


def has_no_sender(headers: Headers) -> bool:
    """Whether the post was told to send nothing back: only programs do that."""
    return "return-path" in headers and headers.raw("return-path").replace(" ", "") in {"<>", ""}
