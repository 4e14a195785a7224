"""A change that comes by the link of a self-check: it goes live or waits as every other, and the check remembers it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from regietafel.core.operations import locked, operation
from regietafel.workplaces.models import Change, Offer, SelfCheck, SelfCheckOutcome, Workplace
from regietafel.workplaces.operations.changing import propose
from regietafel.workplaces.operations.confirming import insist_open
from regietafel.workplaces.operations.unlisting import close_if_empty, of_this_check


@operation
def propose_by_check(
    *,
    actor: None,
    check: SelfCheck,
    issue: int,
    workplace: Workplace,
    kind: str,
    offer: Offer | None,
    values: Mapping[str, Any],
    by: str,
    now: dt.datetime,
    version: int | None,
    was_typing_error: bool = False,
) -> Change | None:
    """Propose other values; None when nothing differs. A check that was answered already was answered otherwise now."""
    question = locked(check)
    insist_open(question, issue, timezone.localdate(now))
    change = propose(
        actor=actor,
        workplace=of_this_check(question, workplace),
        kind=kind,
        offer=offer,
        values=values,
        who=by,
        now=now,
        check=question,
        version=version,
        was_typing_error=was_typing_error,
    )
    if change is not None and question.answered_at is not None and question.outcome != SelfCheckOutcome.CHANGED:
        question.outcome = SelfCheckOutcome.CHANGED
        question.save(update_fields=["outcome"])
    close_if_empty(question, now)
    return change
