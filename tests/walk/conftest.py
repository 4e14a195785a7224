"""The world, made once for all tests of this folder in a transaction that is never finished, and a walker in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from tests.walk.walker import Walker
from tests.world import make_world


@pytest.fixture(scope="package")
def walker(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Walker]:
    """Somebody who asks for pages as anyone; what a request writes is undone after it."""
    as_in_production = override_settings(REGIETAFEL_MODE="production", ACCOUNT_REAUTHENTICATION_TIMEOUT=86_400)
    with django_db_blocker.unblock(), transaction.atomic(), as_in_production:
        yield Walker(make_world())
        transaction.set_rollback(True)
