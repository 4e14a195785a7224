"""The size of a file as one says it: 25 MB, and not 25,0 MB."""

from __future__ import annotations

import re

from django.template.defaultfilters import filesizeformat

NOTHING_BEHIND = re.compile(r"[.,]0(?=\s)")


def said_size(size: int) -> str:
    """A size in the language of the page, with what stands behind the comma only where it says something."""
    return NOTHING_BEHIND.sub("", filesizeformat(size))
