"""What :mod:`tests.world` knows of the library: an entry that the partner shared, and one in the bin."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from regietafel.territories.models import Region
from tests.library.make import make_item


def add_library(region: Region, base: int, secret: str, partner: Any) -> dict[str, Any]:
    """The words of the one are for everybody with a role in the region, those of the other for the team."""
    first, word = base + 1, secret or "zqaddress "
    fields = {"summary": f"{word}waarover", "source": f"{word}bron", "shared_by": f"{word}deler", "added_by": partner}
    make_item(region, f"{word}studie", pk=first, themes=("zang", f"{word}thema"), **fields)
    make_item(region, f"{secret or 'zqremoved '}weg", pk=first + 1, added_by=partner, removed_at=timezone.now())
    return {"library_item": first, "removed_library_item": first + 1}
