"""What may be kept and what may not, and what its name becomes."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from regietafel.documents.intake import NAMED, fault_in
from regietafel.documents.kinds import APART, KINDS
from regietafel.documents.models import DocumentVersion
from regietafel.documents.names import INVISIBLE, clean_name, ending_of
from regietafel.documents.sizes import said_size
from tests.documents.files import SAMPLES


def sent(name: str, content: bytes) -> SimpleUploadedFile:
    """A file as it arrives."""
    return SimpleUploadedFile(name, content)


def test_every_kind_that_is_named_is_kept() -> None:
    assert set(SAMPLES) == set(KINDS)
    assert set(NAMED.split(", ")) | {"jpeg"} == set(KINDS)
    for ending, content in SAMPLES.items():
        assert fault_in(sent(f"stuk.{ending}", content)) == "", ending
        assert fault_in(sent(f"STUK.{ending.upper()}", content)) == "", ending


@pytest.mark.parametrize("ending", sorted(set(SAMPLES) - {"txt", "md", "csv"}))
def test_another_kind_under_the_name_is_found_out(ending: str) -> None:
    for other, content in SAMPLES.items():
        if KINDS[other] is not KINDS[ending] and KINDS[other].media_type != KINDS[ending].media_type:
            assert fault_in(sent(f"stuk.{ending}", content)), other


@pytest.mark.parametrize("ending", ["txt", "md", "csv"])
@pytest.mark.parametrize("content", [SAMPLES["png"], SAMPLES["docx"], b"MZ\x90\x00\x03", b"a\x00b"])
def test_text_holds_no_signs_that_only_programs_use(ending: str, content: bytes) -> None:
    assert fault_in(sent(f"stuk.{ending}", content))


def test_text_comes_in_any_encoding() -> None:
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        assert fault_in(sent("stuk.csv", "naam;plaats\ncafé;Leiedorp\n".encode(encoding))) == "", encoding


@pytest.mark.parametrize(
    "name",
    [
        "page.html", "page.htm", "picture.svg", "run.exe", "script.js", "macro.docm", "old.doc", "box.zip",
        "stuk", "stuk.", "stuk.pdf.exe", "stuk\u202efdp.exe",
    ],
)  # fmt: skip
def test_what_a_browser_or_a_machine_would_run_is_not_kept(name: str) -> None:
    for content in (b"<html><script>alert(1)</script>", SAMPLES["pdf"]):
        assert fault_in(sent(name, content))


def test_a_page_is_kept_only_where_it_is_asked_for_and_is_bytes_of_no_kind() -> None:
    page = b"<html><script>alert(1)</script>"
    for ending in ("html", "htm"):
        assert fault_in(sent(f"plan.{ending}", page))
        assert fault_in(sent(f"plan.{ending}", page), also={ending}) == ""
        assert DocumentVersion(file_name=f"plan.{ending}").media_type == "application/octet-stream"
    assert fault_in(sent("plan.tsv", b"a\tb\n"))
    assert fault_in(sent("plan.html", SAMPLES["png"]), also={"html"})
    assert not set(APART) & set(KINDS)


@pytest.mark.parametrize(
    ("size", "said"), [(25 * 1024 * 1024, "25 MB"), (1536 * 1024, "1,5 MB"), (10 * 1024, "10 kB"), (1, "1 byte")]
)
def test_a_size_is_said_without_a_nought_behind_the_comma(size: int, said: str) -> None:
    assert said_size(size).replace("\xa0", " ").lower() == said.lower()


def test_an_empty_file_is_refused_in_words() -> None:
    assert "leeg" in fault_in(sent("verslag.pdf", b""))


def test_a_file_past_the_limit_is_refused_with_both_sizes(settings: Settings) -> None:
    settings.MAX_UPLOAD = 1024 * 1024
    content = SAMPLES["pdf"] + bytes(1024 * 1024)
    fault = fault_in(sent("verslag.pdf", content))
    assert "1\xa0MB" in fault
    assert "1,0" not in fault
    assert fault_in(sent("verslag.pdf", content[: 1024 * 1024])) == ""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Verslag.PDF", "Verslag.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\pia\\Mijn verslag.docx", "Mijn verslag.docx"),
        ("  veel   lucht  .pdf ", "veel lucht.pdf"),
        ("cafe\u0301.pdf", "café.pdf"),
        ("factuur\u202efdp.exe", "factuurfdp.exe"),
        ("nul\x00en\r\nregel.pdf", "nulenregel.pdf"),
        ('wat? "dat": <hier>|*.pdf', "wat_ _dat__ _hier___.pdf"),
        ("verkeerd\ufffdgelezen.pdf", "verkeerd_gelezen.pdf"),
        (".pdf", "document.pdf"),
        ("...", "document"),
        ("", "document"),
        ("x" * 500 + ".pdf", "x" * 120 + ".pdf"),
    ],
)
def test_a_name_is_made_fit_to_be_seen_and_saved(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


@given(st.text(max_size=300))
def test_no_name_leads_elsewhere_or_hides_anything(typed: str) -> None:
    import unicodedata

    name = clean_name(typed)
    assert name
    assert not set(name) & set('/\\<>:"|?*')
    assert not name.startswith(".")
    assert not {unicodedata.category(sign) for sign in name} & INVISIBLE
    assert clean_name(name) == name
    assert ending_of(name) == ending_of(name).lower()
