"""A point on the map as people type or paste it: two numbers, or the address of a map; and what is odd about it.

Degrees are WGS84. Nothing is refused that may be right: a point in the sea is marked, and stays as it was typed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

NUMBER = r"[-+]?\d{1,3}(?:[.,]\d+)?"
TWO = re.compile(
    rf"\s*\(?\s*(?P<lat>{NUMBER})\s*°?\s*[NnZz]?\s*(?:[,;/]\s*|\s+)(?P<lon>{NUMBER})\s*°?\s*[EeOoWw]?\s*\)?\s*"
)
DECIMAL = r"[-+]?\d{1,3}\.\d+"
IN_MAPS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"!3d(?P<lat>{DECIMAL})!4d(?P<lon>{DECIMAL})",
        rf"[?&]mlat=(?P<lat>{DECIMAL})&mlon=(?P<lon>{DECIMAL})",
        rf"[?&](?:q|query|ll|center|destination|loc)=(?:loc:)?(?P<lat>{DECIMAL})(?:,|%2C)\s*\+?(?P<lon>{DECIMAL})",
        rf"@(?P<lat>{DECIMAL}),(?P<lon>{DECIMAL})",
        rf"#map=\d+(?:\.\d+)?/(?P<lat>{DECIMAL})/(?P<lon>{DECIMAL})",
        rf"geo:(?P<lat>{DECIMAL}),(?P<lon>{DECIMAL})",
    )
)
"""How the addresses of maps say where one looks; a marked place goes before the middle of the picture."""

SOUTH, NORTH, WEST, EAST = 49.49, 51.51, 2.52, 6.41
COAST = ((51.089, 2.545), (51.377, 3.37))
"""De Panne and Het Zwin: to the north-west of the line between them lies the sea."""
FAR_KM = 20.0
"""Farther than this from the middle of every municipality of the region, a point lies outside it."""
EARTH_KM = 6371.0088


def read_point(text: str) -> tuple[float, float] | None:
    """Latitude and longitude from what was typed; None if it says no point. Numbers that stand the other way round are turned.

    >>> read_point("50,82 3,26")
    (50.82, 3.26)
    >>> read_point("https://www.openstreetmap.org/#map=17/50.82/3.26")
    (50.82, 3.26)
    """
    plain = text.strip()
    found = next((match for pattern in IN_MAPS if (match := pattern.search(plain))), None) or TWO.fullmatch(plain)
    if found is None:
        return None
    lat, lon = (float(found[name].replace(",", ".")) for name in ("lat", "lon"))
    if not in_belgium(lat, lon) and in_belgium(lon, lat):
        lat, lon = lon, lat
    return (lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None


def in_belgium(lat: float, lon: float) -> bool:
    """Whether a point lies in the box around Belgium."""
    return SOUTH <= lat <= NORTH and WEST <= lon <= EAST


def in_the_sea(lat: float, lon: float) -> bool:
    """Whether a point lies clearly off the Belgian coast."""
    (lat_a, lon_a), (lat_b, lon_b) = COAST
    if not WEST - 1 <= lon <= lon_b:
        return False
    shore = lat_a + (lon - lon_a) * (lat_b - lat_a) / (lon_b - lon_a)
    return lat > shore + 0.015


def km_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance between two points, in kilometres (mean earth radius)."""
    (lat_a, lon_a), (lat_b, lon_b) = (tuple(map(math.radians, point)) for point in (one, other))
    arc = math.sin((lat_b - lat_a) / 2) ** 2
    arc += math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, arc)))


def is_far_from(point: tuple[float, float], middles: Iterable[tuple[float, float]]) -> bool:
    """Whether a point lies far from all of these; far from none at all is not far."""
    distances = [km_between(point, middle) for middle in middles]
    return bool(distances) and min(distances) > FAR_KM


def typed(point: tuple[float, float] | None) -> str:
    """A point as one would type it; :func:`read_point` reads it back."""
    return f"{point[0]!r}, {point[1]!r}" if point else ""
