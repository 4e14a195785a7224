"""A size is said as people say it, on every page."""

import pytest
from django.template import Context, Template


@pytest.mark.parametrize(("size", "said"), [(25 * 1024**2, "25\xa0MB"), (1536, "1,5\xa0KB"), (10 * 1024, "10\xa0KB")])
def test_nothing_stands_behind_the_comma_that_says_nothing(size: int, said: str) -> None:
    assert Template("{% load sizes %}{{ size|said_size }}").render(Context({"size": size})) == said
