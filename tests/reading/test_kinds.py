"""Which kind a file is shows in what it holds; what has no reader is told apart in words that help."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regietafel.reading import readers
from regietafel.reading.blocks import NOWHERE, Document, Text, Unreadable, Warned
from regietafel.reading.readers import packed, prepare, read_document
from regietafel.reading.readers.kinds import LARGEST, OLE, sniff
from regietafel.reading.readers.plain import MOST
from regietafel.reading.warnings import SENTENCES, in_words

ODT, ODS = b"application/vnd.oasis.opendocument.text", b"application/vnd.oasis.opendocument.spreadsheet"
DOCX = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"}


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in parts.items():
            pack.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"printed by a program\n%PDF-1.4\n", "pdf"),
        (zipped(DOCX), "docx"),
        (zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "xlsx"),
        (zipped({"mimetype": ODT, "content.xml": b""}), "odt"),
        (zipped({"mimetype": ODS, "content.xml": b""}), "ods"),
        (b"# Plan\n\n- een actie\n", "text"),
        (b"<!doctype html><h1>Plan</h1>", "text"),
        ("Één doel, twee acties, en drie partners.\nEn nog iets.".encode("cp1252"), "text"),
        ("Doelstelling é".encode("utf-16"), "text"),
        ("Doelstelling zonder merk".encode("utf-16-le"), "text"),
        ("\ufeffDoel".encode(), "text"),
        (b"actie;trekker\nA;B\nC;D\n", "separated"),
        (b"sep=,\na,b\nc,d\n", "separated"),
        (b"a,b,c\n1,2,3\n", "separated"),
        ("actie\ttrekker\tpartners\nA\tB\tC\nD\tE\nF\tG\t\t\n".encode("utf-16"), "separated"),
        (b"<ul>\n\t\t<li>a\n\t\t<li>b\n</ul>", "text"),
        (b"Een zin; nog een.\n\nEen andere zin.\n", "text"),
    ],
)
def test_the_content_tells_the_kind(data: bytes, kind: str) -> None:
    assert sniff(data).kind == kind


def test_a_reader_of_texts_gets_utf_8_whatever_was_sent() -> None:
    for encoding in ("cp1252", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"):
        assert sniff("één doel".encode(encoding)).data == "één doel".encode()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\xff\xfe", "empty"),
        (b"\0" * 1000, "empty"),
        (b"\x00\x01\x02\x03binary", "unknown"),
        (zipped({"notes.txt": b"x"}), "unknown"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.presentation"}), "unknown"),
        (OLE + b"\0" * 600, "old_format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (rb"{\rtf1\ansi Plan}", "old_format"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w/>', "old_format"),
        (zipped({"[Content_Types].xml": b"", "xl/workbook.bin": b""}), "old_format"),
        (zipped({"mimetype": ODT, "META-INF/manifest.xml": b"<manifest:encryption-data/>"}), "encrypted"),
        (b"\x89PNG\r\n\x1a\n\0\0", "pictures_only"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "pictures_only"),
        (b"PK\x03\x04 and nothing more", "broken"),
        (zipped(DOCX)[:-30], "broken"),
        (zipped(DOCX | {"word/x.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "unsafe"),
        (zipped(DOCX | {"word/x.xml": '<!DOCTYPE a [<!entity b "c">]>'.encode("utf-16")}), "unsafe"),
        (zipped(DOCX | {"word/x.xml": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'}), "unsafe"),
        (b"a" * (2 * MOST + 1), "too_large"),
        (b"%PDF-" + b"a" * LARGEST, "too_large"),
    ],
)
def test_what_has_no_reader_is_named(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as fault:
        read_document(data)
    assert fault.value.code == code
    assert "{" not in in_words(fault.value)


def test_a_zip_that_unpacks_to_too_much_stays_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MOST_XML", 1_000_000)
    with pytest.raises(Unreadable, match="too_large"):
        sniff(zipped(DOCX | {"word/big.xml": b" " * 1_000_001}))
    monkeypatch.setattr(packed, "MOST_UNPACKED", 2_000_000)
    with pytest.raises(Unreadable, match="too_large"):
        sniff(zipped(DOCX | {"word/picture.png": b" " * 2_000_001}))


def test_a_zip_with_a_list_without_end_is_not_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MOST_LIST", 1_000)
    with pytest.raises(Unreadable, match="too_large"):
        sniff(zipped(DOCX | {f"word/{number}": b"" for number in range(40)}))


def test_a_part_that_lies_about_its_size_is_broken() -> None:
    data = zipped(DOCX | {"word/x.xml": b"<x>" + b"long" * 1000})
    place = data.rindex(b"word/x.xml") - 46
    lying = data[: place + 24] + (5).to_bytes(4, "little") + data[place + 28 :]
    with pytest.raises(Unreadable, match="broken"):
        sniff(lying)


@pytest.fixture
def reads_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every kind has a reader that reads one line."""
    document = Document("x", (Text("a", NOWHERE),), ("a",), warnings=(Warned("late"),))
    monkeypatch.setattr(readers, "reader_of", lambda kind: lambda data: document)


@pytest.mark.parametrize(
    ("name", "data", "warned"),
    [
        ("plan.docx", zipped(DOCX), []),
        ("PLAN.DOCX", zipped(DOCX), []),
        ("plan", zipped(DOCX), []),
        ("plan.pdf", zipped(DOCX), ["renamed"]),
        ("plan.docx", b"%PDF-1.4", ["renamed"]),
        ("plan.xls", b"a;b\nc;d", ["renamed"]),
        ("plan.txt", b"a;b\nc;d", []),
        ("plan.docm", zipped(DOCX | {"word/vbaProject.bin": b""}), ["macros"]),
        ("plan.odt", zipped({"mimetype": ODT, "Basic/Standard/script-lb.xml": b""}), ["macros"]),
    ],
)
def test_a_wrong_name_and_macros_are_told_and_do_not_stop_the_reading(
    reads_all: None, name: str, data: bytes, warned: list[str]
) -> None:
    document = read_document(data, name)
    assert [one.code for one in document.warnings] == [*warned, "late"]
    assert all(in_words(one) for one in document.warnings)


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (KeyError("x"), "broken"),
        (RecursionError(), "broken"),
        (MemoryError(), "too_large"),
        (Unreadable("encrypted"), "encrypted"),
    ],
)
def test_whatever_a_library_raises_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch, fault: Exception, code: str
) -> None:
    def fails(data: bytes) -> Document:
        raise fault

    monkeypatch.setattr(readers, "reader_of", lambda kind: fails)
    with pytest.raises(Unreadable) as caught:
        read_document(b"plan")
    assert caught.value.code == code
    assert in_words(caught.value)


@given(st.binary(max_size=200), st.sampled_from([b"", b"%PDF-", b"PK\x03\x04", b"{", b"\xff\xfe"]))
def test_any_bytes_have_a_kind_or_a_code(data: bytes, start: bytes) -> None:
    code = "read"
    try:
        sniff(start + data)
    except Unreadable as fault:
        code = fault.code
    assert code == "read" or code in SENTENCES


def test_getting_ready_asks_for_no_more_than_the_first_bytes() -> None:
    for data in (b"", b"%PDF-", b"PK\x03\x04", b"text"):
        prepare(data)
