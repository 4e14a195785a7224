"""Which mail a person sees, and how much of it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from regietafel.notices.models import MailState, OutboxMail
from regietafel.territories.models import Region

UNSETTLED = (MailState.UNCERTAIN, MailState.FAILED)
LINK = re.compile(r"(https?://[^/\s]+)/\S+")


def outbox_visible_to(user: Any, region: Region | None) -> QuerySet[OutboxMail]:
    """The mail of a region for who runs it; without a region, mail about accounts for who keeps those."""
    permission = "notices.view_outbox" if region else "people.administer_platform"
    if not user.has_perm(permission, region):
        return OutboxMail.objects.none()
    return OutboxMail.objects.filter(region=region)


def narrowed(mails: QuerySet[OutboxMail], state: str, text: str) -> QuerySet[OutboxMail]:
    """Only mail in a state, and only with every word in the address or the subject."""
    if state:
        mails = mails.filter(state=state)
    for word in text.split():
        mails = mails.filter(Q(subject__icontains=word) | Q(to__icontains=word))
    return mails


def unsettled(mails: QuerySet[OutboxMail]) -> QuerySet[OutboxMail]:
    """Mail on which a person must decide."""
    return mails.filter(state__in=UNSETTLED)


def body_shown(mail: OutboxMail) -> str:
    """The text of a mail without where its links lead: a link can carry the right to act for its reader."""
    return LINK.sub(r"\1/…", mail.body)


@dataclass(frozen=True)
class Stuck:
    """How much mail of a region waits for a decision; what is in it is the region's own affair."""

    region: str
    uncertain: int
    failed: int


def stuck_by_region() -> list[Stuck]:
    """Counts for the platform administrator, who sees from them that a mail server fails, and nothing else."""
    rows = (
        OutboxMail.objects.filter(state__in=UNSETTLED, region__isnull=False)
        .values("region__name")
        .annotate(
            uncertain=Count("pk", filter=Q(state=MailState.UNCERTAIN)),
            failed=Count("pk", filter=Q(state=MailState.FAILED)),
        )
        .order_by("region__name")
    )
    return [Stuck(row["region__name"], row["uncertain"], row["failed"]) for row in rows]


def is_demo() -> bool:
    """Whether this is a place to try things out, where nobody has a secret."""
    return settings.REGIETAFEL_MODE in {"demo", "test"}


def demo_mails() -> QuerySet[OutboxMail]:
    """All mail of a demo; nothing anywhere else."""
    return OutboxMail.objects.all() if is_demo() else OutboxMail.objects.none()


def mails_to(user: Any) -> list[dict[str, Any]]:
    """The mail to a person, for the export of what we keep about them; links are left out, for they may still work."""
    return [
        {
            "to": mail.to,
            "subject": mail.subject,
            "text": body_shown(mail),
            "state": mail.state,
            "written": mail.created_at.isoformat(),
            "sent": mail.sent_at.isoformat() if mail.sent_at else None,
        }
        for mail in OutboxMail.objects.filter(Q(person=user) | Q(to__iexact=user.email))
    ]


def states_of(keys: Collection[str]) -> dict[str, str]:
    """Where the mails with these keys stand, for the app that posted them."""
    return dict(OutboxMail.objects.filter(key__in=keys).values_list("key", "state"))
