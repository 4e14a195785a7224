"""Somebody of the team drops a mail on a page: it comes in like any other, and is filed there at once."""

from __future__ import annotations

import datetime as dt
from typing import Any

from regietafel.core.errors import Refusal
from regietafel.core.operations import operation
from regietafel.mail_in.models import ReceivedMail
from regietafel.mail_in.operations.filing import file_mail
from regietafel.mail_in.operations.receiving import Arrival, receive
from regietafel.mail_in.words import VIRUS, dropped_in_vain, reason_in_words
from regietafel.territories.models import Region


@operation
def drop_mail(
    *, actor: Any, region: Region, arrival: Arrival, on: tuple[str, int] | None, now: dt.datetime
) -> tuple[ReceivedMail, bool]:
    """Take in a mail that somebody has at hand; what cannot be read is refused to their face and not kept."""
    if arrival.read.mail is None:
        raise Refusal(dropped_in_vain(arrival.read.refused), field="file")
    mail, new = receive(actor=actor, region=region, arrival=arrival, now=now)
    if new and mail.reason == VIRUS:
        raise Refusal(reason_in_words(VIRUS), field="file")
    if on:
        file_mail(actor=actor, mail=mail, kind=on[0], pk=on[1], now=now)
    return mail, new
