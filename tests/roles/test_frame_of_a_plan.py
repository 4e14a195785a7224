"""Who gets into the pages that change the frame of a plan, role by moment."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.plans.models import Goal, Plan, PlanStatus
from regietafel.plans.operations.goals import remove_goal
from regietafel.territories.models import Region
from tests import cast
from tests.plans.structure import ClientOf, address

NOW = dt.datetime(2024, 5, 1, 9, 30, tzinfo=dt.UTC)

MOMENTS: dict[str, dict[str, Any]] = {
    "draft": {"status": PlanStatus.DRAFT},
    "approved": {"status": PlanStatus.APPROVED},
    "running": {"status": PlanStatus.RUNNING},
    "published": {"status": PlanStatus.RUNNING, "published_at": NOW},
    "closed": {"status": PlanStatus.CLOSED},
    "removed": {"status": PlanStatus.RUNNING, "removed_at": NOW},
}

# director colleague partner editor head_of_service other_director admin stranger
# 2 = the page, 3 = not with this role, 4 = no such page, L = sign in first
TABLE = {
    ("edit", "draft"): "2344444L",
    ("edit", "approved"): "2334344L",
    ("edit", "running"): "2334344L",
    ("edit", "published"): "2333344L",
    ("edit", "closed"): "3334344L",
    ("edit", "removed"): "4444444L",
    ("move-on", "draft"): "2344444L",
    ("move-on", "approved"): "2334344L",
    ("move-on", "running"): "2334344L",
    ("move-on", "published"): "2333344L",
    ("move-on", "closed"): "2334344L",
    ("move-on", "removed"): "4444444L",
    ("publish", "draft"): "2344444L",
    ("publish", "running"): "2334344L",
    ("publish", "closed"): "2334344L",
    ("remove", "draft"): "2344444L",
    ("remove", "published"): "2333344L",
    ("remove", "removed"): "4444444L",
    ("amend", "draft"): "2344444L",
    ("amend", "running"): "2334344L",
    ("amend", "closed"): "3334344L",
    ("versions", "draft"): "2244444L",
    ("versions", "running"): "2224244L",
    ("versions", "published"): "2222244L",
    ("versions", "closed"): "2224244L",
    ("versions", "removed"): "4444444L",
    ("goal-add", "draft"): "2244444L",
    ("goal-add", "running"): "2234344L",
    ("goal-add", "published"): "2233344L",
    ("goal-add", "closed"): "3334344L",
    ("goal-edit", "draft"): "2244444L",
    ("goal-edit", "running"): "2234344L",
    ("goal-edit", "published"): "2233344L",
    ("goal-edit", "closed"): "3334344L",
    ("goal-edit", "removed"): "4444444L",
    ("goal-move", "running"): "2234344L",
    ("goal-move", "closed"): "3334344L",
    ("goal-remove", "running"): "2234344L",
    ("goal-remove", "closed"): "3334344L",
}
ANSWERS = {"2": 200, "3": 403, "4": 404, "L": 302}


@pytest.mark.parametrize(("page", "moment"), list(TABLE))
def test_who_gets_in_at_which_moment(
    everyone: dict[str, cast.Person], client_of: ClientOf, plan: Plan, goal: Goal, page: str, moment: str
) -> None:
    Plan.objects.filter(pk=plan.pk).update(**MOMENTS[moment])
    url = address(page, plan, goal)
    found = {name: client_of(person).get(url).status_code for name, person in everyone.items()}
    assert found == {role: ANSWERS[letter] for role, letter in zip(cast.ROLES, TABLE[page, moment], strict=True)}


@pytest.mark.parametrize(("page", "moment"), [key for key in TABLE if key[0] != "versions"])
def test_who_is_refused_changes_nothing(
    everyone: dict[str, cast.Person], client_of: ClientOf, plan: Plan, goal: Goal, page: str, moment: str
) -> None:
    """A post is answered as a look is, whatever it says."""
    Plan.objects.filter(pk=plan.pk).update(**MOMENTS[moment])
    before = Plan.objects.values().get(pk=plan.pk), list(Goal.objects.values())
    data = {"to": "closed", "public": "yes", "title": "x", "parent": "", "decided_on": "1/1/2024", "decided_by": "x"}
    for (name, person), letter in zip(everyone.items(), TABLE[page, moment], strict=True):
        if letter != "2":
            status = client_of(person).post(address(page, plan, goal), data).status_code
            assert status == ANSWERS[letter], name
    assert (Plan.objects.values().get(pk=plan.pk), list(Goal.objects.values())) == before
    assert not Entry.objects.exists()


POSTS = {
    ("restore", "director"): 302,
    ("restore", "colleague"): 403,
    ("restore", "partner"): 404,
    ("restore", "editor"): 404,
    ("restore", "head_of_service"): 404,
    ("restore", "other_director"): 404,
    ("restore", "admin"): 404,
    ("goal-restore", "director"): 302,
    ("goal-restore", "colleague"): 302,
    ("goal-restore", "partner"): 404,
    ("goal-restore", "editor"): 404,
    ("goal-restore", "head_of_service"): 404,
    ("goal-restore", "other_director"): 404,
    ("goal-restore", "admin"): 404,
    ("node-drop", "director"): 302,
    ("node-drop", "colleague"): 302,
    ("node-drop", "partner"): 403,
    ("node-drop", "editor"): 404,
    ("node-drop", "head_of_service"): 403,
    ("node-drop", "other_director"): 404,
    ("node-drop", "admin"): 404,
}


@pytest.mark.parametrize(("page", "role"), list(POSTS))
def test_who_may_press_the_button(
    everyone: dict[str, cast.Person], director: User, client_of: ClientOf, plan: Plan, goal: Goal, page: str, role: str
) -> None:
    if page == "restore":
        Plan.objects.filter(pk=plan.pk).update(removed_at=NOW)
    if page == "goal-restore":
        remove_goal(actor=director, goal=goal, now=NOW)
    client = client_of(everyone[role])
    assert client.post(address(page, plan, goal), {"item": f"goal-{goal.pk}"}).status_code == POSTS[page, role]
    assert client.get(address(page, plan, goal)).status_code in {405, 404, 403}


def test_a_plan_is_made_by_the_director_only(
    everyone: dict[str, cast.Person], client_of: ClientOf, region: Region
) -> None:
    url = reverse("plans:add", args=[region.slug])
    found = [client_of(person).get(url).status_code for person in everyone.values()]
    assert found == [200, 403, 403, 403, 403, 404, 404, 302]
