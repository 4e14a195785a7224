"""What hangs on an offer: its places from day to day; and taking away an offer that was a mistake.

An offer that ended keeps its row, or the past would change; only one without places, and without a word of anybody else
about it, is taken away. What it said stays in the journal, and from there it can be put back.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.models import Entry
from regietafel.journal.operations import record
from regietafel.workplaces.fields import plain_of
from regietafel.workplaces.models import Capacity, Change, ChangeState, Offer, Workplace
from regietafel.workplaces.operations.changing import insist_is_there
from regietafel.workplaces.operations.writing import in_journal, insist, set_apart, set_fields

OFFER_KIND = "workplaces.offer"


@operation
def note_capacity(
    *,
    actor: Any,
    offer: Offer,
    on: dt.date,
    places: int | None,
    fte: Decimal | None,
    waiting: int | None,
    source: str = "",
    capacity: Capacity | None = None,
    version: int | None = None,
) -> Offer:
    """Say how many places there are from a day on, or correct what was said; what was said for other days stays."""
    fresh = locked_at(offer, version)
    insist_is_there(fresh.workplace)
    row = capacity_of(fresh, capacity)
    before = said(row) if row.pk else {}
    row.on, row.places, row.fte, row.waiting, row.source = on, places, fte, waiting, source.strip()
    insist_capacity(row)
    row.save()
    if before != said(row):
        fresh.save_next()
        region = fresh.workplace.region
        record(actor=actor, verb="changed", on=fresh, region=region, before=before, after=said(row))
    return fresh


@operation
def drop_capacity(*, actor: Any, offer: Offer, capacity: Capacity) -> Offer:
    """Take away what was said of the places from a day on; for a slip of the pen."""
    fresh = locked(offer)
    insist_is_there(fresh.workplace)
    row = capacity_of(fresh, capacity)
    before = said(row)
    row.delete()
    fresh.save_next()
    record(actor=actor, verb="changed", on=fresh, region=fresh.workplace.region, before=before)
    return fresh


@operation
def remove_offer(*, actor: Any, offer: Offer) -> Entry:
    """Take away an offer that was a mistake; the line of the journal that this leaves puts it back."""
    fresh = locked(offer)
    insist_is_there(fresh.workplace)
    waits = fresh.changes.filter(state=ChangeState.WAITING).exists()
    if waits or fresh.capacities.exists() or fresh.free_places.exists():
        raise Refusal(
            _("Of this offer places or changes are noted. End it instead: then the figures of the past stay right.")
        )
    told = {
        "_workplace": fresh.workplace_id,
        "_plain": plain_of(fresh),
        "_changes": list(fresh.changes.values_list("pk", flat=True)),
    }
    entry = record(actor=actor, verb="removed", on=fresh, region=fresh.workplace.region, before=told)
    fresh.changes.update(offer=None)
    fresh.delete()
    return entry


@operation
def restore_offer(*, actor: Any, workplace: Workplace, pk: int) -> Offer:
    """Put back an offer that was taken away from this workplace, under the number that it had."""
    there = locked(workplace)
    insist_is_there(there)
    entries = Entry.objects.filter(kind=OFFER_KIND, object_id=pk, verb="removed", region=there.region_id)
    entry = entries.order_by("-pk").first()
    if entry is None or entry.before.get("_workplace") != there.pk:
        raise Refusal(_("This does not lie in the bin any more."))
    found = Offer.objects.filter(pk=pk).first()
    if found is not None:
        return found
    offer = Offer(pk=pk, workplace=there)
    plain = entry.before["_plain"]
    set_fields(offer, plain)
    insist(offer)
    offer.save(force_insert=True)
    set_apart(offer, plain)
    Change.objects.filter(pk__in=entry.before["_changes"]).update(offer=offer)
    record(actor=actor, verb="restored", on=offer, region=there.region, after=in_journal(offer, {}))
    return offer


def capacity_of(offer: Offer, capacity: Capacity | None) -> Capacity:
    """The row of a capacity of this offer, or a new one."""
    if capacity is None:
        return Capacity(offer=offer)
    row = Capacity.objects.filter(offer=offer, pk=capacity.pk).first()
    if row is None:
        raise Refusal(_("Somebody took this away meanwhile."))
    return row


def said(row: Capacity) -> dict[str, Any]:
    """What a capacity says, as the journal keeps it."""
    return {"on": row.on, "places": row.places, "fte": row.fte, "waiting": row.waiting, "source": row.source}


def insist_capacity(row: Capacity) -> None:
    """Refuse a capacity that cannot be, with a sentence at the field."""
    try:
        row.full_clean(exclude=["offer"], validate_constraints=False)
        row.validate_constraints()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise Refusal(messages[0], field="places" if field == "__all__" else field) from error
