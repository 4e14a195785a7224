"""Distances as the crow flies: great circles on a sphere with the mean radius of the earth, in kilometres.

The mean radius is that of the International Union of Geodesy and Geophysics, 6371.0088 km. Against the ellipsoid it is at
most about 0.5 % off, less than what a road adds.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

MEAN_RADIUS_KM = 6371.0088


def kilometres(lat1: ArrayLike, lon1: ArrayLike, lat2: ArrayLike, lon2: ArrayLike) -> NDArray[np.float64]:
    """Great-circle distances in kilometres between points in degrees (WGS84); the arguments broadcast as in numpy.

    >>> round(float(kilometres(50.0, 3.0, 51.0, 3.0)), 3)
    111.195
    """
    here, there = np.radians(np.asarray(lat1, float)), np.radians(np.asarray(lat2, float))
    east = np.radians(np.asarray(lon2, float) - np.asarray(lon1, float))
    half = np.sin((there - here) / 2) ** 2 + np.cos(here) * np.cos(there) * np.sin(east / 2) ** 2
    found: Any = 2 * MEAN_RADIUS_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return np.asarray(found, dtype=np.float64)


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
