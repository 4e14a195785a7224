"""A reading becomes a draft plan: what is in it, that it happens once, and that nothing is cut or made half."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regietafel.core.errors import Refusal
from regietafel.intake.models import Adopted, Adoption, NameChoice, NodeState, Reading, ReadingState
from regietafel.intake.operations.adopting import adopt_as_plan, adoptable, preview
from regietafel.journal.models import Entry
from regietafel.organisations.models import Organisation, StakeholderGroup
from regietafel.people.models import User
from regietafel.plans.models import Action, Framework, Goal, Plan, PlanStatus, YearBasis
from regietafel.plans.snapshots import content_of
from regietafel.territories.models import Region
from tests.intake import adopting
from tests.intake.adopting import NOW
from tests.plans import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def framework(db: None) -> Framework:
    """The framework of the years of the document."""
    return make.make_framework()


@pytest.fixture
def reading(region: Region, director: User, organisation: Organisation) -> Reading:
    """The reading, with its names chosen."""
    reading = adopting.make_reading(region, director)
    adopting.choose(reading, director)
    return reading


@pytest.fixture
def plan(reading: Reading, director: User, framework: Framework) -> Plan:
    """What it became."""
    found = adopting.adopt(reading, director, framework).plan
    assert found is not None
    return found


def test_it_is_a_draft_with_all_that_the_document_says(plan: Plan) -> None:
    content = content_of(plan)
    (priority,) = content["goals"]
    (goal,) = priority["goals"]
    talks, visit, letter = goal["actions"]
    assert plan.status == PlanStatus.DRAFT
    assert (priority["number"], priority["title"], priority["priorities"]) == ("1", "Regierol", ["WSE-LR1"])
    assert (goal["number"], goal["description"]) == ("1.1", "Wat we samen doen.")
    assert talks["years"] == [2023, 2024]
    assert talks["parties"] == [
        {"role": "lead", "name": "Werkhuis De Klaver"},
        {"role": "participant", "name": "besturen"},
    ]
    assert [one["title"] for one in talks["indicators"]] == ["aantal deelnemers", "tevredenheid"]
    (phase,) = visit["phases"]
    assert phase.startswith("eerste helft van 2023")
    assert phase.endswith(": bedrijven kiezen")
    assert visit["years"] == [2024]
    assert letter["years_assumed"]


def test_the_norm_has_the_words_and_the_number(plan: Plan) -> None:
    norm = Action.objects.get(title="Overleg met de begeleiders").norm
    assert (norm.text, norm.times, norm.at_least) == ("minstens 4 keer per jaar", Decimal(4), True)


def test_actions_refer_to_each_other_as_the_document_does(plan: Plan) -> None:
    talks = Action.objects.get(title="Overleg met de begeleiders")
    assert [one.title for one in talks.see_also.all()] == ["Bezoek aan bedrijven"]


def test_who_is_new_joins_the_address_book_to_be_completed(plan: Plan, region: Region) -> None:
    assert Organisation.objects.get(region=region, name="Nieuwe Dienst").to_complete
    assert StakeholderGroup.objects.get(region=region, name="besturen").to_complete
    assert NameChoice.objects.filter(region=region, make__isnull=False).count() == 0


def test_each_row_keeps_its_passage_and_its_place(plan: Plan) -> None:
    talks = Adopted.objects.get(action__title="Overleg met de begeleiders")
    assert (talks.passage, talks.place["page"]) == ("1.1.1 Overleg met de begeleiders", 4)
    assert Adopted.objects.count() == Goal.objects.count() + Action.objects.count() == 5


def test_the_journal_tells_it_as_one_deed(plan: Plan) -> None:
    entry = Entry.objects.get(verb="adopted")
    assert (entry.kind, entry.object_id) == ("plans.plan", plan.pk)
    assert entry.after == {"file": "plan.docx", "goals": 2, "actions": 3, "entries": 2}
    assert not Entry.objects.filter(kind__in=["plans.goal", "plans.action"]).exists()


def test_twice_is_once(reading: Reading, plan: Plan, director: User, framework: Framework) -> None:
    again = adopting.adopt(reading, director, framework)
    assert again.plan == plan
    assert Plan.objects.count() == 1
    assert Adoption.objects.count() == 1


def test_the_preview_says_what_cannot_be_kept(reading: Reading, framework: Framework) -> None:
    found = preview(adoptable(reading), adopting.data(framework).frame())
    assert [(note.code, note.about) for note in found.warnings] == [
        ("name_stays_text", "nog te bepalen partners"),
        ("years_outside", "2030"),
        ("phase_without_year", "later"),
        ("unknown_code", "WSE-LR9"),
    ]
    assert not found.undecided
    assert Plan.objects.count() == 0


def test_a_name_that_nobody_decided_on_is_left_out_and_named(reading: Reading, framework: Framework) -> None:
    NameChoice.objects.filter(name="besturen").delete()
    assert preview(adoptable(reading), adopting.data(framework).frame()).undecided == {"besturen": "besturen"}


def test_what_is_too_long_is_refused_by_name_and_nothing_stays_behind(
    reading: Reading, director: User, framework: Framework
) -> None:
    node = reading.nodes.get(title="Nieuwsbrief")
    node.title = "Nieuwsbrief " * 60
    node.save()
    with pytest.raises(Refusal, match="Nieuwsbrief Nieuwsbrief"):
        adopting.adopt(reading, director, framework)
    assert not Plan.objects.exists()
    assert not Organisation.objects.filter(name="Nieuwe Dienst").exists()


def test_what_was_skipped_stays_out_and_what_stood_under_it_moves_up(
    reading: Reading, director: User, framework: Framework
) -> None:
    reading.nodes.filter(title__in=["Samen sterk", "Nieuwsbrief"]).update(state=NodeState.SKIPPED)
    plan = adopting.adopt(reading, director, framework).plan
    assert [one.title for one in Goal.objects.filter(plan=plan)] == ["Regierol"]
    assert Action.objects.filter(plan=plan, goal__title="Regierol").count() == 2


def test_priorities_that_are_no_level_count_for_what_stood_under_them(
    reading: Reading, director: User, framework: Framework
) -> None:
    plan = adopting.adopt(reading, director, framework, fold=True).plan
    goal = Goal.objects.get(plan=plan)
    assert (goal.title, goal.depth, [one.code for one in goal.priorities.all()]) == ("Samen sterk", 1, ["WSE-LR1"])


def test_an_action_right_under_such_a_priority_counts_for_it_too(
    reading: Reading, director: User, framework: Framework
) -> None:
    reading.nodes.filter(title="Nieuwsbrief").update(parent=reading.nodes.get(title="Regierol"))
    plan = adopting.adopt(reading, director, framework, fold=True).plan
    letter = Action.objects.get(plan=plan, title="Nieuwsbrief")
    assert [one.code for one in letter.priorities.all()] == ["WSE-LR1"]


def test_actions_under_no_goal_get_one(reading: Reading, director: User, framework: Framework) -> None:
    reading.nodes.filter(level="action").update(parent=None)
    reading.nodes.exclude(level="action").delete()
    plan = adopting.adopt(reading, director, framework).plan
    assert Action.objects.filter(plan=plan, goal__depth=1).count() == 3


def test_no_actions_no_plan(reading: Reading, director: User, framework: Framework) -> None:
    reading.nodes.filter(level="action").delete()
    with pytest.raises(Refusal):
        adopting.adopt(reading, director, framework)


def test_a_reading_that_changed_meanwhile_is_not_taken_over(
    reading: Reading, director: User, framework: Framework
) -> None:
    from regietafel.core.errors import Collision

    with pytest.raises(Collision):
        adopt_as_plan(
            actor=director, reading=reading, data=adopting.data(framework), version=reading.version + 1, now=NOW
        )


def test_assumed_years_are_assumed_in_each_year_of_the_plan(plan: Plan) -> None:
    lines = Action.objects.get(title="Nieuwsbrief").working_years.order_by("year")
    assert [(line.year, line.basis) for line in lines] == [(year, YearBasis.ASSUMED) for year in (2023, 2024, 2025)]


def queries_of(region: Region, director: User, framework: Framework, count: int) -> int:
    """How many queries a plan of so many actions takes."""
    reading = adopting.make_reading(region, director, adopting.many_nodes(count), f"plan-{count}.docx")
    with CaptureQueriesContext(
        connection,
    ) as found:
        adopting.adopt(reading, director, framework)
    return len(found)


def test_three_hundred_actions_take_as_many_statements_as_ten(
    region: Region, director: User, organisation: Organisation, framework: Framework
) -> None:
    few, many = (queries_of(region, director, framework, count) for count in (10, 300))
    assert many <= few + 40


def test_the_reading_is_taken_over_and_stays(plan: Plan, reading: Reading) -> None:
    reading.refresh_from_db()
    assert reading.state == ReadingState.ADOPTED
