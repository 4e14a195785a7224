"""Workplaces about which something may be wrong."""

from __future__ import annotations

import datetime as dt
from typing import Any

from regietafel.territories.models import Region
from regietafel.workplaces.checks import Mark, marks_of
from regietafel.workplaces.models import Workplace
from regietafel.workplaces.queries.visible import running, workplaces_visible_to


def marked_workplaces(user: Any, region: Region, today: dt.date) -> list[tuple[Workplace, list[Mark]]]:
    """Those of a region that still exist, each with its marks; by name."""
    rows = workplaces_visible_to(user, today).filter(running(today), region=region)
    related = rows.select_related("organisation", "municipality", "contact").order_by("name", "pk")
    return [(one, found) for one in related if (found := marks_of(one))]
