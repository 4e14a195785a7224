"""What was taken over is undone as a whole, or refuses with what stands in the way."""

from __future__ import annotations

import datetime as dt

import pytest

from regietafel.core.errors import Refusal
from regietafel.intake.models import Adopted, Adoption, NameChoice, Reading, ReadingState
from regietafel.intake.operations.undoing import undo_adoption
from regietafel.journal.models import Entry
from regietafel.organisations.models import Organisation, StakeholderGroup
from regietafel.people.models import User
from regietafel.plans.models import Action, Framework, Goal, Plan, WorkingYear
from regietafel.plans.operations.goals import add_goal
from regietafel.plans.operations.plans import PlanData, edit_plan
from regietafel.plans.operations.reports import Report, report_on_year
from regietafel.plans.operations.status import approve_plan
from regietafel.territories.models import Region
from tests.intake import adopting
from tests.intake.adopting import NOW, TODAY
from tests.plans import make

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(days=3)


@pytest.fixture
def reading(region: Region, director: User, organisation: Organisation) -> Reading:
    """The reading, with its names chosen."""
    reading = adopting.make_reading(region, director)
    adopting.choose(reading, director)
    return reading


@pytest.fixture
def adoption(reading: Reading, director: User) -> Adoption:
    """The reading taken over as a plan."""
    return adopting.adopt(reading, director, make.make_framework())


def the_plan(adoption: Adoption) -> Plan:
    """The plan that was made."""
    assert adoption.plan is not None
    return adoption.plan


def test_everything_that_was_made_goes(adoption: Adoption, director: User, reading: Reading, region: Region) -> None:
    undone = undo_adoption(actor=director, adoption=adoption, now=LATER)
    assert undone.undone_by == director
    assert not Plan.objects.exists()
    assert not Goal.objects.exists()
    assert not Action.objects.exists()
    assert not Adopted.objects.exists()
    assert not Organisation.objects.filter(name="Nieuwe Dienst").exists()
    assert not StakeholderGroup.objects.filter(name="besturen").exists()
    reading.refresh_from_db()
    assert reading.state == ReadingState.READY
    assert NameChoice.objects.get(region=region, name="besturen").make == {"kind": "group", "name": "besturen"}


def test_it_can_be_taken_over_anew(adoption: Adoption, director: User, reading: Reading) -> None:
    undo_adoption(actor=director, adoption=adoption, now=LATER)
    again = adopting.adopt(reading, director, Framework.objects.get())
    assert again.pk != adoption.pk
    assert Action.objects.count() == 3


def test_twice_is_once(adoption: Adoption, director: User) -> None:
    for _turn in range(2):
        undo_adoption(actor=director, adoption=adoption, now=LATER)
    assert Entry.objects.filter(verb="adoption_undone").count() == 1


def test_a_report_stands_in_the_way(adoption: Adoption, director: User) -> None:
    line = WorkingYear.objects.filter(action__title="Nieuwsbrief").first()
    assert line is not None
    report_on_year(
        actor=director, line=line, report=Report("under_way"), now=LATER, today=LATER.date(), version=line.version
    )
    with pytest.raises(Refusal, match="Nieuwsbrief"):
        undo_adoption(actor=director, adoption=adoption, now=LATER)
    assert Action.objects.count() == 3


def test_a_goal_that_was_added_stands_in_the_way(adoption: Adoption, director: User) -> None:
    add_goal(actor=director, plan=the_plan(adoption), parent=None, title="Iets nieuws")
    with pytest.raises(Refusal, match="Iets nieuws"):
        undo_adoption(actor=director, adoption=adoption, now=LATER)


def test_another_title_of_the_plan_stands_in_the_way(adoption: Adoption, director: User) -> None:
    plan = the_plan(adoption)
    data = PlanData("Ander plan", plan.framework, plan.start_year, plan.end_year, plan.slug)
    edit_plan(actor=director, plan=plan, data=data, version=None)
    with pytest.raises(Refusal, match="Ander plan"):
        undo_adoption(actor=director, adoption=adoption, now=LATER)


def test_a_plan_that_was_decided_is_not_undone(adoption: Adoption, director: User) -> None:
    approve_plan(actor=director, plan=the_plan(adoption), decided_on=TODAY, decided_by="AV", today=TODAY)
    with pytest.raises(Refusal):
        undo_adoption(actor=director, adoption=adoption, now=LATER)
    assert Plan.objects.count() == 1


def test_who_is_named_elsewhere_meanwhile_stays(adoption: Adoption, director: User, region: Region) -> None:
    other = make.make_plan(region, Framework.objects.get(), slug="ander")
    action = make.make_action(make.make_goal(other, "1"), "Iets")
    make.make_party(action, Organisation.objects.get(name="Nieuwe Dienst"))
    undo_adoption(actor=director, adoption=adoption, now=LATER)
    assert Organisation.objects.filter(name="Nieuwe Dienst").exists()
    assert Entry.objects.get(verb="adoption_undone").before["stay"] == ["Nieuwe Dienst"]
