"""Loads the municipalities and their inhabitants; the files beside this module are the truth about both."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from regietafel.core.operations import operation
from regietafel.territories.models import Municipality, Population

DATA = Path(__file__).parent / "data"
FACTS = ("name", "name_fr", "reference_region", "postcodes", "latitude", "longitude")


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one file, by the names in its first line."""
    with (DATA / name).open(encoding="utf8", newline="") as file:
        yield from csv.DictReader(file)


def facts(row: dict[str, str]) -> dict[str, Any]:
    """What a row of municipalities.csv says, under the names of our columns."""
    return {
        "name": row["name"],
        "name_fr": row["name_fr"],
        "reference_region": row["referentieregio"],
        "postcodes": row["postcodes"],
        "latitude": float(row["label_lat"]) if row["label_lat"] else None,
        "longitude": float(row["label_lon"]) if row["label_lon"] else None,
    }


@operation
def load_territories() -> str:
    """Bring municipalities and inhabitants up to the files; rows that the files do not name stay as they are."""
    changed = load_municipalities() + load_populations()
    return f"municipalities: {changed} rows changed" if changed else "municipalities: up to date"


def load_municipalities() -> int:
    """Add what is new, mend what differs, and count both."""
    known = {one.nis: one for one in Municipality.objects.all()}
    new: list[Municipality] = []
    differing: list[Municipality] = []
    for row in rows("municipalities.csv"):
        wanted = facts(row)
        one = known.get(row["nis"])
        if one is None:
            new.append(Municipality(nis=row["nis"], **wanted))
        elif any(getattr(one, name) != value for name, value in wanted.items()):
            for name, value in wanted.items():
                setattr(one, name, value)
            differing.append(one)
    Municipality.objects.bulk_create(new)
    Municipality.objects.bulk_update(differing, FACTS)
    return len(new) + len(differing)


def load_populations() -> int:
    """Add what is new, mend what differs, and count both."""
    municipalities = dict(Municipality.objects.values_list("nis", "pk"))
    known = {(one.municipality_id, one.year): one for one in Population.objects.all()}
    new: list[Population] = []
    differing: list[Population] = []
    for row in rows("populations.csv"):
        place, year, inhabitants = municipalities[row["nis"]], int(row["year"]), int(row["population"])
        one = known.get((place, year))
        if one is None:
            new.append(Population(municipality_id=place, year=year, inhabitants=inhabitants))
        elif one.inhabitants != inhabitants:
            one.inhabitants = inhabitants
            differing.append(one)
    Population.objects.bulk_create(new)
    Population.objects.bulk_update(differing, ["inhabitants"])
    return len(new) + len(differing)
