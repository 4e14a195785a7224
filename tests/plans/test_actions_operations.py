"""What happens when an action is added, changed, removed and restored, and what the journal says of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from regietafel.core.dates import PreciseDate, Precision
from regietafel.core.errors import Collision, Refusal
from regietafel.journal.models import Entry
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.plans.coverage import coverage_of
from regietafel.plans.models import Action, Goal, Plan, PlanStatus, Priority, Tag, YearBasis
from regietafel.plans.operations.actions import (
    ActionData,
    add_action,
    edit_action,
    purge_actions,
    remove_action,
    restore_action,
)
from regietafel.plans.operations.goals import remove_goal
from regietafel.plans.operations.norms import NormWords
from regietafel.plans.operations.parties import Named
from tests.plans import make

NOW = dt.datetime(2024, 5, 1, 9, 30, tzinfo=dt.UTC)


def data_of(action: Action, **changes: Any) -> ActionData:
    """The action as it is, with changes."""
    kept: dict[str, Any] = {
        "goal": action.goal,
        "title": action.title,
        "number": action.number,
        "description": action.description,
        "timing": action.timing,
    }
    return ActionData(**kept | changes)


def last_entry(action: Action) -> Entry:
    """What was last written about the action."""
    return Entry.objects.filter(kind="plans.action", object_id=action.pk)[0]


# --- adding ------------------------------------------------------------------------------


def test_an_action_is_added_last_under_its_goal(director: User, goal: Goal, action: Action) -> None:
    added = add_action(actor=director, data=ActionData(goal=goal, title="Nieuw"), years=[2024])
    assert (added.plan, added.goal) == (goal.plan, goal)
    assert [one.pk for one in goal.actions.order_by("order")] == [action.pk, added.pk]
    assert list(added.working_years.values_list("year", "basis")) == [(2024, YearBasis.STATED)]


def test_without_years_it_counts_in_each_year_as_assumed(director: User, goal: Goal) -> None:
    added = add_action(actor=director, data=ActionData(goal=goal, title="Nieuw"))
    assert list(added.working_years.values_list("year", "basis")) == [
        (year, YearBasis.ASSUMED) for year in (2023, 2024, 2025)
    ]
    assert coverage_of(goal.plan).cell("WSE-LR1", 2024).rests_on_assumption


def test_a_known_lead_is_found_and_a_new_one_is_to_complete(
    director: User, goal: Goal, organisation: Organisation
) -> None:
    known = add_action(actor=director, data=ActionData(goal=goal, title="A"), lead=Named("organisation", "de klaver"))
    assert known.parties.get().organisation == organisation
    new = add_action(actor=director, data=ActionData(goal=goal, title="B"), lead=Named("group", "Buurtwerkers"))
    party = new.parties.get()
    assert (party.role, party.group and party.group.name) == ("lead", "Buurtwerkers")
    assert party.group is not None
    assert party.group.to_complete


def test_adding_is_journalled_whole(director: User, goal: Goal, organisation: Organisation) -> None:
    data = ActionData(goal=goal, title="Nieuw", norm=NormWords("om de 2 maanden"))
    added = add_action(actor=director, data=data, lead=Named("organisation", "De Klaver"), years=[2023])
    entry = last_entry(added)
    assert (entry.verb, entry.actor, entry.region) == ("created", director, goal.plan.region)
    assert entry.after["title"] == "Nieuw"
    assert entry.after["years"] == [2023]
    assert "Werkhuis De Klaver" in entry.after["parties"][0]
    assert entry.after["norm"].startswith("om de 2 maanden")


@pytest.mark.parametrize(
    ("years", "field"), [([2022], "years"), ([2023, 2026], "years"), ([-1], "years"), ([10**6], "years")]
)
def test_years_outside_the_plan_are_refused(director: User, goal: Goal, years: list[int], field: str) -> None:
    with pytest.raises(Refusal) as refusal:
        add_action(actor=director, data=ActionData(goal=goal, title="Nieuw"), years=years)
    assert refusal.value.field == field
    assert not Action.objects.exists()


def test_nothing_is_added_without_a_title(director: User, goal: Goal) -> None:
    with pytest.raises(Refusal) as refusal:
        add_action(actor=director, data=ActionData(goal=goal, title=""))
    assert refusal.value.field == "title"


def test_nothing_is_added_under_a_goal_in_the_bin(director: User, goals: dict[str, Goal]) -> None:
    remove_goal(actor=director, goal=goals["1"], now=NOW)
    with pytest.raises(Refusal) as refusal:
        add_action(actor=director, data=ActionData(goal=goals["1.1"], title="Nieuw"))
    assert refusal.value.field == "goal"


@pytest.mark.parametrize("deed", ["add", "edit", "remove", "restore"])
def test_a_closed_plan_stays_as_it_was(director: User, plan: Plan, action: Action, deed: str) -> None:
    if deed == "restore":
        remove_action(actor=director, action=action, now=NOW)
    Plan.objects.filter(pk=plan.pk).update(status=PlanStatus.CLOSED)
    deeds = {
        "add": lambda: add_action(actor=director, data=ActionData(goal=action.goal, title="Nieuw")),
        "edit": lambda: edit_action(actor=director, action=action, data=data_of(action, title="Anders"), version=None),
        "remove": lambda: remove_action(actor=director, action=action, now=NOW),
        "restore": lambda: restore_action(actor=director, action=action),
    }
    before = list(Action.objects.order_by("pk").values())
    with pytest.raises(Refusal):
        deeds[deed]()
    assert list(Action.objects.order_by("pk").values()) == before


# --- changing ----------------------------------------------------------------------------


def test_everything_can_be_changed_and_only_that_is_told(
    director: User, action: Action, priorities: dict[str, Priority]
) -> None:
    data = data_of(
        action,
        title="Anders",
        starts=PreciseDate(dt.date(2023, 8, 9), Precision.HALF),
        ends=PreciseDate(dt.date(2025, 1, 1), Precision.YEAR),
        priorities=[priorities["WSE-LR3"]],
        norm=NormWords("minstens 4 keer per jaar"),
    )
    changed = edit_action(actor=director, action=action, data=data, version=1)
    assert changed.version == 2
    assert (changed.starts_on, changed.ends_on) == (dt.date(2023, 7, 1), dt.date(2025, 12, 31))
    entry = last_entry(action)
    assert set(entry.after) == {"title", "starts", "ends", "priorities", "norm"}
    assert entry.before["title"] == "Netwerkmoment organiseren"
    assert coverage_of(action.plan).cell("WSE-LR3", 2023).count == 1


def test_saving_what_is_there_changes_nothing(director: User, action: Action) -> None:
    edit_action(actor=director, action=action, data=data_of(action), version=1)
    action.refresh_from_db()
    assert action.version == 1
    assert not Entry.objects.filter(kind="plans.action").exists()


def test_a_stale_version_collides(director: User, colleague: User, action: Action) -> None:
    edit_action(actor=colleague, action=action, data=data_of(action, title="Van de ander"), version=1)
    with pytest.raises(Collision) as collision:
        edit_action(actor=director, action=action, data=data_of(action, title="Van mij"), version=1)
    assert collision.value.current.title == "Van de ander"


def test_under_another_goal_it_goes_last(director: User, goals: dict[str, Goal], action: Action) -> None:
    there = make.make_action(goals["3.1"], "Staat er al")
    edit_action(actor=director, action=action, data=data_of(action, goal=goals["3.1"]), version=1)
    assert [one.pk for one in goals["3.1"].actions.order_by("order")] == [there.pk, action.pk]


def test_an_end_before_the_start_is_refused(director: User, action: Action) -> None:
    starts, ends = PreciseDate(dt.date(2024, 1, 1), Precision.YEAR), PreciseDate(dt.date(2023, 6, 1), Precision.MONTH)
    with pytest.raises(Refusal) as refusal:
        edit_action(actor=director, action=action, data=data_of(action, starts=starts, ends=ends), version=1)
    assert refusal.value.field == "ends"


def test_within_one_vague_stretch_the_order_does_not_matter(director: User, action: Action) -> None:
    """ "From June 2024, until 2024" is no contradiction."""
    starts, ends = PreciseDate(dt.date(2024, 6, 1), Precision.MONTH), PreciseDate(dt.date(2024, 1, 1), Precision.YEAR)
    edit_action(actor=director, action=action, data=data_of(action, starts=starts, ends=ends), version=1)


def test_rows_of_elsewhere_are_refused(director: User, action: Action, other_action: Action) -> None:
    strange = make.make_framework("later", ["X1"], (2026, 2028)).priorities.get()
    other_tag = Tag.objects.create(region=other_action.plan.region, kind="theme", code="zee", names={"nl": "zee"})
    for changes, field in (
        ({"goal": other_action.goal}, "goal"),
        ({"priorities": [strange]}, "priorities"),
        ({"tags": [other_tag]}, "tags"),
    ):
        with pytest.raises(Refusal) as refusal:
            edit_action(actor=director, action=action, data=data_of(action, **changes), version=1)
        assert refusal.value.field == field


def test_new_tags_join_the_list_of_the_region_once(director: User, action: Action) -> None:
    shared = Tag.objects.create(region=None, kind="theme", code="mobiliteit", names={"nl": "mobiliteit"})
    new = [("theme", "Zorg & welzijn"), ("theme", "zorg welzijn"), ("theme", "Mobiliteit"), ("instrument", "vorming")]
    changed = edit_action(actor=director, action=action, data=data_of(action, new_tags=new), version=1)
    assert shared in changed.tags.all()
    mine = Tag.objects.filter(region=action.plan.region)
    assert {(tag.kind, tag.code) for tag in mine} == {("theme", "zorg-welzijn"), ("instrument", "vorming")}
    assert changed.tags.count() == 3


@pytest.mark.parametrize("word", ["!!!", "—", "日本"])
def test_a_tag_without_a_readable_letter_is_refused(director: User, action: Action, word: str) -> None:
    with pytest.raises(Refusal) as refusal:
        edit_action(actor=director, action=action, data=data_of(action, new_tags=[("theme", word)]), version=1)
    assert refusal.value.field == "new_theme"


# --- the bin -----------------------------------------------------------------------------


def test_what_is_removed_counts_nowhere_and_comes_back_as_it_was(director: User, action: Action) -> None:
    cell = coverage_of(action.plan).cell("WSE-LR1", 2023)
    assert cell.actions == {action.pk}
    gone = remove_action(actor=director, action=action, now=NOW)
    assert (gone.removed_at, gone.removed_by) == (NOW, director)
    assert coverage_of(action.plan).cell("WSE-LR1", 2023).is_gap
    restore_action(actor=director, action=action)
    assert coverage_of(action.plan).cell("WSE-LR1", 2023).actions == {action.pk}
    assert list(action.working_years.values_list("year", flat=True)) == [2023, 2024, 2025]
    verbs = list(Entry.objects.filter(object_id=action.pk, kind="plans.action").values_list("verb", flat=True))
    assert verbs == ["restored", "removed"]


def test_twice_is_once(director: User, colleague: User, action: Action) -> None:
    remove_action(actor=director, action=action, now=NOW)
    again = remove_action(actor=colleague, action=action, now=NOW + dt.timedelta(days=1))
    assert (again.removed_at, again.removed_by) == (NOW, director)
    restore_action(actor=director, action=action)
    restore_action(actor=colleague, action=action)
    assert Entry.objects.filter(object_id=action.pk, kind="plans.action").count() == 2


def test_what_lies_in_the_bin_is_not_changed(director: User, action: Action) -> None:
    remove_action(actor=director, action=action, now=NOW)
    with pytest.raises(Refusal):
        edit_action(actor=director, action=action, data=data_of(action, title="Anders"), version=None)


def test_an_action_comes_back_only_to_a_goal_that_is_there(
    director: User, goals: dict[str, Goal], action: Action
) -> None:
    remove_action(actor=director, action=action, now=NOW)
    remove_goal(actor=director, goal=goals["1"], now=NOW + dt.timedelta(hours=1))
    with pytest.raises(Refusal, match="Doel 1"):
        restore_action(actor=director, action=action)


def test_the_clock_purges_only_what_is_old(director: User, action: Action, led_action: Action) -> None:
    remove_action(actor=director, action=action, now=NOW)
    remove_action(actor=director, action=led_action, now=NOW + dt.timedelta(days=10))
    assert purge_actions(actor=None, before=NOW + dt.timedelta(days=1)) == 1
    assert list(Action.objects.all()) == [led_action]
    entry = Entry.objects.filter(kind="plans.action", object_id=action.pk)[0]
    assert (entry.verb, entry.actor_name) == ("purged", "")
