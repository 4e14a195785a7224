"""What :mod:`tests.world` knows of workplaces: import and export."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from regietafel.territories.models import Region
from regietafel.workplaces.models import Import, ImportedRow, ImportState

FIRST = 94


EMPTY: dict[str, Any] = {
    "organisation": None,
    "unknown": "",
    "confirmed": False,
    "workplace": None,
    "made_by": None,
    "offer": None,
    "new_offer": False,
    "values": {},
    "changes": [],
    "candidates": [],
}
"""A row of a dry run about which nothing is said."""


def add_sheets(region: Region, base: int, secret: str) -> dict[str, Any]:
    """A sheet that was tried, with a row in doubt and an organisation that is not known, and one that was taken over."""
    word = secret or "zqletter "
    table = [
        [1, "Naam", "Organisatie", "Trede"],
        [2, f"{word}Velo", "", "9"],
        [3, f"{word}Atelier", f"{word}Nieuw", ""],
    ]
    mapping = {"columns": {"0": "name", "1": "organisation", "2": "rungs"}, "sheet": f"{word}Blad", "others": 1}
    doubt = {
        **EMPTY,
        "number": 2,
        "act": "doubt",
        "name": f"{word}Velo",
        "organisation_name": "",
        "marks": [["rungs", "rung", {"text": "9"}], ["name", "name_alike", {"name": f"{word}Fietspunt"}]],
        "candidates": [base + 70],
    }
    unknown = {
        **EMPTY,
        "number": 3,
        "act": "doubt",
        "name": f"{word}Atelier",
        "organisation_name": f"{word}Nieuw",
        "unknown": f"{word}Nieuw",
        "marks": [["organisation", "organisation_unknown", {"text": f"{word}Nieuw"}]],
    }
    values = {"region": region, "table": table, "mapping": mapping, "read_at": timezone.now()}
    Import.objects.create(pk=base + FIRST, file_name=f"{word}lijst.xlsx", report=[doubt, unknown], **values)
    done = Import.objects.create(
        pk=base + FIRST + 1,
        file_name=f"{word}oud.xlsx",
        state=ImportState.DONE,
        done_at=timezone.now(),
        **values,
    )
    ImportedRow.objects.create(pk=base + FIRST, sheet=done, number=2, workplace_id=base + 70, version=99)
    return {"sheet": base + FIRST, "done_sheet": base + FIRST + 1}
