"""Who gets the mail after an event: who came or who did not, as far as they gave an address and did not get it yet."""

from __future__ import annotations

from regietafel.consultation.models import Event, Registration, RegistrationState
from regietafel.notices.models import OutboxMail

CAME = "came"


def key_of(registration: int, to: str) -> str:
    """Under which name the mail stands in the outbox; the same name is sent once."""
    return f"registration-{registration}-follow-up-{to}"


def audience(event: Event, to: str) -> list[Registration]:
    """Who came, or who had a place and did not come."""
    rows = Registration.objects.filter(event=event, state=RegistrationState.CONFIRMED).exclude(email="")
    return list(rows.filter(checked_in_at__isnull=to != CAME).order_by("name", "pk"))


def still_to_mail(event: Event, to: str) -> list[Registration]:
    """Those of them who did not get the mail yet."""
    people = audience(event, to)
    keys = {key_of(one.pk, to): one for one in people}
    sent = set(OutboxMail.objects.filter(key__in=list(keys)).values_list("key", flat=True))
    return [one for key, one in keys.items() if key not in sent]
