"""How two rows for one thing become one: whatever points at the one points at the other, and can be put back exactly.

It reads from the tables what points where, so that a table that comes later is moved along by itself. A row that cannot
point at the other (a rule of its table would be broken, such as "each person once") stays where it was: nothing is lost,
and it is told. What was done is a list that JSON can keep, each entry the label of a table, the key of a row, the column,
what stood there and what stands there now; without a column the row itself was made by the merge.

To be called inside the transaction of an operation, on rows that it has locked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction

from regietafel.core.operations import touch

Moved = list[list[Any]]
MADE = ""


def references_to(model: type[models.Model], leave: Collection[type[models.Model]]) -> Iterator[tuple[Any, Any]]:
    """Every table and column that points at a table, those behind a many-to-many among them; what is left alone is not."""
    relations: list[Any] = list(model._meta.get_fields(include_hidden=True))
    for relation in relations:
        points = isinstance(relation, models.ManyToOneRel) and not relation.concrete
        if points and relation.related_model not in leave:
            yield relation.related_model, relation.field


def move_references(
    *, gone: models.Model, kept: models.Model, leave: Collection[type[models.Model]]
) -> tuple[Moved, list[str]]:
    """Point all that points at the one at the other; what was moved, and in words what had to stay."""
    moved: Moved = []
    stayed: list[str] = []
    for model, field in references_to(gone.__class__, leave):
        for row in model._base_manager.filter(**{field.attname: gone.pk}).order_by("pk"):
            if set_columns(model, row.pk, {field.attname: kept.pk}):
                moved.append([model._meta.label, row.pk, field.attname, gone.pk, kept.pk])
            else:
                stayed.append(f"{model._meta.verbose_name}: {row}")
    return moved, stayed


def set_columns(model: Any, pk: Any, values: dict[str, Any]) -> bool:
    """Write columns of one row; whether the rules of the table let it."""
    try:
        with transaction.atomic():
            written = model._base_manager.filter(pk=pk).update(**values) if values else 0
    except IntegrityError:
        return False
    touch(model._meta.label_lower, pk)
    return bool(written)


def take_over(kept: models.Model, gone: models.Model, columns: Iterable[str]) -> Moved:
    """Set columns of the kept row to what the other says; the caller saves it."""
    moved: Moved = []
    for column in columns:
        before, after = getattr(kept, column), getattr(gone, column)
        if before != after:
            setattr(kept, column, after)
            moved.append([kept._meta.label, kept.pk, column, plain(kept, column, before), plain(kept, column, after)])
    return moved


def plain(row: models.Model, column: str, value: Any) -> Any:
    """A value as JSON keeps it and :func:`as_kept` reads it back."""
    return (
        value
        if value is None or isinstance(value, bool | int | float | str)
        else column_of(row, column).value_to_string(row.__class__(**{column: value}))
    )


def column_of(row: Any, column: str) -> Any:
    """The field behind a column."""
    return next(field for field in row._meta.concrete_fields if field.attname == column)


def made(row: models.Model) -> list[Any]:
    """The entry for a row that the merge itself made."""
    return [row._meta.label, row.pk, MADE, None, None]


def put_back(moved: Moved) -> list[str]:
    """Undo a merge, last row first; in words what was changed since, and so stays as it is now.

    The columns of one row go back together: half of a pair may be more than the rules of its table allow.
    """
    rows: dict[tuple[str, Any], Moved] = {}
    for entry in reversed(moved):
        rows.setdefault((entry[0], entry[1]), []).append(entry)
    stays: list[str] = []
    for (label, pk), entries in rows.items():
        model: Any = apps.get_model(label)
        row = model._base_manager.filter(pk=pk).first()
        if row is None:
            continue
        if entries[0][2] == MADE:
            row.delete()
            continue
        as_merged = [entry for entry in entries if plain(row, entry[2], getattr(row, entry[2])) == entry[4]]
        values = {column: as_kept(row, column, before) for _label, _pk, column, before, _after in as_merged}
        if not set_columns(model, pk, values) or len(as_merged) < len(entries):
            stays.append(f"{model._meta.verbose_name}: {row}")
    return stays


def as_kept(row: models.Model, column: str, value: Any) -> Any:
    """A value of JSON as its column keeps it."""
    field = column_of(row, column)
    target = getattr(field, "target_field", field)
    return None if value is None else target.to_python(value)


def successor_of(merges: models.QuerySet[Any], pk: int) -> int:
    """The row into which one was merged, and that one maybe into another; ``merges`` are those that hold."""
    seen = {pk}
    while found := merges.filter(gone=pk).exclude(kept__in=seen).first():
        pk = found.kept_id
        seen.add(pk)
    return pk


def merged_into(merges: models.QuerySet[Any], pk: int) -> list[int]:
    """The rows of which one took the place."""
    seen: set[int] = set()
    new = {pk}
    while new:
        new = set(merges.filter(kept__in=new).values_list("gone", flat=True)) - seen - {pk}
        seen |= new
    return sorted(seen)
