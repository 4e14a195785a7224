"""Which years a text about time names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regietafel.reading.fields.years import read_years

PERIOD = (2023, 2025)

NAMED: list[tuple[str, list[int]]] = [
    ("2023 – 2024 – 2025", [2023, 2024, 2025]),
    ("2023 - 2025", [2023, 2024, 2025]),
    ("2023–2025", [2023, 2024, 2025]),
    ("2023-'25", [2023, 2024, 2025]),
    ("2023-25", [2023, 2024, 2025]),
    ("2023, 2024 en 2025", [2023, 2024, 2025]),
    ("2023 en 2025", [2023, 2025]),
    ("2023 / 2025", [2023, 2025]),
    ("2023 – 2025 – 2027", [2023, 2025, 2027]),
    ("van 2023 tot en met 2025", [2023, 2024, 2025]),
    ("tussen 2023 en 2025", [2023, 2024, 2025]),
    ("2023 t/m 2025", [2023, 2024, 2025]),
    ("begin 2023 tot eind 2024", [2023, 2024]),
    ("juni 2023 - september 2024", [2023, 2024]),
    ("de 2023 à 2025", [2023, 2024, 2025]),
    ("entre 2023 et 2025", [2023, 2024, 2025]),
    ("eerste helft 2023", [2023]),
    ("2023, eerste helft", [2023]),
    ("Tweede helft 2023 – 2025", [2023, 2024, 2025]),
    ("het traject start in 2023", [2023]),
    ("tegen de zomer van 2024", [2024]),
    ("fin 2024", [2024]),
    ("d'ici fin 2024", [2024]),
    ("premier semestre 2025", [2025]),
    ("Q3 2024", [2024]),
    ("31/12/2024", [2024]),
    ("1.09.2024", [2024]),
    ("voorjaar en najaar 2024", [2024]),
    ("minstens 4 keer per jaar", []),
    ("decreet van 14 januari 2022", []),
    ("2024 euro", []),
    ("€ 2024", []),
    ("2.024 plaatsen", []),
    ("tel. 051 2023 45", [2023]),
    ("12024", []),
    ("korte termijn", []),
    ("", []),
]

WITH_PERIOD: list[tuple[str, list[int]]] = [
    ("vanaf 2024", [2024, 2025]),
    ("sinds 2020", [2023, 2024, 2025]),
    ("à partir de 2024", [2024, 2025]),
    ("dès 2025", [2025]),
    ("2024 e.v.", [2024, 2025]),
    ("tot eind 2024", [2023, 2024]),
    ("loopt nog tot eind 2023", [2023]),
    ("jusqu'en 2024", [2023, 2024]),
    ("until 2024", [2023, 2024]),
    ("de gesprekken begonnen in 2022", []),
    ("2020 – 2024", [2023, 2024]),
    ("gedurende de hele looptijd", [2023, 2024, 2025]),
    ("pendant toute la durée du plan", [2023, 2024, 2025]),
    ("start in 2024", [2024]),
]


@pytest.mark.parametrize(("text", "years"), NAMED)
def test_years_that_are_named(text: str, years: list[int]) -> None:
    assert list(read_years(text).years) == years


@pytest.mark.parametrize(("text", "years"), WITH_PERIOD)
def test_an_open_end_goes_as_far_as_the_plan(text: str, years: list[int]) -> None:
    assert list(read_years(text, PERIOD).years) == years


def test_without_a_period_only_the_year_that_is_named_counts() -> None:
    found = read_years("vanaf 2024")
    assert found.years == (2024,)
    assert found.is_open


def test_a_year_outside_the_plan_is_told_apart() -> None:
    assert read_years("gestart in 2021", PERIOD).outside == (2021,)


@given(st.integers(1990, 2090), st.integers(0, 12))
def test_a_range_is_all_of_its_years(first: int, more: int) -> None:
    last = min(first + more, 2099)
    assert read_years(f"{first} – {last}").years == tuple(range(first, last + 1))


@given(st.text(alphabet="0129 -–/'.totenmvanaf€", max_size=30))
def test_every_year_is_of_our_time(text: str) -> None:
    assert all(1990 <= year <= 2100 for year in read_years(text).years)
