"""The ladder in figures, held against sums done one by one."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regietafel.workplaces.ladder import Field, Judged, Norm, Spot, Stand, Town, Verdict

RADIUS = 6371.0088
RUNGS = (3, 4)
near = st.floats(50.7, 50.95)
far = st.floats(3.0, 3.6)


def plain(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The law of haversines, one pair at a time."""
    lat1, lon1, lat2, lon2 = (math.radians(x) for x in (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * RADIUS * math.asin(math.sqrt(h))


@st.composite
def fields(draw: st.DrawFn) -> Field:
    """A few municipalities and workplaces, of some of which little is known."""
    towns = [
        Town(
            pk,
            f"T{pk}",
            latitude=draw(near),
            longitude=draw(far),
            inhabitants=draw(st.none() | st.integers(50, 90_000)),
        )
        for pk in range(draw(st.integers(0, 5)))
    ]
    spots = []
    for pk in range(draw(st.integers(0, 7))):
        known = draw(st.booleans())
        town = draw(st.none() | st.integers(0, 6))
        point = (draw(near), draw(far)) if known else (None, None)
        spots.append(Spot(100 + pk, f"W{pk}", town=town, latitude=point[0], longitude=point[1]))
    stands = [
        Stand(spot.pk, rung, draw(st.none() | st.integers(0, 60)))
        for spot in spots
        for rung in draw(st.lists(st.sampled_from(RUNGS), max_size=3))
    ]
    return Field(towns, spots, stands)


norms = st.builds(Norm, st.floats(0, 40), st.none() | st.floats(0, 30))


def away(town: Town, spot: Spot) -> float | None:
    """How far, if that can be told."""
    if town.latitude is None or town.longitude is None or spot.latitude is None or spot.longitude is None:
        return None
    return plain((town.latitude, town.longitude), (spot.latitude, spot.longitude))


def by_hand(field: Field, town: Town, rung: int, norm: Norm) -> Verdict:
    """The sentence of the norm, read word by word."""
    standing = {one.spot for one in field.stands if one.column == rung}
    close = {spot.pk for spot in field.spots if spot.pk in standing and (away(town, spot) or math.inf) <= norm.within}
    if not close:
        return Verdict.FAR
    if not norm.per_10000:
        return Verdict.MET
    places = [one.places for one in field.stands if one.column == rung and one.spot in close]
    around = [
        other.inhabitants
        for other in field.towns
        if other is town
        or plain((town.latitude or 0, town.longitude or 0), (other.latitude or 0, other.longitude or 0)) <= norm.within
    ]
    if None in around:
        return Verdict.UNKNOWN
    least = sum(one or 0 for one in places)
    if least * 10_000 / sum(one or 0 for one in around) >= norm.per_10000:
        return Verdict.MET
    return Verdict.UNKNOWN if None in places else Verdict.FEW


@given(fields(), norms)
def test_gaps_are_those_that_one_finds_by_hand(field: Field, norm: Norm) -> None:
    for rung in RUNGS:
        told = [one.verdict for one in field.judge(rung, norm)]
        assert told == [by_hand(field, town, rung, norm) for town in field.towns]


@given(fields())
def test_the_nearest_is_nearest_and_stands_there(field: Field) -> None:
    for rung in RUNGS:
        standing = {one.spot for one in field.stands if one.column == rung}
        for town, cell in zip(field.towns, field.cells(rung), strict=True):
            ways = {spot.pk: away(town, spot) for spot in field.spots if spot.pk in standing}
            told = [km for km in ways.values() if km is not None]
            assert (cell.km is None) == (not told)
            if cell.nearest is not None:
                assert cell.km == pytest.approx(min(told), abs=1e-9)
                assert ways[cell.nearest.pk] == pytest.approx(min(told), abs=1e-9)


@given(fields())
def test_cells_count_what_lies_in_the_municipality(field: Field) -> None:
    for rung in RUNGS:
        for town, cell in zip(field.towns, field.cells(rung), strict=True):
            own = {spot.pk for spot in field.spots if spot.town == town.pk}
            mine = [one for one in field.stands if one.column == rung and one.spot in own]
            assert cell.number == len({one.spot for one in mine})
            assert cell.places == sum(one.places or 0 for one in mine)
            assert cell.uncounted == sum(one.places is None for one in mine)
            expected = 1000 * cell.places / town.inhabitants if town.inhabitants else None
            assert cell.per_1000 == expected


@given(fields(), norms, st.floats(0.1, 10))
def test_a_wider_circle_never_makes_a_workplace_too_far(field: Field, norm: Norm, more: float) -> None:
    for rung in RUNGS:
        narrow = field.judge(rung, Norm(norm.within))
        wide = field.judge(rung, Norm(norm.within + more))
        assert {one.town.pk for one in wide if one.is_gap} <= {one.town.pk for one in narrow if one.is_gap}


KORTRIJK = Town(1, "Kortrijk", latitude=50.80276, longitude=3.26355, inhabitants=70_000)
AVELGEM = Town(2, "Avelgem", latitude=50.777, longitude=3.44923, inhabitants=10_000)
SPOT = Spot(7, "Atelier", town=1, latitude=50.80276, longitude=3.26355)


def judged(places: int | None, norm: Norm, *towns: Town) -> list[Judged]:
    """What a norm says with one workplace in the one town."""
    return Field(towns or (KORTRIJK, AVELGEM), [SPOT], [Stand(7, 3, places)]).judge(3, norm)


def test_too_far_names_the_nearest_and_how_far() -> None:
    near_by, away_from = judged(20, Norm(10, 2))
    assert (near_by.verdict, near_by.places, near_by.inhabitants) == (Verdict.MET, 20, 70_000)
    assert away_from.verdict == Verdict.FAR
    assert away_from.nearest == SPOT
    assert away_from.km == pytest.approx(13.4, abs=0.05)


def test_who_lives_nearby_shares_the_places() -> None:
    assert [one.inhabitants for one in judged(20, Norm(14, 2))] == [80_000, 80_000]
    assert [one.verdict for one in judged(16, Norm(14, 2))] == [Verdict.MET, Verdict.MET]
    assert [one.verdict for one in judged(15, Norm(14, 2))] == [Verdict.FEW, Verdict.FEW]


def test_places_that_nobody_counted_are_neither_enough_nor_too_few() -> None:
    assert [one.verdict for one in judged(None, Norm(14, 2))] == [Verdict.UNKNOWN, Verdict.UNKNOWN]
    assert [one.verdict for one in judged(None, Norm(14))] == [Verdict.MET, Verdict.MET]


def test_a_municipality_without_a_point_or_inhabitants_is_not_judged() -> None:
    assert [one.verdict for one in judged(20, Norm(14), Town(3, "Nergens"))] == [Verdict.UNKNOWN]
    empty = Town(4, "Leeg", latitude=50.8, longitude=3.26)
    assert [one.verdict for one in judged(20, Norm(14, 1), empty)] == [Verdict.UNKNOWN]
    assert [one.verdict for one in judged(20, Norm(14), empty)] == [Verdict.MET]


def test_without_any_workplace_every_municipality_has_a_gap() -> None:
    found = Field([KORTRIJK], [], []).judge(3, Norm(10))
    assert [(one.verdict, one.nearest, one.km) for one in found] == [(Verdict.FAR, None, None)]
