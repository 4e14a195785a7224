"""From the words of a norm to a number of times a year; the table is written by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regietafel.reading.frequency import Frequency, read_frequency

NUMBERS: list[tuple[str, str]] = [
    # Dutch, as plans write it
    ("jaarlijks", "1"),
    ("1 keer per jaar", "1"),
    ("één keer per jaar", "1"),
    ("eenmaal per jaar", "1"),
    ("twee keer per jaar", "2"),
    ("2x per jaar", "2"),
    ("2 x per jaar", "2"),
    ("tweemaal per jaar", "2"),
    ("driemaal per werkjaar", "3"),
    ("4 keer per jaar", "4"),
    ("4x/jaar", "4"),
    ("4/jaar", "4"),
    ("vier bijeenkomsten per jaar", "4"),
    ("6 overlegmomenten per jaar", "6"),
    ("minstens 4 keer per jaar", "4"),
    ("Minimaal 2 maal per jaar", "2"),
    ("ongeveer 3 keer per jaar", "3"),
    ("een 3-tal keer per jaar", "3"),
    ("halfjaarlijks", "2"),
    ("elk half jaar", "2"),
    ("per kwartaal", "4"),
    ("elk kwartaal", "4"),
    ("ieder jaar", "1"),
    ("driemaandelijks", "4"),
    ("tweemaandelijks", "6"),
    ("2-maandelijks", "6"),
    ("om de 2 maanden", "6"),
    ("om de twee maanden", "6"),
    ("om de drie maanden", "4"),
    ("maandelijks", "12"),
    ("elke maand", "12"),
    ("1 keer per maand", "12"),
    ("2 keer per maand", "24"),
    ("wekelijks", "52"),
    ("elke week", "52"),
    ("om de 2 weken", "26"),
    ("tweewekelijks", "26"),
    ("veertiendaags", "26"),
    ("om de twee jaar", "0.5"),
    ("tweejaarlijks", "0.5"),
    ("vergadert MAANDELIJKS op dinsdag", "12"),
    # English
    ("4 times a year", "4"),
    ("at least four times a year", "4"),
    ("once a year", "1"),
    ("twice a year", "2"),
    ("every two months", "6"),
    ("every month", "12"),
    ("monthly", "12"),
    ("quarterly", "4"),
    ("weekly", "52"),
    ("yearly", "1"),
    ("half-yearly", "2"),
    # French
    ("4 fois par an", "4"),
    ("quatre fois par an", "4"),
    ("une fois par an", "1"),
    ("au moins 2 fois par an", "2"),
    ("tous les deux mois", "6"),
    ("mensuel", "12"),
    ("chaque mois", "12"),
    ("trimestriel", "4"),
    ("une fois par trimestre", "4"),
    ("annuellement", "1"),
    ("hebdomadaire", "52"),
]

WITHOUT_NUMBER = [
    "",
    "regelmatig",
    "volgens noden",
    "naargelang de vraag",
    "op vraag",
    "ad hoc",
    "doorlopend",
    "permanent",
    "in 2023 en 2024",
    "vanaf 2024",
    "eerste helft 2023",
    "4 lokale besturen",
    "regularly",
    "as needed",
    "régulièrement",
    "selon les besoins",
]


@pytest.mark.parametrize(("words", "times"), NUMBERS)
def test_a_number_a_year(words: str, times: str) -> None:
    assert read_frequency(words).times == Decimal(times)


@pytest.mark.parametrize("words", WITHOUT_NUMBER)
def test_vague_words_stay_words(words: str) -> None:
    found = read_frequency(words)
    assert found.times is None
    assert not found.is_measurable
    assert not found.at_least
    assert not found.about


@pytest.mark.parametrize(
    "words",
    [
        "minstens 4 keer per jaar",
        "minimaal 2 keer per jaar",
        "ten minste 1 keer per maand",
        "at least 4 times a year",
        "au moins 4 fois par an",
        "min. 3 keer per jaar",
    ],
)
def test_a_minimum_is_marked(words: str) -> None:
    assert read_frequency(words).at_least


@pytest.mark.parametrize(
    "words",
    [
        "ongeveer 3 keer per jaar",
        "een 3-tal keer per jaar",
        "2 à 3 keer per jaar",
        "2 tot 3 keer per jaar",
        "about 4 times a year",
        "environ 4 fois par an",
    ],
)
def test_a_rough_number_is_marked(words: str) -> None:
    assert read_frequency(words).about


@pytest.mark.parametrize("words", ["4 keer per jaar", "maandelijks", "4 times a year"])
def test_an_exact_number_is_neither_a_minimum_nor_rough(words: str) -> None:
    found = read_frequency(words)
    assert not found.at_least
    assert not found.about


@pytest.mark.parametrize(
    "words",
    [
        "volgens de planning van POM West-Vlaanderen",
        "volgens planning van POM West-Vlaanderen",
        "volgens de planning van de Vervoersregio Kortrijk",
        "afhankelijk van de agenda van VDAB",
        "the planning of the organiser",
    ],
)
def test_the_planning_of_somebody_else_is_not_our_norm(words: str) -> None:
    found = read_frequency(words)
    assert found.organiser
    assert not found.is_measurable


def test_the_more_exact_wording_wins() -> None:
    assert read_frequency("maandelijks, minstens 10 keer per jaar").times == 10


@pytest.mark.parametrize("words", ["0 keer per jaar", "999 keer per jaar", "400 keer per jaar", "8 keer per week"])
def test_a_number_that_makes_no_sense_is_no_number(words: str) -> None:
    assert read_frequency(words).times is None


@given(st.text(max_size=200))
def test_whatever_is_typed_is_read_without_a_fall(words: str) -> None:
    found = read_frequency(words)
    assert isinstance(found, Frequency)
    assert found.times is None or 0 < found.times <= 366


WORDS = st.sampled_from([words for words, _ in NUMBERS] + WITHOUT_NUMBER + ["minstens", "of", "/", "-", "om de", "2"])


@given(st.lists(WORDS, max_size=6).map(" ".join))
def test_words_in_any_mixture_stay_within_a_year(words: str) -> None:
    found = read_frequency(words)
    assert found.times is None or 0 < found.times <= 366


@given(st.integers(1, 366))
def test_n_times_a_year_is_n(number: int) -> None:
    assert read_frequency(f"{number} keer per jaar").times == number
    assert read_frequency(f"minstens {number} keer per jaar").times == number
    assert read_frequency(f"{number} times a year").times == number
    assert read_frequency(f"{number} fois par an").times == number


@given(st.text(alphabet=st.characters(categories=["Nd"]), min_size=1, max_size=30))
def test_digits_of_any_script_do_not_fall(digits: str) -> None:
    read_frequency(f"{digits} keer per jaar")


@given(st.sampled_from([words for words, _ in NUMBERS]))
def test_capitals_and_spaces_change_nothing(words: str) -> None:
    assert read_frequency(f"  {words.upper()}  ") == read_frequency(words)
