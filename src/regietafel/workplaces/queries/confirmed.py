"""How many workplaces of a region are confirmed: somebody said so, and not too long ago."""

from __future__ import annotations

import datetime as dt
from typing import Any

from regietafel.territories.models import Region
from regietafel.workplaces.freshness import Freshness, freshness
from regietafel.workplaces.queries.as_of import existing_on
from regietafel.workplaces.queries.visible import settings_of, workplaces_visible_to

STILL_GOOD = (Freshness.FRESH, Freshness.DUE, Freshness.TO_CALL)


def confirmed_of(user: Any, region: Region, today: dt.date) -> tuple[int, int]:
    """Of the workplaces of today that a person sees: how many carry no badge that nobody confirmed them, and how many there are."""
    usual = settings_of(region).check_every_months
    there = existing_on(workplaces_visible_to(user, today).filter(region=region), today)
    rows = there.values_list("verified_on", "added_on", "check_every_months")
    told = [on is not None and freshness(on, added, own or usual, today) in STILL_GOOD for on, added, own in rows]
    return sum(told), len(told)
