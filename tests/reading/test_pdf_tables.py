"""Tables of a PDF, with lines and without, become the same cells as those of the document from which it was printed."""

from __future__ import annotations

import pytest

from regietafel.reading.blocks import Document, Table, Text
from regietafel.reading.readers.pdf import read_pdf
from tests.reading.pdf_writer import LONG, OTHER, Page, pdf, texts


def tables(document: Document) -> list[Table]:
    """The tables."""
    return [block for block in document.blocks if isinstance(block, Table)]


def words(table: Table) -> list[list[str]]:
    """The words of a table, row by row."""
    return [[cell.text for cell in row] for row in table.rows]


ROWS = [
    ["Actie", "Trekker", "2023", "2024"],
    ["Een overleg starten", "Stad", "x", ""],
    ["Een gids maken", "", "", "x"],
]


def test_a_table_with_lines() -> None:
    page = Page().flow(LONG).table([70, 250, 380, 430, 480], 200, ROWS).flow(OTHER)
    document = read_pdf(pdf(page))
    assert [type(block) for block in document.blocks] == [Text, Table, Text]
    (table,) = tables(document)
    assert words(table) == ROWS
    assert [cell.bold for cell in table.rows[0]] == [True] * 4
    place = table.rows[2][0].place
    assert (place.page, place.table, place.row, place.column) == (1, 1, 3, 1)
    assert "Een gids maken" in document.lines[place.line - 1]


def test_a_cell_with_paragraphs_and_one_with_a_list() -> None:
    page = Page().grid([70, 300, 500], [100, 200, 220]).put(74, 114, "De besturen maken een afspraak over het")
    page.put(74, 128, "vervoer naar het werk").put(304, 114, "• het aantal ritten").put(304, 128, "• een verslag")
    page.put(74, 214, "Nog iets").put(304, 214, "niets")
    (table,) = tables(read_pdf(pdf(page)))
    assert table.rows[0][0].texts == ("De besturen maken een afspraak over het vervoer naar het werk",)
    assert table.rows[0][1].texts == ("het aantal ritten", "een verslag")
    assert table.rows[0][1].items == (True, True)


def test_shaded_cells_and_cells_that_span() -> None:
    page = Page().fill(380, 220, 430, 240).fill(430, 240, 480, 260).fill(380, 260, 480, 280)
    page.table([70, 250, 380, 430, 480], 200, [["Actie", "Trekker", "2023", "2024"], ["Een"], ["Twee"], ["Drie"]])
    (table,) = tables(read_pdf(pdf(page)))
    assert [[cell.shaded for cell in row] for row in table.rows] == [
        [False, False, False, False],
        [False, False, True, False],
        [False, False, False, True],
        [False, False, True, True],
    ]
    wide = Page().rule(70, 100, 400, 100).rule(70, 120, 400, 120).rule(70, 140, 400, 140).rule(70, 100, 70, 140)
    wide.rule(400, 100, 400, 140).rule(200, 120, 200, 140).put(74, 114, "Over twee kolommen")
    (table,) = tables(read_pdf(pdf(wide.put(74, 134, "a").put(204, 134, "b"))))
    assert [(cell.text, cell.columns, cell.covered) for cell in table.rows[0]] == [
        ("Over twee kolommen", 2, False),
        ("", 1, True),
    ]


def test_words_that_were_written_as_one_are_parted_by_the_lines_of_the_table() -> None:
    page = Page().grid([70, 122, 300], [100, 120, 140]).put(74, 114, "Actie een Trekker Stad")
    page.put(74, 134, "Twee").put(126, 134, "Drie")
    (table,) = tables(read_pdf(pdf(page)))
    assert words(table)[0] == ["Actie een", "Trekker Stad"]


def test_a_table_that_goes_on_overleaf_is_one_and_its_header_comes_once() -> None:
    xs = [70.0, 250.0, 500.0]
    first = Page().table(xs, 700, [["Actie", "Partners"], ["Een", "Stad"], ["Twee", "de lokale besturen van"]])
    second = Page().table(xs, 60, [["Actie", "Partners"], ["", "de hele streek"], ["Drie", "Dorp"]]).flow(LONG)
    (table,) = tables(read_pdf(pdf(first, second)))
    assert words(table) == [
        ["Actie", "Partners"],
        ["Een", "Stad"],
        ["Twee", "de lokale besturen van de hele streek"],
        ["Drie", "Dorp"],
    ]
    assert [row[0].place.page for row in table.rows] == [1, 1, 1, 2]


def test_tables_with_other_columns_stay_apart() -> None:
    first = Page().table([70, 250, 500], 700, [["a", "b"], ["c", "d"]])
    second = Page().table([70, 200, 500], 60, [["a", "b"], ["e", "f"]])
    assert len(tables(read_pdf(pdf(first, second)))) == 2


@pytest.mark.parametrize("across", [False, True])
def test_a_table_without_lines(across: bool) -> None:
    rows = [
        ["Actie", "Omschrijving", "Trekker"],
        ["Overleg", "Een paar keer per jaar|komen de partners samen", "Stad"],
        ["Gids", "Wie werk zoekt vindt|de weg", "Dienst werk|en zorg"],
        ["Vorming", "Voor wie begeleidt", "School"],
    ]
    page, y = Page().flow(LONG), 200.0
    for row in rows:
        lines = [
            (x, y + 14 * down, part)
            for x, cell in zip((70, 160, 400), row, strict=True)
            for down, part in enumerate(cell.split("|"))
        ]
        for x, top, part in sorted(lines, key=lambda line: line[1]) if across else lines:
            page.put(x, top, part)
        y += 40
    page.y = y
    document = read_pdf(pdf(page.flow(OTHER)))
    assert words(tables(document)[0]) == [[cell.replace("|", " ") for cell in row] for row in rows]
    assert texts(document) == [LONG, OTHER]


def test_a_word_that_a_narrow_cell_broke_is_whole_again() -> None:
    page = (
        Page()
        .grid([70, 122, 300], [100, 150, 170])
        .put(74, 114, "Doelstellin")
        .put(74, 128, "g")
        .put(126, 114, "Vaste")
    )
    page.put(126, 128, "kern").put(74, 164, "Een").put(126, 164, "twee")
    (table,) = tables(read_pdf(pdf(page)))
    assert words(table) == [["Doelstelling", "Vaste kern"], ["Een", "twee"]]


def test_a_cell_that_spans_rows_goes_on_over_those_of_the_next_page() -> None:
    first = Page().rule(70, 700, 500, 700).rule(200, 720, 500, 720).rule(70, 740, 500, 740)
    second = Page().rule(70, 60, 500, 60).rule(200, 80, 500, 80).rule(70, 100, 500, 100)
    for page, top in ((first, 700), (second, 60)):
        for x in (70, 200, 350, 500):
            page.rule(x, top, x, top + 40)
    first.put(74, 714, "Een doel").put(204, 714, "Actie 1").put(354, 714, "Stad").put(204, 734, "Actie 2").put(
        354, 734, "Dorp"
    )
    second.put(204, 74, "Actie 3").put(204, 94, "Actie 4").put(354, 94, "Stad")
    (table,) = tables(read_pdf(pdf(first, second)))
    assert [row[1].text for row in table.rows] == ["Actie 1", "Actie 2", "Actie 3", "Actie 4"]
    assert (table.rows[0][0].text, table.rows[0][0].rows) == ("Een doel", 4)
    assert [row[0].covered for row in table.rows] == [False, True, True, True]


def test_a_new_row_with_the_same_lead_is_no_rest_of_the_row_before() -> None:
    xs = [70.0, 250.0, 400.0, 500.0]
    first = Page().table(xs, 700, [["Actie", "Trekker", "2024"], ["Een overleg", "de stad", "x"]])
    second = Page().table(xs, 60, [["een gids", "de stad", ""], ["Actie 3", "de stad", ""]])
    (table,) = tables(read_pdf(pdf(first, second)))
    assert len(table.rows) == 4
