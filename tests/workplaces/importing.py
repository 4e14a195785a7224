"""Sheets on their way into the directory, for the tests of import."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from regietafel.people.models import User
from regietafel.reading.directory_sheet import read
from regietafel.territories.models import Region
from regietafel.workplaces.models import Import
from regietafel.workplaces.operations.sheets import choose_columns, keep_sheet, take_over
from regietafel.workplaces.sheet_fields import proposed
from tests.workplaces.sheet_files import csv_file

TODAY = dt.date(2026, 6, 1)
NOW = dt.datetime(2026, 6, 1, 8, tzinfo=dt.UTC)
Rows = Sequence[Sequence[Any]]


def sheet_with(actor: User, region: Region, rows: Rows, **more: Any) -> Import:
    """A sheet that was read and tried, its columns as proposed."""
    answer = read(csv_file(rows))
    sheet = keep_sheet(actor=actor, region=region, name="werkplekken.csv", answer=answer, now=NOW)
    columns = {str(place): name for place, name in proposed([str(text) for text in rows[0]]).items()}
    return choose_columns(
        actor=actor, sheet=sheet, version=sheet.version, columns=columns, organisation=more.get("one"), today=TODAY
    )


def acts(sheet: Import) -> list[str]:
    return [row["act"] for row in sheet.report]


def codes(sheet: Import, row: int = 0) -> set[str]:
    return {code for _field, code, _values in sheet.report[row]["marks"]}


def changes(sheet: Import, row: int = 0) -> dict[str, tuple[str, str]]:
    return {name: (before, after) for name, before, after in sheet.report[row]["changes"]}


def take(actor: User, sheet: Import) -> Import:
    taken = take_over(actor=actor, sheet=sheet, version=sheet.version, now=NOW, today=TODAY)
    assert taken.done
    return taken.sheet


FULL = ("Nr", "Naam", "Organisatie", "Werkvorm", "Trede", "Maatregelen", "Talen", "Plaatsen", "VTE", "Adres", "Postcode", "Gemeente", "Sinds", "E-mailadres", "Telefoon", "Website")  # fmt: skip
