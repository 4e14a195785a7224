"""Two entries for one organisation become one, and can be made two again.

All that named the one names the other from then on; what cannot stays with the one that goes, which lies in the bin until
the merge is undone or the bin is emptied. Organisations that all regions share are not merged: no region may move what
another one named.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.merging import Moved, made, move_references, put_back, take_over
from regietafel.core.operations import locked, operation
from regietafel.journal.bin import put_in_bin, take_out_of_bin
from regietafel.journal.operations import record
from regietafel.organisations.models import Organisation, OrganisationMerge, OrganisationName
from regietafel.organisations.operations.entries import insist
from regietafel.territories.models import Region

COLUMNS = {
    "name": "name",
    "short_name": "short_name",
    "kind": "kind",
    "municipality": "municipality_id",
    "website": "website",
    "company_number": "company_number",
}
"""The fields of which one chooses whose value is kept, each with its column."""


@operation
def merge_organisations(
    *,
    actor: Any,
    region: Region,
    kept: Organisation,
    gone: Organisation,
    from_gone: Collection[str],
    now: dt.datetime,
) -> tuple[OrganisationMerge, list[str]]:
    """Let one organisation take the place of the other; the merge, and in words what had to stay with the one that goes.

    ``from_gone`` names the fields of which the value of the one that goes is kept.
    """
    locked(region)
    kept, gone = in_order(kept, gone)
    insist_two_of(region, kept, gone)
    merge = OrganisationMerge(region=region, kept=kept, gone=gone, done_at=now, done_by=actor)
    put_in_bin(gone, actor=actor, region=region, now=now)
    moved, stayed = move_references(gone=gone, kept=kept, leave=(OrganisationMerge,))
    old_name = kept.name
    moved += take_over(kept, gone, [COLUMNS[name] for name in COLUMNS if name in from_gone])
    insist(kept)
    kept.save_next()
    other_name = old_name if kept.name != old_name else gone.name
    if other_name.casefold() != kept.name.casefold():
        moved += remembered(kept, other_name, localdate(now))
    merge.moved = moved
    merge.save()
    record(actor=actor, verb="merged", on=kept, region=region, after={"merged_with": gone})
    return merge, stayed


@operation
def undo_merge(*, actor: Any, merge: OrganisationMerge, now: dt.datetime) -> tuple[OrganisationMerge, list[str]]:
    """Make them two again; in words what was changed since, and so stays with the one that was kept."""
    locked(merge.region)
    fresh = locked(merge)
    if fresh.undone_at is not None:
        return fresh, []
    kept, gone = in_order(fresh.kept, fresh.gone)
    if kept.is_removed:
        raise Refusal(_("%(name)s lies in the bin itself. Put it back first.") % {"name": kept})
    stays = put_back(fresh.moved)
    kept.refresh_from_db()
    kept.save_next("version")
    gone.removed_at = None
    insist(gone)
    gone.refresh_from_db()
    take_out_of_bin(gone, actor=actor, region=fresh.region)
    fresh.undone_at = now
    fresh.save(update_fields=["undone_at"])
    record(actor=actor, verb="unmerged", on=kept, region=fresh.region, after={"merged_with": gone})
    return fresh, stays


def remembered(kept: Organisation, name: str, today: dt.date) -> Moved:
    """The name that goes, kept as a former one of the other; what the list of the merge says of it."""
    if OrganisationName.objects.filter(organisation=kept, name=name).exists():
        return []
    return [made(OrganisationName.objects.create(organisation=kept, name=name, until=today))]


def in_order(kept: Organisation, gone: Organisation) -> tuple[Organisation, Organisation]:
    """Both, locked in the order of their numbers, so that two who merge the same pair wait for each other."""
    rows = {row.pk: locked(row) for row in sorted((kept, gone), key=lambda row: row.pk)}
    return rows[kept.pk], rows[gone.pk]


def insist_two_of(region: Region, kept: Organisation, gone: Organisation) -> None:
    """Refuse what is not two organisations of this region."""
    if kept.pk == gone.pk:
        raise Refusal(_("An organisation cannot be merged with itself."))
    if kept.is_shared or gone.is_shared:
        raise Refusal(_("An organisation that all regions share is not merged: other regions name it too."))
    if {kept.region_id, gone.region_id} != {region.pk}:
        raise Refusal(_("Choose two organisations of this region."))
    if kept.is_removed or gone.is_removed:
        raise Refusal(_("One of the two was removed meanwhile."))
