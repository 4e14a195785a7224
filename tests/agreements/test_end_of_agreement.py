"""The end of an agreement warns in time, until another follows it."""

from __future__ import annotations

import datetime as dt

import pytest

from regietafel.agreements.models import Agreement
from regietafel.agreements.operations.agreements import remove_agreement
from regietafel.agreements.providers.pacts import endings, start_blocks
from regietafel.agreements.queries.yearly import ending
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.agreements.pacts import NOW, make_agreement

pytestmark = pytest.mark.django_db
LAST = dt.date(2025, 12, 31)


@pytest.fixture
def agreement(region: Region) -> Agreement:
    """An agreement that ends with the year 2025."""
    return make_agreement(region, ends_on=LAST)


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (dt.date(2025, 6, 29), False),
        (dt.date(2025, 6, 30), True),
        (LAST, True),
        (dt.date(2026, 6, 30), True),
        (dt.date(2026, 7, 1), False),
    ],
)
def test_it_warns_from_six_months_before(
    agreement: Agreement, director: User, region: Region, today: dt.date, told: bool
) -> None:
    assert ending(director, region, today) == ([agreement] if told else [])


def test_what_is_followed_does_not_warn(agreement: Agreement, director: User, region: Region) -> None:
    after = make_agreement(region, "Vervolg", follows=agreement, starts_on=dt.date(2026, 1, 1))
    assert ending(director, region, LAST) == []
    remove_agreement(actor=director, agreement=after, now=NOW)
    assert ending(director, region, LAST) == [agreement]


def test_the_team_reads_it_on_the_start_page_and_among_what_waits(
    agreement: Agreement, director: User, colleague: User, partner: User, region: Region
) -> None:
    for person in (director, colleague):
        (block,) = start_blocks(person, region, LAST)
        assert block.lines[0].text == "Samen sterk"
        assert "31 december 2025" in block.lines[0].note
        assert [line.due for line in endings(person, region, LAST)] == [LAST]
    assert list(start_blocks(partner, region, LAST)) == []
    assert list(endings(partner, region, LAST)) == []


def test_it_is_told_once_near_the_end_and_once_after_it(agreement: Agreement, director: User, region: Region) -> None:
    days = (dt.date(2025, 7, 1), LAST, dt.date(2026, 1, 1), dt.date(2026, 3, 1))
    keys = [next(iter(endings(director, region, day))).key for day in days]
    assert [keys.index(key) for key in keys] == [0, 0, 2, 2]
