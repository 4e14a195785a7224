"""The index follows every deed, and mends itself where it did not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import transaction
from django.utils import timezone

from regietafel.core import registry
from regietafel.core.operations import operation
from regietafel.organisations.models import Function, Organisation
from regietafel.organisations.operations import change
from regietafel.people.models import User
from regietafel.plans.models import Action, Goal, Plan
from regietafel.plans.operations.actions import ActionData, add_action, remove_action, restore_action
from regietafel.plans.operations.goals import edit_goal, remove_goal, restore_goal
from regietafel.plans.operations.plans import remove_plan, restore_plan
from regietafel.search.engines import engine
from regietafel.search.engines.interface import Entry, Sql, fetched, keys_in, number_of, place_of
from regietafel.search.indexing import complete, mend, rebuild
from regietafel.search.registry import kinds
from regietafel.territories.models import Region
from tests.plans import make

pytestmark = pytest.mark.django_db
Names = Callable[..., list[str]]
NOW = dt.datetime(2025, 6, 16, 9, 30, tzinfo=dt.UTC)
ACTIONS = kinds.called("actions")


def test_what_is_added_is_found_at_once(director: User, goal: Goal, titles: Names) -> None:
    add_action(actor=director, data=ActionData(goal=goal, title="Fietsen lenen"))
    assert titles(director, "fiets") == ["Fietsen lenen"]


def test_what_is_changed_is_found_by_its_new_words_only(director: User, goal: Goal, titles: Names) -> None:
    rebuild()
    edit_goal(actor=director, goal=goal, version=None, title="Minder auto's", number="1", description="", priorities=[])
    assert titles(director, "auto") == ["1 Minder auto's"]
    assert titles(director, "vlotter") == []


def test_an_action_that_goes_and_comes_back(director: User, goal: Goal, titles: Names) -> None:
    action = add_action(actor=director, data=ActionData(goal=goal, title="Fietsen lenen"))
    remove_action(actor=director, action=action, now=NOW)
    assert action.pk not in held()
    restore_action(actor=director, action=action)
    assert titles(director, "fiets") == ["Fietsen lenen"]


def test_what_goes_along_with_a_goal_comes_back_with_it(director: User, goal: Goal, titles: Names) -> None:
    below = make.make_goal(goal.plan, "1.1", "Deeldoel", parent=goal)
    action = make.make_action(below, "Fietsen lenen")
    rebuild()
    remove_goal(actor=director, goal=goal, now=NOW)
    assert held() == set()
    assert keys_in(kinds.called("goals").number) == set()  # type: ignore[union-attr]
    restore_goal(actor=director, goal=goal)
    assert held() == {action.pk}
    assert titles(director, "deeldoel") == ["1.1 Deeldoel"]


def test_a_plan_takes_all_its_rows_along(director: User, plan: Plan, goal: Goal) -> None:
    action = make.make_action(goal, "Fietsen lenen")
    rebuild()
    remove_plan(actor=director, plan=plan, now=NOW)
    assert fetched(Sql("SELECT number FROM search_entry WHERE title LIKE %s", ("Fiets%",))) == []
    restore_plan(actor=director, plan=plan)
    assert held() == {action.pk}


def test_a_new_name_reaches_what_bears_it(
    director: User, goal: Goal, organisation: Organisation, titles: Names
) -> None:
    function = Function.objects.create(region=goal.plan.region, organisation=organisation, name="consulent")
    make.make_party(make.make_action(goal, "Leerwerkvloer"), function)
    rebuild()
    change(actor=director, row=organisation, version=None, values={"name": "Werkhuis Het Lover", "short_name": "Lover"})
    assert titles(director, "lover") == ["Leerwerkvloer", "Werkhuis Het Lover", "consulent (Lover)"]


def test_a_deed_that_fails_leaves_no_trace(director: User, goal: Goal, titles: Names) -> None:
    @operation
    def half(*, actor: User) -> None:
        add_action(actor=actor, data=ActionData(goal=goal, title="Fietsen lenen"))
        raise LookupError

    with pytest.raises(LookupError), transaction.atomic():
        half(actor=director)
    assert titles(director, "fiets") == []


def test_each_row_is_brought_up_once_at_the_end_of_the_outermost_deed(
    director: User, goal: Goal, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[set[tuple[str, int]]] = []
    monkeypatch.setitem(registry.followers._providers, "search", lambda rows: seen.append(set(rows)))

    @operation
    def two(*, actor: User) -> Action:
        action = add_action(actor=actor, data=ActionData(goal=goal, title="Fietsen lenen"))
        remove_action(actor=actor, action=action, now=NOW)
        assert seen == []
        return action

    action = two(actor=director)
    assert seen == [{("plans.action", action.pk)}]


class TestDrift:
    def test_an_empty_index_is_filled(self, director: User, goal: Goal, titles: Names) -> None:
        make.make_action(goal, "Fietsen lenen")
        engine().clear()
        assert "rows brought up to date" in complete()
        assert titles(director, "fiets") == ["Fietsen lenen"]
        assert complete() == "up to date"

    def test_the_clock_adds_what_is_missing_and_drops_what_is_too_much(self, director: User, goal: Goal) -> None:
        gone, missing = make.make_action(goal, "Weg"), make.make_action(goal, "Er nog")
        rebuild()
        Action.objects.filter(pk=gone.pk).update(removed_at=timezone.now())
        assert ACTIONS is not None
        engine().drop([number_of(ACTIONS.number, missing.pk)])
        assert mend(NOW) >= 2
        assert held() == {missing.pk}

    def test_the_clock_rereads_every_row_within_a_day(self, director: User, goal: Goal, titles: Names) -> None:
        action = make.make_action(goal, "Fietsen lenen")
        rebuild()
        Action.objects.filter(pk=action.pk).update(title="Bussen huren")
        for hour in range(24):
            mend(NOW.replace(hour=hour))
        assert titles(director, "bus") == ["Bussen huren"]

    def test_made_anew_it_forgets_kinds_that_are_no_more(self, goal: Goal) -> None:
        engine().put([Entry(place_of(number_of(1, 1), 1), 1, "Oud", "", ["oud"], [])])
        rebuild()
        assert keys_in(1) == set()


def test_a_row_that_goes_over_to_another_holder_leaves_nothing_behind(
    director: User, organisation: Organisation, other_region: Region, titles: Names
) -> None:
    rebuild()
    Organisation.objects.filter(pk=organisation.pk).update(region=other_region)
    rebuild()
    assert titles(director, "klaver") == []
    for table in ("search_words", "search_names"):
        assert fetched(Sql(f"SELECT rowid FROM {table} EXCEPT SELECT place FROM search_entry")) == []


def test_a_key_or_a_holder_that_does_not_fit_is_no_other_row() -> None:
    with pytest.raises(OverflowError):
        number_of(1, 2**32)
    with pytest.raises(OverflowError):
        place_of(1, 2**20)


def held() -> set[int]:
    """The actions that stand in the index."""
    assert ACTIONS is not None
    return keys_in(ACTIONS.number)
