"""A database made by an earlier landed state migrates without loss: no row goes, and what a row said it still says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.backup.land import LANDED
from tests.backup.places import Place, Rows, manifest_of, rows_in

pytestmark = pytest.mark.slow
BACKUPS = sorted(LANDED.glob("*.zip"))

ON_PURPOSE: dict[tuple[str, str], str] = {}
"""(model, column) → why a migration took it away or changed what it says; a whole model has * as its column."""


def test_there_is_one() -> None:
    assert BACKUPS, "make the first with `python -m tests.backup.land 0001`"


@pytest.mark.parametrize("backup", BACKUPS, ids=lambda backup: backup.stem)
def test_nothing_is_lost(backup: Path, tmp_path: Path) -> None:
    place = Place(tmp_path / "place")
    place.run("restore", str(backup))
    place.run("backup", str(tmp_path / "today.zip"))
    assert sum(table["rows"] for table in manifest_of(backup)["tables"]) > 1000
    assert losses(rows_in(backup), rows_in(tmp_path / "today.zip")) == []


def losses(then: Rows, now: Rows) -> list[str]:
    """What was there then and is not there now, in sentences."""
    found = []
    for model, rows in then.items():
        if (model, "*") in ON_PURPOSE or not rows:
            continue
        key = next(iter(rows[0]))
        known = {row[key]: row for row in now.get(model, [])}
        for row in rows:
            if row[key] not in known:
                found.append(f"{model} {row[key]} is gone")
                continue
            found += [
                f"{model} {row[key]}: {column} said {value!r}"
                for column, value in row.items()
                if known[row[key]].get(column, ...) != value and (model, column) not in ON_PURPOSE
            ]
    return found


def test_a_loss_is_seen() -> None:
    then: Rows = {"a.b": [{"id": 1, "x": "one", "y": 2}, {"id": 2, "x": "two", "y": 3}], "a.c": [{"id": 1}], "a.d": []}
    now: Rows = {"a.b": [{"id": 1, "x": "other"}]}
    assert losses(then, now) == ["a.b 1: x said 'one'", "a.b 1: y said 2", "a.b 2 is gone", "a.c 1 is gone"]
    assert losses(then, then) == []
