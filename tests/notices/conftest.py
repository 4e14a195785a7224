"""Fixtures for the tests of the outbox."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from pytest_django.fixtures import Settings

from regietafel.notices.models import OutboxMail
from regietafel.notices.operations import post
from regietafel.territories.models import Region
from tests.notices.smtp_server import Behaviour, running


@pytest.fixture
def mail(region: Region) -> OutboxMail:
    """A mail of the region that waits."""
    return post(to="pia@deklaver.example", subject="Uitnodiging", body="Dag Pia", region=region)


@pytest.fixture
def server(settings: Settings) -> Iterator[Callable[[Behaviour], Behaviour]]:
    """Start a mail server that behaves in a certain way, and send to it."""
    with ExitStack() as stack:

        def start(behaviour: Behaviour) -> Behaviour:
            settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
            settings.EMAIL_HOST = "127.0.0.1"
            settings.EMAIL_PORT = stack.enter_context(running(behaviour))
            settings.EMAIL_TIMEOUT = 5
            return behaviour

        yield start
