"""What the reader of texts makes of lines: headings, items, footnotes, tables, whichever way the text was written."""

from __future__ import annotations

import pytest

from regietafel.reading.blocks import Table, Text, Unreadable
from regietafel.reading.readers.text import read_text


def texts(source: str) -> list[Text]:
    """The texts in a source."""
    return list(read_text(source.encode()).texts())


def table(source: str) -> Table:
    """The one table in a source."""
    (found,) = (block for block in read_text(source.encode()).blocks if isinstance(block, Table))
    return found


def cells(source: str) -> list[list[str]]:
    """The words in the cells of the one table."""
    return [[cell.text for cell in row] for row in table(source).rows]


class TestLines:
    def test_headings_of_markdown(self) -> None:
        assert [(each.text, each.heading) for each in texts("# Een\n\n### Drie ###\nTekst\n====\n")] == [
            ("Een", 1),
            ("Drie", 3),
            ("Tekst", 1),
        ]

    @pytest.mark.parametrize("mark", ["-", "*", "+", "•", "–", "▪", "·"])
    def test_items_whatever_their_mark(self, mark: str) -> None:
        assert [(each.text, each.item) for each in texts(f"{mark} een\n{mark} twee\n  {mark} twee b\n{mark} drie")] == [
            ("een", 1),
            ("twee", 1),
            ("twee b", 2),
            ("drie", 1),
        ]

    @pytest.mark.parametrize("mark", ["1.", "1)", "(1)", "1°", "a)", "A.", "IV.", "iv)"])
    def test_a_number_stands_beside_the_text_of_its_item(self, mark: str) -> None:
        assert [(each.marker, each.text, each.item) for each in texts(f"{mark} tekst")] == [(mark, "tekst", 1)]

    def test_bold_run_ins_and_italics(self) -> None:
        bold, italic, plain = texts("**Trekker:** regisseur\n\n*alles schuin*\n\n2 * 3 * 4\n")
        assert (bold.text, bold.bold) == ("Trekker: regisseur", len("Trekker:"))
        assert (italic.text, italic.italic) == ("alles schuin", True)
        assert plain.text == "2 * 3 * 4"

    def test_footnotes_leave_no_mark_and_a_square_stays(self) -> None:
        said, note = texts(
            "Er zijn 9<sup>de</sup> plaatsen<sup>1</sup> op W<sup>1</sup>.\n\n<sup>1</sup> Bron: telling\n"
        )
        assert said.text == "Er zijn 9de plaatsen op W1."
        assert (note.text, note.note) == ("Bron: telling", "1")

    def test_lines_that_a_program_broke_are_one_paragraph(self) -> None:
        long = "De gemeenten van deze streek werken al jaren samen aan werk voor wie"
        source = f"{long}\n{long[:-4]} hen\ndat moeilijk vindt.\n{long}\n{long}\nnooit.\nTrekker: regisseur\n"
        found = texts(source)
        assert len(found) == 3
        assert [each.place.line for each in found] == [1, 4, 7]

    def test_short_lines_stay_apart(self) -> None:
        assert [each.text for each in texts("Wie? regisseur\nWanneer? 2024\n")] == ["Wie? regisseur", "Wanneer? 2024"]

    def test_each_block_knows_its_line(self) -> None:
        assert [each.place.line for each in texts("\n\neen\r\n\r\ntwee\r\rdrie")] == [3, 5, 7]


class TestTables:
    def test_bars(self) -> None:
        assert cells("| Actie | Wie |\n|:--|--:|\n| Fiets | stad |\n| Bus | |\n") == [
            ["Actie", "Wie"],
            ["Fiets", "stad"],
            ["Bus", ""],
        ]

    def test_tabs_with_an_empty_line_where_a_page_ended(self) -> None:
        assert cells("Actie\tWie\t2024\nFiets\tstad\t\n\nBus\tregio\tX\n") == [
            ["Actie", "Wie", "2024"],
            ["Fiets", "stad", ""],
            ["Bus", "regio", "X"],
        ]

    def test_a_list_with_tabs_is_a_list(self) -> None:
        assert [(each.marker, each.text) for each in texts("1.\teen\n2.\ttwee\n")] == [("1.", "een"), ("2.", "twee")]
        assert [each.text for each in texts("Trekker:\tstad\nPartners:\tregio\n")] == [
            "Trekker: stad",
            "Partners: regio",
        ]

    def test_a_list_inside_a_cell_is_a_list(self) -> None:
        (row,) = table("Actie\t<ul><li>een</li><li>twee</li></ul>\n\nx\ty\n").rows[:1]
        assert (row[1].texts, row[1].items) == (("een", "twee"), (True, True))

    def test_a_list_of_dashes_inside_a_cell_as_well(self) -> None:
        (row,) = table('x\t<ul style="list-style-type: none"> - een a - twee b </ul>\ny\tz\n').rows[:1]
        assert (row[1].texts, row[1].items) == (("een a", "twee b"), (True, True))

    def test_cells_that_span(self) -> None:
        found = table('<table><tr><td rowspan="2">A</td><td>B</td></tr>\n<tr><td>C</td></tr></table>')
        assert [[(cell.text, cell.covered) for cell in row] for row in found.rows] == [
            [("A", False), ("B", False)],
            [("", True), ("C", False)],
        ]

    def test_spans_that_lie_do_no_harm(self) -> None:
        found = table('<table><tr><td rowspan="999999" colspan="99999999999">A</td></tr></table>')
        assert len(found.rows) == 1


class TestPages:
    PAGE = """<!doctype html>
<html><head><title>x</title><style>p {color: red}</style></head><body>
<h1>Plan</h1><script>alert("geen actie")</script>
<p><b>Trekker:</b> stad<br>Partners: regio</p>
<ol><li>een<ul><li>binnen</li></ul></li>
<li>twee</li></ol>
</body></html>"""

    def test_a_page_gives_blocks_at_their_lines(self) -> None:
        found = texts(self.PAGE)
        assert [(each.text, each.place.line, each.item, each.marker) for each in found] == [
            ("Plan", 3, 0, ""),
            ("Trekker: stad", 4, 0, ""),
            ("Partners: regio", 4, 0, ""),
            ("een", 5, 1, "1."),
            ("binnen", 5, 2, "-"),
            ("twee", 6, 1, "2."),
        ]

    @pytest.mark.parametrize("tag", ["script", "style", "template", "noscript"])
    def test_what_a_browser_would_run_is_not_kept(self, tag: str) -> None:
        document = read_text(f"Een\n<{tag}>geheim\n()</{tag}>\nTwee\n".encode())
        assert "geheim" not in " ".join(document.lines)
        assert [each.text for each in document.texts()] == ["Een", "Twee"]
        assert [each.place.line for each in document.texts()] == [1, 4]


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_each_gives_the_same_text(self, encoding: str) -> None:
        assert [each.text for each in read_text("Coördinatie – één\n".encode(encoding)).texts()] == [
            "Coördinatie – één"
        ]

    def test_signs_that_nobody_sees_are_taken_out(self) -> None:
        (found,) = texts("\u200fActie\u00a01:\u202f sociale\u2011economie\u00ad\u200b\n")
        assert found.text == "Actie 1: sociale-economie"

    @pytest.mark.parametrize(("data", "code"), [(b"", "empty"), (b" \n\t\n", "empty"), (b"\0\1\2", "unknown")])
    def test_what_is_no_text_is_refused(self, data: bytes, code: str) -> None:
        with pytest.raises(Unreadable) as refused:
            read_text(data)
        assert refused.value.code == code
