"""The demo region as the first start makes it, once for all tests of a class: what each of them does is undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from regietafel.core import registry


def load() -> None:
    """What the first start does."""
    for reference in registry.reference_loaders:
        reference()
    for loader in registry.demo_loaders:
        loader(actor=None)


@pytest.fixture(scope="class")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """All that is loaded, in a transaction that is never finished."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)
