"""A mail is filed on what it is about, taken off again, set aside, or waits again."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.mail_in.lifecycle import MOVES
from regietafel.mail_in.models import Filing, MailState, ReceivedMail
from regietafel.mail_in.targets import target_of
from regietafel.mail_in.words import ASIDE


@operation
def file_mail(
    *, actor: Any, mail: ReceivedMail, kind: str, pk: int, now: dt.datetime, instead: int | None = None
) -> Filing:
    """File a mail on a row; ``instead`` names the filing that goes, for who moves it. Twice is once."""
    target = target_of(kind)
    page = target.page(actor, mail.region, pk) if target else None
    if page is None:
        raise Refusal(_("This is not there any more. Choose something else."))
    fresh = locked(mail)
    if fresh.state != MailState.FILED:
        fresh.reason, fresh.said = "" if fresh.reason in ASIDE else fresh.reason, ""
        enter(fresh, MailState.FILED, actor, now)
    filing, new = Filing.objects.get_or_create(mail=fresh, kind=kind, target_pk=pk, defaults={"by": actor, "at": now})
    if instead is not None and instead != filing.pk and Filing.objects.filter(mail=fresh, pk=instead).delete()[0]:
        record(actor=actor, verb="mail_detached", on=fresh, region=fresh.region, label=fresh.moment)
    if new:
        record(
            actor=actor,
            verb="mail_filed",
            on=fresh,
            region=fresh.region,
            label=fresh.moment,
            after={"filed_on": page[0]},
        )
    return filing


@operation
def detach(*, actor: Any, mail: ReceivedMail, filing: int, now: dt.datetime) -> ReceivedMail:
    """Take a mail off what it was filed on; off the last one, it waits again. Twice is once."""
    fresh = locked(mail)
    gone, _rows = Filing.objects.filter(mail=fresh, pk=filing).delete()
    if gone:
        if not fresh.filings.exists():
            enter(fresh, MailState.WAITING, actor, now)
        record(actor=actor, verb="mail_detached", on=fresh, region=fresh.region, label=fresh.moment)
    return fresh


@operation
def set_aside(*, actor: Any, mail: ReceivedMail, said: str = "", now: dt.datetime) -> ReceivedMail:
    """Set a mail aside that nobody needs. Twice is once."""
    fresh = locked(mail)
    if fresh.state == MailState.ASIDE:
        return fresh
    if fresh.state == MailState.FILED:
        raise Refusal(_("This mail is filed. Take it off what it was filed on first."))
    enter(fresh, MailState.ASIDE, actor, now)
    fresh.said = said[:300]
    fresh.save_next()
    record(actor=actor, verb="mail_set_aside", on=fresh, region=fresh.region, label=fresh.moment, reason=fresh.said)
    return fresh


@operation
def take_back(*, actor: Any, mail: ReceivedMail, now: dt.datetime) -> ReceivedMail:
    """Let a mail wait again that was set aside. Twice is once."""
    fresh = locked(mail)
    if fresh.state != MailState.ASIDE:
        return fresh
    by_itself = fresh.reason in ASIDE
    enter(fresh, MailState.REFUSED if fresh.reason and not by_itself else MailState.WAITING, actor, now)
    fresh.reason, fresh.said = "" if by_itself else fresh.reason, ""
    fresh.save_next()
    record(actor=actor, verb="mail_taken_back", on=fresh, region=fresh.region, label=fresh.moment)
    return fresh


def enter(mail: ReceivedMail, state: MailState, actor: Any, now: dt.datetime) -> None:
    """The one place where a person moves a mail, which must be locked."""
    if state not in MOVES[mail.state]:
        raise Refusal(_("This mail stands elsewhere by now. Look at it again."))
    mail.state, mail.state_since, mail.state_by = state, now, actor
    mail.save_next()
