"""The mail with the standing link by which a workplace posts its free places."""

from __future__ import annotations

import datetime as dt

from django.template.loader import render_to_string
from django.utils import translation

from regietafel.notices.operations import post
from regietafel.organisations.models import Contact
from regietafel.workplaces import care_tokens
from regietafel.workplaces.freshness import FREE_FOR
from regietafel.workplaces.models import Workplace
from regietafel.workplaces.operations.check_mail import address_of, language_of


def send_standing_link(workplace: Workplace, contact: Contact, issue: int, today: dt.date) -> None:
    """Put it in the outbox; the same link goes to the same address once a day."""
    language = language_of(contact)
    token = care_tokens.token_for(care_tokens.PLACES, workplace.pk, issue)
    with translation.override(language):
        words = {
            "workplace": workplace,
            "region": workplace.region,
            "name": contact.name,
            "link": address_of("workplaces:places-link", token, language),
            "weeks": FREE_FOR.days // 7,
        }
        subject = render_to_string("workplaces/mail/places_subject.txt", words)
        body = render_to_string("workplaces/mail/places_message.txt", words).strip() + "\n"
    post(
        to=contact.email,
        subject=subject,
        body=body,
        language=language,
        region=workplace.region,
        person=contact.user,
        key=f"places-link-{workplace.pk}-{issue}-{contact.pk}-{today:%Y-%m-%d}",
    )
