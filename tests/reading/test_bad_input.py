"""Whatever somebody sends is read, with warnings, or refused in words that help; nothing in it is carried out.

What takes long or much is in tests/processes/test_hostile_documents.py.
"""

from __future__ import annotations

import html
import io
import zipfile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regietafel.reading.child import packed, read
from regietafel.reading.plan_reading import reading_from_json
from regietafel.reading.readers import READERS, reader_of
from regietafel.reading.warnings import SENTENCES, in_words
from tests.reading.pdf_writer import LONG, Page, pdf
from tests.reading.sample import content
from tests.reading.word import p, parts_of, word, zipped

PLAN = content("genummerd.txt").decode()
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
    + "]><w>&j;</w>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>'


def answer(name: str, data: bytes) -> dict[str, Any]:
    """What the child would answer."""
    return read(packed(name, data))


def titles(name: str, data: bytes) -> list[str]:
    """The titles that were read."""
    return [node["title"] for node in answer(name, data)["nodes"]]


def warned(name: str, data: bytes) -> list[str]:
    """What it warns of."""
    return [warning["code"] for warning in answer(name, data)["warnings"]]


def in_word(text: str) -> bytes:
    """A text as a Word document, a paragraph a line."""
    return word("".join(p(html.escape(line)) for line in text.splitlines() if line.strip()))


def in_pdf(text: str) -> bytes:
    """A text as a PDF, a paragraph a line."""
    page = Page(y=60)
    for line in text.splitlines():
        if line.strip():
            page.flow(line, size=9, after=2)
    return pdf(page)


TITLES = titles("plan.txt", PLAN.encode())


def test_every_kind_has_its_reader() -> None:
    for kind in READERS:
        assert callable(reader_of(kind))


@pytest.mark.parametrize("name", ["plan.txt", "plan.docx", "plan.pdf"])
def test_the_same_plan_is_the_same_in_every_kind(name: str) -> None:
    data = {"plan.txt": PLAN.encode(), "plan.docx": in_word(PLAN), "plan.pdf": in_pdf(PLAN)}[name]
    assert titles(name, data) == TITLES
    assert reading_from_json(answer(name, data)).as_json() == answer(name, data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_is_read_in_whatever_way_it_was_saved(encoding: str) -> None:
    text = PLAN.replace("Kerngroep", "Coördinatie: één groep – de ‘kern’")
    assert titles("plan.txt", text.encode(encoding)) == titles("plan.txt", text.encode())
    assert any("Coördinatie" in title for title in titles("plan.txt", text.encode(encoding)))


@pytest.mark.parametrize("kind", ["txt", "docx"])
@pytest.mark.parametrize(
    ("there", "seen"),
    [
        ("Kern\u00adgroep", "Kerngroep"),
        ("\u202eKerngroep\u202c", "Kerngroep"),
        ("\u200fKern\u200bgroep\ufeff", "Kerngroep"),
        ("Vaste\u00a0kern\u202fgroep", "Vaste kern groep"),
        ("Kern\u2011groep", "Kern-groep"),
    ],
)
def test_signs_that_nobody_sees_change_no_word(kind: str, there: str, seen: str) -> None:
    text = PLAN.replace("Kerngroep", there)
    data = text.encode() if kind == "txt" else in_word(text)
    assert seen in titles(f"plan.{kind}", data)


def test_a_wrong_name_is_told_and_the_plan_is_read() -> None:
    assert warned("plan.pdf", in_word(PLAN)) == ["renamed"]
    assert warned("plan.docx", in_pdf(PLAN)) == ["renamed"]
    assert titles("plan.xlsx", PLAN.encode()) == TITLES


def test_macros_are_told_and_the_plan_is_read() -> None:
    parts = parts_of(in_word(PLAN))
    types = parts["[Content_Types].xml"].replace(
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main", b"vnd.ms-word.document.macroEnabled.main"
    )
    data = zipped({**parts, "[Content_Types].xml": types, "word/vbaProject.bin": b"AutoOpen"})
    assert warned("plan.docm", data) == ["macros"]
    assert titles("plan.docm", data) == TITLES


def test_a_text_that_is_no_plan_is_read_without_actions_and_says_so() -> None:
    for name, data in [("brief.txt", LONG.encode()), ("brief.docx", in_word(LONG)), ("brief.pdf", in_pdf(LONG))]:
        assert answer(name, data)["nodes"] == []
        assert warned(name, data) == ["no_actions"]


def changed(part: str, content: str) -> bytes:
    """A Word document with other content in one part."""
    return zipped({**parts_of(in_word(PLAN)), part: content.encode()})


def locked() -> bytes:
    """A zip of which the parts are locked with a password."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        for name, inside in parts_of(in_word(PLAN)).items():
            pack.writestr(name, inside)
    data = bytearray(out.getvalue())
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(mark)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (in_word(""), "empty"),
        (changed("word/document.xml", "<w:document><w:body>"), "broken"),
        (changed("word/document.xml", ""), "broken"),
        (in_word(PLAN)[:-200], "broken"),
        (changed("word/document.xml", LAUGHS), "unsafe"),
        (changed("word/document.xml", OUTSIDE), "unsafe"),
        (changed("word/footnotes.xml", LAUGHS), "unsafe"),
        (locked(), "encrypted"),
        (pdf(Page().flow(LONG), kids="2 0 R 2 0 R"), "broken"),
        (bytes(range(256)) * 10, "unknown"),
    ],
)
def test_what_cannot_be_read_says_why_in_words(data: bytes, code: str) -> None:
    told = answer("plan.docx", data)
    assert told["unreadable"] == code
    assert set(told) - {"unreadable"} <= {"kind"}
    assert SENTENCES[code].format(**told)


def test_what_a_browser_would_run_stays_text() -> None:
    evil = "<script>alert(1)</script>"
    for kind, data in (
        ("docx", in_word(PLAN.replace("Kerngroep", evil))),
        ("pdf", in_pdf(PLAN.replace("Kerngroep", evil))),
    ):
        assert evil in titles(f"plan.{kind}", data)
    page = "<h1>Actieplan 2024-2026</h1><script>var actie = 'Actie 1: stelen'</script><p>Actie 1: Overleg</p><p>Trekker: stad</p>"
    assert "stelen" not in str(answer("plan.html", page.encode()))


def test_what_warns_has_a_sentence() -> None:
    reading = reading_from_json(answer("plan.pdf", in_word(PLAN)))
    assert [in_words(warning) for warning in reading.warnings]


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_a_changed_document_is_read_or_refused_in_words(data: st.DataObject) -> None:
    raw = bytearray(data.draw(st.sampled_from([in_word(PLAN), in_pdf(PLAN), PLAN.encode()])))
    for _change in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=8))
    told = answer("plan", bytes(raw))
    assert "nodes" in told or told["unreadable"] in SENTENCES
