"""Loads the code lists of the directory: work forms with their history, measures, and the words by which offers are found."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from regietafel.core.operations import operation
from regietafel.workplaces.models import Measure, Term, WorkForm

DATA = Path(__file__).parent / "data"


@operation
def load_codes() -> str:
    """Bring the code lists up to the file, and leave what a region added."""
    content: dict[str, Any] = json.loads((DATA / "codes.json").read_text(encoding="utf8"))
    added = sum(load_dated(model, content[key]) for model, key in ((WorkForm, "work_forms"), (Measure, "measures")))
    for kind, entries in content["terms"].items():
        for order, (code, names) in enumerate(entries.items()):
            found, made = Term.objects.get_or_create(kind=kind, code=code, defaults={"names": names, "order": order})
            if not made and found.names != names:
                Term.objects.filter(pk=found.pk).update(names=names)
            added += made
    return f"codes of the directory: {added} rows added" if added else "codes of the directory: up to date"


def load_dated(model: type[WorkForm] | type[Measure], entries: list[dict[str, Any]]) -> int:
    """A list of dated codes; the number of rows that were new. What follows what is joined once all are there.

    A row that already says what the file says is not written: every start passes here.
    """
    rows = {row.code: row for row in model.objects.all()}
    before = set(rows)
    for order, entry in enumerate(entries):
        code = entry["code"]
        rows[code] = brought_up(rows.get(code) or model(code=code), told_by(model, order, entry))
    for entry in entries:
        successor = rows.get(entry.get("successor", ""))
        brought_up(rows[entry["code"]], {"successor_id": successor.pk if successor else None})
    return len(rows.keys() - before)


def told_by(model: type[WorkForm] | type[Measure], order: int, entry: dict[str, Any]) -> dict[str, Any]:
    """What the file says of a code, under the names of our columns."""
    values = {
        "names": entry["names"],
        "shorts": entry.get("shorts", {}),
        "order": order,
        "since": day(entry.get("since")),
        "until": day(entry.get("until")),
    }
    return values | {"usual_rungs": entry.get("usual_rungs", [])} if model is WorkForm else values


def brought_up(row: Any, wanted: dict[str, Any]) -> Any:
    """The row with these values, saved if it is new or said something else."""
    differing = {name: value for name, value in wanted.items() if getattr(row, name) != value}
    if differing or row.pk is None:
        for name, value in differing.items():
            setattr(row, name, value)
        row.save()
    return row


def day(text: str | None) -> dt.date | None:
    """A day in a file, or none."""
    return dt.date.fromisoformat(text) if text else None
