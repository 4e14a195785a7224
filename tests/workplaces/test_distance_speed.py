"""Distances of many points at once, against the same formula in a loop: a ratio holds on a busy machine too."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

import numpy as np

from regietafel.workplaces.distance import MEAN_RADIUS_KM, kilometres

TOWNS, SPOTS, ROUNDS, AIM = 300, 300, 5, 5.0


def in_a_loop(here: list[tuple[float, float]], there: list[tuple[float, float]]) -> list[float]:
    """Every distance, one after the other."""
    found = []
    for lat1, lon1 in here:
        for lat2, lon2 in there:
            a, b = math.radians(lat1), math.radians(lat2)
            part = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
            found.append(2 * MEAN_RADIUS_KM * math.asin(math.sqrt(part)))
    return found


def took(deed: Callable[[], object]) -> float:
    """The time of the processor, at best of some rounds."""
    times = []
    for _round in range(ROUNDS):
        begun = time.process_time()
        deed()
        times.append(time.process_time() - begun)
    return max(min(times), 1e-6)


def ratio(towns: int = TOWNS, spots: int = SPOTS) -> float:
    """How many times as fast as the loop."""
    random = np.random.default_rng(7)
    here, there = (np.column_stack([random.uniform(50, 52, n), random.uniform(2, 6, n)]) for n in (towns, spots))
    pairs = [[(float(a), float(b)) for a, b in points] for points in (here, there)]
    fast = took(lambda: kilometres(here[:, 0, None], here[:, 1, None], there[:, 0], there[:, 1]))
    return took(lambda: in_a_loop(*pairs)) / fast


def test_many_at_once_are_much_faster_than_one_by_one() -> None:
    assert ratio() >= AIM
