"""What comes out of a text of an open document (ODT): the same as out of Word."""

from __future__ import annotations

import pytest

from regietafel.reading.blocks import Document, Table, Unreadable
from regietafel.reading.readers.odt import read_odt
from tests.reading.open_document import cell, coloured, covered, h, letters, open_document, p, style, table
from tests.reading.word import parts_of, zipped

BOLD = style("vet", "text", letters('fo:font-weight="bold"'))
ALL_BOLD = style("Vet", "paragraph", letters('fo:font-weight="bold"'))
LARGE = style("Groot", "paragraph", letters('fo:font-size="18pt"'))
HIDDEN = style("weg", "text", letters('text:display="none"'))
STYLES = (
    '<style:default-style style:family="paragraph"><style:text-properties fo:font-size="11pt"/></style:default-style>'
    + style("Title", "paragraph")
    + style("Heading_20_2", "paragraph", more=' style:default-outline-level="2"')
    + style("Eigen", "paragraph", parent="Heading_20_2")
    + style("Heading_20_3", "paragraph")
)
LISTS = (
    '<text:list-style style:name="N">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="2"/>'
    '<text:list-level-style-number text:level="3" style:num-format="a" style:num-suffix=")"/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>'
)


def reading(body: str, styles: str = STYLES) -> Document:
    """The document with this body."""
    return read_odt(open_document("text", body, BOLD + ALL_BOLD + LARGE + HIDDEN + LISTS, styles))


def texts(body: str) -> list[str]:
    """The texts with the marks before them."""
    return [f"{text.marker} {text.text}".strip() for text in reading(body).texts()]


def only_table(document: Document) -> Table:
    """The one table in it."""
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    return found


def items(style_name: str, *content: str, more: str = "") -> str:
    """A list of items."""
    rows = "".join(f"<text:list-item>{one}</text:list-item>" for one in content)
    return f'<text:list text:style-name="{style_name}" {more}>{rows}</text:list>'


def test_headings_have_their_level_from_the_text_or_from_a_style() -> None:
    body = h("een", 1) + h("drie", 3) + p("twee", "Eigen") + p("drie", "Heading_20_3") + p("gewoon")
    assert [text.heading for text in reading(body).texts()] == [1, 3, 2, 3, 0]


def test_a_title_stands_above_all_headings() -> None:
    document = reading(p("Ons plan", "Title") + h("een", 1))
    assert (document.title, [text.heading for text in document.texts()]) == ("Ons plan", [1, 2])


def test_without_styles_larger_and_bold_paragraphs_are_headings() -> None:
    body = p("Pijler", "Groot") + p("Actie", "Vet") + p("Wat we in deze actie doen, in meer woorden dan de kop.")
    assert [text.heading for text in reading(body).texts()] == [1, 2, 0]


def test_how_many_signs_at_the_start_are_bold() -> None:
    (text,) = reading(p('<text:span text:style-name="vet">Partners:</text:span> wij')).texts()
    assert (text.text, text.bold) == ("Partners: wij", len("Partners:"))


def test_lists_have_the_marks_that_the_document_makes() -> None:
    inner = items("N", p("b") + items("N", p("c"), p("d")), p("e"))
    assert texts(items("N", p("a") + inner, p("f") + items("N", p("g")))) == [
        "1. a", "1.1. b", "a) c", "b) d", "1.2. e", "2. f", "2.1. g",
    ]  # fmt: skip


def test_a_list_begins_again_unless_it_says_that_it_goes_on() -> None:
    again = items("N", p("x"))
    on = items("N", p("x"), more='text:continue-numbering="true"')
    named = items("N", p("x"), more='xml:id="l1"') + again + items("N", p("x"), more='text:continue-list="l1"')
    assert [text.split()[0] for text in texts(again + again + on + named)] == ["1.", "1.", "2.", "1.", "1.", "2."]


def test_bullets_are_a_dash_and_only_the_first_paragraph_has_it() -> None:
    found = list(reading(items("B", p("a") + p("nog"), p("b"))).texts())
    assert [(text.marker, text.item) for text in found] == [("-", 1), ("", 0), ("-", 1)]


def test_numbers_that_the_document_gives_its_headings_are_read() -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
    )
    body = h("een", 1) + h("twee", 2) + h("drie", 2) + h("vier", 1) + h("vijf", 2)
    assert [text.marker for text in reading(body, STYLES + outline).texts()] == ["1", "1.1", "1.2", "2", "2.1"]


def test_spaces_breaks_and_signs_that_nobody_sees() -> None:
    odd = p("samen\u00adwer\nking<text:s text:c='3'/>LR<text:tab/>1<text:line-break/>tweede")
    assert texts(odd) == ["samenwer king LR 1", "tweede"]


def test_remarks_contents_and_hidden_words_are_left_out() -> None:
    body = (
        f"<text:table-of-content><text:index-body>{p('Inhoud')}</text:index-body></text:table-of-content>"
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>oud</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        + p(
            "hier<office:annotation><text:p>nee</text:p></office:annotation><text:span text:style-name='weg'>weg</text:span>"
        )
    )
    document = reading(body)
    assert [text.text for text in document.texts()] == ["hier"]
    assert [warned.code for warned in document.warnings] == ["tracked_changes"]


def test_notes_come_last_and_boxes_after_their_paragraph() -> None:
    note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('uitleg')}</text:note-body></text:note>"
    box = f"<draw:frame><draw:text-box>{p('kader')}</draw:text-box></draw:frame>"
    found = list(reading(p(f"doel{note}{box}") + p("verder")).texts())
    assert [(text.text, text.note) for text in found] == [("doel", ""), ("kader", ""), ("verder", ""), ("uitleg", "1")]


def test_cells_span_and_hold_lists_and_tables() -> None:
    inner = table(cell("Wie") + cell("wij"))
    body = table(
        cell("kop", 'table:number-columns-spanned="2"') + covered() + cell("c"),
        cell("doel", 'table:number-rows-spanned="2"') + cell(items("B", p("x"), p("y"))) + cell(inner + p()),
        covered() + cell() + cell("z"),
    )
    found = only_table(reading(body))
    assert [[(one.text, one.rows, one.columns, one.covered) for one in row] for row in found.rows] == [
        [("kop", 1, 2, False), ("", 1, 1, True), ("c", 1, 1, False)],
        [("doel", 2, 1, False), ("x y", 1, 1, False), ("Wie: wij", 1, 1, False)],
        [("", 1, 1, True), ("", 1, 1, False), ("z", 1, 1, False)],
    ]
    assert found.rows[1][1].items == (True, True)


def test_a_cell_is_shaded_when_its_colour_tells_something() -> None:
    body = table(
        "".join(cell(text, "", "blauw") for text in ("Actie", "2024", "2025")),
        cell("een") + cell("", "", "groen") + cell("", "", "wit"),
        cell("twee") + cell("", 'table:number-columns-repeated="2"', "groen"),
    )
    automatic = coloured("blauw", "#1f3864") + coloured("groen", "#92d050") + coloured("wit", "#ffffff")
    found = only_table(read_odt(open_document("text", body, automatic)))
    assert [[one.shaded for one in row] for row in found.rows] == [
        [False, False, False],
        [False, True, False],
        [False, True, True],
    ]


def test_a_locked_document_says_so() -> None:
    locked = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    with pytest.raises(Unreadable) as caught:
        read_odt(open_document("text", p("x"), manifest=locked))
    assert caught.value.code == "encrypted"


@pytest.mark.parametrize(
    "content", [b"<office:document-content", b"<nothing/>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"]
)
def test_a_damaged_document_says_so(content: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read_odt(zipped({**parts_of(open_document("text", p("x"))), "content.xml": content}))
    assert caught.value.code == "broken"
