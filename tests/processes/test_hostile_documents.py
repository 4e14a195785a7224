"""Documents that are built to do harm, or that are only far too large: read as a whole process, within its time and memory.

Each is made here, for none of them belongs in a repository.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from regietafel.reading.warnings import SENTENCES
from tests.processes.process import environment
from tests.reading.pdf_writer import LONG, OTHER, Page, pdf
from tests.reading.word import W, parts_of, word, zipped

SECONDS, MEGABYTES = 60, 500
RUN = """
import json, resource, subprocess, sys, time
began = time.monotonic()
done = subprocess.run([sys.executable, "-m", "regietafel", "plan", "read", sys.argv[1], "--json"], capture_output=True, text=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({"code": done.returncode, "out": done.stdout, "err": done.stderr, "seconds": time.monotonic() - began,
                  "megabytes": used.ru_maxrss / 1024}))
"""

Made = Callable[[], bytes]


def docx(*repeated: tuple[str, int], start: str = "", end: str = "") -> bytes:
    """A Word document whose body is made of parts that come back many times."""
    body = "".join(part * times for part, times in repeated)
    content = f'<w:document xmlns:w="{W}"><w:body>{start}{body}{end}</w:body></w:document>'
    return zipped({**parts_of(word("")), "word/document.xml": content.encode()})


def bomb() -> bytes:
    """A part that unpacks to a thousand times its size."""
    return zipped({**parts_of(word("")), "word/document.xml": b" " * 300_000_000})


def many_pages() -> bytes:
    """A PDF of more pages than are read."""
    body = [f"{LONG} {OTHER}" for _paragraph in range(2)]
    pages = []
    for number in range(1, 2_101):
        page = Page().flow(f"Actie {number}: Samen werken", size=14, font="F2").flow("Trekker: de stad")
        for text in body:
            page.flow(text)
        pages.append(page)
    return pdf(*pages)


def workbook() -> bytes:
    """A workbook that says that it fills every cell there can be, with something in the last."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{sheet}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{sheet}.worksheet+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            '<sheet name="Plan" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><dimension ref="A1:XFD1048576"/><sheetData>'
            '<row r="1"><c r="A1" t="inlineStr"><is><t>Actie</t></is></c></row>'
            '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>Einde</t></is></c></row></sheetData></worksheet>',
        }
    )


HARMLESS = {
    "many pages.pdf": (many_pages, "pages_left_out"),
    "full sheet.xlsx": (workbook, ""),
    "deep lists.html": (lambda: b"<ul><li>" * 100_000 + b"Actie 1", ""),
    "deep quotes.md": (lambda: b"> " * 50_000 + b"Actie 1\n" + b"[" * 50_000 + b"*" * 50_000, ""),
    "many paragraphs.docx": (lambda: docx((f"<w:p><w:r><w:t>{LONG}</w:t></w:r></w:p>", 30_000)), ""),
    "drawing.pdf": (lambda: pdf(drawing()), ""),
}
"""What is read, with the warning that it gets."""

REFUSED = {
    "fifty megabytes.txt": (lambda: b"Actie een twee drie\n" * 2_500_000, "too_large"),
    "bomb.docx": (bomb, "too_large"),
    "empty paragraphs.docx": (lambda: docx(("<w:p/>", 3_000_000)), "too_large"),
    "deep tables.docx": (
        lambda: docx(("<w:tbl><w:tr><w:tc>", 20_000), end="</w:tc></w:tr></w:tbl>" * 20_000),
        "broken",
    ),
    "loop.pdf": (lambda: pdf(Page().flow(LONG), kids="2 0 R 2 0 R"), "broken"),
    "bomb.pdf": (lambda: pdf(Page(parts=["q Q " * 25_000_000])), "empty"),
}
"""What is not read, with the code for why."""

ENDED = {
    "lines.pdf": lambda: pdf(Page(parts=["0 0 m 500 500 l S " * 2_000_000])),
    "letters.pdf": lambda: pdf(Page(parts=["BT /F1 9 Tf 1 0 0 1 70 700 Tm (a) Tj ET " * 1_500_000])),
    "states.pdf": lambda: pdf(Page(parts=["q " * 4_000_000])),
}
"""What eats memory in a library that knows no limit, so that the process is ended."""


def drawing() -> Page:
    """A page with text under a thousand lines that make a million cells."""
    page = Page().flow(LONG)
    for at in range(1_400):
        page.rule(70, 90 + at * 0.5, 500, 90 + at * 0.5).rule(70 + at * 0.3, 90, 70 + at * 0.3, 790)
    return page


def read(name: str, made: Made, place: Path) -> dict[str, Any]:
    """What the command makes of a document, with what that took."""
    (place / name).write_bytes(made())
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(place / name)],
        env=environment(place),
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    assert told["seconds"] < SECONDS, told
    assert told["megabytes"] <= MEGABYTES, told
    assert "Traceback" not in told["err"]
    return told


@pytest.mark.slow
@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_only_large_or_odd_is_read(name: str, tmp_path: Path) -> None:
    made, warning = HARMLESS[name]
    told = read(name, made, tmp_path)
    assert told["code"] == 0, told["err"]
    codes = [each["code"] for each in json.loads(told["out"])["warnings"]]
    assert warning in codes or not warning


@pytest.mark.slow
@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_says_why(name: str, tmp_path: Path) -> None:
    made, code = REFUSED[name]
    told = read(name, made, tmp_path)
    assert told["code"] == 2
    assert SENTENCES[code].partition("{")[0] in told["err"]
    assert len(told["err"].strip().splitlines()) == 1


@pytest.mark.slow
@pytest.mark.parametrize("name", ENDED)
def test_what_eats_memory_is_ended_and_told_in_one_line(name: str, tmp_path: Path) -> None:
    told = read(name, ENDED[name], tmp_path)
    assert told["code"] == 2
    assert len(told["err"].strip().splitlines()) == 1
