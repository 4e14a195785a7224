"""How a mail gets into the outbox."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from regietafel.notices.models import OutboxMail
from regietafel.notices.tasks import deliver
from regietafel.territories.models import Region


@dataclass(frozen=True)
class Attachment:
    """A small text that goes with a mail, such as a calendar; files of people are never mailed."""

    name: str
    media_type: str
    text: str


def post(
    *,
    to: str,
    subject: str,
    body: str,
    language: str = "nl",
    region: Region | None = None,
    person: Any = None,
    key: str = "",
    attachments: Sequence[Attachment] = (),
    turn_off: str = "",
) -> OutboxMail:
    """Put a mail in the outbox, in the transaction of the deed that causes it; a known key posts nothing new."""
    with transaction.atomic():
        mail, new = OutboxMail.objects.get_or_create(
            key=key or uuid.uuid4().hex,
            defaults={
                "to": to,
                "subject": " ".join(subject.split())[:300],
                "body": body,
                "language": language,
                "region": region,
                "person": person,
                "turn_off": turn_off,
                "attachments": [asdict(one) for one in attachments],
                "next_try_at": timezone.now(),
            },
        )
        if new:
            transaction.on_commit(wake)
    return mail


def wake(at: dt.datetime | None = None) -> None:
    """Tell the worker that there is something to send, now or at a moment; a call too many does no harm."""
    (deliver.using(run_after=at) if at else deliver).enqueue()
