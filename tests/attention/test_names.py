"""@ and a name calls whoever has that name, and nobody else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regietafel.attention.names import MOST, called_in

AN, ANNA, JOSE, TWO, OTHER_TWO = 1, 2, 3, 4, 5
NAMES = {AN: "An Claes", ANNA: "Anna", JOSE: "José De Wit", TWO: "Tom Maes", OTHER_TWO: "Tom Maes"}


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("@An Claes kijkt dit na", [AN]),
        ("@an claes", [AN]),
        ("@An kijkt dit na", [AN]),
        ("@Anna, en @An.", [ANNA, AN]),
        ("@Annelies", []),
        ("@jose de wit", [JOSE]),
        ("@José!", [JOSE]),
        ("(@An Claes)", [AN]),
        ("@An Claes @An Claes @An", [AN]),
        ("@Tom Maes", []),
        ("an@claes.example", []),
        ("onthaal.@An", []),
        ("An Claes", []),
        ("@ An Claes", []),
        ("@An_Claes", []),
        ("", []),
    ],
)
def test_who_is_called(text: str, called: list[int]) -> None:
    assert called_in(text, NAMES) == called


def test_two_people_of_one_first_name_need_their_whole_name() -> None:
    names = {1: "Lies Maes", 2: "Lies Claes"}
    assert called_in("@Lies", names) == []
    assert called_in("@Lies Claes en @Lies Maes", names) == [2, 1]


def test_a_name_of_one_word_goes_before_a_first_name() -> None:
    assert called_in("@Lies", {1: "Lies", 2: "Lies Claes"}) == [1]


def test_whoever_calls_everybody_calls_some() -> None:
    names = {number: f"Persoon{number} Achternaam" for number in range(100)}
    assert len(called_in(" ".join(f"@{name}" for name in names.values()), names)) == MOST


@given(st.text(), st.dictionaries(st.integers(0, 50), st.text(max_size=20), max_size=8))
def test_any_text_and_any_names_have_an_answer(text: str, names: dict[int, str]) -> None:
    found = called_in(text, names)
    assert len(found) == len(set(found))
    assert set(found) <= names.keys()


@given(st.sampled_from(sorted(NAMES)), st.text(alphabet=" ,.!?\n", min_size=1, max_size=5))
def test_a_name_alone_of_its_kind_is_found_wherever_it_stands(person: int, around: str) -> None:
    whole = called_in(f"{around} @{NAMES[person]}{around}", NAMES)
    assert whole == ([] if person in (TWO, OTHER_TWO) else [person])
