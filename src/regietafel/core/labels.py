"""Labels of which a part is only for who hears one field at a time."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString


def told_apart(label: Any, by: Any) -> SafeString:
    """A label that says in sight what the field is, and aloud also of what: "Role" of row "VDAB"."""
    return format_html('{}<span class="govuk-visually-hidden">: {}</span>', label, by)
