"""What one may not see is neither found nor counted: role by role, with words that would give it away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone

from regietafel.organisations.models import Organisation
from regietafel.organisations.queries import entries_visible_to
from regietafel.people.models import RegionRole, User
from regietafel.plans.models import Action, Plan
from regietafel.plans.queries.visible import (
    actions_visible_to,
    goals_visible_to,
    logged_work_visible_to,
    plans_visible_in,
    plans_visible_to,
    sees_logged_work_in,
)
from regietafel.search.indexing import rebuild
from regietafel.territories.models import Region
from tests import cast

pytestmark = pytest.mark.django_db
Everyone = dict[str, cast.Person]

FOUND = {
    "director": {"actions": 3, "work": 1, "groups": 1, "functions": 1},
    "colleague": {"actions": 3, "work": 1, "groups": 1, "functions": 1},
    "partner": {"actions": 2, "work": 1, "groups": 1, "functions": 1},
    "head_of_service": {"actions": 2, "work": 1, "groups": 1, "functions": 1},
    "editor": {"actions": 1, "groups": 1, "functions": 1},
    "other_director": {"actions": 1},
    "admin": {"actions": 1},
    "stranger": {"actions": 1},
}


@pytest.mark.parametrize("role", cast.ROLES)
def test_who_finds_how_much(everyone: Everyone, full: Action, totals: Callable[..., dict[str, int]], role: str) -> None:
    assert totals(everyone[role], "kanarie") == FOUND[role]


@pytest.mark.parametrize("role", cast.ROLES)
def test_a_draft_shows_neither_its_plan_nor_its_goal(
    everyone: Everyone, full: Action, totals: Callable[..., dict[str, int]], role: str
) -> None:
    sees = {"plans": 1, "goals": 1, "actions": 1} if role in {"director", "colleague"} else {}
    assert totals(everyone[role], "geheim") == sees


@pytest.mark.parametrize("role", cast.ROLES)
def test_what_was_removed_is_found_by_nobody(
    everyone: Everyone, full: Action, titles: Callable[..., list[str]], role: str
) -> None:
    assert titles(everyone[role], "kanarie weg") == []


@pytest.mark.parametrize("role", cast.ROLES)
def test_the_other_region_is_not_searched(
    everyone: Everyone, full: Action, titles: Callable[..., list[str]], role: str
) -> None:
    assert not [title for title in titles(everyone[role], "kanarie") if "elders" in title or "Polderland" in title]


@pytest.mark.parametrize("role", cast.ROLES)
def test_what_is_found_is_what_the_visible_sets_hold(
    everyone: Everyone, full: Action, region: Region, totals: Callable[..., dict[str, int]], role: str
) -> None:
    """All rows of a holder are seen with it, or none: should that ever change for a kind, this is where it shows."""
    person = everyone[role]
    words = {
        "plans": plans_visible_to(person).filter(region=region, title__contains="plan"),
        "goals": goals_visible_to(person).filter(plan__region=region, title__contains="doel"),
        "actions": actions_visible_to(person).filter(plan__region=region, title__contains="Kanarie"),
        "work": logged_work_visible_to(person).filter(region=region, what__contains="Kanarie"),
        "groups": entries_visible_to(person, region, "group").filter(name__contains="Kanarie"),
        "functions": entries_visible_to(person, region, "function").filter(name__contains="Kanarie"),
    }
    seen = {slug: found.count() for slug, found in words.items() if found.exists()}
    told = totals(person, "plan") | {"goals": totals(person, "doel").get("goals", 0)} | totals(person, "kanarie")
    assert {slug: total for slug, total in told.items() if total} == seen


def test_what_is_taken_back_is_gone_at_once(
    everyone: Everyone, full: Action, region: Region, totals: Callable[..., dict[str, int]]
) -> None:
    """Rights are asked at each search: the index has no say in them, however far it lags behind."""
    Plan.objects.filter(slug="open").update(published_at=None)
    assert totals(everyone["stranger"], "kanarie") == {}
    RegionRole.objects.update(ended_at=timezone.now())
    assert totals(cast.fresh(full_person(everyone)), "kanarie") == {}


def full_person(everyone: Everyone) -> User:
    """The director, as a person with an account."""
    person = everyone["director"]
    assert isinstance(person, User)
    return person


def test_shared_organisations_are_found_in_each_region(
    everyone: Everyone,
    shared_organisation: Organisation,
    other_organisation: Organisation,
    other_region: Region,
    titles: Callable[..., list[str]],
) -> None:
    rebuild()
    assert titles(everyone["director"], "VDW") == ["Vlaamse Dienst Werk"]
    assert titles(everyone["other_director"], "VDW", other_region) == ["Vlaamse Dienst Werk"]
    assert titles(everyone["stranger"], "VDW") == []
    assert titles(everyone["director"], "Zeezicht") == []


@pytest.mark.parametrize("role", cast.ROLES)
def test_what_one_region_shows_is_what_the_visible_sets_hold_of_it(
    everyone: Everyone, full: Action, region: Region, role: str
) -> None:
    person = everyone[role]
    plans = plans_visible_to(person).filter(region=region)
    assert set(plans_visible_in(region, person)) == set(plans)
    assert sees_logged_work_in(region, person) == logged_work_visible_to(person).filter(region=region).exists()
