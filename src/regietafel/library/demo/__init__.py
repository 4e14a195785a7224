"""The library of the demo: three entries from public sources, in our own words."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from django.utils import timezone

from regietafel.core.operations import operation
from regietafel.library.models import LibraryItem
from regietafel.library.operations import ItemData, add_item
from regietafel.territories.models import Region

HERE = Path(__file__).parent
DATES = ("dated", "deadline")


@operation
def load_library(*, actor: Any) -> str:
    """Add the entries that are not there yet."""
    content: dict[str, Any] = json.loads((HERE / "items.json").read_text(encoding="utf8"))
    region = Region.objects.get(slug=content["region"])
    now = timezone.now()
    there = set(LibraryItem.objects.filter(region=region).values_list("title", flat=True))
    wanted = [entry for entry in content["items"] if entry["title"] not in there]
    for entry in wanted:
        add_item(actor=actor, region=region, data=data_of(entry), now=now)
    return f"library: {len(wanted)} added"


def data_of(entry: dict[str, Any]) -> ItemData:
    """An entry as it stands in the file."""
    dates = {name: dt.date.fromisoformat(entry[name]) for name in DATES if name in entry}
    return ItemData(**{**entry, **dates, "themes": tuple(entry.get("themes", ()))})
