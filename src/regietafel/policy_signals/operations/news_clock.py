"""What the clock does for those who reported: mails that are due leave, what arrived is settled, old addresses are forgotten.

Each dossier is a transaction of its own: a clock that is killed half-way has told some people, once, and the next one goes
on with the rest. At most so many mails leave in one go.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.utils import timezone

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.notices.models import MailState
from regietafel.policy_signals.models import Dossier, Told
from regietafel.policy_signals.operations.by_link import wipe
from regietafel.policy_signals.operations.news import send_news
from regietafel.policy_signals.queries.to_tell import dossiers_with_news, voices_to_forget
from regietafel.territories.models import Region

AT_ONCE = 200


@operation
def tell_dossier(*, actor: Any, dossier: Dossier, now: dt.datetime, at_once: bool = False, most: int = AT_ONCE) -> int:
    """Post what is due about one dossier; by the button all that waits, however short. How many mails."""
    sent = send_news(dossier, now, at_once=at_once, most=most)
    if sent and actor is not None:
        fresh = locked(dossier)
        record(actor=actor, verb="news_sent", on=fresh, region=fresh.region, after={"mails": sent})
    return sent


@operation
def settle_told(*, actor: None) -> int:
    """Let go of mails that have left: what they told is certain, and stays when the mail itself is forgotten."""
    return Told.objects.filter(mail__state=MailState.SENT).update(mail=None)


@operation
def forget_voices(*, actor: None, region: Region, now: dt.datetime) -> int:
    """Forget names and addresses of who reported without an account, some time after it closed, or whose account is closed."""
    before = timezone.localdate(now) - dt.timedelta(days=settings.VOICES_KEPT_DAYS)
    old = list(voices_to_forget(region, before)[:AT_ONCE])
    for voice in old:
        wipe(voice, keeps_place=True)
    if old:
        record(actor=actor, verb="reporters_forgotten", on=region, region=region, after={"voices": len(old)})
    return len(old)


def tick(now: dt.datetime) -> str:
    """Go through what is due; safe to run twice, late, or beside another."""
    settled, sent = settle_told(actor=None), 0
    for dossier in dossiers_with_news(now)[:AT_ONCE]:
        if sent >= AT_ONCE:
            break
        try:
            sent += tell_dossier(actor=None, dossier=dossier, now=now, most=AT_ONCE - sent)
        except Refusal:
            continue
    forgotten = sum(forget_voices(actor=None, region=region, now=now) for region in Region.objects.order_by("pk"))
    return f"{sent} mails to who reported signals, {settled} settled, {forgotten} reporters forgotten"
