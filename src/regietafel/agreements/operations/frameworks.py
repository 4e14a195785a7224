"""What happens to regional frameworks: described, given another text, taken away and put back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from regietafel.agreements.models import FrameworkKind, FrameworkVersion, RegionalFramework
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.journal.operations import record, snapshot
from regietafel.plans.models import Action
from regietafel.territories.models import Region

COLUMNS = ("kind", "title", "summary")
MOST_VERSIONS = 100


@dataclass(frozen=True)
class FrameworkData:
    """What a framework says of itself."""

    title: str
    kind: str = FrameworkKind.FRAMEWORK
    summary: str = ""
    actions: Collection[Action] = field(default_factory=list)


def told(row: RegionalFramework) -> dict[str, Any]:
    """What the history keeps of a framework."""
    return {**snapshot(row, COLUMNS), "actions": sorted(str(one) for one in row.actions.all())}


def insist_on(region: Region, data: FrameworkData) -> None:
    """Refuse one without a name, and actions of elsewhere."""
    if not data.title.strip():
        raise Refusal(_("Give it a title."), field="title")
    if any(action.plan.region_id != region.pk or action.is_removed for action in data.actions):
        raise Refusal(_("One of these actions does not belong to the region, or was removed."), field="actions")


@operation
def add_framework(*, actor: Any, region: Region, data: FrameworkData, text: str, now: dt.datetime) -> RegionalFramework:
    """Add a framework with the first version of its text."""
    insist_on(region, data)
    row = RegionalFramework.objects.create(
        region=region, title=data.title.strip(), kind=FrameworkKind(data.kind), summary=data.summary.strip()
    )
    row.actions.set(data.actions)
    if text.strip():
        FrameworkVersion.objects.create(framework=row, number=1, text=text.strip(), made_at=now)
    record(actor=actor, verb="created", on=row, region=region, after=told(row))
    return row


@operation
def edit_framework(
    *, actor: Any, row: RegionalFramework, data: FrameworkData, version: int | None
) -> RegionalFramework:
    """Change what a framework says of itself; its texts stay."""
    fresh = locked_at(row, version)
    insist_is_there(fresh)
    insist_on(fresh.region, data)
    before = told(fresh)
    fresh.title, fresh.kind, fresh.summary = data.title.strip(), FrameworkKind(data.kind), data.summary.strip()
    fresh.actions.set(data.actions)
    after = told(fresh)
    if after != before:
        fresh.save_next(*COLUMNS)
        record(actor=actor, verb="changed", on=fresh, region=fresh.region, before=before, after=after)
    return fresh


@operation
def write_version(
    *, actor: Any, row: RegionalFramework, text: str, note: str, now: dt.datetime, version: int | None
) -> FrameworkVersion:
    """Give a framework another text. What was decided on stays readable as it was; the same text again is refused."""
    fresh = locked_at(row, version)
    insist_is_there(fresh)
    last = fresh.versions.order_by("-number").first()
    if not text.strip():
        raise Refusal(_("Write the text."), field="text")
    if last and last.text == text.strip():
        raise Refusal(_("This is the very text of version %(number)s.") % {"number": last.number}, field="text")
    if last and last.number >= MOST_VERSIONS:
        raise Refusal(_("A framework holds at most %(most)s versions.") % {"most": MOST_VERSIONS}, field="text")
    made = FrameworkVersion.objects.create(
        framework=fresh, number=last.number + 1 if last else 1, text=text.strip(), note=note.strip(), made_at=now
    )
    fresh.save_next("title")
    record(actor=actor, verb="renewed", on=fresh, region=fresh.region, after={"text_version": made.number}, reason=note)
    return made


def insist_is_there(row: RegionalFramework) -> None:
    """Refuse to change what lies in the bin."""
    if row.is_removed:
        raise Refusal(_("This was removed. Restore it first."))


@operation
def remove_framework(*, actor: Any, row: RegionalFramework, now: dt.datetime) -> RegionalFramework:
    """Put a framework in the bin; what was decided about it stays. Twice is once."""
    fresh = locked(row)
    put_in_bin(fresh, actor=actor, region=fresh.region, now=now)
    return fresh


@operation
def restore_framework(*, actor: Any, row: RegionalFramework) -> RegionalFramework:
    """Take a framework out of the bin. Twice is once."""
    fresh = locked(row)
    take_out_of_bin(fresh, actor=actor, region=fresh.region)
    return fresh


@operation
def purge_frameworks(*, actor: None, before: dt.datetime) -> int:
    """Delete for good what lay in the bin for long enough; one on whose text a subject rests stays as long as that does."""
    gone = RegionalFramework.objects.filter(removed_at__lt=before, versions__subjects__isnull=False)
    rows = RegionalFramework.objects.filter(removed_at__lt=before).exclude(pk__in=gone.values("pk"))
    return empty_bin(((row, row.region) for row in rows.select_related("region")), actor=actor)
