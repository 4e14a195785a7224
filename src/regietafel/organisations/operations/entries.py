"""What can happen to the entries of the address book: organisations, groups of partners and functions.

The three kinds live the same life, so one operation serves all of them; ``kind`` is organisation, group or function.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any, TypeVar, cast

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.journal.operations import record, snapshot
from regietafel.organisations.models import Function, Organisation, OrganisationName, StakeholderGroup
from regietafel.organisations.queries import (
    MODELS,
    Entry,
    function_named,
    group_named,
    municipalities_for,
    organisation_named,
    organisations_of,
    tidy,
    uses_of,
)
from regietafel.territories.models import Region

E = TypeVar("E", bound=Entry)

FIELDS: dict[type[Any], tuple[str, ...]] = {
    Organisation: ("name", "short_name", "kind", "municipality", "website", "company_number", "to_complete"),
    StakeholderGroup: ("name", "to_complete"),
    Function: ("name", "organisation", "to_complete"),
}
"""What a person may fill in, for each kind."""


@operation
def add(*, actor: Any, region: Region | None, kind: str, values: Mapping[str, Any]) -> Entry:
    """Add an entry to the address book of a region; without a region it is an organisation that all regions share."""
    model = MODELS[kind]
    if region is None and model is not Organisation:
        raise ValueError("only organisations are shared")
    row: Entry = model(region=region)
    fill(row, values)
    row.save()
    record(actor=actor, verb="created", on=row, region=region, after=snapshot(row, FIELDS[model]))
    return row


@operation
def change(
    *,
    actor: Any,
    row: E,
    version: int | None,
    values: Mapping[str, Any],
    today: dt.date | None = None,
    was_typing_error: bool = False,
) -> E:
    """Change what an entry says; somebody else's save in between is a collision.

    The name that an organisation had stays findable, unless it was a typing error.
    """
    if locked(row).is_removed:
        raise Refusal(_("This was removed meanwhile. Put it back first."))
    fresh = locked_at(row, version)
    fields = FIELDS[type(fresh)]
    before = snapshot(fresh, fields)
    fill(fresh, values)
    after = snapshot(fresh, fields)
    if after != before:
        fresh.save_next()
        if isinstance(fresh, Organisation) and fresh.name != before["name"] and not was_typing_error:
            keep_former_name(fresh, str(before["name"]), today)
        record(actor=actor, verb="changed", on=fresh, region=fresh.region, before=before, after=after)
    return fresh


def keep_former_name(organisation: Organisation, name: str, today: dt.date | None) -> OrganisationName | None:
    """Remember the name that goes, once; a name that comes back is no former one any more."""
    known = OrganisationName.objects.filter(organisation=organisation)
    known.filter(name=organisation.name).delete()
    if known.filter(name=name).exists():
        return None
    return OrganisationName.objects.create(organisation=organisation, name=name, until=today)


@operation
def remove(*, actor: Any, row: E, now: dt.datetime) -> E:
    """Put an entry in the bin; one that is still named somewhere stays, or plans would name the vanished."""
    fresh = locked(row)
    if fresh.is_removed:
        return fresh
    if uses := uses_of(fresh):
        raise Refusal(named_still(fresh.name, uses))
    put_in_bin(fresh, actor=actor, region=fresh.region, now=now)
    return fresh


def named_still(name: str, uses: Sequence[tuple[str, int]]) -> str:
    """Say how often and where an entry is named that somebody wants to remove."""
    count = sum(number for _label, number in uses)
    text = ngettext(
        "%(name)s is still named in %(number)d place (%(where)s). Name another there first; what lies in the bin counts too.",
        "%(name)s is still named in %(number)d places (%(where)s). Name another there first; what lies in the bin counts too.",
        count,
    )
    where = ", ".join(f"{label}: {number}" for label, number in uses)
    return text % {"name": name, "number": count, "where": where}


@operation
def restore(*, actor: Any, row: E) -> E:
    """Take an entry back out of the bin, unless its name was given to another meanwhile."""
    fresh = locked(row)
    if not fresh.is_removed:
        return fresh
    if isinstance(fresh, Function) and fresh.organisation is not None and fresh.organisation.is_removed:
        raise Refusal(_("Put %(organisation)s back first.") % {"organisation": fresh.organisation})
    if isinstance(fresh, Organisation) and fresh.merges_gone.filter(undone_at__isnull=True).exists():
        raise Refusal(_("This was merged with another organisation. Undo the merge, and it comes back whole."))
    back = copy(fresh)
    back.removed_at = None
    insist(back)
    take_out_of_bin(fresh, actor=actor, region=fresh.region)
    return fresh


@operation
def find_or_add(*, actor: Any, region: Region, kind: str, name: str, organisation: Organisation | None = None) -> Entry:
    """The entry that somebody means by a name; an unknown name becomes an entry to complete later.

    Names and abbreviations are recognised whatever their capitals, among the region's own entries and, for
    organisations, among those that all regions share. ``organisation`` narrows a function to that of one of them.
    """
    name = tidy(name)
    if not name:
        raise Refusal(_("Give a name."), field="name")
    found: Entry | None
    if kind == "organisation":
        found = organisation_named(region, name)
    elif kind == "group":
        found = group_named(region, name)
    else:
        found = function_named(region, name, organisation)
    if found is not None:
        return found
    values: dict[str, Any] = {"name": name, "to_complete": True}
    if kind == "function":
        values["organisation"] = organisation
    return add(actor=actor, region=region, kind=kind, values=values)


def fill(row: Entry, values: Mapping[str, Any]) -> None:
    """Set the fields that a person may fill in, and refuse what cannot be."""
    stood = getattr(row, "municipality_id", None)
    for name in FIELDS[type(row)]:
        if name in values:
            value = values[name]
            setattr(row, name, tidy(value) if isinstance(value, str) else value)
    if isinstance(row, Function) and not is_in_reach(row):
        raise Refusal(_("Choose an organisation of this region."), field="organisation")
    if isinstance(row, Organisation) and row.municipality_id != stood and not is_within(row):
        raise Refusal(_("Choose a municipality of this region."), field="municipality")
    insist(row)


def is_within(organisation: Organisation) -> bool:
    """Whether the municipality of an organisation is one where its region has organisations."""
    place = organisation.municipality
    return place is None or municipalities_for(organisation.region).filter(pk=place.pk).exists()


def is_in_reach(function: Function) -> bool:
    """Whether the organisation of a function can be named in its region."""
    reach = organisations_of(function.region)
    return function.organisation is None or reach.filter(pk=function.organisation.pk).exists()


def insist(row: Entry) -> None:
    """Refuse a row that the tables would not take, with the sentence of the constraint."""
    try:
        row.full_clean(exclude=["region", "removed_by", "organisation", "municipality"], validate_constraints=False)
        row.validate_constraints()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise Refusal(messages[0], field="name" if field == "__all__" else field) from error


def purge(before: dt.datetime) -> int:
    """Delete for good what was removed before that moment; what something still names waits for that to go."""
    gone = 0
    for model in (Function, StakeholderGroup, Organisation):
        for row in cast("Any", model).objects.filter(removed_at__lt=before):
            try:
                with transaction.atomic():
                    gone += empty_bin([(row, row.region)], actor=None)
            except ProtectedError:
                continue
    return gone


@operation
def restore_by_pk(*, actor: Any, region: Region, kind: str, pk: int) -> Entry:
    """Restore what the bin of a region lists; rows of another region are not there for it."""
    rows: Any = MODELS[kind]._default_manager
    row = rows.filter(pk=pk, region=region).first()
    if row is None:
        raise Refusal(_("This does not lie in the bin any more."))
    back: Entry = restore(actor=actor, row=row)
    return back
