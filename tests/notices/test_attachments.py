"""A small text that goes with a mail: it arrives as it was, under its name and its type."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from regietafel.notices.models import MailState, OutboxMail
from regietafel.notices.operations import deliver_due, post
from regietafel.notices.operations.posting import Attachment

CALENDAR = "BEGIN:VCALENDAR\r\nSUMMARY:Overleg café\r\nEND:VCALENDAR\r\n"


def arrived(folder: Path) -> Any:
    """The one mail that arrived."""
    (file,) = [path for path in folder.rglob("*") if path.is_file()]
    return email.message_from_bytes(file.read_bytes(), policy=email.policy.default)


@pytest.mark.django_db
def test_a_calendar_goes_along_with_its_method(mail_files: Path) -> None:
    file = Attachment("overleg.ics", "text/calendar; method=REQUEST", CALENDAR)
    post(to="gast@example.org", subject="Uitnodiging", body="Kom je?", attachments=[file])
    deliver_due(now=timezone.now() + dt.timedelta(seconds=1))
    assert OutboxMail.objects.get().state == MailState.SENT
    message = arrived(mail_files)
    (part,) = message.iter_attachments()
    assert (part.get_filename(), part.get_content_type()) == ("overleg.ics", "text/calendar")
    assert part["Content-Type"].params["method"] == "REQUEST"
    assert part.get_payload(decode=True).decode() == CALENDAR
    assert "Kom je?" in message.get_body().get_content()


@pytest.mark.django_db
def test_a_mail_without_one_stays_as_plain_as_it_was(mail_files: Path) -> None:
    post(to="gast@example.org", subject="Bericht", body="Dag")
    deliver_due(now=timezone.now() + dt.timedelta(seconds=1))
    message = arrived(mail_files)
    assert not message.is_multipart()
    assert OutboxMail.objects.get().attachments == []
