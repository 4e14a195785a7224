"""The only doors to mail that came in: the team of a region reads it, and nobody else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from regietafel.documents.models import Document
from regietafel.documents.queries import documents_visible_to
from regietafel.mail_in.lifecycle import OPEN
from regietafel.mail_in.models import Filing, MailState, ReceivedMail
from regietafel.people.queries import team_regions
from regietafel.territories.models import Region

HOLDER = "mail_in.receivedmail"


def mails_visible_to(user: Any) -> QuerySet[ReceivedMail]:
    """The mails of the regions for which a person works."""
    return ReceivedMail.objects.filter(region__in=team_regions(user))


def mails_narrowed(mails: QuerySet[ReceivedMail], state: str, words: str) -> QuerySet[ReceivedMail]:
    """Those in a state (what is still open without one), with all words in who wrote them or what they say."""
    found = mails.filter(state__in=OPEN) if not state else mails.filter(state=state)
    for word in words.split():
        found = found.filter(
            Q(subject__icontains=word)
            | Q(sender_name__icontains=word)
            | Q(sender_address__icontains=word)
            | Q(text__icontains=word)
        )
    return found


def open_mails(user: Any, region: Region) -> QuerySet[ReceivedMail]:
    """The mails at which somebody must still look."""
    return mails_visible_to(user).filter(region=region, state__in=OPEN)


def mails_filed_on(user: Any, kind: str, keys: Collection[int]) -> QuerySet[ReceivedMail]:
    """The mails that were filed on a row that goes by these keys, the newest first."""
    return mails_visible_to(user).filter(filings__kind=kind, filings__target_pk__in=keys).distinct()


def filings_of(user: Any, mail: ReceivedMail) -> QuerySet[Filing]:
    """What a mail was filed on."""
    return Filing.objects.filter(mail=mail, mail__in=mails_visible_to(user))


def documents_of(user: Any, mail: ReceivedMail) -> list[Document]:
    """What came along, the mail itself not among it."""
    return documents_by_mail(user, [mail]).get(mail.pk, [])


def documents_by_mail(user: Any, mails: Sequence[ReceivedMail]) -> dict[int, list[Document]]:
    """What came along with several mails, by the key of each."""
    originals = {mail.original_id for mail in mails}
    found: dict[int, list[Document]] = {}
    if mails:
        keys = [mail.pk for mail in mails]
        for one in documents_visible_to(user).filter(holder_kind=HOLDER, holder_pk__in=keys).order_by("pk"):
            if one.pk not in originals:
                found.setdefault(one.holder_pk, []).append(one)
    return found


def original_of(user: Any, mail: ReceivedMail) -> Document | None:
    """The mail as it came, unless it was not kept or removed."""
    found = documents_visible_to(user).filter(pk=mail.original_id or 0)
    return found.prefetch_related("versions__stored").first()


def mails_to_forget(region: Region, now: dt.datetime) -> QuerySet[ReceivedMail]:
    """What waited in vain, or was set aside, for so long that it goes."""
    waited = Q(state__in=OPEN, state_since__lt=now - dt.timedelta(days=settings.MAIL_WAITING_KEPT_DAYS))
    aside = Q(state=MailState.ASIDE, state_since__lt=now - dt.timedelta(days=settings.MAIL_ASIDE_KEPT_DAYS))
    return ReceivedMail.objects.filter(waited | aside, region=region)


def mails_from(user: Any) -> list[dict[str, Any]]:
    """What a person wrote to regions, for the export of one's own data."""
    rows = ReceivedMail.objects.filter(sender_address__iexact=user.email).select_related("region")
    return [
        {"region": str(row.region), "subject": row.subject, "sent": row.sent_at, "came_in": row.received_at}
        for row in rows
    ]
