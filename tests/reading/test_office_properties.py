"""For any words: what is written is read, as it is seen. For any damage: a reading, or one clear word for why not."""

from __future__ import annotations

import html
import io
from collections.abc import Callable

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from regietafel.reading.blocks import Document, Table, Unreadable
from regietafel.reading.plan_reading import PlanReading
from regietafel.reading.readers.docx import read_docx
from regietafel.reading.readers.ods import read_ods
from regietafel.reading.readers.odt import read_odt
from regietafel.reading.readers.separated import read_separated
from regietafel.reading.readers.signs import plain
from regietafel.reading.readers.xlsx import read_xlsx
from tests.reading import builder
from tests.reading import open_document as odf
from tests.reading.sample_plan import SAMPLE
from tests.reading.word import p, parts_of, tbl, tc, word, zipped

FEW = settings(max_examples=25, deadline=None)
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=40).filter(
    lambda text: bool(plain(text)) and plain(text)[0] not in "<-•·▪*–="
)
ROWS = st.lists(st.lists(WORDS, min_size=2, max_size=2), min_size=1, max_size=4)
SMALL = PlanReading("text", SAMPLE.title, SAMPLE.start, SAMPLE.end, SAMPLE.nodes[:5])
SOUND = {
    read_docx: [builder.word_paragraphs(SMALL), builder.word_table(SMALL), builder.word_fiches(SMALL)],
    read_odt: [builder.open_text(SMALL)],
    read_xlsx: [builder.sheet_shaded(SMALL)],
    read_ods: [builder.open_sheet(SMALL)],
    read_separated: [builder.separated(SMALL)],
}
FILES = [(reader, data) for reader, files in SOUND.items() for data in files]


def cells(document: Document) -> list[list[str]]:
    """The words of the tables of a document."""
    return [[cell.text for cell in row] for block in document.blocks if isinstance(block, Table) for row in block.rows]


def seen(rows: list[list[str]]) -> list[list[str]]:
    """The words as they are seen."""
    return [[plain(text) for text in row] for row in rows]


def escaped(text: str) -> str:
    """Words as markup, which never begin as markup."""
    return html.escape(text, quote=False)


@FEW
@given(st.lists(WORDS, min_size=1, max_size=5))
def test_paragraphs_come_back_in_order(texts: list[str]) -> None:
    as_word = read_docx(word("".join(p(escaped(text)) for text in texts)))
    as_open = read_odt(odf.open_document("text", "".join(odf.p(escaped(text)) for text in texts)))
    for document in (as_word, as_open):
        assert [text.text for text in document.texts()] == [plain(text) for text in texts]


@FEW
@given(ROWS)
def test_tables_come_back_cell_by_cell(rows: list[list[str]]) -> None:
    in_word = tbl(*("".join(tc(p(escaped(text))) for text in row) for row in rows))
    opened = odf.table(*("".join(odf.cell(odf.p(escaped(text))) for text in row) for row in rows))
    assert cells(read_docx(word(in_word))) == seen(rows)
    assert cells(read_odt(odf.open_document("text", opened))) == seen(rows)
    assert cells(read_ods(odf.open_document("spreadsheet", opened))) == seen(rows)


@FEW
@given(ROWS)
def test_workbooks_come_back_cell_by_cell(rows: list[list[str]]) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    assert cells(read_xlsx(out.getvalue())) == seen(rows)


@FEW
@given(st.lists(WORDS, min_size=1, max_size=5))
def test_a_place_is_the_line_where_the_words_stand(texts: list[str]) -> None:
    document = read_docx(word("".join(p(escaped(text)) for text in texts) + tbl(tc("a") + tc("b"))))
    for text in document.texts():
        assert document.lines[text.place.line - 1] == text.text


def damaged(data: bytes, place: float, length: int, how: str) -> bytes:
    """Bytes of which a piece was turned over, cut out, doubled or lost to the end."""
    start = int(place * len(data))
    piece = data[start : start + length]
    turned = bytes(byte ^ 0x15 for byte in piece)
    middle = {"turned": turned, "cut": b"", "doubled": piece * 2, "lost": b""}[how]
    return data[:start] + middle + (b"" if how == "lost" else data[start + length :])


def outcome(reader: Callable[[bytes], Document], data: bytes) -> str:
    """The word for why a file cannot be read, or "read"."""
    try:
        reader(data)
    except Unreadable as fault:
        return fault.code
    return "read"


CLEAR = frozenset({"read", "broken", "empty", "encrypted", "too_large"})
DAMAGE = st.tuples(st.floats(0, 0.999), st.integers(1, 60), st.sampled_from(["turned", "cut", "doubled", "lost"]))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(range(len(FILES))), DAMAGE)
def test_damage_to_the_file_gives_a_reading_or_says_why_not(which: int, damage: tuple[float, int, str]) -> None:
    reader, data = FILES[which]
    assert outcome(reader, damaged(data, *damage)) in CLEAR


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(range(len(FILES) - 1)), st.integers(0, 100), DAMAGE)
def test_damage_within_a_part_gives_a_reading_or_says_why_not(
    which: int, part: int, damage: tuple[float, int, str]
) -> None:
    reader, data = FILES[which]
    parts = parts_of(data)
    name = sorted(parts)[part % len(parts)]
    assert outcome(reader, zipped({**parts, name: damaged(parts[name], *damage)})) in CLEAR
