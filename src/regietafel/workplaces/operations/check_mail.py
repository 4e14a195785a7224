"""The words of the mail that asks an organisation whether its workplaces are still right, and of its reminders."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from regietafel.notices.operations import post
from regietafel.organisations.models import Contact
from regietafel.workplaces import care_tokens
from regietafel.workplaces.models import SelfCheck
from regietafel.workplaces.queries.checks import asked_in

MOST_NAMED = 20
"""Workplaces that are named in a mail; the page behind the link has all of them."""


def language_of(contact: Contact | None) -> str:
    """In which language somebody is written to: that of their account, else that of the house."""
    account = contact.user if contact else None
    return account.language if account is not None and account.language else settings.LANGUAGE_CODE


def address_of(view: str, token: str, language: str) -> str:
    """Where a link in a mail leads, in the language of the mail."""
    with translation.override(language):
        return f"{settings.BASE_URL}{reverse(view, args=[token])}"


def send_check(check: SelfCheck, today: dt.date, *, reminder: bool = False) -> None:
    """Put the question in the outbox; the same issue is posted once, and a reminder of it once a day."""
    language = language_of(check.contact)
    workplaces = list(asked_in(check, today)[: MOST_NAMED + 1])
    token = care_tokens.token_for(care_tokens.CHECK, check.pk, check.issue)
    with translation.override(language):
        words = {
            "check": check,
            "region": check.region,
            "name": check.contact.name if check.contact else "",
            "workplaces": workplaces[:MOST_NAMED],
            "more": len(workplaces) > MOST_NAMED,
            "link": address_of("workplaces:check", token, language),
            "reminder": reminder,
            "director": check.asked_by,
        }
        subject = render_to_string("workplaces/mail/check_subject.txt", words)
        body = render_to_string("workplaces/mail/check_message.txt", words).strip() + "\n"
    key = f"self-check-{check.pk}-{check.issue}"
    post(
        to=check.email,
        subject=subject,
        body=body,
        language=language,
        region=check.region,
        person=check.contact.user if check.contact else None,
        key=f"{key}-reminder-{today:%Y-%m-%d}" if reminder else key,
    )
