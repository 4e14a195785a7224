"""How often: what is read in the words, what a person says against it, and how that reads back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from regietafel.core.errors import Refusal
from regietafel.plans.models import Action, FrequencyNorm, NormOwner
from regietafel.plans.operations.norms import Counting, NormWords, counting_of, norm_of, write_norm

SENSIBLE = st.decimals(min_value=Decimal("0.01"), max_value=366, places=2)


def norm(words: NormWords) -> FrequencyNorm:
    """The norm that would be written."""
    return FrequencyNorm(**words.columns())


@pytest.mark.parametrize(
    ("words", "times", "at_least", "owner", "in_words"),
    [
        ("minstens 4 keer per jaar", 4, True, "own", "at least 4 times a year"),
        ("om de 2 maanden", 6, False, "own", "6 times a year"),
        ("jaarlijks", 1, False, "own", "1 time a year"),
        ("ongeveer 3 keer per jaar", 3, False, "own", "about 3 times a year"),
        ("regelmatig", None, False, "own", "not measurable: there is no number in it"),
        ("planning van de organisator", None, False, "organiser", "not measurable: the organiser decides how often"),
    ],
)
def test_the_words_are_read_and_said_back(
    words: str, times: int | None, at_least: bool, owner: str, in_words: str
) -> None:
    found = norm(NormWords(words))
    assert (found.times, found.at_least, found.owner) == (times, at_least, owner)
    with translation.override("en"):
        assert found.in_words == in_words


@given(times=SENSIBLE, words=st.sampled_from(["regelmatig", "minstens om de 2 maanden", "4 keer per jaar", "x"]))
def test_another_number_counts_whatever_the_words_say(times: Decimal, words: str) -> None:
    found = norm(NormWords(words, "number", times))
    assert found.times == times
    assert found.is_measurable
    assert found.at_least == words.startswith("minstens")


@given(
    times=st.one_of(st.none(), st.decimals(max_value=0, places=2), st.decimals(min_value=Decimal("366.01"), places=2))
)
def test_a_number_without_sense_is_refused(times: Decimal | None) -> None:
    with pytest.raises(Refusal) as refusal:
        NormWords("x", "number", times).columns()
    assert refusal.value.field == "norm_times"


@pytest.mark.parametrize("words", ["4 keer per jaar", "minstens 4 keer per jaar", "ongeveer 4 keer per jaar"])
def test_words_can_stay_text(words: str) -> None:
    found = norm(NormWords(words, "none"))
    assert (found.times, found.at_least, found.about, found.is_measurable) == (None, False, False, False)


def test_whose_norm_can_be_said_against_the_words() -> None:
    assert norm(NormWords("4 keer per jaar", owner=NormOwner.ORGANISER)).owner == NormOwner.ORGANISER
    assert not norm(NormWords("4 keer per jaar", owner=NormOwner.ORGANISER)).is_measurable
    assert norm(NormWords("planning van de organisator", owner=NormOwner.OWN)).owner == NormOwner.OWN


@pytest.mark.parametrize(("counting", "times"), [("read", None), ("number", Decimal(7)), ("none", None)])
def test_the_form_can_show_how_the_number_came_about(counting: Counting, times: Decimal | None) -> None:
    assert counting_of(norm(NormWords("minstens 4 keer per jaar", counting, times))) == counting


def test_no_words_no_norm(action: Action) -> None:
    write_norm(action, NormWords("maandelijks"))
    assert norm_of(action) is not None
    write_norm(action, None)
    assert norm_of(action) is None
    write_norm(action, NormWords(""))
    assert norm_of(action) is None
