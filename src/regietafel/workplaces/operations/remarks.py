"""What becomes of a remark of a visitor: taken in, told to the organisation, answered, set aside; its address forgotten.

The text of a remark and the address of who wrote it stay out of the journal, which keeps for ever.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.operations import record
from regietafel.notices.models import MailState, OutboxMail
from regietafel.workplaces.models import Remark, RemarkState, Workplace
from regietafel.workplaces.operations.remark_mail import ANSWER_KEY, tell_contact, tell_visitor
from regietafel.workplaces.personal import has_national_number
from regietafel.workplaces.queries.checks import contact_of_workplace

MOST_OPEN = 50
"""Open remarks on one workplace: more is a script, or a quarrel."""


def insist_nobody_is_numbered(text: str, field: str) -> None:
    """Refuse a national number, which may stand nowhere here."""
    if has_national_number(text):
        raise Refusal(_("Leave out the national register number: nobody's client is named here."), field=field)


@operation
def add_remark(*, actor: Any, workplace: Workplace, text: str, email: str, language: str, now: dt.datetime) -> Remark:
    """Take in a remark and tell the organisation. The same words twice are one remark."""
    fresh = locked(workplace)
    if fresh.is_removed:
        raise Refusal(_("This workplace does not stand in the directory any more."))
    insist_nobody_is_numbered(text, "text")
    waiting = Remark.objects.filter(workplace=fresh, state=RemarkState.OPEN)
    before = waiting.filter(text=text.strip(), email=email.strip().lower()).first()
    if before is not None:
        return before
    if waiting.count() >= MOST_OPEN:
        raise Refusal(_("Very many remarks on this workplace wait for an answer. Try again later, or call."))
    remark = Remark.objects.create(
        workplace=fresh, text=text.strip(), email=email.strip().lower(), language=language[:5], sent_at=now
    )
    record(actor=None, verb="remark_received", on=remark, region=fresh.region, label=str(fresh))
    contact = contact_of_workplace(fresh)
    if contact is not None:
        tell_contact(remark, contact)
    return remark


@operation
def answer_remark(
    *, actor: Any, remark: Remark, answer: str, by: str, now: dt.datetime, version: int | None = None
) -> Remark:
    """Answer a remark; who left an address hears it by mail. Answered once, it stays answered."""
    fresh = locked_at(remark, version)
    if fresh.workplace.is_removed:
        raise Refusal(_("This workplace does not stand in the directory any more."))
    if fresh.state == RemarkState.ANSWERED:
        raise Refusal(_("%(who)s answered this already.") % {"who": fresh.answered_by or _("Somebody")})
    if not answer.strip():
        raise Refusal(_("Write an answer."), field="answer")
    insist_nobody_is_numbered(answer, "answer")
    fresh.state, fresh.answer = RemarkState.ANSWERED, answer.strip()
    fresh.answered_at, fresh.answered_by = now, by[:200]
    fresh.save_next()
    record(
        actor=actor or by,
        verb="remark_answered",
        on=fresh,
        region=fresh.workplace.region,
        label=str(fresh.workplace),
    )
    if fresh.email:
        tell_visitor(fresh)
    return fresh


@operation
def set_aside(*, actor: Any, remark: Remark, now: dt.datetime) -> Remark:
    """Mark what is no remark; its address is forgotten at the next clock. Twice is once."""
    fresh = locked(remark)
    if fresh.state == RemarkState.ANSWERED:
        raise Refusal(_("This was answered meanwhile."))
    if fresh.state == RemarkState.OPEN:
        fresh.state, fresh.answered_at = RemarkState.SPAM, now
        fresh.save_next("state", "answered_at")
        about = fresh.workplace
        record(actor=actor, verb="remark_set_aside", on=fresh, region=about.region, label=str(about))
    return fresh


@operation
def reopen_remark(*, actor: Any, remark: Remark) -> Remark:
    """Take back that it was set aside."""
    fresh = locked(remark)
    if fresh.state == RemarkState.SPAM:
        fresh.state, fresh.answered_at = RemarkState.OPEN, None
        fresh.save_next("state", "answered_at")
        about = fresh.workplace
        record(actor=actor, verb="remark_reopened", on=fresh, region=about.region, label=str(about))
    return fresh


@operation
def forget_visitors(*, actor: None, now: dt.datetime) -> int:
    """Forget the addresses of visitors some time after the answer, and after a year at the latest; how many.

    The mail with the answer goes too, since it holds the address.
    """
    kept = dt.timedelta(days=settings.REMARK_EMAIL_KEPT_DAYS)
    settled = Remark.objects.filter(answered_at__lt=now - kept)
    old = Remark.objects.filter(sent_at__lt=now - dt.timedelta(days=365))
    rows = (settled | old).exclude(email="")
    keys = [f"{ANSWER_KEY}{pk}" for pk in rows.values_list("pk", flat=True)]
    OutboxMail.objects.filter(key__in=keys, state__in=(MailState.SENT, MailState.CANCELLED)).delete()
    return rows.update(email="")
