"""What the clock does for the directory: asks, reminds, takes off the public list, forgets addresses of visitors.

Each organisation is a transaction of its own: a clock that is killed half-way has done some of them, once, and the next
one goes on with the rest. At most so many mails leave in one go.
"""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError
from django.utils import timezone

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.organisations.models import Organisation
from regietafel.territories.models import Region
from regietafel.workplaces.freshness import REMINDED_AFTER, Freshness
from regietafel.workplaces.models import SelfCheck, Workplace
from regietafel.workplaces.operations.checks import ask_if_due, remind_check
from regietafel.workplaces.queries.checks import due_organisations, open_checks
from regietafel.workplaces.queries.lateness import asked_about, at_least

AT_ONCE = 200
APART = dt.timedelta(days=7)
"""Between two reminders, also when the clock stood still and both are due."""


def tick(now: dt.datetime) -> str:
    """Go through the regions; safe to run twice, late, or beside another."""
    asked = reminded = lapsed = 0
    for region in Region.objects.order_by("pk"):
        asked += ask_due(region, now, AT_ONCE - asked)
        reminded += remind_due(region, now, AT_ONCE - reminded)
        lapsed += lapse_due(actor=None, region=region, now=now)
    return f"{asked} organisations asked, {reminded} reminded, {lapsed} workplaces off the public list"


def ask_due(region: Region, now: dt.datetime, most: int) -> int:
    """Ask organisations whose check is due; one that another clock asks at the same moment counts there."""
    count = 0
    keys = due_organisations(region, timezone.localdate(now))
    for organisation in Organisation.objects.filter(pk__in=keys).order_by("pk"):
        if count >= most:
            break
        try:
            count += ask_if_due(actor=None, region=region, organisation=organisation, now=now) is not None
        except IntegrityError:
            continue
    return count


def remind_due(region: Region, now: dt.datetime, most: int) -> int:
    """Remind who was asked two weeks ago, and four, and did not answer."""
    due = [one for one in open_checks(region) if is_reminder_due(one, timezone.localdate(now))]
    count = 0
    for check in due[:most]:
        try:
            remind_check(actor=None, check=check, now=now)
            count += 1
        except Refusal:
            continue
    return count


def is_reminder_due(check: SelfCheck, today: dt.date) -> bool:
    """Whether the next reminder of a check should leave today."""
    if check.reminders >= len(REMINDED_AFTER) or today > check.until:
        return False
    if check.reminded_on is not None and check.reminded_on > today - APART:
        return False
    return check.asked_on + REMINDED_AFTER[check.reminders] <= today


@operation
def lapse_due(*, actor: None, region: Region, now: dt.datetime) -> int:
    """Take off the public list what nobody confirmed for half a year after it was due. It is kept; a confirmation brings it back."""
    today = timezone.localdate(now)
    rows = asked_about(region, today).filter(at_least(Freshness.LAPSED, region, today), lapsed_on__isnull=True)
    keys = list(rows.order_by("pk").values_list("pk", flat=True)[: AT_ONCE * 5])
    for workplace in Workplace.objects.filter(pk__in=keys).order_by("pk"):
        fresh = locked(workplace)
        if fresh.lapsed_on is None and fresh.verified_on == workplace.verified_on:
            fresh.lapsed_on = today
            fresh.save(update_fields=["lapsed_on"])
            record(actor=actor, verb="lapsed", on=fresh, region=region, after={"lapsed_on": today})
    return len(keys)
