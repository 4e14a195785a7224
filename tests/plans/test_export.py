"""Sheets: the same rows as the screen, and nothing in them that a spreadsheet would run."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from regietafel.core.tabular import Column, Sheet, csv_text, inert, sheet_name, xlsx
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.plans.models import Action, FrequencyNorm, Goal, Plan, YearBasis, YearState
from tests.cast import Person
from tests.plans import make

ClientOf = Callable[[Person], Client]
HOSTILE = [
    "=1+1",
    "+32 56 12 34 56",
    "-2",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1",
    '=HYPERLINK("http://example.org","klik")',
    " =1+1",
    "＝1+1",
    "=cmd|' /C calc'!A0",
]


def book_of(content: bytes) -> Any:
    """The first sheet of a workbook, as a spreadsheet would read it."""
    return openpyxl.load_workbook(io.BytesIO(content)).active


def sheet_of(*rows: tuple[Any, ...]) -> Sheet:
    """A sheet with two columns."""
    return Sheet("Plan", [Column("A", 10), Column("B", 20)], list(rows))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_formula_is_text_in_a_workbook(text: str) -> None:
    found = book_of(xlsx(sheet_of((text, 1))))["A2"]
    assert found.data_type == "s"
    assert found.value.strip() == text.strip()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_formula_gets_an_apostrophe_in_csv(text: str) -> None:
    [_, [cell, _]] = list(
        csv.reader(io.StringIO(csv_text(sheet_of((text, 1)), delimiter=";", decimal_comma=True)), delimiter=";")
    )
    assert cell.startswith("'")


@pytest.mark.parametrize("text", ["gewoon", "2023-2025", "1/2", "a=b", "", "'s morgens", "€ 5"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert inert(text) == text


@settings(deadline=None)
@given(st.text(max_size=60))
def test_whatever_is_typed_is_never_a_formula(text: str) -> None:
    found = inert(text)
    assert not found.lstrip().startswith(("=", "+", "-", "@"))
    assert book_of(xlsx(sheet_of((text, 1))))["A2"].data_type in {"s", "n"}


def test_a_workbook_keeps_numbers_and_dates_and_prints_its_head() -> None:
    page = book_of(xlsx(sheet_of((Decimal("1.5"), dt.date(2023, 1, 2)), (3, None))))
    assert page["A2"].value == 1.5
    assert page["B2"].value.date() == dt.date(2023, 1, 2)
    assert page["A3"].value == 3
    assert page["B3"].value is None
    assert page.freeze_panes == "A2"
    assert page.print_title_rows == "$1:$1"
    assert page.auto_filter.ref == "A1:B3"
    assert page.column_dimensions["B"].width == 20
    assert page["A1"].font.bold
    assert page.page_setup.orientation == "landscape"


def test_a_row_is_as_high_as_its_texts_and_grows_with_them() -> None:
    page = book_of(xlsx(sheet_of(("kort", "x" * 50), ("a\nb\nc\nd", ""), ("x" * 9000, ""))))
    assert [page.row_dimensions[row].height for row in (2, 3, 4)] == [45, 60, 405]


@pytest.mark.parametrize("title", ["2023/2025: [plan]?*", "x" * 80, "'", "", "\x00", "Actieplan"])
def test_any_title_makes_a_name_for_a_sheet(title: str) -> None:
    assert 1 <= len(sheet_name(title)) <= 31
    assert book_of(xlsx(Sheet(title, [Column("A")], [])))["A1"].value == "A"


def test_csv_speaks_the_language_of_its_reader() -> None:
    sheet = sheet_of((Decimal("0.50"), "a;b"), (dt.date(2023, 1, 2), 'zegt "ja"'))
    assert csv_text(sheet, delimiter=";", decimal_comma=True) == (
        '\ufeffA;B\r\n0,50;"a;b"\r\n2023-01-02;"zegt ""ja"""\r\n'
    )
    assert csv_text(sheet, delimiter=",", decimal_comma=False) == (
        '\ufeffA,B\r\n0.50,a;b\r\n2023-01-02,"zegt ""ja"""\r\n'
    )


@pytest.fixture
def filled(plan: Plan, goals: dict[str, Goal], organisation: Organisation) -> Plan:
    """Two actions, one of them with a title that is a formula."""
    first = make.make_action(goals["1.1"], "=1+1", number="1.1.1", years=(2023,), state=YearState.DONE)
    make.make_party(first, organisation)
    FrequencyNorm.objects.create(action=first, text="om de twee jaar", times=Decimal("0.5"))
    make.make_action(goals["2.1"], "Tweede", years=(2024,), basis=YearBasis.ASSUMED)
    return plan


def exported(client: Client, plan: Plan, kind: str, query: str = "", language: str = "nl") -> Any:
    """The answer to an export, with the language of the address."""
    address = reverse("plans:export", args=[plan.region.slug, plan.slug, kind]).replace("/nl/", f"/{language}/", 1)
    return client.get(address + query)


HEADS = [
    *("Prioriteit", "Doelstelling", "Number", "Action", "Lead", "With whom", "Timing", "Norm", "Times a year"),
    *("2023", "2024", "2025", "State", "Nothing heard since", "Counts for", "Tags"),
]
FIRST = [
    *("1 Doel 1", "1.1 Doel 1.1", "1.1.1", "'=1+1", "Werkhuis De Klaver", "", "", "om de twee jaar", "0.50"),
    *("✓ done", "", "", "✓ done", "", "WSE-LR1", ""),
]


def test_the_sheet_says_what_the_screen_says(filled: Plan, director: User, client_of: ClientOf) -> None:
    response = exported(client_of(director), filled, "csv", language="en")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="leiestreek-2023-2025.csv"'
    head, first, second = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert head == HEADS
    assert first == FIRST
    assert second[3] == "Tweede"
    assert second[10] == "○ planned (assumed)"


def test_in_dutch_columns_are_parted_by_semicolons(filled: Plan, director: User, client_of: ClientOf) -> None:
    content = exported(client_of(director), filled, "csv").content
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert len({len(row) for row in rows}) == 1
    assert rows[1][8] == "0,50"


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["=1+1", "Tweede"]),
        ("?year=2024", ["Tweede"]),
        ("?priority=WSE-LR1", ["=1+1"]),
        ("?q=bestaatniet", []),
        ("?year=1900", ["=1+1", "Tweede"]),
    ],
)
def test_the_filter_of_the_screen_holds_for_the_sheet(
    filled: Plan, director: User, client_of: ClientOf, query: str, titles: list[str]
) -> None:
    response = exported(client_of(director), filled, "xlsx", query)
    assert response["Content-Type"].endswith("spreadsheetml.sheet")
    page = book_of(response.content)
    heads = [cell.value for cell in page[1]]
    column = heads.index("2023") - 6
    assert [row[column].value for row in page.iter_rows(min_row=2)] == titles


@pytest.mark.parametrize("kind", ["pdf", "XLSX", "x"])
def test_another_kind_of_sheet_is_not_there(filled: Plan, director: User, client_of: ClientOf, kind: str) -> None:
    assert exported(client_of(director), filled, kind).status_code == 404


def test_removed_actions_are_in_no_sheet(filled: Plan, director: User, client_of: ClientOf) -> None:
    Action.objects.filter(title="Tweede").update(removed_at=dt.datetime(2024, 1, 1, tzinfo=dt.UTC))
    assert "Tweede" not in exported(client_of(director), filled, "csv").content.decode()
