"""The one way to write in the journal."""

from __future__ import annotations

import datetime as dt
import decimal
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.functional import Promise

from regietafel.core.operations import touch
from regietafel.journal.models import Entry, kind_of
from regietafel.territories.models import Region


def plain(value: Any) -> Any:
    """Turn a field's value into something that JSON can keep and a person can read."""
    if isinstance(value, models.Model):
        return str(value)
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, decimal.Decimal | Promise):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset | models.QuerySet):
        return [plain(item) for item in value]
    return value


def snapshot(obj: models.Model, fields: Iterable[str]) -> dict[str, Any]:
    """The named fields of a row as plain data, to compare before with after."""
    return {name: plain(getattr(obj, name)) for name in fields}


def record(
    *,
    actor: Any,
    verb: str,
    on: models.Model,
    region: Region | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
    label: str = "",
) -> Entry:
    """Add one line to the journal, inside the transaction of the deed itself.

    Every change passes here, so here is said which row was touched. Of ``before`` and ``after`` only what differs is kept. ``actor`` is None for the clock.
    """
    old = {key: plain(value) for key, value in (before or {}).items()}
    new = {key: plain(value) for key, value in (after or {}).items()}
    same = {key for key in old.keys() & new.keys() if old[key] == new[key]}
    known = actor is not None and getattr(actor, "pk", None) is not None
    entry = Entry.objects.create(
        at=timezone.now(),
        region=region,
        actor=actor if known else None,
        actor_name=str(actor) if actor is not None else "",
        verb=verb,
        kind=kind_of(on),
        object_id=on.pk,
        label=(label or str(on))[:300],
        before={key: value for key, value in old.items() if key not in same},
        after={key: value for key, value in new.items() if key not in same},
        reason=reason,
    )
    touch(entry.kind, entry.object_id)
    return entry
