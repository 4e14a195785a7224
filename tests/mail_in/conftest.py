"""A mailbox that is set, and a folder for files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.mail_in.fake_imap import Box, FakeImap


@pytest.fixture(autouse=True)
def _own_files(settings: Settings, tmp_path: Path) -> None:
    """Files of this test lie in a folder of their own; mail for a region carries its short name."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.MAIL_IN_ADDRESS = "mail+{region}@tafel.example"
    settings.REGIETAFEL_MAIL_DOMAIN = "tafel.example"


@pytest.fixture
def server(settings: Settings) -> Iterator[FakeImap]:
    """A mail server, and settings that name it."""
    with FakeImap() as server:
        settings.MAIL_IN = server.address
        yield server


@pytest.fixture
def box(server: FakeImap) -> Box:
    """What lies in the mailbox."""
    return server.box
