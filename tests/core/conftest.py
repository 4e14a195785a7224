"""A page with nothing but the form."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _a_page_for_the_form(settings: Any, tmp_path: Any) -> None:
    """A page with nothing but the form."""
    (tmp_path / "core").mkdir()
    (tmp_path / "core" / "test_form.html").write_text('{% include "ui/form.html" with submit="Bewaren" %}', "utf8")
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path]}]
