"""What can happen to a mail."""

from __future__ import annotations

import uuid
from typing import Any

from django.utils import timezone

from regietafel.core.operations import operation
from regietafel.notices.models import OutboxMail
from regietafel.territories.models import Region


@operation
def post(
    *,
    to: str,
    subject: str,
    body: str,
    language: str = "nl",
    region: Region | None = None,
    person: Any = None,
    key: str = "",
) -> OutboxMail:
    """Put a mail in the outbox, in the transaction of the deed that causes it; a known key posts nothing new."""
    mail, _ = OutboxMail.objects.get_or_create(
        key=key or uuid.uuid4().hex,
        defaults={
            "to": to,
            "subject": " ".join(subject.split())[:300],
            "body": body,
            "language": language,
            "region": region,
            "person": person,
            "next_try_at": timezone.now(),
        },
    )
    return mail
