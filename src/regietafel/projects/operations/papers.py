"""Files that hang on a call or a project."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from regietafel.core.operations import operation
from regietafel.documents.models import Document
from regietafel.documents.operations import Details, Place, add_document
from regietafel.projects.holding import CALL, PROJECT
from regietafel.projects.models import Call, Project


@operation
def add_paper(
    *, actor: Any, row: Call | Project, title: str, kind: str, file: UploadedFile[Any], now: dt.datetime
) -> Document:
    """Hang a file on a call or a project: whoever reads that reads it."""
    place = Place(row.region, CALL if isinstance(row, Call) else PROJECT, row.pk)
    return add_document(actor=actor, place=place, details=Details(title=title, kind=kind), file=file, now=now)
