"""The readers of office files do with the bytes that they get: while they read, no file can be opened and none is asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.reading import open_document as odf
from tests.reading.test_workbooks import rows
from tests.reading.word import p, tbl, tc, word

CHILD = """
import resource, sys
from importlib import import_module
from regietafel.core.limited_child import ENCODINGS
from regietafel.reading.readers import prepare, read_document
data = sys.stdin.buffer.read()
prepare(data)
for encoding in ENCODINGS:
    import_module(f"encodings.{encoding}")
resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
print(len(read_document(data).blocks))
"""

FILES = {
    "docx": word(p("Doel", "", '<w:outlineLvl w:val="0"/>') + tbl(tc("a") + tc("b"))),
    "odt": odf.open_document("text", odf.h("Doel", 1) + odf.table(odf.cell("a") + odf.cell("b"))),
    "xlsx": rows(["Actie", 2024], ["een", "=1+1"]),
    "ods": odf.open_document("spreadsheet", odf.table(odf.cell("a") + odf.cell("b"))),
    "csv": b"Actie;Jaar\n\xe9en;2024\n",
}


@pytest.mark.parametrize("kind", FILES)
def test_a_reader_opens_no_file(kind: str) -> None:
    child = subprocess.run([sys.executable, "-I", "-c", CHILD], input=FILES[kind], capture_output=True, check=False)
    assert (child.returncode, child.stdout.strip() in {b"1", b"2"}) == (0, True), child.stderr.decode()[-500:]
