"""What an organisation says of a workplace beside its fields: list it no more, ask about it more or less often, it stopped.

A wish not to be listed is respected at once, whoever decides about changes; so is how often one wants to be asked.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from regietafel.core.dates import PreciseDate, Precision
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.workplaces.models import Change, FieldsAsked, Listing, SelfCheck, Workplace
from regietafel.workplaces.operations.changing import propose
from regietafel.workplaces.operations.confirming import close, insist_open
from regietafel.workplaces.queries.checks import problem_of


@operation
def unlist(*, actor: Any, check: SelfCheck, issue: int, workplace: Workplace, by: str, now: dt.datetime) -> Workplace:
    """Take a workplace off every list but that of the team. With the last one, the question is answered too."""
    question = locked(check)
    insist_open(question, issue, timezone.localdate(now))
    fresh = of_this_check(question, workplace)
    if fresh.listing != Listing.HIDDEN:
        before = fresh.listing
        fresh.listing = Listing.HIDDEN
        fresh.save_next("listing")
        record(
            actor=actor or by,
            verb="unlisted",
            on=fresh,
            region=fresh.region,
            before={"listing": before},
            after={"listing": fresh.listing},
        )
    close_if_empty(question, now)
    return fresh


@operation
def choose_period(
    *, actor: Any, check: SelfCheck, issue: int, workplace: Workplace, months: int | None, by: str, now: dt.datetime
) -> Workplace:
    """Choose how often a workplace is asked about; None leaves it to the region."""
    question = locked(check)
    insist_open(question, issue, timezone.localdate(now))
    fresh = of_this_check(question, workplace)
    before = fresh.check_every_months
    if before != months:
        fresh.check_every_months = months
        fresh.save_next("check_every_months")
        record(
            actor=actor or by,
            verb="check_period_chosen",
            on=fresh,
            region=fresh.region,
            before={"check_every_months": before},
            after={"check_every_months": months},
        )
    return fresh


@operation
def stop(
    *, actor: Any, check: SelfCheck, issue: int, workplace: Workplace, on: dt.date, by: str, now: dt.datetime
) -> Change | None:
    """Say on which day a workplace stopped, or will; it goes live or waits as every other change does."""
    question = locked(check)
    insist_open(question, issue, timezone.localdate(now))
    fresh = of_this_check(question, workplace)
    change = propose(
        actor=actor,
        workplace=fresh,
        kind=FieldsAsked.WORKPLACE,
        offer=None,
        values={"until": PreciseDate(on, Precision.DAY)},
        who=by,
        now=now,
        check=question,
        note=_("The workplace stops."),
    )
    close_if_empty(question, now)
    return change


def close_if_empty(check: SelfCheck, now: dt.datetime) -> None:
    """Note that an organisation answered when nothing of it is left in the list."""
    if check.answered_at is None and problem_of(check, timezone.localdate(now)) == "none":
        close(check, now)


def of_this_check(check: SelfCheck, workplace: Workplace) -> Workplace:
    """The workplace, locked, if the check is about its organisation."""
    fresh = locked(workplace)
    ours = (check.region_id, check.organisation_id)
    if fresh.is_removed or (fresh.region_id, fresh.organisation_id) != ours:
        raise Refusal(_("This workplace does not stand in the directory any more."))
    return fresh
