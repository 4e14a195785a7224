"""The mails about a remark of a visitor: to the contact of the workplace, and the answer to who wrote it."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from regietafel.notices.operations import post
from regietafel.organisations.models import Contact
from regietafel.workplaces import care_tokens
from regietafel.workplaces.models import Remark
from regietafel.workplaces.operations.check_mail import address_of, language_of
from regietafel.workplaces.queries.remarks import works_until

ANSWER_KEY = "remark-answer-"


def tell_contact(remark: Remark, contact: Contact) -> None:
    """Send what a visitor wrote to who keeps the workplace, with the link by which it is answered."""
    language = language_of(contact)
    token = care_tokens.token_for(care_tokens.REMARK, remark.pk)
    words = {
        "about": "told",
        "remark": remark,
        "workplace": remark.workplace,
        "region": remark.workplace.region,
        "name": contact.name,
        "until": works_until(remark),
        "link": address_of("workplaces:remark-link", token, language),
    }
    send(contact.email, language, words, key=f"remark-told-{remark.pk}")


def tell_visitor(remark: Remark) -> None:
    """Send the answer to who left an address."""
    known = {code for code, _name in settings.LANGUAGES}
    language = remark.language if remark.language in known else settings.LANGUAGE_CODE
    workplace = remark.workplace
    with translation.override(language):
        here = reverse("workplaces:remark", args=[workplace.region.slug, workplace.slug])
    words = {
        "about": "answered",
        "remark": remark,
        "workplace": workplace,
        "region": workplace.region,
        "days": settings.REMARK_EMAIL_KEPT_DAYS,
        "link": f"{settings.BASE_URL}{here}",
    }
    send(remark.email, language, words, key=f"{ANSWER_KEY}{remark.pk}")


def send(to: str, language: str, words: dict[str, object], *, key: str) -> None:
    """Put one mail in the outbox, once."""
    remark = words["remark"]
    assert isinstance(remark, Remark)
    with translation.override(language):
        subject = render_to_string("workplaces/mail/remark_subject.txt", words)
        body = render_to_string("workplaces/mail/remark_message.txt", words).strip() + "\n"
    post(to=to, subject=subject, body=body, language=language, region=remark.workplace.region, key=key)
