"""What is made of the words of a norm is said in one sentence, in the language of the reader."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import translation

from regietafel.plans.models import FrequencyNorm, NormOwner


@pytest.mark.parametrize(
    ("norm", "dutch", "english"),
    [
        (FrequencyNorm(times=Decimal(4), at_least=True), "minstens 4 keer per jaar", "at least 4 times a year"),
        (FrequencyNorm(times=Decimal(3), about=True), "ongeveer 3 keer per jaar", "about 3 times a year"),
        (FrequencyNorm(times=Decimal(1)), "1 keer per jaar", "1 time a year"),
        (FrequencyNorm(times=Decimal("2.50")), "2,5 keer per jaar", "2.5 times a year"),
        (FrequencyNorm(), "niet meetbaar: er staat geen getal in", "not measurable: there is no number in it"),
        (
            FrequencyNorm(owner=NormOwner.ORGANISER),
            "niet meetbaar: de organisator beslist hoe vaak",
            "not measurable: the organiser decides how often",
        ),
        (
            FrequencyNorm(times=Decimal(2), at_least=True, owner=NormOwner.ORGANISER),
            "minstens 2 keer per jaar; niet meetbaar: het is de norm van de organisator",
            "at least 2 times a year; not measurable: it is the norm of the organiser",
        ),
    ],
)
def test_a_norm_reads_as_a_sentence(norm: FrequencyNorm, dutch: str, english: str) -> None:
    with translation.override("nl"):
        assert norm.in_words == dutch
    with translation.override("en"):
        assert norm.in_words == english
