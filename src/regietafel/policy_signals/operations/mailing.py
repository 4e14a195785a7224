"""A letter leaves by mail from here; the mail is what somebody read before, word for word."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.notices.operations import post
from regietafel.people.models import User
from regietafel.policy_signals.letter_mail import LINK_WORKS, letter_mail, mail_key
from regietafel.policy_signals.models import Channel, Letter
from regietafel.policy_signals.operations.dossiers import insist_is_there
from regietafel.policy_signals.operations.letters import send_letters


@operation
def mail_letter(
    *, actor: User, letter: Letter, email: str, said: str, mark: str, issue: int, now: dt.datetime
) -> Letter:
    """Mail a letter; the first time it is sent with it and its clock begins. An earlier link ends.

    ``mark`` is that of the mail that the person read, ``issue`` the number that it would have: whoever presses second
    mails nothing more.
    """
    dossier, fresh = locked(letter.dossier), locked(letter)
    insist_is_there(dossier)
    if next_issue(fresh) != issue:
        return fresh
    if fresh.is_removed:
        raise Refusal(_("This letter was removed. Restore it first."))
    if fresh.sent_on is not None and fresh.mailed_at is None:
        raise Refusal(_("This letter left already, by your own post or mail."))
    today = timezone.localdate(now)
    mail = letter_mail(fresh, issue=issue, sender=actor, today=today)
    if mail.mark != mark:
        raise Refusal(_("The letter changed meanwhile. Read again what will leave."))
    fresh.email, fresh.channel, fresh.issue = email, Channel.MAIL, issue
    fresh.mailed_at, fresh.until = now, today + LINK_WORKS
    fresh.save_next("email", "channel", "issue", "mailed_at", "until")
    if fresh.sent_on is None:
        send_letters(actor=actor, dossier=dossier, letters=[fresh], on=today, said=said, now=now)
    post(
        to=email,
        subject=mail.subject,
        body=mail.body,
        language=fresh.language,
        region=dossier.region,
        key=mail_key(fresh, issue),
    )
    record(actor=actor, verb="letter_mailed", on=fresh, region=dossier.region, after={"email": email})
    fresh.refresh_from_db()
    return fresh


def next_issue(letter: Letter) -> int:
    """The number that the link of the next mail has."""
    return letter.issue + (letter.mailed_at is not None)
