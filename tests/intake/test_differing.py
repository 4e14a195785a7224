"""A reading beside a plan that is there: what was chosen is written, the rest stays, and all of it can go back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from regietafel.core.errors import Refusal
from regietafel.intake.models import Adoption, Reading
from regietafel.intake.operations.adopting import adoptable
from regietafel.intake.operations.differing import Chosen, Decision, adopt_difference, difference_of
from regietafel.intake.operations.undoing import undo_adoption
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.plans.models import Action, Plan, PlanStatus, PlanVersion
from regietafel.plans.operations.actions import remove_action
from regietafel.plans.operations.status import approve_plan
from regietafel.plans.snapshots import content_of
from regietafel.reading.blocks import Place
from regietafel.reading.plan_reading import Named, Node
from regietafel.territories.models import Region
from tests.intake import adopting
from tests.intake.adopting import NOW, TODAY
from tests.plans import make

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(days=3)


@pytest.fixture
def plan(region: Region, director: User, organisation: Organisation) -> Plan:
    """The plan of the first document."""
    reading = adopting.make_reading(region, director)
    adopting.choose(reading, director)
    found = adopting.adopt(reading, director, make.make_framework()).plan
    assert found is not None
    return found


def newer() -> list[Node]:
    """The document a year later: one action renamed and led by another, one gone, one new under a new goal."""
    found = adopting.nodes()
    found[2] = replace(
        found[2],
        title="Structureel overleg met de begeleiders",
        leads=[Named("Nieuwe Dienst", "lead")],
        years=[2023, 2024, 2025],
        indicators=["aantal deelnemers", "verslag"],
    )
    goal = Node("g2", "p1", "goal", "Zichtbaar zijn", Place(line=3), "1.2")
    return [*found[:4], goal, Node("a9", "g2", "action", "Open bedrijvendag", Place(line=6), "1.2.1", years=[2025])]


@pytest.fixture
def second(plan: Plan, region: Region, director: User) -> Reading:
    """The reading of the newer document."""
    return adopting.make_reading(region, director, newer(), "plan-2.docx")


def all_of(reading: Reading, plan: Plan) -> tuple[Chosen, str]:
    """Everything that differs, and the mark of the comparison."""
    seen = difference_of(adoptable(reading), plan, fold=False)
    keys = {f"new-{line.read.key}" for line in seen.of_kind("new") if line.read}
    keys |= {f"gone-{line.known.key}" for line in seen.of_kind("gone") if line.known}
    keys |= {f"field-{line.read.key}-{one.name}" for line in seen.lines if line.read for one in line.differences}
    return Chosen(frozenset(keys)), seen.mark


def take_over(reading: Reading, plan: Plan, director: User, decision: Decision | None = None) -> Adoption:
    """Everything that differs, taken over."""
    chosen, mark = all_of(reading, plan)
    return adopt_difference(
        actor=director, reading=reading, plan=plan, chosen=chosen, mark=mark, decision=decision, now=LATER, today=TODAY
    )


def test_what_differs_is_seen(second: Reading, plan: Plan) -> None:
    seen = difference_of(adoptable(second), plan, fold=False)
    assert [line.read.title for line in seen.of_kind("new") if line.read] == ["Zichtbaar zijn", "Open bedrijvendag"]
    assert [line.known.title for line in seen.of_kind("gone") if line.known] == ["Nieuwsbrief"]
    (changed,) = seen.of_kind("changed")
    assert [one.name for one in changed.differences] == ["title", "years", "parties", "indicators"]


def test_what_was_chosen_is_written(second: Reading, plan: Plan, director: User) -> None:
    take_over(second, plan, director)
    talks = Action.objects.get(plan=plan, number="1.1.1")
    assert talks.title == "Structureel overleg met de begeleiders"
    assert [str(party) for party in talks.parties.all()] == ["Nieuwe Dienst"]
    assert [line.year for line in talks.working_years.order_by("year")] == [2023, 2024, 2025]
    assert [one.title for one in talks.indicators.order_by("order")] == ["aantal deelnemers", "tevredenheid", "verslag"]
    assert Action.objects.get(title="Open bedrijvendag").goal.title == "Zichtbaar zijn"
    assert Action.objects.get(title="Nieuwsbrief").is_removed


def test_what_was_not_chosen_stays(second: Reading, plan: Plan, director: User) -> None:
    _all, mark = all_of(second, plan)
    node = second.nodes.get(number="1.1.1")
    chosen = Chosen(frozenset({f"field-{node.pk}-title"}))
    adopt_difference(actor=director, reading=second, plan=plan, chosen=chosen, mark=mark, now=LATER, today=TODAY)
    talks = Action.objects.get(plan=plan, number="1.1.1")
    assert talks.title == "Structureel overleg met de begeleiders"
    assert "Werkhuis De Klaver" in [str(party) for party in talks.parties.all()]
    assert not Action.objects.filter(title="Open bedrijvendag").exists()


def test_it_all_goes_back_as_it_was(second: Reading, plan: Plan, director: User) -> None:
    was = content_of(plan)
    adoption = take_over(second, plan, director)
    assert content_of(plan) != was
    undo_adoption(actor=director, adoption=adoption, now=LATER)
    assert content_of(plan) == was


def test_what_changed_since_stands_in_the_way(second: Reading, plan: Plan, director: User) -> None:
    adoption = take_over(second, plan, director)
    remove_action(actor=director, action=Action.objects.get(title="Open bedrijvendag"), now=LATER)
    with pytest.raises(Refusal, match="Open bedrijvendag"):
        undo_adoption(actor=director, adoption=adoption, now=LATER)


def test_what_changed_elsewhere_in_the_plan_does_not(second: Reading, plan: Plan, director: User) -> None:
    adoption = take_over(second, plan, director)
    remove_action(actor=director, action=Action.objects.get(title="Bezoek aan bedrijven"), now=LATER)
    undo_adoption(actor=director, adoption=adoption, now=LATER)
    assert not Action.objects.filter(title="Open bedrijvendag").exists()


def test_a_plan_that_moved_meanwhile_is_looked_at_again(second: Reading, plan: Plan, director: User) -> None:
    chosen, mark = all_of(second, plan)
    remove_action(actor=director, action=Action.objects.get(title="Bezoek aan bedrijven"), now=LATER)
    with pytest.raises(Refusal):
        adopt_difference(actor=director, reading=second, plan=plan, chosen=chosen, mark=mark, now=LATER, today=TODAY)


def test_nothing_chosen_is_said(second: Reading, plan: Plan, director: User) -> None:
    _all, mark = all_of(second, plan)
    with pytest.raises(Refusal):
        adopt_difference(
            actor=director, reading=second, plan=plan, chosen=Chosen(frozenset()), mark=mark, now=LATER, today=TODAY
        )


def test_an_approved_plan_is_amended_with_who_decided_and_why(second: Reading, plan: Plan, director: User) -> None:
    approve_plan(actor=director, plan=plan, decided_on=TODAY, decided_by="AV", today=TODAY)
    plan.refresh_from_db()
    with pytest.raises(Refusal):
        take_over(second, plan, director)
    adoption = take_over(second, plan, director, Decision(TODAY, "algemene vergadering", "een actie erbij"))
    assert PlanVersion.objects.filter(plan=plan).count() == 2
    undo_adoption(actor=director, adoption=adoption, now=LATER)
    assert PlanVersion.objects.filter(plan=plan).count() == 1


def test_a_closed_plan_refuses(second: Reading, plan: Plan, director: User) -> None:
    chosen, mark = all_of(second, plan)
    Plan.objects.filter(pk=plan.pk).update(status=PlanStatus.CLOSED)
    with pytest.raises(Refusal):
        adopt_difference(actor=director, reading=second, plan=plan, chosen=chosen, mark=mark, now=LATER, today=TODAY)


def test_a_closed_year_refuses_and_nothing_is_written(second: Reading, plan: Plan, director: User) -> None:
    from regietafel.plans.models import ClosedYear

    ClosedYear.objects.create(plan=plan, year=2025, closed_by=director, closed_at=LATER)
    with pytest.raises(Refusal, match="2025"):
        take_over(second, plan, director)
    assert Action.objects.filter(title="Nieuwsbrief", removed_at__isnull=True).exists()
    assert not Action.objects.filter(title="Open bedrijvendag").exists()
