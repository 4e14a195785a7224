"""Files as people send them, each the smallest that is still one of its kind, and rows of documents made directly."""

from __future__ import annotations

import hashlib
import io
import zipfile
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from regietafel.documents.models import Document, DocumentVersion, StoredFile
from regietafel.documents.storage import name_of, place
from regietafel.territories.models import Region

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def pdf(word: str = "", name: str = "verslag.pdf") -> SimpleUploadedFile:
    """A PDF, another one for each word."""
    return SimpleUploadedFile(name, PDF + word.encode(), "application/pdf")


def zipped(*entries: tuple[str, bytes]) -> bytes:
    """A zip with these entries, the first one not packed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return stream.getvalue()


def office(folder: str) -> bytes:
    """What Word, Excel and PowerPoint write."""
    return zipped(("[Content_Types].xml", b"<Types/>"), (f"{folder}/document.xml", b"<x/>"))


def open_document(kind: str) -> bytes:
    """What LibreOffice writes."""
    return zipped(("mimetype", f"application/vnd.oasis.opendocument.{kind}".encode()), ("content.xml", b"<x/>"))


SAMPLES: dict[str, bytes] = {
    "pdf": PDF,
    "docx": office("word"),
    "xlsx": office("xl"),
    "pptx": office("ppt"),
    "odt": open_document("text"),
    "ods": open_document("spreadsheet"),
    "odp": open_document("presentation"),
    "txt": "Één regel.\r\n".encode("cp1252"),
    "md": b"# Verslag\n",
    "csv": b"naam;aantal\nKleibeke;4\n",
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "jpeg": b"\xff\xd8\xff\xe1\x00\x10Exif",
    "webp": b"RIFF\x24\x00\x00\x00WEBPVP8 ",
    "eml": b"From: pia@deklaver.example\r\nSubject: Verslag\r\n\r\nIn bijlage.\r\n",
    "msg": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16),
}


def make_document(region: Region, line: int, content: bytes, *, name: str = "verslag.txt", **fields: Any) -> Document:
    """A document that hangs on a working year, with its content in the storage; made directly, not through operations."""
    sha256 = hashlib.sha256(content).hexdigest()
    stored, is_new = StoredFile.objects.get_or_create(
        sha256=sha256, defaults={"size": len(content), "sent_at": timezone.now()}
    )
    if is_new:
        place().save(name_of(sha256), ContentFile(content))
    document = Document.objects.create(region=region, holder_kind="plans.workingyear", holder_pk=line, **fields)
    DocumentVersion.objects.create(
        document=document, number=1, stored=stored, file_name=name, uploaded_at=timezone.now()
    )
    return document
