"""Numbers that skip one or return are told; those of goals and actions run on together."""

from __future__ import annotations

import pytest

from tests.reading.sample import reading_of

PLAN = "Actieplan 2024\n\n1. Netwerk\n\n{}\n"
PART = "{} Deel {}\n\nTrekker: stad\nPartners: regio\nTiming: 2024\n"


def codes(numbers: list[str]) -> list[str]:
    """The codes of the warnings about a plan with these numbers."""
    parts = "\n".join(PART.format(number, at) for at, number in enumerate(numbers))
    return [warned.code for warned in reading_of(PLAN.format(parts).encode()).warnings]


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        (["1.1", "1.2", "1.3"], []),
        (["1.1", "1.2", "1.4"], ["number_skipped"]),
        (["1.1", "1.2", "1.2"], ["number_twice"]),
        (["1.1", "1.2", "Actie 1.2.1:", "1.3"], []),
    ],
)
def test_numbers_that_skip_or_return_are_told(numbers: list[str], told: list[str]) -> None:
    assert codes(numbers) == told
