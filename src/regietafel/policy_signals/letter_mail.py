"""The mail that a letter becomes: its words, and behind a link the letter and the note as pages and as PDF."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from regietafel.policy_signals import links
from regietafel.policy_signals.markup import HEADING
from regietafel.policy_signals.models import Letter

LINK_WORKS = dt.timedelta(days=365)


@dataclass(frozen=True)
class LetterMail:
    """What leaves, word for word."""

    subject: str
    body: str

    @property
    def mark(self) -> str:
        """A short mark by which one knows later whether this is what somebody read."""
        return hashlib.sha256(f"{self.subject}\n{self.body}".encode()).hexdigest()[:16]


def letter_mail(letter: Letter, *, issue: int, sender: Any, today: dt.date) -> LetterMail:
    """The mail of a letter as it would leave on a day, in the language of the letter."""
    with translation.override(letter.language):
        path = reverse("policy_signals:letter-read", args=[links.token_for(links.LETTER, letter.pk, issue)])
        words = {
            "letter": letter,
            "text": said_plainly(letter.text),
            "region": letter.dossier.region,
            "sender": sender,
            "link": f"{settings.BASE_URL}{path}",
            "until": today + LINK_WORKS,
        }
        body = render_to_string("policy_signals/mail/letter_message.txt", words).strip() + "\n"
    return LetterMail(letter.subject, body)


def said_plainly(text: str) -> str:
    """A text without the signs of its markup; lists keep theirs."""
    return "\n".join(line.removeprefix(HEADING) for line in text.replace("\r\n", "\n").split("\n")).strip()


def mail_key(letter: Letter, issue: int) -> str:
    """Under which key the mail stands in the outbox: one for each time that it is mailed."""
    return f"policy-letter-{letter.pk}-{issue}"
