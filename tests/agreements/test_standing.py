"""How a town stands follows from what its organs said, whatever their order: against a table by hand, and by property."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regietafel.agreements.models import Outcome
from regietafel.agreements.tracking import Standing, standing_of, tally_of

Z, P, Y, C, L, N, X = (
    Outcome.OPEN,
    Outcome.PUT_ON,
    Outcome.YES,
    Outcome.CONDITIONS,
    Outcome.POSTPONED,
    Outcome.NO,
    Outcome.NOT_NEEDED,
)
outcomes = st.lists(st.sampled_from(Outcome.values), max_size=5)


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        ([], Standing.OPEN),
        ([Z], Standing.OPEN),
        ([Z, Z], Standing.OPEN),
        ([X], Standing.OPEN),
        ([X, X], Standing.OPEN),
        ([P], Standing.UNDER_WAY),
        ([Z, P], Standing.UNDER_WAY),
        ([Y, Z], Standing.UNDER_WAY),
        ([Y, P], Standing.UNDER_WAY),
        ([C, Z], Standing.UNDER_WAY),
        ([Y], Standing.ADOPTED),
        ([Y, Y], Standing.ADOPTED),
        ([Y, X], Standing.ADOPTED),
        ([C], Standing.DEVIATES),
        ([Y, C], Standing.DEVIATES),
        ([C, X], Standing.DEVIATES),
        ([L], Standing.POSTPONED),
        ([Y, L], Standing.POSTPONED),
        ([L, Z], Standing.POSTPONED),
        ([N], Standing.REFUSED),
        ([Y, N], Standing.REFUSED),
        ([N, L], Standing.REFUSED),
        ([N, Z], Standing.REFUSED),
        ([N, X], Standing.REFUSED),
    ],
)
def test_the_table_by_hand(said: list[str], standing: Standing) -> None:
    assert standing_of(said) == standing


@given(outcomes, st.randoms())
def test_the_order_of_organs_does_not_matter(said: list[str], random: object) -> None:
    turned = list(said)
    random.shuffle(turned)  # type: ignore[attr-defined]
    assert standing_of(turned) == standing_of(said)


@given(outcomes)
def test_an_organ_that_need_not_decide_changes_nothing(said: list[str]) -> None:
    assert standing_of([*said, Outcome.NOT_NEEDED]) == standing_of(said)


@given(st.lists(st.sampled_from(list(Standing)), max_size=40))
def test_a_tally_counts_each_town_once(standings: list[Standing]) -> None:
    tally = tally_of(standings)
    assert tally.total == len(standings) == sum(number for _one, _word, number in tally.parts)
    assert tally.adopted == standings.count(Standing.ADOPTED) + standings.count(Standing.DEVIATES)
