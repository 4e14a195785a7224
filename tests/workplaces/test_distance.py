"""Distances as the crow flies, and the square around a circle."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regietafel.workplaces.distance import box, kilometres

LATITUDES = st.floats(-89, 89)
LONGITUDES = st.floats(-180, 180)


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((50.0, 3.0), (51.0, 3.0), 111.195),
        ((0.0, 0.0), (0.0, 180.0), 20015.115),
        ((50.8279, 3.2649), (51.0543, 3.7174), 40.5),
        ((10.0, 20.0), (10.0, 20.0), 0.0),
    ],
)
def test_known_distances(one: tuple[float, float], other: tuple[float, float], km: float) -> None:
    assert float(kilometres(*one, *other)) == pytest.approx(km, abs=0.2)


@given(LATITUDES, LONGITUDES, st.floats(0.1, 500), LATITUDES, LONGITUDES)
def test_what_lies_in_the_circle_lies_in_the_square(
    lat: float, lon: float, km: float, other_lat: float, other_lon: float
) -> None:
    near = (lat + (other_lat - lat) * km / 20_000, lon + (other_lon - lon) * km / 20_000)
    square = box(lat, lon, km)
    if float(kilometres(lat, lon, *near)) <= km:
        assert square.south <= near[0] <= square.north
        assert square.west <= near[1] <= square.east
