"""How the journal is read: of one object, and of a whole region."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone

from regietafel.core import registry
from regietafel.journal.models import Entry, kind_of
from regietafel.journal.words import Told, kind_label, tell
from regietafel.territories.models import Region

MOST_OF_ONE = 100
"""So many lines an object's history shows; the journal of the region has them all."""


def history_of(obj: models.Model, *others: models.Model) -> list[Told]:
    """What happened to an object (and to others that belong with it), newest first; one query, however many."""
    wanted = Q()
    for one in (obj, *others):
        wanted |= Q(kind=kind_of(one), object_id=one.pk)
    return [tell(entry) for entry in Entry.objects.filter(wanted)[:MOST_OF_ONE]]


def history_visible_to(user: Any, obj: models.Model, *others: models.Model) -> list[Told]:
    """The history for a reader: the whole network of the object's region may know who did what, others nothing."""
    return history_of(obj, *others) if user.has_perm("journal.view_history", obj) else []


def entries_visible_to(user: Any, region: Region | None) -> QuerySet[Entry]:
    """The journal of a region for who runs it; without a region, what happened to what all share, for who keeps that."""
    permission = "journal.view_journal" if region else "people.administer_platform"
    if not user.has_perm(permission, region):
        return Entry.objects.none()
    return Entry.objects.filter(region=region)


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for in a journal."""

    person: int | None = None
    kind: str = ""
    since: dt.date | None = None
    until: dt.date | None = None


def narrowed(entries: QuerySet[Entry], wanted: Wanted) -> QuerySet[Entry]:
    """Only the entries that were asked for; days are days in Belgium, the last one included."""
    if wanted.person:
        entries = entries.filter(actor=wanted.person)
    if wanted.kind:
        entries = entries.filter(kind=wanted.kind)
    if wanted.since:
        entries = entries.filter(at__gte=midnight(wanted.since))
    if wanted.until and wanted.until < dt.date.max:
        entries = entries.filter(at__lt=midnight(wanted.until + dt.timedelta(days=1)))
    return entries


def midnight(day: dt.date) -> dt.datetime:
    """The first moment of a day, on our clock."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def people_in(entries: QuerySet[Entry]) -> list[tuple[int, str]]:
    """Who did something, by name, to choose from."""
    rows = entries.filter(actor__isnull=False).order_by().values_list("actor", "actor_name").distinct()
    return sorted(dict(rows).items(), key=lambda row: row[1].casefold())


def kinds_in(entries: QuerySet[Entry]) -> list[tuple[str, str]]:
    """What was touched, by the name of its kind, to choose from."""
    kinds = entries.order_by().values_list("kind", flat=True).distinct()
    return sorted(((kind, kind_label(kind)) for kind in kinds), key=lambda row: row[1].casefold())


def deeds_of(user: Any) -> list[dict[str, Any]]:
    """What a person did, for the export of what we keep about them."""
    return [
        {"at": entry.at.isoformat(), "what": entry.verb, "kind": entry.kind, "label": entry.label}
        for entry in Entry.objects.filter(actor=user)
    ]


def removed_in(region: Region) -> list[registry.RemovedRow]:
    """What lies in the bin of a region, of all apps, latest first."""
    rows = [row for provider in registry.removed_rows for row in provider(region)]
    return sorted(rows, key=lambda row: row.removed_at, reverse=True)


def removed_row(region: Region, kind: str, pk: int) -> registry.RemovedRow | None:
    """One row of the bin of a region."""
    return next((row for row in removed_in(region) if (row.kind, row.pk) == (kind, pk)), None)
