"""Words that stand behind a region in an address, and so cannot name a workplace."""

from __future__ import annotations

RESERVED = frozenset(
    {"compare", "shortlist", "map", "search", "new", "add", "import", "export", "ladder", "gaps", "print", "map.json"}
)
"""No workplace may have one of these as its slug: its page would never open."""
