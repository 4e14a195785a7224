"""A draft of a form of the plan: found by whoever typed it, taken up, saved under the same rules as any form."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import signing
from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from regietafel.core.drafts import SALT, keep_draft, oldest
from regietafel.core.models import Draft
from regietafel.people.models import User
from regietafel.plans.models import Goal, Plan, PlanStatus
from regietafel.plans.operations.goals import edit_goal
from regietafel.territories.models import Region
from tests import cast
from tests.plans import make
from tests.plans.structure import ClientOf, address
from tests.submitted import PageForm, form_with, forms_on

pytestmark = pytest.mark.django_db
HAD = "Je had hier een concept van"


@pytest.fixture
def plan(region: Region) -> Plan:
    """A running plan."""
    return make.make_plan(region, make.make_framework())


@pytest.fixture
def goal(plan: Plan) -> Goal:
    """A goal that somebody is writing about."""
    return make.make_goal(plan, "1", "Netwerk uitbouwen", counts_for=["WSE-LR1"])


def half_way(person: User, client: Client, url: str, **typed: Any) -> Draft:
    """Open a form and type in it, as the script keeps it."""
    form = form_with(client.get(url), "draft")
    sitting = dict(form.pairs)["draft"]
    pairs = [[name, value] for name, values in form.data(**typed).items() for value in values]
    op = {
        "target": sitting,
        "version": 0,
        "ticket": signing.dumps([person.pk, url[3:]], salt=SALT),
        "title": "Doel",
        "contents": pairs,
    }
    keep_draft(actor=person, op=op, now=timezone.now())
    return Draft.objects.get(sitting=sitting)


def taken_up(client: Client, url: str, draft: Draft) -> HttpResponseBase:
    """The form as one left it."""
    return client.get(f"{url}?draft={draft.sitting}")


def form_of(answer: HttpResponseBase) -> PageForm:
    """The form of the page."""
    return form_with(answer, "draft", "title")


def test_coming_back_tells_of_it_and_shows_what_stands(director: User, client_of: ClientOf, goal: Goal) -> None:
    client, url = client_of(director), address("goal-edit", goal.plan, goal)
    half_way(director, client, url, title="Half")
    answer = client.get(url)
    assert HAD in answer.content.decode()
    assert dict(form_of(answer).pairs)["title"] == "Netwerk uitbouwen"


def test_taken_up_it_shows_what_was_typed_and_is_not_judged(director: User, client_of: ClientOf, goal: Goal) -> None:
    client, url = client_of(director), address("goal-edit", goal.plan, goal)
    draft = half_way(director, client, url, title="", description="Half een\nzin & <b>")
    answer = taken_up(client, url, draft)
    pairs = dict(form_of(answer).pairs)
    assert answer.status_code == 200
    assert (pairs["title"], pairs["description"]) == ("", "Half een\nzin & <b>")
    assert pairs["draft"] == str(draft.sitting)
    assert "govuk-error" not in getattr(answer, "content").decode()


def test_saving_it_makes_it_go(director: User, client_of: ClientOf, goal: Goal) -> None:
    client, url = client_of(director), address("goal-edit", goal.plan, goal)
    draft = half_way(director, client, url, title="Af")
    assert client.post(url, form_of(taken_up(client, url, draft)).data()).status_code == 302
    goal.refresh_from_db()
    assert goal.title == "Af"
    assert not Draft.objects.exists()


def test_saving_from_another_window_leaves_it(director: User, client_of: ClientOf, goal: Goal) -> None:
    client, url = client_of(director), address("goal-edit", goal.plan, goal)
    half_way(director, client, url, title="Half")
    client.post(url, form_of(client.get(url)).data(title="Anders"))
    assert Draft.objects.count() == 1


def test_what_is_refused_keeps_the_draft(director: User, client_of: ClientOf, goal: Goal) -> None:
    client, url = client_of(director), address("goal-edit", goal.plan, goal)
    draft = half_way(director, client, url, title="")
    answer = client.post(url, form_of(taken_up(client, url, draft)).data())
    assert answer.status_code == 422
    assert dict(form_of(answer).pairs)["draft"] == str(draft.sitting)
    assert Draft.objects.exists()


def test_a_row_that_changed_meanwhile_shows_both_versions(
    director: User, colleague: User, client_of: ClientOf, goal: Goal
) -> None:
    client, url = client_of(director), address("goal-edit", goal.plan, goal)
    draft = half_way(director, client, url, title="Van Dirk")
    edit_goal(
        actor=colleague,
        goal=goal,
        version=goal.version,
        title="Van Carla",
        number="1",
        description="",
        priorities=list(goal.priorities.all()),
    )
    answer = client.post(url, form_of(taken_up(client, url, draft)).data())
    assert answer.status_code == 409
    assert Draft.objects.exists()
    chosen = form_with(answer, "resolving", "draft").data(keep__title="mine")
    assert client.post(url, chosen).status_code == 302
    goal.refresh_from_db()
    assert goal.title == "Van Dirk"
    assert not Draft.objects.exists()


def test_a_draft_of_something_new_makes_one(director: User, client_of: ClientOf, plan: Plan) -> None:
    client, url = client_of(director), address("goal-add", plan)
    draft = half_way(director, client, url, title="Nieuw doel")
    data = form_of(taken_up(client, url, draft)).data()
    first, second = client.post(url, data), client.post(url, data)
    assert first["Location"] == second["Location"]
    assert Goal.objects.filter(title="Nieuw doel").count() == 1
    assert not Draft.objects.exists()


def test_in_another_language_it_is_found_too(director: User, client_of: ClientOf, goal: Goal) -> None:
    client, url = client_of(director), address("goal-edit", goal.plan, goal)
    half_way(director, client, url, title="Half")
    assert "You had a draft here" in client.get(url.replace("/nl/", "/en/", 1)).content.decode()


def test_thrown_away_it_is_gone(director: User, client_of: ClientOf, goal: Goal) -> None:
    client, url = client_of(director), address("goal-edit", goal.plan, goal)
    half_way(director, client, url, title="Half")
    page = client.get(url)
    drop = next(form for form in forms_on(page) if "/drop/" in form.action)
    assert client.post(drop.action, drop.data())["Location"] == url
    assert not Draft.objects.exists()
    assert HAD not in client.get(url).content.decode()


@pytest.mark.parametrize("role", cast.ROLES)
@pytest.mark.parametrize("moment", [PlanStatus.DRAFT, PlanStatus.RUNNING, PlanStatus.CLOSED])
def test_nobody_else_ever_sees_it(
    role: str, moment: PlanStatus, everyone: dict[str, cast.Person], client_of: ClientOf, goal: Goal
) -> None:
    director = everyone["director"]
    assert isinstance(director, User)
    url = address("goal-edit", goal.plan, goal)
    draft = half_way(director, client_of(director), url, title="Geheim van Dirk")
    Plan.objects.update(status=moment)
    client = client_of(everyone[role])
    for answer in (client.get(url), taken_up(client, url, draft)):
        mine = role == "director" and moment != PlanStatus.CLOSED and answer.request.get("QUERY_STRING")  # type: ignore[attr-defined]
        assert ("Geheim van Dirk" in getattr(answer, "content").decode()) is bool(mine)


def test_an_old_one_is_not_told_of(director: User, client_of: ClientOf, goal: Goal) -> None:
    client, url = client_of(director), address("goal-edit", goal.plan, goal)
    half_way(director, client, url, title="Half")
    Draft.objects.update(saved_at=oldest(timezone.now()))
    assert HAD not in client.get(url).content.decode()


@pytest.mark.parametrize("asked", ["zo maar", "", "5f0c2f0e-6a43-4a52-9d5e-1f7d6d1b8a11"])
def test_one_that_is_not_there_gives_the_fresh_form(
    director: User, client_of: ClientOf, goal: Goal, asked: str
) -> None:
    answer = client_of(director).get(address("goal-edit", goal.plan, goal), {"draft": asked})
    assert answer.status_code == 200
    assert dict(form_of(answer).pairs)["title"] == "Netwerk uitbouwen"


def test_of_many_the_newest_three_are_shown_for_one_question(director: User, client_of: ClientOf, goal: Goal) -> None:
    client, url = client_of(director), address("goal-edit", goal.plan, goal)
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as none:
        client.get(url)
    for _ in range(20):
        half_way(director, client, url, title="Half")
    with CaptureQueriesContext(connection) as many:
        answer = client.get(url)
    assert answer.content.decode().count(HAD) == 3
    assert len(many) == len(none)


def test_the_start_page_leads_to_it(director: User, client_of: ClientOf, goal: Goal) -> None:
    client, url = client_of(director), address("goal-edit", goal.plan, goal)
    draft = half_way(director, client, url, title="Half")
    start = client.get(f"/nl/r/{goal.plan.region.slug}/").content.decode()
    assert "Mijn concepten" in start
    assert f"{url}?draft={draft.sitting}" in start
