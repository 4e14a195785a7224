"""Files that were made to do harm: refused, or kept as bytes that nothing opens, under a name that leads nowhere."""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from regietafel.documents.intake import fault_in
from regietafel.documents.models import DocumentVersion, StoredFile
from regietafel.documents.names import MOST
from regietafel.documents.storage import all_names, name_of
from regietafel.plans.models import Action
from tests.documents import files
from tests.documents.test_pages import send_file
from tests.plans.screen import at, text
from tests.submitted import form_with

PAGE = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
NAMES = [
    "../../etc/cron.d/x.pdf",
    "..\\..\\Windows\\x.pdf",
    "C:\\Users\\pia\\x.pdf",
    "/etc/passwd.pdf",
    "nul\x00.exe\x00.pdf",
    "factuur\u202efdp.pdf",
    "x" * 300 + ".pdf",
    "......pdf",
    "~/.ssh/id.pdf",
]


@pytest.mark.parametrize("ending", ["pdf", "docx", "xlsx", "png", "eml"])
def test_a_page_under_another_name_is_refused(ending: str) -> None:
    assert fault_in(SimpleUploadedFile(f"verslag.{ending}", PAGE, "application/pdf"))


@pytest.mark.parametrize("name", NAMES)
def test_a_path_in_a_name_leads_nowhere(name: str, browser: Client, action: Action) -> None:
    """Our storage goes by checksum; what is left of the name is text, within its length."""
    url = at("evidence-add", action, 2023)
    values = form_with(browser.get(url), "once").data(label="Brief", what="file")
    fields = [(key, one) for key, many in values.items() for one in many]
    parts = [f'--x\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{one}\r\n' for key, one in fields]
    told = name.replace("\\", "\\\\")
    head = f'--x\r\nContent-Disposition: form-data; name="file"; filename="{told}"\r\n\r\n'
    body = "".join([*parts, head]).encode() + files.PDF + b"\r\n--x--\r\n"
    answer = browser.post(url, body, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 302, text(answer)
    version = DocumentVersion.objects.get()
    assert not set(version.file_name) & set("/\\\x00\u202e:")
    assert len(version.file_name) <= MOST + len(".pdf")
    assert list(all_names()) == [name_of(version.stored.sha256)]
    document = version.document
    got = browser.get(reverse("documents:download", args=[document.region.slug, document.pk, 1]))
    assert got["Content-Disposition"].startswith("attachment")
    assert "/" not in got["Content-Disposition"].replace("utf-8''", "")


def test_a_file_that_is_two_things_is_handed_out_as_one_that_nothing_runs(browser: Client, action: Action) -> None:
    """A PDF that is a page as well: its first bytes are right, so it is kept, and never opens in our pages."""
    file = SimpleUploadedFile("beide.pdf", files.PDF + PAGE, "text/html")
    send_file(browser, at("evidence-add", action, 2023), file, label="Beide", what="file")
    document = DocumentVersion.objects.get().document
    answer = browser.get(reverse("documents:download", args=[document.region.slug, document.pk, 1]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]


def test_a_page_with_the_sign_of_a_pdf_far_inside_is_refused() -> None:
    assert fault_in(SimpleUploadedFile("beide.pdf", PAGE + b" " * 2000 + files.PDF))


@pytest.mark.parametrize(("ending", "folder"), [("docx", "word"), ("xlsx", "xl")])
def test_a_bomb_is_kept_without_being_unpacked(ending: str, folder: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        with archive.open(f"{folder}/document.xml", "w") as part:
            for _each in range(100):
                part.write(bytes(1 << 20))
    file = SimpleUploadedFile(f"bom.{ending}", stream.getvalue())
    tracemalloc.start()
    began = time.monotonic()
    assert fault_in(file) == ""
    took, peak = time.monotonic() - began, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert took < 0.5
    assert peak < 4 << 20


def test_a_name_of_dots_only_is_refused_in_words(browser: Client, action: Action) -> None:
    file = SimpleUploadedFile("....", files.PDF)
    answer = send_file(browser, at("evidence-add", action, 2023), file, label="Brief", what="file")
    assert answer.status_code == 422
    assert "pdf, docx" in text(answer) or "Kies" in text(answer)
    assert not StoredFile.objects.exists()
