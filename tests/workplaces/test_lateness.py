"""What the tables answer about freshness is what the rule says of each workplace."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some

from regietafel.organisations.models import Organisation
from regietafel.territories.models import Region
from regietafel.workplaces.freshness import Freshness, freshness
from regietafel.workplaces.models import Listing, Workplace
from regietafel.workplaces.queries.lateness import asked_about, in_state, last_confirmed_by
from tests.workplaces.caring import TODAY
from tests.workplaces.make import make_workplace

days = some.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))


@given(day=days, months=some.integers(1, 36))
def test_the_last_day_is_the_last_one_that_is_due(day: dt.date, months: int) -> None:
    last = last_confirmed_by(day, months)
    for shift, is_due in ((0, True), (1, False), (-1, True)):
        confirmed = last + dt.timedelta(days=shift)
        found = freshness(confirmed, dt.date(2019, 1, 1), months, day)
        assert (found != Freshness.FRESH) is is_due


EDGES = [0, 1, 41, 42, 43, 55, 56, 57, 181, 182, 183, 400]


@pytest.mark.django_db
def test_the_tables_and_the_rule_agree_on_every_edge(region: Region, edited_organisation: Organisation) -> None:
    for number, late in enumerate(EDGES):
        for months in (None, 1, 6, 36):
            due = TODAY - dt.timedelta(days=late)
            for confirmed in (last_confirmed_by(due, months or 12), None):
                make_workplace(
                    edited_organisation,
                    f"W{number}-{months}-{confirmed}",
                    check_every_months=months,
                    verified_on=confirmed,
                    added_on=due if confirmed is None else dt.date(2019, 1, 1),
                )
    rows = asked_about(region, TODAY)
    for state in Freshness:
        expected = {
            one.pk
            for one in rows
            if freshness(one.verified_on, one.added_on, one.check_every_months or 12, TODAY) == state
        }
        assert set(in_state(rows, state, region, TODAY).values_list("pk", flat=True)) == expected
    assert {one for one in Freshness if in_state(rows, one, region, TODAY).exists()} == set(Freshness) - {
        Freshness.FRESH
    }


@pytest.mark.django_db
def test_what_ended_hides_or_was_removed_is_not_asked_about(region: Region, edited_organisation: Organisation) -> None:
    make_workplace(edited_organisation, "Voorbij", until=TODAY - dt.timedelta(days=1))
    make_workplace(edited_organisation, "Stil", listing=Listing.HIDDEN)
    make_workplace(edited_organisation, "Weg", removed_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    kept = make_workplace(edited_organisation, "Vandaag", until=TODAY)
    assert list(asked_about(region, TODAY)) == [kept]
    assert Workplace.objects.count() == 4
