"""What comes out of the tables of a Word document: cells in their grid, and which of them have a colour that tells."""

from __future__ import annotations

from regietafel.reading.blocks import Cell
from tests.reading.word import listed, only_table, p, r, reading, tbl, tc, texts


def test_cells_span_columns_and_rows() -> None:
    span, start, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = only_table(
        reading(tbl(tc("kop", span) + tc("c"), tc("doel", start) + tc("a") + tc("b"), tc("", on) + tc("d") + tc("e")))
    )
    shapes = [[(cell.text, cell.rows, cell.columns, cell.covered) for cell in row] for row in table.rows]
    assert shapes == [
        [("kop", 1, 2, False), ("", 1, 1, True), ("c", 1, 1, False)],
        [("doel", 2, 1, False), ("a", 1, 1, False), ("b", 1, 1, False)],
        [("", 1, 1, True), ("d", 1, 1, False), ("e", 1, 1, False)],
    ]


def test_a_cell_has_paragraphs_items_and_bold() -> None:
    listing = p(r("Trekkers", "b")) + p("wij", "", listed(2)) + p("zij", "", listed(2))
    cell = only_table(reading(tbl(tc(listing) + tc(p(r("vet", "b")))))).rows[0]
    assert (cell[0].texts, cell[0].items, cell[0].bold) == (("Trekkers", "wij", "zij"), (False, True, True), False)
    assert cell[1].bold


def test_a_number_that_a_list_makes_in_a_cell_is_its_text() -> None:
    table = only_table(reading(tbl(tc(p("", "", listed(1))) + tc("a"), tc(p("doel", "", listed(1, 1))) + tc("b"))))
    assert [row[0].text for row in table.rows] == ["1.", "1.1. doel"]


def test_a_table_in_a_cell_is_lines_of_that_cell() -> None:
    inner = tbl(tc("Wie") + tc("wij"), tc("a") + tc("b") + tc("c")) + p()
    assert only_table(reading(tbl(tc(inner) + tc("x")))).rows[0][0].texts == ("Wie: wij", "a | b | c")


def test_a_frame_of_one_cell_is_no_table() -> None:
    assert texts(tbl(tc(p("Doel", "Kop1") + p("x", "Kop1")))) == ["Doel", "x"]


def test_a_cell_is_shaded_when_its_colour_tells_something() -> None:
    def fill(colour: str) -> str:
        return f'<w:shd w:val="clear" w:fill="{colour}"/>'

    head = "".join(tc(text, fill("1F3864")) for text in ("Actie", "2023", "2024", "2025"))
    rows = [
        tc("een") + tc("", fill("92D050")) + tc("", fill("FFFFFF")) + tc("", fill("auto")),
        tc("twee") + tc("") + tc("", fill("92D050")) + tc("", fill("92D050")),
    ]
    table = only_table(reading(tbl(head, *rows)))
    assert [[cell.shaded for cell in row] for row in table.rows] == [
        [False] * 4,
        [False, True, False, False],
        [False, False, True, True],
    ]


def test_striped_rows_and_columns_of_headings_are_not_shaded() -> None:
    grey = '<w:shd w:val="clear" w:fill="D9D9D9"/>'
    striped = [tc(f"a{n}", grey if n % 2 else "") + tc(f"b{n}", grey if n % 2 else "") for n in range(4)]
    labels = [tc(f"naam {n}", grey) + tc(f"waarde {n}") for n in range(4)]
    for rows in (striped, labels):
        assert not any(cell.shaded for row in only_table(reading(tbl(*rows))).rows for cell in row)


def test_a_table_wider_than_the_rest_gets_empty_cells() -> None:
    table = only_table(reading(tbl(tc("a"), tc("b") + tc("c"))))
    assert table.rows[0][1] == Cell((), table.rows[0][1].place)
