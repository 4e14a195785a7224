"""A workplace comes, ends, goes into the bin and comes back; its fields change along :mod:`.changing`.

Its address is made once, from the first name, and kept: printed sheets and QR codes go on working after a new name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.text import slugify
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.journal.operations import record
from regietafel.organisations.models import Organisation
from regietafel.organisations.queries import organisations_of
from regietafel.territories.models import Region
from regietafel.workplaces.addresses import RESERVED
from regietafel.workplaces.fields import plain_values
from regietafel.workplaces.models import Change, FieldsAsked, Listing, Workplace
from regietafel.workplaces.operations.changing import goes_live, insist_is_there
from regietafel.workplaces.operations.writing import in_journal, insist, set_fields

SLUG_LENGTH = 70


@operation
def add_workplace(
    *, actor: Any, region: Region, organisation: Organisation, values: Mapping[str, Any], now: dt.datetime
) -> Workplace:
    """Add a workplace. Where changes wait, that of an organisation stays hidden until the director lets it be listed."""
    if not organisations_of(region).filter(pk=organisation.pk).exists():
        raise Refusal(_("Choose an organisation of this region."), field="organisation")
    locked(region)
    plain = plain_values(FieldsAsked.WORKPLACE, values)
    row = Workplace(region=region, organisation=organisation, added_on=localdate(now))
    waits = not goes_live(actor, row)
    listing = plain.get("listing") or Listing.PUBLIC
    set_fields(row, {**plain, "listing": Listing.HIDDEN if waits else listing})
    insist(row)
    row.slug = free_slug(region, row.name)
    row.save()
    record(actor=actor, verb="created", on=row, region=region, after=in_journal(row, plain))
    if waits and listing != Listing.HIDDEN:
        change = Change.objects.create(
            workplace=row,
            before={"listing": Listing.HIDDEN},
            after={"listing": listing},
            note=_("new workplace"),
            proposed_at=now,
            proposed_by=str(actor),
            proposer=actor,
        )
        record(actor=actor, verb="proposed", on=change, region=region, after={"fields": ["listing"]})
    return row


@operation
def move_to_organisation(*, actor: Any, workplace: Workplace, organisation: Organisation) -> Workplace:
    """Say that a workplace is of another organisation; a contact of the former one goes along with it no more."""
    fresh = locked(workplace)
    insist_is_there(fresh)
    if fresh.organisation_id == organisation.pk:
        return fresh
    if not organisations_of(fresh.region).filter(pk=organisation.pk).exists():
        raise Refusal(_("Choose an organisation of this region."), field="organisation")
    before = {"organisation": fresh.organisation}
    fresh.organisation, fresh.contact = organisation, None
    fresh.offers.filter(contact__isnull=False).update(contact=None)
    fresh.save_next()
    record(
        actor=actor,
        verb="changed",
        on=fresh,
        region=fresh.region,
        before=before,
        after={"organisation": organisation},
    )
    return fresh


@operation
def remove_workplace(*, actor: Any, workplace: Workplace, now: dt.datetime) -> Workplace:
    """Put a workplace in the bin, with all that hangs on it. Twice is once."""
    fresh = locked(workplace)
    put_in_bin(fresh, actor=actor, region=fresh.region, now=now)
    return fresh


@operation
def restore_workplace(*, actor: Any, region: Region, pk: int) -> Workplace:
    """Take a workplace of a region out of the bin."""
    row = Workplace.objects.filter(region=region, pk=pk).first()
    if row is None:
        raise Refusal(_("This does not lie in the bin any more."))
    fresh = locked(row)
    if fresh.organisation.is_removed:
        raise Refusal(_("Put %(organisation)s back first.") % {"organisation": fresh.organisation})
    if fresh.merges_gone.filter(undone_at__isnull=True).exists():
        raise Refusal(_("This was merged with another workplace. Undo the merge, and it comes back whole."))
    take_out_of_bin(fresh, actor=actor, region=region)
    return fresh


@operation
def purge_workplaces(*, actor: None, before: dt.datetime) -> int:
    """Delete for good what was put in the bin before a moment."""
    gone = list(Workplace.objects.filter(removed_at__lt=before).select_related("region"))
    return empty_bin(((row, row.region) for row in gone), actor=actor)


def free_slug(region: Region, name: str) -> str:
    """An address that no workplace of the region has, the removed ones included, and that is no word of ours."""
    base = slugify(name)[:SLUG_LENGTH].strip("-") or "werkplek"
    taken = set(Workplace.objects.filter(region=region, slug__startswith=base).values_list("slug", flat=True))
    number, found = 1, base
    while found in taken or found in RESERVED:
        number += 1
        found = f"{base}-{number}"
    return found
