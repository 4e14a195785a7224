"""Who fills which function, from when to when."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.membership.models import FunctionHolder
from regietafel.organisations.models import Function
from regietafel.people.models import User
from regietafel.people.queries import people_of


@operation
def appoint(*, actor: Any, function: Function, person: User, since: dt.date) -> FunctionHolder:
    """Let a member fill a function of the region; several may fill the same one."""
    fresh = locked(function)
    if fresh.is_removed:
        raise Refusal(_("This function was removed meanwhile."), field="function")
    if not people_of(fresh.region).filter(pk=person.pk).exists():
        raise Refusal(_("Choose somebody who has a seat in this region."), field="person")
    if FunctionHolder.objects.filter(function=fresh, user=person, until__isnull=True).exists():
        raise Refusal(_("This person fills this function already."), field="person")
    holder = FunctionHolder.objects.create(function=fresh, user=person, since=since)
    record(
        actor=actor,
        verb="appointed",
        on=fresh,
        region=fresh.region,
        after={"person": person, "since": since},
    )
    return holder


@operation
def release(*, actor: Any, holder: FunctionHolder, until: dt.date) -> FunctionHolder:
    """Let a person lay a function down; the day that is given is the last one."""
    fresh = locked(holder)
    if fresh.until is not None:
        raise Refusal(_("This function was laid down meanwhile."))
    if until < fresh.since:
        raise Refusal(_("The end stands before the start."), field="until")
    fresh.until = until
    fresh.save(update_fields=["until"])
    record(
        actor=actor,
        verb="released",
        on=fresh.function,
        region=fresh.function.region,
        after={"person": fresh.user, "until": until},
    )
    return fresh
