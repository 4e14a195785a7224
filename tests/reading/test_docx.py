"""What comes out of a Word document: what a reader of the paper sees, in order, and nothing that only the file knows."""

from __future__ import annotations

import pytest

from regietafel.reading.blocks import Text, Unreadable
from regietafel.reading.readers.docx import read_docx
from tests.reading.word import STYLES, first, listed, only_table, p, parts_of, r, reading, tbl, tc, texts, word, zipped


def test_headings_have_the_level_of_their_style_or_of_the_style_under_it() -> None:
    body = (
        p("een", "Kop1")
        + p("twee", "Kop2")
        + p("drie", "Eigen")
        + p("vier", "", '<w:outlineLvl w:val="2"/>')
        + p("vijf")
    )
    assert [text.heading for text in reading(body).texts()] == [1, 2, 2, 3, 0]


def test_a_title_stands_above_all_headings() -> None:
    document = reading(p("Ons plan", "Titel") + p("een", "Kop1") + p("twee", "Kop2"))
    assert (document.title, [text.heading for text in document.texts()]) == ("Ons plan", [1, 2, 3])


def test_where_no_style_says_so_larger_and_bold_paragraphs_are_headings() -> None:
    large, larger = '<w:sz w:val="28"/>', '<w:sz w:val="36"/>'
    body = (
        p(r("Plan", larger))
        + p(r("Pijler", large))
        + p(r("Actie", "b"))
        + p("Wat we doen staat hier, in meer woorden.")
    )
    assert [text.heading for text in reading(body).texts()] == [1, 2, 3, 0]


def test_where_styles_say_so_a_bold_paragraph_is_none() -> None:
    body = p("een", "Kop1") + p("twee", "Kop2") + p(r("Partners", "b")) + p("wij")
    assert [(text.heading, text.bold) for text in reading(body).texts()] == [(1, 3), (2, 0), (0, 8), (0, 0)]


def test_how_many_signs_at_the_start_are_bold() -> None:
    body = p(r("Part", "b") + r("ners: ", '<w:rStyle w:val="Zwaar"/>') + r("wij, ") + r("zij", "b"))
    text = first(reading(body))
    assert (text.text, text.text[: text.bold]) == ("Partners: wij, zij", "Partners:")


def test_a_style_can_make_bold_what_the_run_takes_back() -> None:
    text = first(reading(p(r("een", '<w:b w:val="0"/>'), "Kop1") + p("twee", "Kop1")))
    assert text.bold == 0


def test_lists_have_the_marks_that_word_makes() -> None:
    body = "".join(p(str(depth), "", listed(1, depth)) for depth in (0, 1, 1, 2, 2, 0, 1, 2))
    assert [text.split()[0] for text in texts(body)] == ["1.", "1.1.", "1.2.", "a)", "b)", "2.", "2.1.", "a)"]


def test_another_list_with_the_same_marks_goes_on_unless_it_says_where_it_begins() -> None:
    body = (
        p("x", "", listed(1))
        + p("x", "", listed(1))
        + p("x", "", listed(3))
        + p("x", "", listed(3))
        + p("x", "", listed(1))
    )
    assert texts(body) == ["1. x", "2. x", "1. x", "2. x", "3. x"]


def test_bullets_are_a_dash_and_words_in_a_mark_stay() -> None:
    found = list(reading(p("a", "", listed(2)) + p("b", "", listed(2, 1))).texts())
    assert [(text.marker, text.item) for text in found] == [("-", 1), ("OD I -", 2)]


def test_a_numbered_heading_keeps_its_number_and_is_no_item() -> None:
    text = first(reading(p("Doel", "Kop2", listed(1, 1)) + p("x", "Kop1")))
    assert (text.heading, text.item, text.marker, text.text) == (2, 0, "1.1.", "Doel")


def test_a_list_that_is_switched_off_is_none() -> None:
    assert first(reading(p("x", "", listed(0)))).item == 0


def test_lines_broken_by_hand_are_texts_of_their_own_but_a_heading_stays_one() -> None:
    broken = "<w:r><w:t>een</w:t><w:br/><w:t>twee</w:t></w:r>"
    assert texts(p(broken) + p(broken, "Kop1") + p("x", "Kop1")) == ["een", "twee", "een twee", "x"]


def test_signs_that_nobody_sees_are_gone() -> None:
    odd = "<w:r><w:t>samen\u00adwerking\u200b\u00a0\u200e</w:t><w:softHyphen/><w:noBreakHyphen/><w:tab/><w:t>LR1</w:t></w:r>"
    assert texts(p(odd)) == ["samenwerking - LR1"]


def test_what_was_put_in_is_read_and_what_was_struck_out_is_not() -> None:
    changed = r("wij ") + f"<w:ins>{r('en zij')}</w:ins><w:del><w:r><w:delText>niet</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{r('oud')}</w:moveFrom><w:moveTo>{r('nieuw')}</w:moveTo>"
    document = reading(p(changed) + p(moved))
    assert [text.text for text in document.texts()] == ["wij en zij", "nieuw"]
    assert [warned.code for warned in document.warnings] == ["tracked_changes"]


def test_a_row_that_was_struck_out_is_gone() -> None:
    rows = f"<w:tr>{tc('a')}{tc('b')}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{tc('c')}{tc('d')}</w:tr>"
    assert len(only_table(reading(f"<w:tbl>{rows}</w:tbl>")).rows) == 1


def test_links_controls_and_fields_give_their_words() -> None:
    link = f"<w:hyperlink>{r('zie')}</w:hyperlink>"
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{r(' hier')}</w:sdtContent></w:sdt>"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(" 2023")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    whole = f"<w:sdt><w:sdtContent>{p('los')}</w:sdtContent></w:sdt>"
    assert texts(p(link + control + field) + whole) == ["zie hier 2023", "los"]


def test_hidden_words_and_the_table_of_contents_are_left_out() -> None:
    contents = '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    contents += f"<w:sdtContent>{p('Inhoud')}</w:sdtContent></w:sdt>"
    assert texts(contents + p("1 Doel 3", "Inhopg1") + p(r("weg", "vanish") + r("hier"))) == ["hier"]


def test_ticks_are_signs() -> None:
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    box = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'
        '</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(p(sign) + p(box)) == ["✓", "☒"]


def test_notes_come_last_with_the_mark_that_points_to_them() -> None:
    body = p(r("Doel") + '<w:r><w:footnoteReference w:id="7"/></w:r>', "Kop1") + p("x", "Kop1")
    notes = f'<w:footnote w:id="0">{p("-")}</w:footnote><w:footnote w:id="7">{p("Uit het pact")}</w:footnote>'
    found = list(reading(body, footnotes=notes).texts())
    assert [(text.text, text.note) for text in found] == [("Doel", ""), ("x", ""), ("Uit het pact", "1")]


def test_a_box_of_text_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('in de kader')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert texts(p(r("ervoor") + f"<w:r>{both}</w:r>") + p("erna")) == ["ervoor", "in de kader", "erna"]


def test_every_place_counts_in_the_lines_beside() -> None:
    long = "Een lange beschrijving van wat er in deze actie gebeurt, en waarom. " * 3
    document = reading(p("Doel", "Kop1") + tbl(tc("a") + tc("b"), tc("c") + tc(p(long) + p("slot"))))
    for block in document.blocks:
        if isinstance(block, Text):
            assert block.text in document.lines[block.place.line - 1]
        else:
            for cell in (cell for row in block.rows for cell in row if cell.texts):
                assert cell.texts[0] in document.lines[cell.place.line - 1]


def test_the_strict_form_of_the_standard_is_read_as_well() -> None:
    usual = parts_of(word(p("Doel", "Kop1") + p("x", "Kop1"), styles=STYLES))
    strict = {
        name: part.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, part in usual.items()
    }
    assert [text.heading for text in read_docx(zipped(strict)).texts()] == [1, 1]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("word/document.xml", b"<w:document"),
        ("word/document.xml", b"<nothing/>"),
        ("word/styles.xml", b"<w:styles"),
        ("_rels/.rels", b"<Relationships/>"),
        ("word/document.xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
    ],
)
def test_a_damaged_document_says_so(name: str, content: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read_docx(zipped({**parts_of(word(p("x"), styles=STYLES)), name: content}))
    assert caught.value.code == "broken"


def test_a_document_without_words_is_empty() -> None:
    with pytest.raises(Unreadable) as caught:
        reading(p(""))
    assert caught.value.code == "empty"


def test_parts_outside_the_file_are_left_where_they_are() -> None:
    parts = parts_of(word(p("x"), styles=STYLES))
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace(
        b'Target="styles.xml"', b'Target="http://127.0.0.1:9/s.xml" TargetMode="External"'
    )
    assert [text.text for text in read_docx(zipped(parts)).texts()] == ["x"]
