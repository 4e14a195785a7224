"""What the clock lets go: mail that waited in vain or was set aside, old bounces, and filings on rows that are gone."""

from __future__ import annotations

import datetime as dt

from django.conf import settings

from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.mail_in.models import Filing, MailState, ReceivedMail, StrayMail
from regietafel.mail_in.queries.bounces import bounces_to_forget
from regietafel.mail_in.queries.mails import mails_to_forget
from regietafel.mail_in.targets import targets
from regietafel.territories.models import Region

AT_ONCE = 200
FETCHED_SINCE = dt.timedelta(days=30)
"""After this long a mail that should go out of the way has gone, or somebody took it out of the mailbox by hand."""


@operation
def forget_mails(*, actor: None, region: Region, now: dt.datetime) -> int:
    """Forget mail whose time is over; what hangs on it goes with the bin of documents."""
    keys = list(mails_to_forget(region, now).select_for_update().values_list("pk", flat=True)[:AT_ONCE])
    ReceivedMail.objects.filter(pk__in=keys).delete()
    bounces_to_forget(region, now).delete()
    if keys:
        record(actor=actor, verb="mails_forgotten", on=region, region=region, after={"mails": len(keys)})
    return len(keys)


@operation
def loosen(*, actor: None, now: dt.datetime) -> int:
    """Take mail off rows that are gone for good; what hangs on nothing any more waits again."""
    loose = 0
    for target in targets():
        filings = Filing.objects.filter(kind=target.kind)
        keys = set(filings.values_list("target_pk", flat=True))
        for filing in filings.filter(target_pk__in=keys - target.there(keys)).select_related("mail__region"):
            loose += 1
            mail = locked(filing.mail)
            filing.delete()
            if not mail.filings.exists():
                mail.state, mail.state_since, mail.state_by = MailState.WAITING, now, None
                mail.save_next()
            record(actor=actor, verb="mail_detached", on=mail, region=mail.region, label=mail.moment)
    return loose


@operation
def give_up_strays(*, actor: None, now: dt.datetime) -> int:
    """Let mail for no region go that nobody decided on for as long as mail waits elsewhere."""
    before = now - dt.timedelta(days=settings.MAIL_WAITING_KEPT_DAYS)
    StrayMail.objects.filter(seen_at__lt=before - FETCHED_SINCE, is_dropped=True).delete()
    return StrayMail.objects.filter(seen_at__lt=before, region__isnull=True, is_dropped=False).update(is_dropped=True)
