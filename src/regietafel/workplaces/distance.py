"""How far it is as the crow flies, for one pair of points or millions at once."""

from __future__ import annotations

import math
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

MEAN_RADIUS_KM = 6371.0088
"""Mean radius R1 of the earth in kilometres: (2a + b) / 3 of the ellipsoid GRS 80, as the IUGG defines it."""

Degrees: TypeAlias = npt.ArrayLike
Kilometres: TypeAlias = npt.NDArray[np.float64]


def kilometres(lat1: Degrees, lon1: Degrees, lat2: Degrees, lon2: Degrees) -> Kilometres:
    """The great-circle distance between points, in kilometres.

    Latitudes and longitudes are in degrees (WGS 84). Shapes broadcast as numpy does it: numbers give one distance,
    ``(n, 1)`` against ``(m,)`` gives ``(n, m)``. What is not known (NaN) stays so. The haversine formula on a sphere with
    the mean earth radius (R. W. Sinnott, "Virtues of the Haversine", Sky & Telescope 68, 1984): exact for points that lie
    close together, and within 0.56 % of the distance on the ellipsoid everywhere. Roads are longer.

    >>> round(float(kilometres(50.82803, 3.26487, 51.05429, 3.71742)), 1)  # Kortrijk to Gent
    40.5
    """
    phi1, phi2 = np.radians(np.asarray(lat1, dtype=np.float64)), np.radians(np.asarray(lat2, dtype=np.float64))
    half_lat = np.sin((phi2 - phi1) / 2)
    half_lon = np.sin(np.radians(np.asarray(lon2, dtype=np.float64) - np.asarray(lon1, dtype=np.float64)) / 2)
    part = half_lat * half_lat + np.cos(phi1) * np.cos(phi2) * half_lon * half_lon
    found: Kilometres = 2 * MEAN_RADIUS_KM * np.arcsin(np.sqrt(np.clip(part, 0.0, 1.0)))
    return found


class Box(NamedTuple):
    """A stretch of the map, in degrees."""

    south: float
    west: float
    north: float
    east: float


def box(lat: float, lon: float, km: float) -> Box:
    """A stretch of the map that holds all points within so many kilometres, and some more in its corners.

    It never crosses the date line or a pole: there it ends at the edge of the map.
    """
    angle = min(km / MEAN_RADIUS_KM * (1 + 1e-9), math.pi)
    north, south = lat + math.degrees(angle), lat - math.degrees(angle)
    if north >= 90 or south <= -90:
        return Box(max(south, -90.0), -180.0, min(north, 90.0), 180.0)
    wide = math.degrees(math.asin(min(1.0, math.sin(angle) / math.cos(math.radians(lat)))))
    if lon - wide < -180 or lon + wide > 180:
        return Box(south, -180.0, north, 180.0)
    return Box(south, lon - wide, north, lon + wide)
