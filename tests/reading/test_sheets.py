"""What comes out of a file that somebody sends: rows of texts, or a word for why not."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from regietafel.reading.separated import rows_of_text
from regietafel.reading.sheets import MOST_COLUMNS, MOST_ROWS, WHYS, read


def saved(fill: Callable[[Any], Any]) -> bytes:
    """A workbook with what is filled in on its first sheet."""
    book = openpyxl.Workbook()
    fill(book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def packed(**parts: bytes) -> bytes:
    """A zip with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in parts.items():
            pack.writestr(name, content)
    return out.getvalue()


def repacked(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one of its parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        parts = {part: pack.read(part) for part in pack.namelist()}
    return packed(**{**parts, name: change(parts[name])})


def test_cells_are_texts_and_a_formula_is_none() -> None:
    row = ["a", 2024, 1.5, 3.0, True, dt.date(2024, 2, 1), dt.datetime(2024, 2, 1, 9, 30), "=1+1", None, "x\ny"]
    answer = read(saved(lambda page: page.append(row)))
    texts = ["a", "2024", "1.5", "3", "1", "01/02/2024", "2024-02-01 09:30:00", None, "", "x\ny"]
    assert answer == {"sheets": [[(1, texts)]]}


def test_a_row_has_the_number_that_the_spreadsheet_shows() -> None:
    def fill(page: Any) -> None:
        page["A2"], page["B7"] = "a", "b"

    assert read(saved(fill)) == {"sheets": [[(2, ["a"]), (7, ["", "b"])]]}


def test_csv_rows_count_as_rows_even_where_a_cell_has_two_lines() -> None:
    assert read(b'a;b\r\n"een\r\ntwee";c\r\n\r\nd;e') == {
        "sheets": [[(1, ["a", "b"]), (2, ["een\r\ntwee", "c"]), (4, ["d", "e"])]]
    }


BOMB = packed(**{"xl/worksheets/sheet1.xml": b"0" * (90 * 1024 * 1024)})
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \r\n\0", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "no_sheet"),
        (b"%PDF-1.7\n\x01\x02", "no_sheet"),
        (b"\x81\x8d\x8f", "no_sheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook", "old"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (b"PK\x03\x04 and nothing more", "damaged"),
        (packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "open_document"),
        (packed(**{"word/document.xml": b"<a/>"}), "no_sheet"),
        (packed(**{"xl/workbook.xml": b"<a/>"}), "damaged"),
        (packed(**{f"xl/{one}.bin": b"" for one in range(501)}), "too_large"),
        (BOMB, "too_large"),
        (saved(lambda page: page.cell(1, MOST_COLUMNS + 1, "x")), "too_large"),
        (b"a;b\n" * (MOST_ROWS + 1), "too_large"),
    ],
)
def test_what_is_no_sheet_has_a_word(data: bytes, why: str) -> None:
    assert read(data) == {"why": why}
    assert why in WHYS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_declares_entities_is_not_read(encoding: str) -> None:
    def laughing(part: bytes) -> bytes:
        text = (LAUGHS + part.partition(b"?>")[2] if b"?>" in part else LAUGHS + part).decode()
        return text.encode(encoding)

    data = saved(lambda page: page.append(["a"]))
    for name in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml"):
        assert read(repacked(data, name, laughing)) == {"why": "damaged"}


def test_a_size_that_lies_is_found_out() -> None:
    data = saved(lambda page: page.append(["a" * 5000]))
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        size = pack.getinfo("xl/worksheets/sheet1.xml").file_size
    lying = data.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert read(lying)["why"] == "damaged"


def test_macros_are_not_looked_at() -> None:
    data = saved(lambda page: page.append(["a"]))
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        parts = {name: pack.read(name) for name in pack.namelist()}
    types = parts["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    macros = packed(**{**parts, "[Content_Types].xml": types, "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    assert read(macros) == {"sheets": [[(1, ["a"])]]}


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        (b"a,b\n1;5,2\n", [["a", "b"], ["1;5", "2"]]),
        (b"a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
        (b"a\tb\n1,5\t2\n", [["a", "b"], ["1,5", "2"]]),
        (b"sep=,\na,b;c\n", [[], ["a", "b;c"]]),
        ("é;ü\n".encode("cp1252"), [["é", "ü"]]),
        ("\ufeffé;ü\n".encode(), [["é", "ü"]]),
        ("é;ü\n".encode("utf-16"), [["é", "ü"]]),
        (b'a;b\n"open', [["a", "b"], ["open"]]),
    ],
)
def test_a_csv_is_known_by_what_it_holds(data: bytes, rows: list[list[str]]) -> None:
    assert rows_of_text(data) == rows


@given(st.binary(max_size=200))
def test_any_bytes_have_an_answer(data: bytes) -> None:
    for given_bytes in (data, b"PK\x03\x04" + data):
        assert set(read(given_bytes)) <= {"sheets", "why"}
