"""What of mail waits for the team: each mail at which nobody looked yet, and each address that bounces."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from regietafel.attention.sources import Source, Waiting, sources
from regietafel.mail_in.queries.bounces import bounces_to_settle
from regietafel.mail_in.queries.mails import HOLDER, open_mails
from regietafel.territories.models import Region


def mails(user: Any, region: Region, today: dt.date) -> Iterator[Waiting]:
    """The mails that wait, the newest first."""
    if not user.has_perm("mail_in.file_mail", region):
        return
    for mail in open_mails(user, region):
        yield Waiting(
            key=f"{HOLDER}:{mail.pk}",
            text=str(mail),
            url=reverse("mail_in:mail", args=[region.slug, mail.pk]),
            note=mail.sender,
            since=timezone.localdate(mail.received_at),
        )


def bounces(user: Any, region: Region, today: dt.date) -> Iterator[Waiting]:
    """The addresses at which mail came back twice; one that was settled and bounces again is told again."""
    if not user.has_perm("mail_in.settle_bounce", region):
        return
    for bounce in bounces_to_settle(user, region):
        yield Waiting(
            key=f"mail_in.addressbounce:{bounce.pk}:{bounce.first_at:%Y-%m-%d}",
            text=bounce.address,
            url=reverse("mail_in:bounces", args=[region.slug]),
            since=timezone.localdate(bounce.last_at),
        )


def hand_over() -> None:
    """Hand over both kinds of lines."""
    sources.register(Source("mail_in", gettext_lazy("Mail that came in"), mails, order=84))
    sources.register(Source("bounce", gettext_lazy("Addresses that bounce"), bounces, order=85))
