"""What comes out of workbooks (XLSX, ODS) and of tables as text (CSV): cells as people see them, and their colours."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, GradientFill, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.styles.differential import DifferentialStyle

from regietafel.reading.blocks import Document, Table, Unreadable
from regietafel.reading.readers import sheet_cells
from regietafel.reading.readers.ods import read_ods
from regietafel.reading.readers.separated import read_separated
from regietafel.reading.readers.xlsx import read_xlsx
from tests.reading.open_document import cell, coloured, covered, open_document, p, style, table
from tests.reading.word import parts_of, zipped

GREEN = PatternFill("solid", fgColor="92D050")


def saved(fill: Callable[[Any], Any]) -> bytes:
    """A workbook with what is filled in on its first sheet."""
    book = openpyxl.Workbook()
    fill(book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rows(*content: list[Any]) -> bytes:
    """A workbook with these rows."""

    def fill(page: Any) -> None:
        for row in content:
            page.append(row)

    return saved(fill)


def tables(document: Document) -> list[Table]:
    """The tables of a document that holds nothing else."""
    return [block for block in document.blocks if isinstance(block, Table)]


def words(document: Document) -> list[list[str]]:
    """The words of the one table."""
    (found,) = tables(document)
    return [[one.text for one in row] for row in found.rows]


def shades(document: Document) -> list[str]:
    """For each row of the one table, the columns that are shaded."""
    (found,) = tables(document)
    return ["".join(str(at) for at, one in enumerate(row) if one.shaded) for row in found.rows]


def codes(document: Document) -> list[str]:
    """What the document warns of."""
    return [warned.code for warned in document.warnings]


def test_values_are_what_people_see() -> None:
    def fill(page: Any) -> None:
        page.append(
            [2023, 2023.0, 1.5, 0.25, dt.date(2024, 2, 1), dt.date(2024, 2, 1), dt.date(2024, 2, 1), True, "a\nb"]
        )
        for column, pattern in ((4, "0%"), (5, "dd/mm/yyyy"), (6, "yyyy"), (7, "mmm-yy")):
            page.cell(1, column).number_format = pattern

    document = read_xlsx(saved(fill))
    assert words(document) == [["2023", "2023", "1,5", "25%", "01/02/2024", "2024", "02/2024", "☑", "a b"]]
    assert tables(document)[0].rows[0][8].texts == ("a", "b")


def test_typed_bullets_are_items() -> None:
    one = tables(read_xlsx(rows(["Partners:\n- wij\n• zij", "x"])))[0].rows[0][0]
    assert (one.texts, one.items) == (("Partners:", "wij", "zij"), (False, True, True))


def test_a_place_has_sheet_row_and_column_as_the_program_counts_them() -> None:
    def fill(page: Any) -> None:
        page.title = "Acties"
        page["B3"], page["C9"] = "a", "b"

    document = read_xlsx(saved(fill))
    place = tables(document)[0].rows[1][2].place
    assert (place.sheet, place.row, place.column) == ("Acties", 9, 3)
    assert document.lines[place.line - 1].endswith("b")


def test_merged_cells_span_and_cover() -> None:
    def fill(page: Any) -> None:
        for row in (["Actie", "Jaren", None], [None, 2024, 2025], ["a", "x", None]):
            page.append(row)
        page.merge_cells("B1:C1")
        page.merge_cells("A1:A2")

    found = tables(read_xlsx(saved(fill)))[0].rows
    assert [(one.rows, one.columns, one.covered) for one in found[0]] == [(2, 1, False), (1, 2, False), (1, 1, True)]
    assert [one.covered for one in found[1]] == [True, False, False]


def test_each_kind_of_colour_shades_a_cell() -> None:
    fills = [
        GREEN,
        PatternFill("solid", fgColor=Color(theme=4, tint=0.6)),
        PatternFill("solid", fgColor=Color(indexed=13)),
        PatternFill("lightUp"),
        GradientFill(stop=("92D050", "FFFFFF")),
        PatternFill("solid", fgColor=Color(theme=0)),
        PatternFill("solid", fgColor="FFFFFF"),
    ]

    def fill(page: Any) -> None:
        page.append(["Actie", *range(2020, 2020 + len(fills))])
        page.append(["a"])
        for column, one in enumerate(fills, start=2):
            page.cell(2, column).fill = one

    assert shades(read_xlsx(saved(fill))) == ["", "12345"]


def test_coloured_heads_stripes_and_rules_are_not_shades() -> None:
    def fill(page: Any) -> None:
        for number in range(6):
            page.append([f"naam {number}", f"b{number}", 2024])
        for row in (1, 2, 4, 6):
            for column in (1, 2, 3):
                page.cell(row, column).fill = GREEN
        rule = Rule(type="expression", formula=["TRUE"], dxf=DifferentialStyle(fill=PatternFill(bgColor="FF0000")))
        page.conditional_formatting.add("A1:C6", rule)

    assert shades(read_xlsx(saved(fill))) == [""] * 6


def test_bold_is_seen() -> None:
    def fill(page: Any) -> None:
        page.append(["kop", "x"])
        page["A1"].font = Font(bold=True)

    assert [one.bold for one in tables(read_xlsx(saved(fill)))[0].rows[0]] == [True, False]


def test_what_is_hidden_is_read_and_told() -> None:
    def row(page: Any) -> None:
        page.append(["a", "b"])
        page.append(["c", "d"])
        page.row_dimensions[2].hidden = True

    def column(page: Any) -> None:
        page.append(["a", "b"])
        page.column_dimensions["B"].hidden = True

    def empty(page: Any) -> None:
        page.append(["a", "b"])
        page.column_dimensions["F"].hidden = True

    def sheet(page: Any) -> None:
        page.append(["a"])
        page.parent.create_sheet("Lijst").append(["b"])
        page.parent["Lijst"].sheet_state = "hidden"

    documents = [read_xlsx(saved(fill)) for fill in (row, column, empty, sheet)]
    assert [codes(one) for one in documents] == [["hidden"], ["hidden"], [], ["hidden"]]
    assert [len(one.lines) for one in documents] == [2, 1, 1, 3]


def test_a_formula_shows_what_was_worked_out_or_is_told() -> None:
    data = rows(["=1+1", "x"])
    document = read_xlsx(data)
    assert (words(document), codes(document)) == ([["", "x"]], ["no_value"])
    assert dict(document.warnings[0].values)["cells"] == "A1"
    parts = parts_of(data)
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>").replace(b"<v></v>", b"<v>2</v>")
    worked_out = read_xlsx(zipped(parts))
    assert (words(worked_out), codes(worked_out)) == ([["2", "x"]], [])


def test_a_very_long_sheet_is_read_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_cells, "MOST_ROWS", 20)
    document = read_separated("\n".join(f"a{number};b" for number in range(30)).encode())
    assert (len(tables(document)[0].rows), codes(document)) == (20, ["partial"])


def test_styles_that_are_not_right_cost_no_more_than_the_colours() -> None:
    parts = parts_of(rows(["a", 2024]))
    parts["xl/styles.xml"] = parts["xl/styles.xml"].replace(b"</cellXfs>", b"<xf bad='1' numFmtId='x'/></cellXfs>")
    document = read_xlsx(zipped(parts))
    assert (words(document), codes(document)) == ([["a", "2024"]], ["no_colours"])


def test_the_strict_form_of_the_standard_is_read_as_well() -> None:
    parts = {
        name: part.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        )
        for name, part in parts_of(rows(["a", "b"])).items()
    }
    assert words(read_xlsx(zipped(parts))) == [["a", "b"]]


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"])
def test_a_damaged_workbook_says_so(name: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_xlsx(zipped({**parts_of(rows(["a"])), name: b"<a"}))
    assert caught.value.code == "broken"


def test_an_empty_workbook_is_empty() -> None:
    with pytest.raises(Unreadable) as caught:
        read_xlsx(rows([]))
    assert caught.value.code == "empty"


def sheet(*content: str, more: str = "", columns: str = "", automatic: str = "") -> bytes:
    """An open workbook of one sheet."""
    made = table(*content, columns=columns, more=f'table:name="Blad" {more}')
    return open_document("spreadsheet", made, automatic)


def test_an_open_workbook_gives_the_words_that_it_shows() -> None:
    number = cell(p("2.024"), 'office:value-type="float" office:value="2024"')
    bare = cell("", 'office:value-type="float" office:value="2024"')
    remark = cell("<office:annotation><text:p>nee</text:p></office:annotation>" + p("een") + p("twee"))
    assert words(read_ods(sheet(number + bare + remark))) == [["2.024", "2024", "een twee"]]


def test_repeated_cells_and_rows_are_as_many_as_they_say_and_no_more() -> None:
    wide = (
        cell("a") + cell("x", 'table:number-columns-repeated="2"') + cell("", 'table:number-columns-repeated="16000"')
    )
    deep = f'<table:table-row table:number-rows-repeated="2">{cell("b")}</table:table-row>'
    end = f'<table:table-row table:number-rows-repeated="1048570">{cell()}</table:table-row>'
    document = read_ods(sheet(wide, deep, end))
    assert words(document) == [["a", "x", "x"], ["b", "", ""], ["b", "", ""]]
    assert [row[0].place.row for row in tables(document)[0].rows] == [1, 2, 3]


def test_an_open_workbook_has_spans_shades_and_hidden_parts() -> None:
    content = (
        cell("Actie") + cell("Jaren", 'table:number-columns-spanned="2"') + covered(),
        cell("a") + cell("", "", "groen") + cell(),
        f'<table:table-row table:visibility="collapse">{cell("b")}{cell()}{cell("", "", "groen")}</table:table-row>',
    )
    document = read_ods(sheet(*content, automatic=coloured("groen", "#92d050")))
    assert [one.columns for one in tables(document)[0].rows[0]] == [1, 2, 1]
    assert (shades(document), codes(document)) == (["", "1", "2"], ["hidden"])


def test_a_sheet_that_an_open_workbook_hides_is_told() -> None:
    hidden = style("ta1", "table", '<style:table-properties table:display="false"/>')
    assert codes(read_ods(sheet(cell("a"), more='table:style-name="ta1"', automatic=hidden))) == ["hidden"]


def test_a_formula_of_an_open_workbook_without_a_value_is_told() -> None:
    document = read_ods(sheet(cell("a") + cell("", 'table:formula="of:=1+1"')))
    assert dict(document.warnings[0].values) == {"sheet": "Blad", "cells": "B1"}


@pytest.mark.parametrize(
    "data",
    [
        "Actie;Jaar\né;2024\n".encode(),
        "Actie;Jaar\né;2024\n".encode("cp1252"),
        "\ufeffActie,Jaar\né,2024\n".encode("utf-16"),
        "sep=;\nActie;Jaar\né;2024\n".encode("utf-8-sig"),
        "Actie\tJaar\r\né\t2024\r\n".encode(),
        '"Actie","Jaar"\n"é","2024"\n'.encode(),
    ],
)
def test_tables_as_text_in_every_dialect(data: bytes) -> None:
    document = read_separated(data)
    assert words(document) == [["Actie", "Jaar"], ["é", "2024"]]
    assert document.lines == ("Actie | Jaar", "é | 2024")


def test_cells_that_span_more_than_there_is_cost_nothing() -> None:
    parts = parts_of(rows(*[[f"a{number}", "b"] for number in range(50)]))
    name = "xl/worksheets/sheet1.xml"
    spans = b"".join(b'<mergeCell ref="A%d:XFD1048576"/>' % number for number in range(1, 3000))
    parts[name] = parts[name].replace(b"</sheetData>", b"</sheetData><mergeCells>" + spans + b"</mergeCells>")
    assert words(read_xlsx(zipped(parts)))[0][0] == "a0"
