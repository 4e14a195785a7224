"""Loads the outlines of municipalities from an official GeoJSON file; all of it is looked at before a row is written."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any

from regietafel.core.errors import Refusal
from regietafel.core.operations import operation
from regietafel.territories.models import Municipality, MunicipalityShape

MOST_BYTES = 100 * 1024 * 1024
NEAR = 0.2
"""In degrees: so far outside its outline the label point of a municipality may lie, for outlines are drawn coarsely."""


@dataclass(frozen=True)
class Loaded:
    """What became of a file."""

    loaded: int
    unknown: list[str]


def read_shapes(path: Path) -> dict[str, Any]:
    """A file as GeoJSON, or one line that says why it is none."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refusal(f"{path.name} is larger than 100 MB: give a file with municipalities only.")
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Refusal(f"{path.name} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise Refusal(f"{path.name} is no GeoJSON.") from error
    if not isinstance(found, dict) or not isinstance(found.get("features"), list):
        raise Refusal(f"{path.name} is no GeoJSON with features in it.")
    return found


@operation
def load_shapes(*, collection: dict[str, Any], name: str, source: str, now: dt.datetime) -> Loaded:
    """Keep the outline of each municipality that is known by the property ``name``; one that was there is replaced."""
    outlines = dict(outlines_of(collection, name))
    known = {one.nis: one for one in Municipality.objects.filter(nis__in=outlines)}
    if not known:
        raise Refusal(f"No property {name!r} in this file holds the NIS code of a municipality: see --property.")
    for nis, municipality in known.items():
        insist_it_lies_there(municipality, outlines[nis])
        MunicipalityShape.objects.update_or_create(
            municipality=municipality,
            defaults={"geometry": outlines[nis], "source": source or credit_of(collection), "loaded_at": now},
        )
    return Loaded(len(known), sorted(outlines.keys() - known.keys()))


def credit_of(collection: dict[str, Any]) -> str:
    """Whom a file itself says to credit."""
    said = collection.get("license") or collection.get("attribution") or ""
    return said if isinstance(said, str) else ""


def outlines_of(collection: dict[str, Any], name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The code and the outline of each feature; two for one code are refused, for one would be lost."""
    seen: set[str] = set()
    for number, feature in enumerate(collection["features"], start=1):
        properties = feature.get("properties") if isinstance(feature, dict) else None
        code = str((properties or {}).get(name, "")).strip()
        if not code:
            raise Refusal(f"Feature {number} has no property {name!r}: see --property.")
        if code in seen:
            raise Refusal(f"Feature {number} is the second with {name} {code}.")
        seen.add(code)
        yield code, sound(feature.get("geometry"), f"Feature {number} ({code})")


def sound(geometry: Any, what: str) -> dict[str, Any]:
    """An outline that a map can draw."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in {"Polygon", "MultiPolygon"}:
        raise Refusal(f"{what} is no area: a Polygon or a MultiPolygon is expected.")
    polygons = geometry.get("coordinates")
    rings = [polygons] if kind == "Polygon" else polygons
    try:
        points = [[tuple(point[:2]) for point in ring] for polygon in rings for ring in polygon]
    except (TypeError, IndexError) as error:
        raise Refusal(f"{what} has coordinates that are not in rings.") from error
    if not points or any(len(ring) < 4 or ring[0] != ring[-1] for ring in points):
        raise Refusal(f"{what} has a ring that is not closed.")
    if not all(is_on_earth(point) for ring in points for point in ring):
        raise Refusal(f"{what} has coordinates that are not degrees: convert the file to WGS84 (EPSG:4326).")
    return {"type": kind, "coordinates": polygons}


def is_on_earth(point: tuple[Any, ...]) -> bool:
    """Whether it is a longitude and a latitude in degrees."""
    if len(point) != 2 or not all(isinstance(one, int | float) and isfinite(one) for one in point):
        return False
    return -180 <= float(point[0]) <= 180 and -90 <= float(point[1]) <= 90


def insist_it_lies_there(municipality: Municipality, geometry: dict[str, Any]) -> None:
    """Refuse an outline far from the municipality: the numbers of its points stand the wrong way round, or its code is wrong."""
    if municipality.latitude is None or municipality.longitude is None:
        return
    west, south, east, north = bounds_of(geometry)
    if not (
        west - NEAR <= municipality.longitude <= east + NEAR and south - NEAR <= municipality.latitude <= north + NEAR
    ):
        raise Refusal(f"The shape with {municipality.nis} does not lie where {municipality} is; longitude comes first.")


def bounds_of(geometry: dict[str, Any]) -> tuple[float, float, float, float]:
    """West, south, east and north of an outline."""
    coordinates = geometry["coordinates"]
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates
    points = [point for polygon in polygons for ring in polygon for point in ring]
    longitudes, latitudes = [point[0] for point in points], [point[1] for point in points]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)
