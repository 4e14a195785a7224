"""Plans in many layouts give the outline that a person reads in them; what is no plan gives no actions, and says so."""

from __future__ import annotations

import pytest

from tests.reading.sample import NO_PLANS, PLANS, content, expected, reading_of, told


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_is_read_as_a_person_reads_it(name: str) -> None:
    assert told(reading_of(content(name))) == expected(name)


@pytest.mark.parametrize("name", NO_PLANS)
def test_what_is_no_plan_gives_no_actions_and_says_so(name: str) -> None:
    reading = reading_of(content(f"none/{name}"))
    assert reading.nodes == []
    assert "no_actions" in [warned.code for warned in reading.warnings]
