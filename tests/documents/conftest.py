"""A document that hangs on the working year of a plan, and a storage of its own for each test."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from regietafel.documents.models import Document
from regietafel.people.models import User
from regietafel.plans.models import Action
from regietafel.plans.operations.evidence import add_file
from tests.documents import files
from tests.plans.conftest import (
    action,
    browser,
    director_function,
    framework,
    goal,
    goals,
    led_action,
    other_action,
    other_plan,
    plan,
)

__all__ = [
    "action",
    "browser",
    "director_function",
    "framework",
    "goal",
    "goals",
    "led_action",
    "other_action",
    "other_plan",
    "plan",
]

NOW = dt.datetime(2024, 5, 1, 9, 30, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Where the files of this test lie."""
    settings.MEDIA_ROOT, settings.PREVIEW_ROOT = tmp_path / "files", tmp_path / "previews"
    return tmp_path / "files"


@pytest.fixture
def document(director: User, action: Action) -> Document:
    """A report that the director added to 2023."""
    line = action.working_years.get(year=2023)
    found = add_file(actor=director, line=line, label="Verslag", file=files.pdf("een"), now=NOW).document
    assert found is not None
    return found
