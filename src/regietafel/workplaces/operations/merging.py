"""Two entries for one workplace become one, and can be made two again; see :mod:`regietafel.core.merging`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.merging import Moved, made, move_references, put_back, take_over
from regietafel.core.operations import locked, operation
from regietafel.journal.bin import put_in_bin, take_out_of_bin
from regietafel.journal.operations import record
from regietafel.territories.models import Region
from regietafel.workplaces.fields import WORKPLACE, Kind
from regietafel.workplaces.models import FormerName, Workplace, WorkplaceMerge
from regietafel.workplaces.operations.writing import insist

CHOSEN = ("organisation", *(name for name in WORKPLACE if name != "longitude"))
"""The fields of which one chooses whose value is kept; the two numbers of a point go together, as ``latitude``."""


def columns_of(names: Collection[str]) -> Iterator[str]:
    """The columns behind fields."""
    for name in CHOSEN:
        if name not in names:
            continue
        if name == "organisation" or WORKPLACE[name].kind == Kind.ROW:
            yield f"{name}_id"
        elif name == "latitude":
            yield from ("latitude", "longitude")
        elif WORKPLACE[name].kind == Kind.PRECISE:
            yield from (name, f"{name}_precision")
        else:
            yield name


@operation
def merge_workplaces(
    *, actor: Any, region: Region, kept: Workplace, gone: Workplace, from_gone: Collection[str], now: dt.datetime
) -> tuple[WorkplaceMerge, list[str]]:
    """Let one workplace take the place of the other; the merge, and in words what had to stay with the one that goes.

    Offers, places, changes and remarks go along; the later of both confirmations stays.
    """
    locked(region)
    kept, gone = in_order(kept, gone)
    insist_two_of(region, kept, gone)
    merge = WorkplaceMerge(region=region, kept=kept, gone=gone, done_at=now, done_by=actor)
    put_in_bin(gone, actor=actor, region=region, now=now)
    moved, stayed = move_references(gone=gone, kept=kept, leave=(WorkplaceMerge,))
    old_name = kept.name
    columns = list(columns_of(from_gone))
    if gone.verified_on and (kept.verified_on is None or gone.verified_on > kept.verified_on):
        columns += ["verified_on", "verified_by"]
    moved += take_over(kept, gone, columns)
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
def undo_merge(*, actor: Any, merge: WorkplaceMerge, now: dt.datetime) -> tuple[WorkplaceMerge, list[str]]:
    """Make them two again; in words what was changed since, and so stays with the one that was kept."""
    locked(merge.region)
    fresh = locked(merge)
    if fresh.undone_at is not None:
        return fresh, []
    kept, gone = in_order(fresh.kept, fresh.gone)
    if kept.is_removed:
        raise Refusal(_("%(name)s lies in the bin itself. Put it back first.") % {"name": kept})
    if gone.organisation.is_removed:
        raise Refusal(_("Put %(organisation)s back first.") % {"organisation": gone.organisation})
    stays = put_back(fresh.moved)
    kept.refresh_from_db()
    kept.save_next("version")
    take_out_of_bin(gone, actor=actor, region=fresh.region)
    fresh.undone_at = now
    fresh.save(update_fields=["undone_at"])
    record(actor=actor, verb="unmerged", on=kept, region=fresh.region, after={"merged_with": gone})
    return fresh, stays


def remembered(kept: Workplace, name: str, today: dt.date) -> Moved:
    """The name that goes, kept as a former one of the other; what the list of the merge says of it."""
    if FormerName.objects.filter(workplace=kept, name=name).exists():
        return []
    return [made(FormerName.objects.create(workplace=kept, name=name, until=today))]


def in_order(kept: Workplace, gone: Workplace) -> tuple[Workplace, Workplace]:
    """Both, locked in the order of their numbers."""
    rows = {row.pk: locked(row) for row in sorted((kept, gone), key=lambda row: row.pk)}
    return rows[kept.pk], rows[gone.pk]


def insist_two_of(region: Region, kept: Workplace, gone: Workplace) -> None:
    """Refuse what is not two workplaces of this region."""
    if kept.pk == gone.pk:
        raise Refusal(_("A workplace cannot be merged with itself."))
    if {kept.region_id, gone.region_id} != {region.pk}:
        raise Refusal(_("Choose two workplaces of this region."))
    if kept.is_removed or gone.is_removed:
        raise Refusal(_("One of the two was removed meanwhile."))
