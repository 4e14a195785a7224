"""A sheet of a stranger becomes one table, or a word that says why not; nothing in it is worked out."""

from __future__ import annotations

import time
import zipfile
from io import BytesIO

import pytest

from regietafel.core.limited import run_limited
from regietafel.reading.directory_sheet import MOST_ROWS, read
from regietafel.workplaces.views.sheet_load import LIMITS, READER
from tests.workplaces.sheet_files import HEAD, csv_file, xlsx_file

ROW = ("1", "Fietspunt", "De Klaver", "LDE", "5", "Stationsplein 1", "8500", "Kortrijk", "12")


def test_a_workbook_gives_its_head_and_numbered_rows() -> None:
    answer = read(xlsx_file([HEAD, ROW]))
    assert answer["table"] == [[1, *HEAD], [2, *ROW]]


def test_a_title_above_the_head_is_left_aside() -> None:
    answer = read(xlsx_file([("Werkplekken 2026",), (), HEAD, ROW]))
    assert answer["table"] == [[3, *HEAD], [4, *ROW]]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_csv_is_read_whatever_wrote_it(delimiter: str, encoding: str) -> None:
    answer = read(
        csv_file([("Naam", "Organisatie"), ("Café Één", "De Klaver")], delimiter=delimiter, encoding=encoding)
    )
    assert answer["table"][1][1:] == ["Café Één", "De Klaver"]


def test_a_formula_is_listed_and_never_worked_out() -> None:
    answer = read(xlsx_file([HEAD, ("=1+1", "=cmd|' /C calc'!A0", *ROW[2:])]))
    assert answer["formulas"] == [[2, 0], [2, 1]]
    assert answer["table"][1][1:3] == ["", ""]


def test_a_formula_in_a_csv_is_a_text() -> None:
    answer = read(csv_file([("Naam", "Organisatie"), ("=cmd|' /C calc'!A0", "De Klaver")]))
    assert answer["table"][1][1] == "=cmd|' /C calc'!A0"
    assert answer["formulas"] == []


def test_a_cell_merged_downwards_holds_for_all_its_rows() -> None:
    rows = [("Organisatie", "Naam"), ("De Klaver", "Eén"), (None, "Twee"), (None, "Drie")]
    answer = read(xlsx_file(rows, merged=["A2:A3"]))
    assert [row[1] for row in answer["table"][1:]] == ["De Klaver", "De Klaver", ""]


def test_the_first_sheet_with_a_table_is_read_and_the_others_counted() -> None:
    answer = read(xlsx_file([], [HEAD, ROW], [("Uitleg",)]))
    assert answer["table"][1][2] == "Fietspunt"
    assert answer["others"] == 1


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \r\n ;;;\r\n", "empty"),
        (xlsx_file([]), "empty"),
        (xlsx_file([HEAD]), "only_a_head"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"\x00\x01\x02\x03", "no_sheet"),
        (csv_file([tuple(f"k{n}" for n in range(200)), ("x",) * 200]), "too_many_columns"),
        (csv_file([HEAD, *([ROW] * (MOST_ROWS + 1))]), "too_many_rows"),
        (xlsx_file([HEAD, *([ROW] * (MOST_ROWS + 1))]), "too_many_rows"),
    ],
)
def test_what_is_no_sheet_is_named_by_a_word(data: bytes, why: str) -> None:
    assert read(data)["why"] == why


def test_as_many_rows_as_fit_are_read() -> None:
    assert len(read(csv_file([HEAD, *([ROW] * MOST_ROWS)]))["table"]) == MOST_ROWS + 1


def test_a_part_that_unpacks_to_far_too_much_stays_packed() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("xl/workbook.xml", "<workbook/>")
        pack.writestr("xl/worksheets/sheet1.xml", b" " * (200 * 1024 * 1024))
    assert len(out.getvalue()) < 1024 * 1024
    assert read(out.getvalue())["why"] == "too_large"


def large_sheet(rows: int) -> bytes:
    """A workbook with so many rows: a real one of one row, with that row repeated."""
    small = BytesIO(xlsx_file([HEAD, ROW]))
    out = BytesIO()
    with zipfile.ZipFile(small) as pack, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as large:
        for part in pack.namelist():
            content = pack.read(part).decode()
            if part.endswith("sheet1.xml"):
                first, row, last = (
                    content.partition('<row r="2"')[0],
                    '<row><c t="inlineStr"><is><t>x</t></is></c></row>',
                    "</sheetData></worksheet>",
                )
                content = first + row * rows + last
            large.writestr(part, content)
    return out.getvalue()


def test_a_sheet_of_200_000_rows_is_refused_soon_and_within_the_limits_of_the_child() -> None:
    data = large_sheet(200_000)
    begun = time.monotonic()
    answer = run_limited(READER, data, limits=LIMITS)
    assert answer["why"] in {"too_many_rows", "too_large"}
    assert time.monotonic() - begun < 30
