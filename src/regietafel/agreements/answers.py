"""What is filled in about one organ, and whom to ask of one town: handed from a form to an operation."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from regietafel.documents.models import Document
from regietafel.territories.models import Municipality


@dataclass(frozen=True)
class Answer:
    """What one organ said, and the version of its row that whoever filled this in was looking at."""

    organ: str
    outcome: str
    on: dt.date | None = None
    words: str = ""
    document: Document | None = None
    version: int | None = None


@dataclass(frozen=True)
class Town:
    """Whom to ask for a municipality."""

    municipality: Municipality
    email: str
    name: str = ""
