"""Subjects on which every local government decides: opened, described, closed, taken away and put back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from regietafel.agreements.models import Agreement, Decision, Declaration, Organ, RegionalFramework, Subject
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.journal.operations import record, snapshot
from regietafel.territories.models import Municipality, Region

COLUMNS = ("title", "question", "asked_on", "decide_by", "framework", "agreement", "declaration")


@dataclass(frozen=True)
class SubjectData:
    """What is asked, of which organs, and about which text of ours."""

    title: str
    asked_on: dt.date
    question: str = ""
    decide_by: dt.date | None = None
    framework: RegionalFramework | None = None
    agreement: Agreement | None = None
    declaration: Declaration | None = None
    organs: Collection[str] = field(default_factory=list)

    def columns(self) -> dict[str, Any]:
        """The columns of the row."""
        found = {name: getattr(self, name) for name in COLUMNS}
        return {name: value.strip() if isinstance(value, str) else value for name, value in found.items()}


def towns_on(region: Region, day: dt.date) -> list[Municipality]:
    """The municipalities that a region serves on a day, by name."""
    served = region.memberships.filter(since__lte=day).exclude(until__lt=day).select_related("municipality")
    return sorted({one.municipality for one in served}, key=lambda town: town.name)


def insist_on(region: Region, data: SubjectData, own: Collection[Any] = ()) -> None:
    """Refuse one without a name, without anybody to decide, with days in the wrong order, or about a text of elsewhere."""
    if not data.title.strip():
        raise Refusal(_("Give it a title."), field="title")
    if not data.organs:
        raise Refusal(_("Say who decides."), field="organs")
    if data.decide_by and data.decide_by < data.asked_on:
        raise Refusal(_("It cannot be decided before it is asked."), field="decide_by")
    about = [one for one in (data.framework, data.agreement, data.declaration) if one is not None]
    if len(about) > 1:
        raise Refusal(_("It can be about one text: a framework, an agreement or a declaration."), field="framework")
    if any(one.region_id != region.pk or (one.is_removed and one not in own) for one in about):
        raise Refusal(_("This text does not belong to the region, or was removed."), field="framework")


def set_rows(subject: Subject, towns: Collection[Municipality], organs: Collection[str]) -> None:
    """Give each town a row for each organ, and the association one for its board. What was filled in always stays."""
    wanted: set[tuple[int | None, str]] = {
        (town.pk, organ) for town in towns for organ in organs if organ != Organ.BOARD
    }
    wanted |= {(None, Organ.BOARD.value)} if Organ.BOARD in organs else set()
    there = dict.fromkeys(subject.decisions.values_list("municipality", "organ"))
    Decision.objects.bulk_create(
        Decision(subject=subject, municipality_id=town, organ=organ)
        for town, organ in sorted(wanted - there.keys(), key=lambda pair: (pair[0] or 0, pair[1]))
    )
    for town, organ in there.keys() - wanted:
        subject.decisions.filter(municipality=town, organ=organ, filled_at__isnull=True).delete()


@operation
def open_subject(*, actor: Any, region: Region, data: SubjectData) -> Subject:
    """Ask all municipalities that the region serves on that day; about a framework, the text that it has now."""
    insist_on(region, data)
    towns = towns_on(region, data.asked_on)
    if not towns:
        raise Refusal(_("The region served no municipality on that day."), field="asked_on")
    subject = Subject.objects.create(region=region, framework_version=text_of(data.framework), **data.columns())
    set_rows(subject, towns, data.organs)
    told = {**snapshot(subject, COLUMNS), "organs": sorted(data.organs), "municipalities": len(towns)}
    record(actor=actor, verb="created", on=subject, region=region, after=told)
    return subject


def text_of(framework: RegionalFramework | None) -> Any:
    """The newest text of a framework."""
    return framework.versions.order_by("-number").first() if framework else None


@operation
def edit_subject(*, actor: Any, subject: Subject, data: SubjectData, version: int | None) -> Subject:
    """Change what is asked. Towns that joined since are asked as well; an organ that said something keeps its row."""
    fresh = locked_at(subject, version)
    insist_is_open(fresh)
    insist_on(fresh.region, data, (fresh.framework, fresh.agreement, fresh.declaration))
    before = {**snapshot(fresh, COLUMNS), "organs": organs_of(fresh)}
    if fresh.framework_id != (data.framework.pk if data.framework else None):
        fresh.framework_version = text_of(data.framework)
    for name, value in data.columns().items():
        setattr(fresh, name, value)
    asked = Municipality.objects.filter(decisions__subject=fresh)
    set_rows(fresh, {*asked, *towns_on(fresh.region, data.asked_on)}, data.organs)
    after = {**snapshot(fresh, COLUMNS), "organs": organs_of(fresh)}
    if after != before:
        fresh.save_next(*COLUMNS, "framework_version")
        record(actor=actor, verb="changed", on=fresh, region=fresh.region, before=before, after=after)
    return fresh


def organs_of(subject: Subject) -> list[str]:
    """The organs that are asked about a subject, in the order in which they decide."""
    there = set(subject.decisions.values_list("organ", flat=True))
    return [organ for organ in Organ.values if organ in there]


def organs_asked(subject: Subject) -> list[str]:
    """The organs that every town is asked about; one that only keeps an old answer of a town is not."""
    rows: set[tuple[int | None, str]] = set(subject.decisions.values_list("municipality", "organ"))
    towns = {town for town, _organ in rows if town}
    asked = {organ: {town for town, said in rows if town and said == organ} for organ in Organ.values}
    return [one for one in Organ.values if (None, one) in rows or (towns and asked[one] == towns)]


def insist_is_open(subject: Subject) -> None:
    """Refuse to change what lies in the bin, or what was closed."""
    if subject.is_removed:
        raise Refusal(_("This was removed. Restore it first."))
    if subject.closed_on is not None:
        raise Refusal(_("This subject is closed. Open it again first."))


@operation
def close_subject(*, actor: Any, subject: Subject, on: dt.date) -> Subject:
    """Follow a subject no longer: what was decided stays, links end. Twice is once."""
    fresh = locked(subject)
    if fresh.closed_on is None:
        insist_is_open(fresh)
        fresh.closed_on = on
        fresh.save_next("closed_on")
        record(actor=actor, verb="closed", on=fresh, region=fresh.region)
    return fresh


@operation
def reopen_subject(*, actor: Any, subject: Subject) -> Subject:
    """Follow a subject again. Twice is once."""
    fresh = locked(subject)
    if fresh.closed_on is not None:
        fresh.closed_on = None
        fresh.save_next("closed_on")
        record(actor=actor, verb="reopened", on=fresh, region=fresh.region)
    return fresh


@operation
def remove_subject(*, actor: Any, subject: Subject, now: dt.datetime) -> Subject:
    """Put a subject in the bin with all that was decided. Twice is once."""
    fresh = locked(subject)
    put_in_bin(fresh, actor=actor, region=fresh.region, now=now)
    return fresh


@operation
def restore_subject(*, actor: Any, subject: Subject) -> Subject:
    """Take a subject out of the bin. Twice is once."""
    fresh = locked(subject)
    take_out_of_bin(fresh, actor=actor, region=fresh.region)
    return fresh


@operation
def purge_subjects(*, actor: None, before: dt.datetime) -> int:
    """Delete for good what was put in the bin before a moment."""
    rows = Subject.objects.filter(removed_at__lt=before).select_related("region")
    return empty_bin(((row, row.region) for row in rows), actor=actor)
