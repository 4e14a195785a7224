"""A document that was sent, and a storage of its own for each test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from regietafel.documents.models import DocumentVersion
from regietafel.intake import reader
from regietafel.intake.models import Reading
from regietafel.people.models import User
from regietafel.reading.plan_reading import PlanReading
from regietafel.territories.models import Region
from tests.intake import make

ReaderOf = Callable[[DocumentVersion, reader.OnProgress], PlanReading]


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Where the files of this test lie."""
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def read_as(monkeypatch: pytest.MonkeyPatch) -> Callable[[ReaderOf], None]:
    """Put a reader of the test in the place of the one that starts a process."""
    return lambda instead: monkeypatch.setattr(reader, "read_original", instead)


@pytest.fixture
def reading(region: Region, director: User) -> Reading:
    """The small plan, read, and to be looked through."""
    return make.make_reading(region, director)
