"""What is read in the limited child, where no file can be opened any more, is what is read outside it."""

from __future__ import annotations

import pytest
from scripts.sample_pdfs import SAMPLES

from regietafel.core.limited import FOR_PLANS, run_limited
from regietafel.reading.child import packed, read
from tests.reading.builder import LAYOUTS
from tests.reading.pdf_writer import LONG, Page, pdf
from tests.reading.sample_plan import SAMPLE

READ = "regietafel.reading.child:read"


def content(name: str) -> bytes:
    """The sample plan in one of its layouts, or printed."""
    return (SAMPLES / name).read_bytes() if name.endswith(".pdf") else LAYOUTS[name](SAMPLE)


@pytest.mark.parametrize("name", ["table.docx.pdf", "table.docx", "shaded.xlsx", "shaded.ods", "text.odt", "table.csv"])
def test_every_kind_is_read_there(name: str) -> None:
    sent = packed(name, content(name))
    answer = run_limited(READ, sent, limits=FOR_PLANS)
    assert answer == read(sent)
    assert answer["nodes"]


def test_it_tells_how_far_it_is() -> None:
    heard: list[tuple[str, int, int]] = []
    sent = packed("plan.pdf", pdf(*[Page().flow(f"{number}. {LONG}") for number in range(1, 31)]))
    run_limited(READ, sent, limits=FOR_PLANS, on_progress=lambda *told: heard.append(told))
    assert heard[-1] == ("understanding", 0, 0)


def test_why_a_file_has_no_reader_comes_back_with_its_values() -> None:
    assert run_limited(READ, packed("plan.docx", b"PK\x03\x04"), limits=FOR_PLANS) == {
        "unreadable": "broken",
        "kind": "zip",
    }
    assert run_limited(READ, packed("leeg.pdf", b""), limits=FOR_PLANS) == {"unreadable": "empty"}
