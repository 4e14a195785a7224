"""The working years as a sheet: one row for each action and year, of what is on the screen."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.plans.line_keys import read_key
from regietafel.plans.models import Goal, Plan, WorkingYear, YearState
from tests.cast import Person
from tests.plans import make

ClientOf = Callable[[Person], Client]


@pytest.fixture
def filled(plan: Plan, goals: dict[str, Goal], organisation: Organisation) -> Plan:
    """Two actions with three lines, one of them with a sentence that is a formula."""
    first = make.make_action(goals["1.1"], "Netwerkmoment", number="1.1.1")
    make.make_line(first, 2023, YearState.DONE, sentence="=1+1")
    make.make_line(first, 2024, YearState.MOVED, reason="te weinig tijd", moved_to=2025)
    make.make_party(first, organisation)
    make.make_action(goals["2.1"], "Leerwerkvloer", number="2.1.1", years=(2024,))
    return plan


def exported(client: Client, plan: Plan, kind: str = "xlsx", query: str = "", language: str = "nl") -> Any:
    """The answer to an export of the working years."""
    address = reverse("plans:grid-export", args=[plan.region.slug, plan.slug, kind])
    return client.get(address.replace("/nl/", f"/{language}/", 1) + query)


def book_of(content: bytes) -> Any:
    """The workbook, as a spreadsheet would read it."""
    return openpyxl.load_workbook(io.BytesIO(content))


def test_each_line_is_a_row_with_what_the_screen_says(filled: Plan, browser: Client) -> None:
    response = exported(browser, filled, "csv", language="en")
    assert response["Content-Disposition"] == 'attachment; filename="leiestreek-2023-2025-working-years.csv"'
    head, *rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert head[:5] == ["Goal", "Number", "Action", "Lead", "Year"]
    assert head[5:9] == ["State", "What came of it", "Reason", "Moved to"]
    assert [row[:9] for row in rows] == [
        ["1.1 Doel 1.1", "1.1.1", "Netwerkmoment", "Werkhuis De Klaver", "2023", "✓ done", "'=1+1", "", ""],
        ["1.1 Doel 1.1", "1.1.1", "Netwerkmoment", "Werkhuis De Klaver", "2024", "→ moved", "", "te weinig tijd", "2025"],
        ["2.1 Doel 2.1", "2.1.1", "Leerwerkvloer", "", "2024", "○ planned", "", "", ""],
    ]  # fmt: skip


def test_each_row_carries_the_key_of_its_line(filled: Plan, browser: Client) -> None:
    page = book_of(exported(browser, filled).content).worksheets[0]
    keys = [read_key(row[9].value) for row in page.iter_rows(min_row=2)]
    assert [key and key.line for key in keys] == list(WorkingYear.objects.order_by("pk").values_list("pk", flat=True))
    assert page.column_dimensions["J"].hidden


def test_a_lead_can_fill_it_in_without_explanation(filled: Plan, browser: Client) -> None:
    book = book_of(exported(browser, filled).content)
    page = book.worksheets[0]
    lists = {str(one.sqref): one.formula1 for one in page.data_validations.dataValidation if one.type == "list"}
    assert lists["F2:F4"] == '"○ gepland,● loopt,✓ gedaan,◐ deels gedaan,→ uitgesteld,✕ geschrapt"'
    assert lists["I2:I4"] == '"2024,2025"'
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:J4"
    assert page.print_title_rows == "$1:$1"
    assert page["A2"].fill.fgColor.rgb == "00EDEDED"
    assert page["G2"].fill.fill_type is None
    assert book.worksheets[1]["A1"].value == "Zo vul je dit in"


def test_a_formula_stays_text(filled: Plan, browser: Client) -> None:
    cell = book_of(exported(browser, filled).content).worksheets[0]["G2"]
    assert (cell.data_type, cell.value) == ("s", "=1+1")


@pytest.mark.parametrize(
    ("query", "years"),
    [("", [2023, 2024, 2024]), ("?year=2024", [2024, 2024]), ("?year=2023", [2023]), ("?q=leerwerk", [2024])],
)
def test_the_filter_of_the_screen_holds_and_a_year_leaves_that_year(
    filled: Plan, browser: Client, query: str, years: list[int]
) -> None:
    page = book_of(exported(browser, filled, "xlsx", query).content).worksheets[0]
    assert [row[4].value for row in page.iter_rows(min_row=2)] == years


def test_nothing_to_report_is_a_sheet_with_a_head(plan: Plan, browser: Client) -> None:
    page = book_of(exported(browser, plan).content).worksheets[0]
    assert page.max_row == 1


def test_outside_the_network_no_sentence_and_no_key(filled: Plan, editor: User, client_of: ClientOf) -> None:
    Plan.objects.update(published_at="2024-01-01T00:00:00Z")
    content = exported(client_of(editor), filled, "csv").content.decode()
    assert "Netwerkmoment" in content
    assert "te weinig tijd" not in content
    assert "rt" + str(filled.pk) not in content
