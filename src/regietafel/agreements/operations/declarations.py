"""Declarations: made, described, given another text, removed and put back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from regietafel.agreements.models import Declaration, DeclarationKind, DeclarationVersion, Signature
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.journal.operations import record, snapshot
from regietafel.organisations.models import Organisation
from regietafel.territories.models import Region

COLUMNS = ("title", "to_whom", "summary", "starts_on", "ends_on")


@dataclass(frozen=True)
class DeclarationData:
    """What a declaration says of itself. Not its kind: that is chosen once and never changed."""

    title: str
    to_whom: str = ""
    summary: str = ""
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None

    def columns(self) -> dict[str, Any]:
        """The columns of the row."""
        found = {name: getattr(self, name) for name in COLUMNS}
        return {name: value.strip() if isinstance(value, str) else value for name, value in found.items()}


def insist_on_period(starts_on: dt.date | None, ends_on: dt.date | None) -> None:
    """Refuse what ends before it starts."""
    if starts_on is not None and ends_on is not None and ends_on < starts_on:
        raise Refusal(_("The last day lies before the first one."), field="ends_on")


def insist_on_title(title: str) -> None:
    """Refuse what has no name."""
    if not title.strip():
        raise Refusal(_("Give it a title."), field="title")


def insist_is_there(row: Any) -> None:
    """Refuse what lies in the bin."""
    if row.is_removed:
        raise Refusal(_("This was removed. Restore it first."))


def insist_belong(region: Region, organisations: Collection[Organisation], field: str) -> None:
    """Refuse an organisation of another region, and one that was removed."""
    if any(one.is_removed or one.region_id not in {None, region.pk} for one in organisations):
        raise Refusal(_("One of these organisations is not in the address book of the region any more."), field=field)


@operation
def make_declaration(
    *,
    actor: Any,
    region: Region,
    kind: str,
    data: DeclarationData,
    text: str,
    organisations: Collection[Organisation],
    now: dt.datetime,
) -> Declaration:
    """Make a declaration of one kind, with its first text and who should sign it."""
    if kind not in DeclarationKind:
        raise Refusal(_("Say which kind of declaration it is."), field="kind")
    insist_on_title(data.title)
    insist_on_period(data.starts_on, data.ends_on)
    insist_belong(region, organisations, "organisations")
    if not text.strip():
        raise Refusal(_("Write the text that is signed."), field="text")
    declaration = Declaration.objects.create(region=region, kind=kind, **data.columns())
    DeclarationVersion.objects.create(declaration=declaration, number=1, text=text.strip(), made_at=now)
    Signature.objects.bulk_create(Signature(declaration=declaration, organisation=one) for one in organisations)
    after = {**snapshot(declaration, ("kind", *COLUMNS)), "signatures": sorted(str(one) for one in organisations)}
    record(actor=actor, verb="created", on=declaration, region=region, after=after)
    return declaration


@operation
def edit_declaration(
    *, actor: Any, declaration: Declaration, data: DeclarationData, version: int | None
) -> Declaration:
    """Change what a declaration says of itself; its text and its kind stay."""
    fresh = locked_at(declaration, version)
    insist_is_there(fresh)
    insist_on_title(data.title)
    insist_on_period(data.starts_on, data.ends_on)
    before = snapshot(fresh, COLUMNS)
    for name, value in data.columns().items():
        setattr(fresh, name, value)
    after = snapshot(fresh, COLUMNS)
    if after != before:
        fresh.save_next(*COLUMNS)
        record(actor=actor, verb="changed", on=fresh, region=fresh.region, before=before, after=after)
    return fresh


@operation
def give_text(
    *, actor: Any, declaration: Declaration, text: str, note: str, version: int | None, now: dt.datetime
) -> Declaration:
    """Give a declaration another text: a new version beside the old ones, so that what was signed stays as it was."""
    fresh = locked_at(declaration, version)
    insist_is_there(fresh)
    newest = fresh.versions.order_by("-number").first()
    said = text.strip()
    if not said:
        raise Refusal(_("Write the text that is signed."), field="text")
    if newest is not None and newest.text == said:
        raise Refusal(_("This is the text that stands there already."), field="text")
    number = newest.number + 1 if newest else 1
    DeclarationVersion.objects.create(declaration=fresh, number=number, text=said, note=note.strip(), made_at=now)
    fresh.save_next()
    record(
        actor=actor, verb="renewed", on=fresh, region=fresh.region,
        after={"text_version": number, "note": note.strip()},
    )  # fmt: skip
    return fresh


@operation
def remove_declaration(*, actor: Any, declaration: Declaration, now: dt.datetime) -> Declaration:
    """Put a declaration in the bin, with its texts and signatures. Twice is once."""
    fresh = locked(declaration)
    put_in_bin(fresh, actor=actor, region=fresh.region, now=now)
    return fresh


@operation
def restore_declaration(*, actor: Any, declaration: Declaration) -> Declaration:
    """Take a declaration out of the bin. Twice is once."""
    fresh = locked(declaration)
    take_out_of_bin(fresh, actor=actor, region=fresh.region)
    return fresh


@operation
def purge_declarations(*, actor: None, before: dt.datetime) -> int:
    """Delete for good what was put in the bin before a moment; signatures hold on to versions, so they go first."""
    gone = list(Declaration.objects.filter(removed_at__lt=before).select_related("region"))
    Signature.objects.filter(declaration__in=gone).delete()
    return empty_bin(((row, row.region) for row in gone), actor=actor)
