"""The public list of a region as data: which workplaces, and which columns are nobody's but the team's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from regietafel.core.tabular import Column as SheetColumn
from regietafel.core.tabular import Sheet
from regietafel.territories.models import Region
from regietafel.workplaces.models import Workplace
from regietafel.workplaces.queries.directory_sheet import Telling
from regietafel.workplaces.queries.visible import public_workplaces
from regietafel.workplaces.sheet_fields import COLUMNS

FOR_THE_TEAM = frozenset({"number", "listing", "source", "key"})
"""Columns that say something of how the list is kept and not of the workplace."""


def open_region(slug: str) -> Region | None:
    """The region of an address, if it opened its directory to everybody."""
    return Region.objects.filter(slug=slug, directory_settings__is_public=True).first()


def open_workplaces(region: Region, today: dt.date) -> QuerySet[Workplace]:
    """What everybody finds, in an order that does not change between two pages."""
    return public_workplaces(region, today).order_by("pk")


def open_sheet(user: Any, workplaces: Sequence[Workplace], today: dt.date, ends: tuple[str, str]) -> Sheet:
    """The public columns by their names in the code, which no translation changes; source and licence on each row."""
    columns = [column for column in COLUMNS if column.name not in FOR_THE_TEAM]
    heads = [*(column.name for column in columns), "verified_on", "source", "licence"]
    rows = [[*row, *ends] for row in Telling(user, workplaces, today).rows(columns)]
    return Sheet("workplaces", [SheetColumn(head) for head in heads], rows)
