"""The regions of the demo: the file beside this module, and the operation that adds what is missing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from regietafel.core.operations import operation
from regietafel.territories.models import Municipality, Region, RegionMunicipality

HERE = Path(__file__).parent


@operation
def load_regions(*, actor: Any) -> str:
    """Add the demo regions that are not there yet; one that is there stays as people made it."""
    wanted: list[dict[str, Any]] = json.loads((HERE / "regions.json").read_text(encoding="utf8"))
    known = set(Region.objects.values_list("slug", flat=True))
    missing = [entry for entry in wanted if entry["slug"] not in known]
    for entry in missing:
        region = Region.objects.create(slug=entry["slug"], name=entry["name"], is_demo=entry["is_demo"])
        places = Municipality.objects.filter(nis__in=entry["municipalities"])
        RegionMunicipality.objects.bulk_create(
            RegionMunicipality(region=region, municipality=place) for place in places
        )
    return f"regions: {len(missing)} added"
