"""What every page gets: the same page in the other languages."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from django.urls import translate_url

from regietafel.core import context
from tests.page import routes


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("/nl/r/leiestreek/plans/?q=b%20c&page=2", "/en/r/leiestreek/plans/?q=b%20c&page=2"),
        ("/nl/no/such/page/", "/en/no/such/page/"),
        ("/nlx/", "/nlx/"),
        ("/-/health", "/-/health"),
    ],
)
def test_the_same_page_in_the_other_language(path: str, there: str) -> None:
    request = RequestFactory().get(path)
    request.LANGUAGE_CODE = "nl"
    here, other = context.page(request)["languages"]
    assert (here["url"], here["current"]) == (path, True)
    assert (other["url"], other["current"]) == (there, False)


def test_no_address_is_translated_beyond_its_first_part() -> None:
    """What lets one page lead to the other without looking its address up."""
    for route in (one for several in routes().values() for one in several if one.route.startswith("nl/")):
        if not route.variables:
            path = f"/{route.route}"
            assert translate_url(path, "en") in {context.in_language(path, "nl", "en"), path}
