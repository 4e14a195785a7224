"""What actions, their years and work show of themselves in the bin and in the journal of a region."""

from __future__ import annotations

import datetime as dt

import pytest

from regietafel.core import registry
from regietafel.core.errors import Refusal
from regietafel.people.models import User
from regietafel.plans.models import Action, Goal, LoggedWork, Priority
from regietafel.plans.operations.actions import remove_action
from regietafel.plans.operations.goals import remove_goal
from regietafel.plans.operations.work import remove_work
from regietafel.territories.models import Region
from tests.plans.test_bin import in_bin, put_back

NOW = dt.datetime(2024, 5, 1, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def work(region: Region, priorities: dict[str, Priority]) -> LoggedWork:
    """A piece of work."""
    return LoggedWork.objects.create(region=region, priority=priorities["WSE-LR1"], on="2023-06-16", what="Bezoek")


def url_of(kind: str, region: Region, pk: int) -> str:
    """Where the journal leads."""
    find = registry.journal_urls.get(kind)
    assert find is not None
    return find(region, pk)


def test_actions_and_work_lie_in_the_bin_of_their_region(
    director: User, region: Region, other_region: Region, action: Action, work: LoggedWork
) -> None:
    remove_action(actor=director, action=action, now=NOW)
    remove_work(actor=director, work=work, now=NOW)
    assert in_bin(region, "plans.action") == ["1.1.1 Netwerkmoment organiseren"]
    assert in_bin(region, "plans.loggedwork") == ["Bezoek"]
    assert in_bin(other_region, "plans.action") == in_bin(other_region, "plans.loggedwork") == []
    for kind, pk in (("plans.action", action.pk), ("plans.loggedwork", work.pk)):
        with pytest.raises(Refusal):
            put_back(kind, director, other_region, pk)
        put_back(kind, director, region, pk)
        assert in_bin(region, kind) == []


def test_an_action_that_went_along_with_its_goal_is_no_line_of_its_own(
    director: User, region: Region, goals: dict[str, Goal], action: Action, led_action: Action
) -> None:
    remove_goal(actor=director, goal=goals["1"], now=NOW)
    remove_action(actor=director, action=led_action, now=NOW)
    remove_goal(actor=director, goal=goals["2"], now=NOW + dt.timedelta(minutes=1))
    assert in_bin(region, "plans.action") == ["2.1.1 Leerwerkvloer starten"]
    with pytest.raises(Refusal):
        put_back("plans.action", director, region, led_action.pk)


def test_the_clock_empties_the_bin(director: User, region: Region, action: Action, work: LoggedWork) -> None:
    remove_action(actor=director, action=action, now=NOW)
    remove_work(actor=director, work=work, now=NOW)
    for kind in ("plans.action", "plans.loggedwork"):
        purge = registry.purgers.get(kind)
        assert purge is not None
        assert purge(NOW) == 0
        assert purge(NOW + dt.timedelta(days=1)) == 1
        assert in_bin(region, kind) == []


def test_the_journal_leads_to_what_is_there(
    director: User, region: Region, other_region: Region, action: Action, work: LoggedWork
) -> None:
    line = action.working_years.get(year=2023)
    assert url_of("plans.workingyear", region, line.pk).endswith(f"/actions/{action.pk}/#year-2023")
    assert url_of("plans.loggedwork", region, work.pk).endswith(f"/work/{work.pk}/edit/")
    assert url_of("plans.workingyear", other_region, line.pk) == url_of("plans.loggedwork", other_region, work.pk) == ""
    remove_action(actor=director, action=action, now=NOW)
    remove_work(actor=director, work=work, now=NOW)
    assert url_of("plans.workingyear", region, line.pk) == url_of("plans.loggedwork", region, work.pk) == ""
