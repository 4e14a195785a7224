"""The demo region: all of it is there, in a moment, and loading it again changes nothing at all."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from regietafel.core.errors import Refusal
from regietafel.journal.models import Entry
from regietafel.membership.models import Affiliation, FunctionHolder
from regietafel.organisations.models import Organisation
from regietafel.people.demo import PASSWORD, close_accounts
from regietafel.people.models import RegionRole, User
from regietafel.plans.coverage import coverage_of
from regietafel.plans.models import Action, Goal, LoggedWork, Plan, WorkingYear, YearBasis
from regietafel.territories.models import Municipality, Population, Region
from tests.demo.conftest import load

pytestmark = pytest.mark.django_db
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


def everything() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """All rows of all our tables."""
    for model in apps.get_models(include_auto_created=True):
        if model.__module__.startswith(("regietafel.", "allauth.")) or model._meta.auto_created:
            yield model._meta.label, rows(model)


def rows(model: type[Model]) -> list[dict[str, Any]]:
    """The rows of one table, version numbers included."""
    return list(model._base_manager.order_by("pk").values())


@pytest.mark.usefixtures("demo")
class TestTwice:
    def test_changes_nothing(self) -> None:
        before = dict(everything())
        assert len(before["journal.Entry"]) > 4
        load()
        assert dict(everything()) == before

    def test_does_not_even_try(self) -> None:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            load()
        assert [one["sql"][:60] for one in queries if one["sql"].lstrip().startswith(WRITES)] == []

    def test_leaves_what_people_did_since(self) -> None:
        action = Action.objects.filter(plan__slug="2023-2025").order_by("pk")[0]
        Action.objects.filter(pk=action.pk).update(title="Anders", version=7)
        Organisation.objects.filter(short_name="VDAB").update(website="https://www.vdab.be", version=2)
        Goal.objects.filter(pk=action.goal_id).update(removed_at="2026-01-01T00:00Z")
        User.objects.filter(email="partner@demo.example").update(name="Een echte naam")
        before = dict(everything())
        load()
        assert dict(everything()) == before

    def test_does_not_bring_back_a_removed_organisation(self) -> None:
        Organisation.objects.filter(name="Welzijnsvereniging W13").update(removed_at="2026-01-01T00:00Z")
        load()
        assert Organisation.objects.filter(name="Welzijnsvereniging W13").count() == 1

    def test_fills_in_what_was_lost(self) -> None:
        Plan.objects.get(slug="2020-2025").delete()
        load()
        assert Plan.objects.get(slug="2020-2025").actions.count() == 31


def test_it_takes_a_moment(db: None) -> None:
    begun = time.process_time()
    load()
    assert time.process_time() - begun < 5


@pytest.mark.usefixtures("demo")
class TestWhatIsThere:
    def test_regions(self) -> None:
        home = Region.objects.get(slug="zuid-west-vlaanderen")
        assert home.municipalities.count() == 13
        assert home.is_demo
        assert Region.objects.count() == 2
        assert Municipality.objects.count() == 285
        assert Population.objects.filter(municipality__name="Kortrijk").count() > 5

    @pytest.mark.parametrize(
        ("slug", "framework", "goals", "actions"),
        [
            ("2014-2019", "se-2014-2022", 3 + 9, 30),
            ("2020-2025", "se-2014-2022", None, 31),
            ("2023-2025", "wse-2023-2025", None, 28),
        ],
    )
    def test_plans(self, slug: str, framework: str, goals: int | None, actions: int) -> None:
        plan = Plan.objects.get(region__slug="zuid-west-vlaanderen", slug=slug)
        assert plan.framework.code == framework
        assert plan.actions.count() == actions
        assert goals in {None, plan.goals.count()}
        assert plan.is_published
        assert Entry.objects.filter(kind="plans.plan", object_id=plan.pk, verb="loaded").count() == 1

    def test_four_priorities_are_filled_in_each_year(self) -> None:
        coverage = coverage_of(Plan.objects.get(region__slug="zuid-west-vlaanderen", slug="2023-2025"))
        assert [priority.code for priority, _ in coverage.rows] == ["WSE-LR1", "WSE-LR2", "WSE-LR3", "WSE-LR4"]
        assert coverage.years == [2023, 2024, 2025]
        assert coverage.gaps == []

    def test_years_that_the_plan_does_not_state_are_assumed(self) -> None:
        oldest = WorkingYear.objects.filter(action__plan__slug="2014-2019")
        assert oldest.filter(basis=YearBasis.ASSUMED).count() == 30 * 6
        purchases = WorkingYear.objects.filter(action__plan__slug="2020-2025", basis=YearBasis.STATED)
        assert set(range(2020, 2024)) <= set(purchases.values_list("year", flat=True))

    def test_a_line_runs_through_the_plans(self) -> None:
        newest = Action.objects.filter(plan__slug="2023-2025", predecessors__predecessors__plan__slug="2014-2019")
        assert newest.exists()

    def test_norms_are_read(self) -> None:
        monthly = Action.objects.get(plan__slug="2020-2025", norm__text="maandelijks")
        assert monthly.norm.times == 12
        assert monthly.norm.is_measurable

    def test_the_year_that_was_reported_on(self) -> None:
        lines = WorkingYear.objects.filter(action__plan__slug="2023-2025", year=2023).exclude(sentence="")
        assert lines.count() > 10
        assert LoggedWork.objects.filter(region__slug="zuid-west-vlaanderen", on__year=2023).count() > 10

    def test_accounts(self) -> None:
        assert User.objects.filter(is_demo=True).count() == User.objects.count() == 7
        assert all(one.check_password(PASSWORD) for one in User.objects.all())
        assert not User.objects.exclude(emailaddress__verified=True).exists()
        assert set(RegionRole.objects.values_list("kind", flat=True)) == {
            "director",
            "team_member",
            "partner",
            "organisation_editor",
            "municipality_reader",
        }
        assert Affiliation.objects.count() == 2
        assert FunctionHolder.objects.count() == 2

    def test_accounts_can_be_closed_for_good(self) -> None:
        assert close_accounts(actor=None) == 7
        assert close_accounts(actor=None) == 0
        load()
        assert not User.objects.filter(is_active=True).exists()
        assert not any(one.has_usable_password() for one in User.objects.all())


def test_no_demo_accounts_in_production(db: None, settings: Settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(Refusal):
        load()
    assert not User.objects.exists()
