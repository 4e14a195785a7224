"""The mail that brings minutes to somebody at the table: where to read them, until when, and from whom."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format

from regietafel.consultation import minute_links
from regietafel.consultation.models import Meeting
from regietafel.consultation.queries.minute_readers import Reader, sending_of
from regietafel.notices.operations import post
from regietafel.people.models import User

LANGUAGE = "nl"
"""Contacts of organisations have no language of their own: they are written to in that of the region."""


def mail_minutes(*, meeting: Meeting, reader: Reader, word: str, sender: User) -> None:
    """Put the mail in the outbox; of one sending each reader gets one."""
    with translation.override(LANGUAGE):
        words = {
            "meeting": meeting,
            "day": str(meeting.when),
            "until": date_format(meeting.remarks_until, "j F Y") if meeting.remarks_until else "",
            "word": word.strip(),
            "name": reader.name,
            "sender": sender,
            "link": link_of(meeting, reader),
        }
        subject = " ".join(render_to_string("consultation/mail/minutes_subject.txt", words).split())
        body = render_to_string("consultation/mail/minutes_message.txt", words).strip() + "\n"
    post(
        to=reader.address,
        subject=subject,
        body=body,
        language=LANGUAGE,
        region=meeting.body.region,
        key=f"minutes-{meeting.pk}-{sending_of(meeting)}-{reader.key}",
    )


def link_of(meeting: Meeting, reader: Reader) -> str:
    """Where the reader finds the minutes, without an account."""
    token = minute_links.token_for(meeting.pk, sending_of(meeting), reader.key)
    return f"{settings.BASE_URL}{reverse('consultation:minutes-by-link', args=[token])}"
