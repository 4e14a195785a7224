"""What a PDF can have wrong with it: a reading with warnings, or words that say what to do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regietafel.reading.blocks import Unreadable
from regietafel.reading.readers import pdf as reader
from regietafel.reading.readers import read_document
from regietafel.reading.readers.pdf import read_pdf
from regietafel.reading.warnings import SENTENCES
from tests.reading.pdf_writer import LOCKED, LONG, OTHER, Page, pdf


def test_a_scan_says_that_it_holds_pictures_only() -> None:
    with pytest.raises(Unreadable, match="pictures_only"):
        read_document(pdf(Page(picture=True), Page(picture=True)))


def test_a_document_with_scanned_pages_says_which() -> None:
    document = read_pdf(
        pdf(Page().flow(LONG), Page(picture=True), Page(picture=True).put(70, 800, "3"), Page().flow(OTHER))
    )
    assert [(one.code, dict(one.values)) for one in document.warnings] == [("pages_without_text", {"pages": "2-3"})]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (pdf(Page()), "empty"),
        (pdf(), "broken"),
        (b"%PDF-1.4 and no more", "broken"),
        (pdf(Page().flow(LONG), trailer=LOCKED), "encrypted"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as fault:
        read_document(data)
    assert fault.value.code == code


def test_more_pages_than_we_read_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_PAGES", 3)
    document = read_pdf(pdf(*[Page().flow(f"{LONG} Deel {at}.") for at in range(5)]))
    assert [(one.code, dict(one.values)) for one in document.warnings] == [
        ("pages_left_out", {"read": "3", "pages": "5"})
    ]
    assert len(document.blocks) == 3


def test_a_reading_that_takes_too_long_gives_what_it_has() -> None:
    ticks = iter([0.0, 1.0, 2.0, 3.0, 99.0])
    document = reader.read_pdf(
        pdf(*[Page().flow(f"{LONG} Deel {at}.") for at in range(5)]), 10, clock=lambda: next(ticks)
    )
    assert [one.code for one in document.warnings] == ["pages_late"]
    assert len(document.blocks) == 3


@given(st.data())
def test_a_changed_file_is_read_or_refused_in_words(data: st.DataObject) -> None:
    raw = bytearray(pdf(Page().flow(LONG).table([70, 250, 400], 300, [["a", "b"], ["c", "d"]]), packed=False))
    for _change in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(10, len(raw) - 10))
        raw[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
    code = ""
    try:
        read_pdf(bytes(raw))
    except Unreadable as fault:
        code = fault.code
    assert not code or code in SENTENCES
