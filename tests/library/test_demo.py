"""The demo has three entries, each once."""

from __future__ import annotations

import pytest

from regietafel.library.demo import load_library
from regietafel.library.models import LibraryItem
from tests import cast


@pytest.mark.django_db
def test_loading_twice_adds_once() -> None:
    region = cast.make_region("zuid-west-vlaanderen", "Zuid-West-Vlaanderen")
    assert load_library(actor=None) == "library: 3 added"
    assert load_library(actor=None) == "library: 0 added"
    found = LibraryItem.objects.filter(region=region)
    assert {item.kind for item in found} == {"study", "call", "example"}
    assert all(item.themes.exists() and item.summary for item in found)
