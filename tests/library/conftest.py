"""A study that the partner shared by a link, and a storage of its own for each test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from regietafel.library.models import ItemKind, LibraryItem
from regietafel.library.operations import ItemData, add_item
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests import cast
from tests.library.make import NOW


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    """Where files and their pages lie."""
    settings.MEDIA_ROOT, settings.PREVIEW_ROOT = tmp_path / "files", tmp_path / "previews"


@pytest.fixture
def study(region: Region, partner: User) -> LibraryItem:
    """A study that the partner shared."""
    data = ItemData(
        title="Studie kanarie",
        kind=ItemKind.STUDY,
        summary="Wie zingt er nog?",
        source="Universiteit van Polderland",
        shared_by="De Klaver",
        url="https://www.voorbeeld.example/studie",
        themes=("vogels", "arbeidszorg"),
    )
    return add_item(actor=partner, region=region, data=data, now=NOW)


@pytest.fixture
def browser_of(client_of: Callable[[cast.Person], Client], everyone: dict[str, cast.Person]) -> Callable[[str], Client]:
    """The browser of somebody by role."""
    return lambda role: client_of(everyone[role])
