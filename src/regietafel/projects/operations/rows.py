"""The short lists of a call, project or course, each written as a whole: partners, money per year, milestones and so on.

What a list is made of stands in :data:`LISTS`. Rows that somebody else added meanwhile stay.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked_at, operation
from regietafel.journal.operations import record
from regietafel.projects.models import (
    Call,
    CallFit,
    Course,
    CoursePlaces,
    DueReport,
    IntentLetter,
    Milestone,
    MunicipalAnswer,
    Project,
    ProjectPartner,
    ProjectYear,
)
from regietafel.projects.operations.keeping import dated, insist_is_there

Owner = Call | Project | Course
MOST = 200


@dataclass(frozen=True)
class ListOf:
    """One kind of list: its rows, how they hang on their owner, and what names a row; ``precise`` are dates of stated precision."""

    model: type[models.Model]
    owner: str
    names: str
    columns: tuple[str, ...]
    precise: tuple[str, ...] = ()


LISTS: dict[str, ListOf] = {
    "fits": ListOf(CallFit, "call", "action", ("why",)),
    "letters": ListOf(IntentLetter, "call", "organisation", ("asked_on", "received_on", "document")),
    "answers": ListOf(MunicipalAnswer, "call", "municipality", ("answer", "on", "note")),
    "partners": ListOf(ProjectPartner, "project", "organisation", ("part", "money")),
    "money": ListOf(ProjectYear, "project", "year", ("asked", "granted")),
    "milestones": ListOf(Milestone, "project", "title", ("title", "due", "done"), precise=("due", "done")),
    "reports": ListOf(DueReport, "project", "title", ("title", "due_on", "sent_on")),
    "shares": ListOf(CoursePlaces, "course", "municipality", ("places", "came")),
}


def rows_of(kind: str, owner: Owner) -> models.QuerySet[Any]:
    """The rows of a list, in order."""
    listed = LISTS[kind]
    manager: Any = listed.model._default_manager
    related = [] if listed.names in {"title", "year"} else [listed.names]
    found: models.QuerySet[Any] = manager.filter(**{listed.owner: owner}).select_related(*related)
    return found


def told(kind: str, owner: Owner) -> list[str]:
    """The list as the history keeps it."""
    listed = LISTS[kind]
    return [
        ", ".join(
            str(value) for value in (row, *(getattr(row, name) for name in listed.columns)) if value not in ("", None)
        )
        for row in rows_of(kind, owner)
    ]


@operation
def set_rows(
    *,
    actor: Any,
    owner: Owner,
    kind: str,
    rows: Sequence[tuple[int | None, Mapping[str, Any]]],
    removed: Collection[int] = (),
    version: int | None,
) -> Owner:
    """Make a list what the rows say: each with the key of a row that is there, or None for a new one; ``removed`` go."""
    fresh: Owner = locked_at(owner, version)
    insist_is_there(fresh)
    before = told(kind, fresh)
    rows_of(kind, fresh).filter(pk__in=removed).delete()
    there = {row.pk: row for row in rows_of(kind, fresh)}
    if len(there) + sum(key is None for key, _values in rows) > MOST:
        raise Refusal(_("This list holds at most %(most)s rows.") % {"most": MOST})
    for key, values in rows:
        if key is not None and key not in there:
            raise Refusal(
                _("A row that you saw here was removed meanwhile. Look at the list again before you save it.")
            )
        write(LISTS[kind], fresh, there.get(key or 0), values)
    after = told(kind, fresh)
    if after != before:
        fresh.save_next()
        record(actor=actor, verb="changed", on=fresh, region=fresh.region, before={kind: before}, after={kind: after})
    return fresh


def write(listed: ListOf, owner: Owner, row: Any, values: Mapping[str, Any]) -> None:
    """Write one row; what names it is said once."""
    made = row or listed.model(**{listed.owner: owner, listed.names: values[listed.names]})
    if row is None and listed.names not in {"title", "year"}:
        insist_belongs(owner, values[listed.names])
    for name in listed.columns:
        if name in listed.precise:
            for column, value in dated(name, values[name]).items():
                setattr(made, column, value)
        else:
            setattr(made, name, values[name])
    insist_sound(made)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as problem:
        raise Refusal(_("“%(name)s” stands in the list twice. Once is enough.") % {"name": made}) from problem


def insist_belongs(owner: Owner, named: Any) -> None:
    """Refuse an action, organisation or municipality of elsewhere."""
    region = owner.region_id
    plan = getattr(named, "plan", None)
    own = plan.region_id if plan is not None else getattr(named, "region_id", region)
    if own not in {region, None} or getattr(named, "is_removed", False):
        raise Refusal(_("“%(what)s” does not belong to the region, or was removed.") % {"what": named})
    if hasattr(named, "regions") and not named.regions.filter(pk=region).exists():
        raise Refusal(_("“%(what)s” does not belong to the region, or was removed.") % {"what": named})


def insist_sound(row: Any) -> None:
    """Refuse less than no money, and an answer before the question, in words that say which row."""
    amounts = (getattr(row, name, None) for name in ("money", "asked", "granted"))
    if any(amount is not None and amount < 0 for amount in amounts):
        raise Refusal(_("%(row)s: an amount is not less than nought.") % {"row": row})
    asked, received = getattr(row, "asked_on", None), getattr(row, "received_on", None)
    if asked and received and received < asked:
        raise Refusal(_("%(row)s: it cannot be received before it was asked.") % {"row": row})
