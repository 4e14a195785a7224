"""Files that go with a meeting: documents that hang on it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from regietafel.consultation.models import Meeting
from regietafel.core.operations import operation
from regietafel.documents.models import Document
from regietafel.documents.operations import Details, Place, add_document
from regietafel.people.models import User

HOLDER = "consultation.meeting"
"""What documents call the row on which the file of a meeting hangs."""


@operation
def add_file(*, actor: User, meeting: Meeting, title: str, file: UploadedFile[Any], now: dt.datetime) -> Document:
    """Hang a file on a meeting: whoever may see the meeting reads it."""
    place = Place(meeting.body.region, HOLDER, meeting.pk)
    return add_document(actor=actor, place=place, details=Details(title=title), file=file, now=now)
