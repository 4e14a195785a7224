"""Distances: what is known of the globe, and what holds for any two or three points."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from regietafel.workplaces.distance import MEAN_RADIUS_KM, kilometres

HALF_WAY_ROUND = math.pi * MEAN_RADIUS_KM
latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)
points = st.tuples(latitudes, longitudes)
Point = tuple[float, float]


def between(a: Point, b: Point) -> float:
    """One distance."""
    return float(kilometres(*a, *b))


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        ((0, 0), (0, 1), math.radians(1) * MEAN_RADIUS_KM),
        ((0, 0), (1, 0), math.radians(1) * MEAN_RADIUS_KM),
        ((60, 0), (60, 180), math.radians(60) * MEAN_RADIUS_KM),
        ((90, 12), (90, -170), 0),
        ((90, 0), (-90, 77), HALF_WAY_ROUND),
        ((10, 20), (-10, -160), HALF_WAY_ROUND),
        ((51, 179.5), (51, -179.5), math.radians(1) * MEAN_RADIUS_KM * math.cos(math.radians(51))),
        # Published by R. Chamberlain / the Rosetta collection: BNA to LAX with R = 6372.8 km is 2887.2600 km.
        ((36.12, -86.67), (33.94, -118.40), 2887.2600 * MEAN_RADIUS_KM / 6372.8),
    ],
)
def test_known_distances(a: Point, b: Point, km: float) -> None:
    assert between(a, b) == pytest.approx(km, rel=2e-5, abs=1e-9)


@given(points, points)
def test_there_is_as_far_as_back(a: Point, b: Point) -> None:
    assert between(a, b) == pytest.approx(between(b, a), rel=1e-12, abs=1e-9)


@given(points)
def test_here_is_nothing_away(a: Point) -> None:
    assert between(a, a) == 0


@given(points, points)
def test_never_unknown_never_negative_never_further_than_half_way_round(a: Point, b: Point) -> None:
    assert 0 <= between(a, b) <= HALF_WAY_ROUND


@given(points, points, points)
def test_no_way_round_is_shorter(a: Point, b: Point, c: Point) -> None:
    assert between(a, c) <= between(a, b) + between(b, c) + 1e-4


@given(points)
def test_the_other_side_of_the_earth(a: Point) -> None:
    other = (-a[0], a[1] - 180 if a[1] > 0 else a[1] + 180)
    assert between(a, other) == pytest.approx(HALF_WAY_ROUND, rel=1e-6)


@given(st.lists(points, max_size=6), st.lists(points, max_size=6))
def test_many_at_once_are_what_each_is_alone(some: list[Point], others: list[Point]) -> None:
    here, there = np.array(some).reshape(-1, 2), np.array(others).reshape(-1, 2)
    found = kilometres(here[:, 0, None], here[:, 1, None], there[:, 0], there[:, 1])
    assert found.shape == (len(some), len(others))
    assert found.tolist() == [[pytest.approx(between(a, b), abs=1e-9) for b in others] for a in some]


def test_what_is_not_known_stays_so() -> None:
    assert np.isnan(kilometres(math.nan, 3, 51, 3))
