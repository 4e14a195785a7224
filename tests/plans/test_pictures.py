"""Where bars and lines stand: within the picture, in the order of the values, whatever the figures."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from regietafel.plans.pictures import HEIGHT, TOP, Scale, picture_of, shares

figure = st.decimals("-999999999999.99", "999999999999.99", places=2, allow_nan=False)


@given(st.lists(figure, min_size=2), st.integers(1, 500))
def test_the_higher_the_value_the_higher_its_place(values: list[Decimal], length: int) -> None:
    scale = Scale.over(values, length)
    places = [scale.at(value) for value in sorted(values)]
    assert places == sorted(places, reverse=True)
    assert all(0 <= place <= length for place in (*places, scale.at(Decimal(0))))


@given(st.lists(st.tuples(st.none() | figure, st.none() | figure), max_size=12))
def test_each_year_has_its_column_and_nothing_stands_outside(
    values: list[tuple[Decimal | None, Decimal | None]],
) -> None:
    picture = picture_of([(2020 + place, *pair, "x") for place, pair in enumerate(values)])
    if picture is None:
        assert all(pair == (None, None) for pair in values)
        return
    assert [column.year for column in picture.columns] == [2020 + place for place in range(len(values))]
    for column, (target, actual) in zip(picture.columns, values, strict=True):
        assert (column.target_y is None) == (target is None)
        assert (column.bar_y is None) == (actual is None)
        assert column.target_y is None or TOP <= column.target_y <= TOP + HEIGHT
        assert column.bar_y is None or 0 <= column.bar_y <= HEIGHT


def test_bars_of_known_figures() -> None:
    picture = picture_of(
        [(2023, Decimal(20), Decimal(10), "10"), (2024, None, Decimal(-10), "-10"), (2025, None, None, "")]
    )
    assert picture is not None
    first, second, third = picture.columns
    assert picture.zero == TOP + 53
    assert (first.target_y, first.bar_y, first.bar_height) == (TOP, 27, 26)
    assert (second.bar_y, second.bar_height) == (53, 27)
    assert (third.target_y, third.bar_y) == (None, None)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=8), st.integers(1, 400))
def test_the_parts_of_a_bar_fill_it_in_order(counts: list[int], length: int) -> None:
    parts = shares(counts, length)
    assert len(parts) == len(counts)
    if sum(counts):
        assert parts[0][0] == 0
        assert sum(width for _start, width in parts) == length
        assert all(start + width == following for (start, width), (following, _w) in pairwise(parts))
