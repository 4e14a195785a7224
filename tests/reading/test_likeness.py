"""Likeness of actions: laws that hold for all, and on the plans of the demo what a reader of the three plans says."""

from __future__ import annotations

import random
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regietafel.reading.likeness import MOST, Sketch, Vocabulary, likeness, propose, stems
from tests.reading.demo_plans import DOUBTFUL, GOLD, Pair, linked, sketches

WORDS = [
    "overleg",
    "ROSE",
    "LDE",
    "mobiliteit",
    "vervoersregio",
    "doorstroom",
    "doorstroomtraject",
    "7",
    "de",
    "en",
    "lokale",
    "besturen",
    "zorg",
]
names = st.frozensets(st.sampled_from(["W13", "VDAB", "lokale besturen", "POM", "?"]), max_size=3)
sketched = st.builds(
    Sketch,
    key=st.integers(1, 1000),
    title=st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join),
    context=st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join),
    leads=names,
    others=names,
    times=st.none() | st.sampled_from([Decimal(1), Decimal(4), Decimal("0.5")]),
)


@given(sketched, sketched)
def test_it_is_a_share_and_the_same_both_ways(left: Sketch, right: Sketch) -> None:
    vocabulary = Vocabulary.of([left, right])
    there, back = likeness(left, right, vocabulary), likeness(right, left, vocabulary)
    assert there == back
    assert 0 <= there.score <= 1
    assert 0 <= there.title <= 1


@given(sketched, st.lists(sketched, max_size=3))
def test_the_same_action_is_wholly_like_itself(one: Sketch, others: list[Sketch]) -> None:
    found = likeness(one, one, Vocabulary.of([one, *others]))
    assert found.score == pytest.approx(1)
    assert found.title == pytest.approx(1)
    assert {*found.leads, *found.others} == one.parties


@given(st.lists(sketched, max_size=6, unique_by=lambda one: one.key), st.randoms(use_true_random=False))
def test_the_order_in_which_actions_come_makes_no_difference(actions: list[Sketch], chance: random.Random) -> None:
    newer, earlier = actions[::2], actions[1::2]
    expected = propose(newer, earlier)
    chance.shuffle(newer)
    chance.shuffle(earlier)
    assert propose(newer, earlier) == expected
    assert all(sum(pair.newer == one.key for pair in expected) <= MOST for one in newer)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("LDE", "lokale diensteneconomie"),
        ("De algemene ROSE vergadering organiseren", "ROSE algemene vergadering"),
        ("Lokaal bestuur", "lokale besturen"),
        ("Coördinatie", "coordinatie"),
        ("de NEET", "Jongeren zonder werk, school of opleiding"),
    ],
)
def test_these_say_the_same(one: str, other: str) -> None:
    assert set(stems(one)) == set(stems(other))


def test_words_that_say_nothing_are_no_likeness() -> None:
    assert propose([Sketch(1, "We organiseren samen het werk")], [Sketch(2, "Samen organiseren we en werken")]) == []


def test_half_a_compound_counts_and_less_than_the_whole_word() -> None:
    actions = [Sketch(1, "Mobiliteitsplan"), Sketch(2, "Mobiliteit"), Sketch(3, "Mobiliteitsplan"), Sketch(4, "Zorg")]
    vocabulary = Vocabulary.of(actions)
    half, whole, none = (likeness(actions[0], other, vocabulary).score for other in actions[1:])
    assert 0 == none < half < whole


def test_what_one_of_the_two_does_not_say_is_no_difference() -> None:
    said, silent = Sketch(1, "Digibank", times=Decimal(4), leads=frozenset({"W13"})), Sketch(2, "Digibank")
    assert likeness(said, silent, Vocabulary.of([said, silent])).score == pytest.approx(1)


def test_what_a_person_can_check_comes_along() -> None:
    old = Sketch(1, "ROSE", leads=frozenset({"A"}), others=frozenset({"B", "C"}), times=Decimal(4))
    new = Sketch(2, "ROSE", leads=frozenset({"A", "D"}), others=frozenset({"C"}), times=Decimal(4))
    found = likeness(old, new, Vocabulary.of([old, new]))
    assert (found.leads, found.others, found.named, found.same_norm) == (("A",), ("C",), 4, True)


# --- against what a reader says ----------------------------------------------------------

STEPS = (("2020-2025", "2014-2019"), ("2023-2025", "2020-2025"))


def proposed() -> list[Pair]:
    """What is proposed on the plans of the demo, the surest first in each plan."""
    reference = {sketch.key: name for plan in sketches().values() for name, sketch in plan}
    return [
        (reference[pair.newer], reference[pair.earlier])
        for new, old in STEPS
        for pair in propose([one for _, one in sketches()[new]], [one for _, one in sketches()[old]])
    ]


def test_most_of_what_a_reader_would_confirm_is_proposed() -> None:
    """Two in three: the rest shares no word with what it comes from, and only who was there knows."""
    assert len(set(proposed()) & GOLD) / len(GOLD) >= 0.68


def test_most_of_what_is_proposed_a_reader_would_confirm() -> None:
    sure = [pair for pair in proposed() if pair not in DOUBTFUL]
    assert len([pair for pair in sure if pair in GOLD]) / len(sure) >= 0.5


def test_the_surest_ones_are_right() -> None:
    """Nobody goes on through a list that begins with nonsense."""
    latest = [pair for pair in proposed() if pair[0].startswith("2023")]
    assert all(pair in GOLD | DOUBTFUL for pair in latest[:8])


def test_what_the_files_link_is_found_as_far_as_words_go() -> None:
    """The authors linked half of it by heart: "Acties aanvullend op de vervoersregio" comes from five actions."""
    assert len(set(proposed()) & linked()) >= 12


def test_a_hundred_actions_against_three_hundred_are_compared_in_a_moment() -> None:
    chance = random.Random(4)
    vocabulary = [f"woord{number}" for number in range(400)]
    many = [Sketch(key, " ".join(chance.choices(vocabulary, k=8)), leads=frozenset({"W13"})) for key in range(400)]
    start = time.process_time()
    propose(many[:100], many[100:])
    assert time.process_time() - start < 5
