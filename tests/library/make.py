"""Entries of the library, made directly."""

from __future__ import annotations

import datetime as dt
from typing import Any

from regietafel.library.models import ItemTheme, LibraryItem
from regietafel.territories.models import Region

NOW = dt.datetime(2024, 5, 1, 9, 30, tzinfo=dt.UTC)


def make_item(region: Region, title: str = "Studie", *, themes: tuple[str, ...] = (), **fields: Any) -> LibraryItem:
    """An entry with a link."""
    standard = {"url": "https://www.voorbeeld.example/", "year": 2024, "added_at": NOW}
    item = LibraryItem.objects.create(region=region, title=title, **{**standard, **fields})
    ItemTheme.objects.bulk_create(ItemTheme(item=item, name=name) for name in themes)
    return item
