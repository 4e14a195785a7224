"""The words of a letter to a lead: the director's text with its blanks filled in, the lines that are asked about, the link."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import ngettext

from regietafel.notices.operations import post
from regietafel.plans import tokens
from regietafel.plans.blanks import filled
from regietafel.plans.models import ChaseLetter, ChaseRound


@dataclass(frozen=True)
class Addressee:
    """Who reads the letter, and in which language."""

    name: str
    language: str


@dataclass(frozen=True)
class Letter:
    """A mail as it goes out."""

    subject: str
    body: str


def compose(chase: ChaseRound, to: Addressee, actions: Sequence[str], link: str, *, reminder: bool = False) -> Letter:
    """The mail of a round to one reader, in their language."""
    with translation.override(to.language):
        until = date_format(chase.answer_by, "j F Y")
        count = ngettext("%(count)s action", "%(count)s actions", len(actions)) % {"count": len(actions)}
        values = {"name": to.name, "number": count, "date": until}
        words = {
            "round": chase,
            "about": chase.about,
            "plan": chase.plan,
            "region": chase.plan.region,
            "director": chase.opened_by,
            "text": filled(chase.text, values),
            "subject": filled(chase.subject, values),
            "actions": actions,
            "link": link,
            "until": until,
            "works_until": date_format(chase.works_until, "j F Y"),
            "reminder": reminder,
        }
        return Letter(
            " ".join(render_to_string("plans/mail/chase_subject.txt", words).split()),
            render_to_string("plans/mail/chase_message.txt", words).strip() + "\n",
        )


def link_of(letter: ChaseLetter) -> str:
    """Where the letter is answered."""
    with translation.override(letter.language):
        path = reverse("plans:chase-answer", args=[tokens.token_for(letter.pk, letter.issue)])
    return f"{settings.BASE_URL}{path}"


def send(letter: ChaseLetter, actions: Sequence[str], *, reminded_on: dt.date | None = None) -> None:
    """Put the letter in the outbox; the same letter is posted once, and a reminder of it once a day."""
    to = Addressee(letter.name, letter.language)
    mail = compose(letter.chase, to, actions, link_of(letter), reminder=reminded_on is not None)
    post(
        to=letter.address,
        subject=mail.subject,
        body=mail.body,
        language=letter.language,
        region=letter.chase.plan.region,
        person=letter.person,
        key=f"{letter.mail_key}-reminder-{reminded_on:%Y-%m-%d}" if reminded_on else letter.mail_key,
    )
