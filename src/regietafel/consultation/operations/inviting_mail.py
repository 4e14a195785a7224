"""The mails about a meeting to who is asked: the invitation, that it moved, that it is off, that it is on again."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from regietafel.consultation import answer_tokens, ical
from regietafel.consultation.agenda_paper import agenda_text, facts_of
from regietafel.consultation.models import Invitee, Meeting
from regietafel.notices.operations import post
from regietafel.notices.operations.posting import Attachment

LANGUAGE = "nl"
"""A contact has no language of its own; bodies here speak Dutch."""

ASKED, MOVED, OFF, ON_AGAIN = "asked", "moved", "off", "on_again"
"""The four reasons for a mail."""


def link_of(invitee: Invitee) -> str:
    """Where an invitation is answered."""
    with translation.override(LANGUAGE):
        path = reverse("consultation:meeting-answer", args=[answer_tokens.token_for(invitee.pk)])
    return f"{settings.BASE_URL}{path}"


def subject_of(meeting: Meeting, why: str) -> str:
    """The subject of a mail."""
    return " ".join(render_to_string("consultation/mail/meeting_subject.txt", {"meeting": meeting, "why": why}).split())


def text_of(meeting: Meeting, why: str, *, name: str, link: str) -> str:
    """The text of a mail."""
    words = {
        "meeting": meeting,
        "why": why,
        "name": name,
        "link": link,
        "facts": [row for row in facts_of(meeting) if row[1]],
        "agenda": agenda_text(meeting),
        "region": meeting.body.region,
    }
    return render_to_string("consultation/mail/meeting_message.txt", words).strip() + "\n"


def send(invitee: Invitee, meeting: Meeting, why: str) -> None:
    """Put the mail in the outbox with its calendar, and note of which sequence this person was told. The same is posted once."""
    if not invitee.email:
        return
    with translation.override(LANGUAGE):
        link = link_of(invitee)
        description = "\n\n".join(part for part in (meeting.note, agenda_text(meeting), link) if part)
        calendar = ical.invitation(
            meeting,
            name=invitee.name,
            email=invitee.email,
            description=description,
            url=meeting.online_url,
            cancels=why == OFF,
        )
        method = "CANCEL" if why == OFF else "REQUEST"
        files = [Attachment("overleg.ics", f"text/calendar; method={method}", calendar)] if calendar else []
        post(
            to=invitee.email,
            subject=subject_of(meeting, why),
            body=text_of(meeting, why, name=invitee.name, link=link),
            language=LANGUAGE,
            region=meeting.body.region,
            key=f"meeting-{meeting.uid}-{invitee.pk}-{meeting.sequence}-{why}",
            attachments=files,
        )
    invitee.told_sequence = meeting.sequence
    invitee.save(update_fields=["told_sequence"])
