"""A PDF with text becomes the same blocks as the document from which it was printed."""

from __future__ import annotations

import pytest

from regietafel.reading.blocks import Table
from regietafel.reading.readers.pdf import read_pdf
from regietafel.reading.readers.pdf.paragraphs import Hyphens
from tests.reading.pdf_writer import LONG, OTHER, Page, pdf, texts

REST = ", waarover de partners het al een tijd eens zijn en die op de volgende regel nog een eind verder gaat"


def test_headings_are_known_by_their_size_and_paragraphs_are_joined_over_lines() -> None:
    page = Page().flow("Actieplan van de streek", size=20, font="F2").flow("1. Samen werken", size=14, font="F2")
    document = read_pdf(pdf(page.flow(LONG).flow(OTHER)))
    assert [(text.heading, text.text) for text in document.texts()] == [
        (1, "Actieplan van de streek"),
        (2, "1. Samen werken"),
        (0, LONG),
        (0, OTHER),
    ]
    assert document.kind == "pdf"
    assert document.pages == 1
    assert all(block.place.page == 1 for block in document.blocks)
    assert document.lines[document.blocks[2].place.line - 1] == LONG


def test_paragraphs_without_space_between_them_end_where_the_next_word_would_have_fitted() -> None:
    page = Page().flow(LONG, after=0).flow(OTHER, after=0).flow(LONG, after=0)
    assert texts(read_pdf(pdf(page))) == [LONG, OTHER, LONG]


def test_a_heading_over_two_lines_is_one() -> None:
    title = "Prioriteit 2: de regie opnemen over de sociale economie en over werk in de hele streek"
    document = read_pdf(pdf(Page().flow(title, size=16, font="F2").flow(LONG).flow(OTHER)))
    assert texts(document)[0] == title


def test_bold_words_at_the_start_are_told() -> None:
    page = Page().flow(LONG).put(70, 300, "Trekker:", font="F2").put(117, 300, "de dienst werk").flow("")
    bold = list(read_pdf(pdf(page)).texts())[-1]
    assert bold.text == "Trekker: de dienst werk"
    assert bold.text[: bold.bold] == "Trekker:"


def test_italics_are_told() -> None:
    page = Page().flow(LONG).flow("Goedgekeurd door de raad", font="F3")
    assert [text.italic for text in read_pdf(pdf(page)).texts()] == [False, True]


def test_items_have_a_depth_and_their_lines_are_joined() -> None:
    page = Page().flow("De acties:")
    for x, text in [(80, "Een eerste actie"), (100, "Een deel daarvan"), (80, "Een tweede actie")]:
        page.put(x, page.y, "•").flow(text + REST, x=x + 14, wide=486 - x, after=0)
    found = [(text.item, text.marker, text.text) for text in read_pdf(pdf(page.flow(LONG))).texts()]
    assert found[1:4] == [
        (1, "-", "Een eerste actie" + REST),
        (2, "-", "Een deel daarvan" + REST),
        (1, "-", "Een tweede actie" + REST),
    ]
    assert found[4][0] == 0


def test_numbers_begin_a_paragraph_and_stay() -> None:
    page = Page()
    for text in ("1. Een doel", "1.1 Een actie", "a) een stap", "2) nog een stap"):
        page.flow(text, after=0)
    assert texts(read_pdf(pdf(page))) == ["1. Een doel", "1.1 Een actie", "a) een stap", "2) nog een stap"]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("de samen-", "werking loopt", "de samenwerking loopt"),
        ("in Zuid-West-", "Vlaanderen", "in Zuid-West-Vlaanderen"),
        ("werk-", "en zorgplekken", "werk- en zorgplekken"),
        ("het sociaal-", "economisch overleg", "het sociaal-economisch overleg"),
        ("van 2023 -", "2025", "van 2023 - 2025"),
        ("plan 2024-", "2026", "plan 2024-2026"),
        ("een gewone", "regel", "een gewone regel"),
        ("de samen\x02", "werking", "de samenwerking"),
    ],
)
def test_a_broken_word_is_whole_again(before: str, after: str, joined: str) -> None:
    assert Hyphens(["een sociaal-economisch plan", "de samen-"]).joined(before, after) == joined


def test_a_hyphen_stays_where_the_document_breaks_no_words() -> None:
    rest = ["een gewone regel"] * 100
    assert Hyphens(["het collega-", *rest]).joined("het collega-", "netwerk") == "het collega-netwerk"
    assert Hyphens(["de samenwerking", *rest]).joined("de samen-", "werking") == "de samenwerking"


def test_a_word_broken_on_the_page_is_whole_again() -> None:
    page = Page().put(70, 100, "De lokale besturen maken afspraken over de samen-")
    page.put(70, 114, "werking tussen alle partners van de hele streek.")
    whole = "De lokale besturen maken afspraken over de samenwerking tussen alle partners van de hele streek."
    assert texts(read_pdf(pdf(page))) == [whole]


@pytest.mark.parametrize("across", [False, True])
def test_two_columns_are_read_one_after_the_other(across: bool) -> None:
    lines = [(70 + 240 * column, 120 + 14 * row, column, row) for column in (0, 1) for row in range(20)]
    if across:
        lines.sort(key=lambda line: (line[3], line[2]))
    page = Page().put(70, 80, "Een titel over de hele breedte van de bladzijde, boven beide kolommen", 14, "F2")
    for x, y, column, row in lines:
        page.put(x, y, f"kolom {column} regel {row} met woorden tot aan de rand")
    read = " ".join(texts(read_pdf(pdf(page))))
    found = [read.index(f"kolom {column} regel {row} ") for column in (0, 1) for row in range(20)]
    assert found == sorted(found)
    assert not any(isinstance(block, Table) for block in read_pdf(pdf(page)).blocks)


def test_headers_footers_and_page_numbers_are_left_out() -> None:
    pages = []
    for number in range(1, 7):
        page = Page(y=75).put(70, 40, "Actieplan van de streek").put(70, 800, f"Pagina {number} van 6")
        page.put(500, 815, str(number))
        pages.append(page.flow(f"{number}. Doel", size=14).flow(LONG + f" Deel {number}."))
    read = texts(read_pdf(pdf(*pages)))
    assert read == [line for number in range(1, 7) for line in (f"{number}. Doel", LONG + f" Deel {number}.")]


def test_left_and_right_pages_may_have_their_own() -> None:
    pages = [
        Page().put(70 if at % 2 else 450, 40, ["Links", "Rechts"][at % 2]).flow(LONG + f" Deel {at}.")
        for at in range(8)
    ]
    assert texts(read_pdf(pdf(*pages))) == [LONG + f" Deel {at}." for at in range(8)]


def test_what_stands_at_the_top_of_one_page_only_stays() -> None:
    pages = [Page().put(70, 60, title).flow(LONG) for title in ("Een begin", "Een midden", "Een einde")]
    assert [text for text in texts(read_pdf(pdf(*pages))) if text != LONG] == ["Een begin", "Een midden", "Een einde"]


def test_a_paragraph_goes_on_overleaf() -> None:
    first = (
        Page().flow(OTHER).put(70, 780, "De lokale besturen van de streek werken samen aan een sociale economie die")
    )
    second = Page().put(70, 90, "mensen kansen geeft.")
    assert texts(read_pdf(pdf(first, second)))[-1] == (
        "De lokale besturen van de streek werken samen aan een sociale economie die mensen kansen geeft."
    )


def test_footnotes_are_told_apart_and_their_marks_do_not_change_the_words() -> None:
    page = Page().flow(LONG).flow(OTHER).put(70, 300, "In de streek wonen 302.137 inwoners.").put(247, 295, "1", 6)
    page.rule(70, 760, 200, 760).put(70, 775, "1 Cijfer van de dienst bevolking.", 8)
    document = read_pdf(pdf(page, Page().flow(OTHER)))
    assert [(text.note, text.text) for text in document.texts()][2:] == [
        ("", "In de streek wonen 302.137 inwoners."),
        ("", OTHER),
        ("1", "Cijfer van de dienst bevolking."),
    ]


def test_a_page_that_is_turned_reads_like_any_other() -> None:
    page = Page(rotate=90)
    for at, line in enumerate(["Een bladzijde die gedraaid is", "met twee regels"]):
        page.put(100, 100 + 14 * at, line)
    assert texts(read_pdf(pdf(page))) == ["Een bladzijde die gedraaid is met twee regels"]
