"""What stands above a sheet or on its tab belongs to the plan: its title, its period, the priority of its rows."""

from __future__ import annotations

import io

import openpyxl

from regietafel.reading.plan_reading import PlanReading
from regietafel.reading.read_plan import read_plan
from regietafel.reading.readers import read_document
from tests.reading.sample import told

Sheet = list[list[str]]


def reading_of(sheets: dict[str, Sheet]) -> PlanReading:
    """The reading of a workbook."""
    book = openpyxl.Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return read_plan(read_document(out.getvalue(), "plan.xlsx"))


def test_a_title_above_the_columns_is_the_title_of_the_plan_and_no_goal() -> None:
    rows = [
        ["Actieplan 2022-2023 van de streek"],
        [],
        ["Actie", "Trekker", "Timing"],
        ["Tafel", "dienst Noord", "2022"],
    ]
    assert told(reading_of({"Blad1": rows})) == ("Actieplan 2022-2023 van de streek | 2022-2023\naction | Tafel\n")


def test_the_name_of_a_sheet_is_its_priority_when_it_says_so() -> None:
    head = ["Doelstelling", "Actie", "Trekker"]
    sheets = {
        "Prioriteit 1 Werk": [head, ["Overleg", "Tafel", "dienst Noord"], ["", "Platform", "dienst Zuid"]],
        "Prioriteit 2 Economie": [head, ["Zichtbaar zijn", "Beurs", "dienst Noord"]],
        "Contacten": [["Organisatie", "Naam"], ["dienst Noord", "An"]],
    }
    assert told(reading_of(sheets)).splitlines()[1:] == [
        "priority 1 | Werk",
        "  goal | Overleg",
        "    action | Tafel",
        "    action | Platform",
        "priority 2 | Economie",
        "  goal | Zichtbaar zijn",
        "    action | Beurs",
    ]
