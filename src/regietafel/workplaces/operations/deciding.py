"""Deciding about changes that wait, one or all of an organisation at once; whoever proposed one hears what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from regietafel.core.errors import Refusal
from regietafel.core.operations import operation
from regietafel.notices.operations import post
from regietafel.workplaces.fields import in_words
from regietafel.workplaces.models import Change
from regietafel.workplaces.operations.changing import apply, overtaken, refuse
from regietafel.workplaces.operations.check_mail import language_of


@dataclass(frozen=True)
class Applied:
    """What came of applying several: how many went live, and how many must be looked at one by one."""

    live: int
    left: int


@operation
def apply_change(*, actor: Any, change: Change, now: dt.datetime, anyway: bool = False) -> Change:
    """Let a change go live, and tell who proposed it."""
    fresh = apply(actor=actor, change=change, now=now, anyway=anyway)
    tell_proposer([fresh])
    return fresh


@operation
def refuse_change(*, actor: Any, change: Change, reason: str, now: dt.datetime) -> Change:
    """Refuse a change, and tell why to who proposed it."""
    fresh = refuse(actor=actor, change=change, reason=reason, now=now)
    tell_proposer([fresh])
    return fresh


def apply_together(*, actor: Any, changes: Iterable[Change], now: dt.datetime) -> Applied:
    """Let several changes go live, each in a deed of its own; what was overtaken, or cannot be, is left for a closer look."""
    live = left = 0
    for change in changes:
        if overtaken(change):
            left += 1
            continue
        try:
            apply_change(actor=actor, change=change, now=now)
            live += 1
        except Refusal:
            left += 1
    return Applied(live, left)


def tell_proposer(changes: list[Change]) -> None:
    """Mail what became of a change to who proposed it, if an address is known: that of the account, or of the check."""
    for change in changes:
        check = change.check_asked
        contact = check.contact if check else None
        account = change.proposer
        to = account.email if account is not None else check.email if check else ""
        if not to or (account is not None and account == change.decided_by):
            continue
        language = (account.language if account is not None else "") or language_of(contact)
        with translation.override(language):
            words = {
                "change": change,
                "workplace": change.workplace,
                "region": change.workplace.region,
                "name": account.name if account is not None else contact.name if contact else "",
                "said": in_words(change.kind, change.before, change.after),
            }
            subject = render_to_string("workplaces/mail/change_subject.txt", words)
            body = render_to_string("workplaces/mail/change_message.txt", words).strip() + "\n"
        post(
            to=to,
            subject=subject,
            body=body,
            language=language,
            region=change.workplace.region,
            person=account,
            key=f"workplace-change-{change.pk}-{change.state}",
        )
