"""Files that hang on a dossier."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from regietafel.core.operations import operation
from regietafel.documents.models import Document
from regietafel.documents.operations import Details, Place, add_document
from regietafel.people.models import User
from regietafel.policy_signals.holding import HOLDER
from regietafel.policy_signals.models import Dossier


@operation
def add_paper(
    *, actor: User, dossier: Dossier, title: str, kind: str, file: UploadedFile[Any], now: dt.datetime
) -> Document:
    """Hang a file on a dossier: whoever reads the dossier reads it."""
    place = Place(dossier.region, HOLDER, dossier.pk)
    return add_document(actor=actor, place=place, details=Details(title=title, kind=kind), file=file, now=now)
