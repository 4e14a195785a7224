"""What may be kept as the original of a reading, beside what documents keep everywhere."""

from __future__ import annotations

ALSO_KEPT = frozenset({"html", "htm", "tsv"})
"""Plans that stood on a website, and tables out of a database."""
