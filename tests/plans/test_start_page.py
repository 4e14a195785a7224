"""The start page: what it says of the plans to whom, and that each figure leads to the list that it counts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.core.registry import Block
from regietafel.organisations.models import Function, Organisation
from regietafel.people.models import RoleKind, User
from regietafel.plans.models import (
    Action,
    Framework,
    Goal,
    LoggedWork,
    Plan,
    PlanStatus,
    Priority,
    YearBasis,
    YearState,
)
from regietafel.plans.queries.overview import judged_year, plan_in_force, plan_rows
from regietafel.plans.start_page import nav_items, start_blocks
from regietafel.territories.models import Region
from tests.cast import Person, fresh, give_role
from tests.plans import make

ClientOf = Callable[[Person], Client]
TODAY = dt.date(2024, 6, 3)


STATE = ("plans/_start_coverage.html", "plans/_start_plans.html")
"""How the plan stands: everybody who sees a decided plan reads it."""


@pytest.fixture
def filled(plan: Plan, goals: dict[str, Goal], action: Action, led_action: Action, organisation: Organisation) -> Plan:
    """A plan with something to do for everybody: lines without a word, assumed years, an unfinished name."""
    make.make_line(led_action, 2024)
    assumed = make.make_action(goals["3.1"], "Aangenomen", years=(2024,), basis=YearBasis.ASSUMED)
    make.make_party(assumed, Organisation.objects.create(region=plan.region, name="Nieuw", to_complete=True))
    make.make_action(goals["4.1"], "Af", years=(2024,), state=YearState.DONE)
    return plan


def blocks_for(person: User, region: Region, today: dt.date = TODAY) -> dict[str, Block]:
    """The blocks of a person by what they are about."""
    found = {}
    for block in start_blocks(fresh(person), region, today):
        found[block.template or block.column] = block
    return found


def counted_on_screen(client: Client, address: str) -> int:
    """How many actions a list shows."""
    return len(re.findall(r'id="action-\d+"', client.get(address).content.decode()))


@pytest.mark.parametrize("name", ["director", "partner"])
def test_every_figure_leads_to_the_list_that_it_counts(
    name: str,
    filled: Plan,
    director: User,
    partner: User,
    region: Region,
    client_of: ClientOf,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda at=None: TODAY if at is None else real(at))
    person = {"director": director, "partner": partner}[name]
    client = client_of(person)
    figures = 0
    for block in start_blocks(person, region, TODAY):
        for line in block.lines:
            if line.count is not None:
                assert counted_on_screen(client, line.url) == line.count, line.text
                figures += 1
        if block.template == "plans/_start_coverage.html":
            for cell, url in block.data["cells"]:
                figures += 1
                assert cell.is_gap or counted_on_screen(client, url) == cell.count
        if block.template == "plans/_start_mine.html":
            figures += 1
            assert counted_on_screen(client, block.data["url"]) == block.data["count"]
            assert counted_on_screen(client, block.data["unreported_url"]) == block.data["unreported"]
    assert figures >= 5


def test_the_director_sees_what_waits(filled: Plan, director: User, region: Region) -> None:
    blocks = blocks_for(director, region)
    waiting = [line.text for line in blocks["others"].lines]
    assert len(waiting) == 2, "not the director: nobody waits for oneself"
    assert all("regisseur" not in text for text in waiting)
    assert [line.count for line in blocks["me"].lines] == [3, 1, 1], "without a word, assumed, to be completed"
    assert blocks["plans/_start_mine.html"].data["count"] == 1
    assert blocks["plans/_start_work.html"].data == {"count": 0, "year": 2024, "may_log": True}


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("director", {"others", "me", "plans/_start_mine.html", *STATE, "plans/_start_work.html"}),
        ("colleague", {"others", "me", *STATE, "plans/_start_work.html"}),
        ("partner", {"plans/_start_mine.html", *STATE, "plans/_start_work.html"}),
        ("head_of_service", {*STATE, "plans/_start_work.html"}),
        ("editor", {"plans/_start_empty.html"}),
    ],
)
def test_each_role_sees_what_concerns_it(
    name: str, seen: set[str], filled: Plan, everyone: dict[str, Person], region: Region
) -> None:
    person = everyone[name]
    assert isinstance(person, User)
    assert set(blocks_for(person, region)) == seen


def test_only_the_team_is_invited_to_write_down_work(filled: Plan, partner: User, region: Region) -> None:
    assert blocks_for(partner, region)["plans/_start_work.html"].data["may_log"] is False


def test_work_of_the_year_is_counted(
    filled: Plan, director: User, region: Region, other_region: Region, priorities: dict[str, Priority]
) -> None:
    for where, day in ((region, TODAY), (region, dt.date(2023, 1, 1)), (other_region, TODAY)):
        LoggedWork.objects.create(region=where, priority=priorities["WSE-LR1"], on=day, what="x")
    assert blocks_for(director, region)["plans/_start_work.html"].data["count"] == 1


def test_nothing_is_late_before_the_year_begins(filled: Plan, director: User, region: Region) -> None:
    blocks = blocks_for(director, region, dt.date(2022, 12, 31))
    assert "others" not in blocks
    assert blocks["plans/_start_coverage.html"].data["cells"][0][0].year == 2023


def test_after_the_last_year_the_page_asks_for_a_new_plan(
    filled: Plan, director: User, partner: User, region: Region
) -> None:
    after = dt.date(2026, 1, 1)
    for person, may in ((director, True), (partner, False)):
        blocks = blocks_for(person, region, after)
        data = blocks["plans/_start_plans.html"].data
        assert (data["year_has_plan"], data["may_add"]) == (False, may)
        assert blocks["plans/_start_coverage.html"].data["cells"][0][0].year == 2025


@pytest.mark.parametrize(("year", "judged"), [(2020, 2023), (2023, 2023), (2024, 2024), (2025, 2025), (2031, 2025)])
def test_the_year_that_is_judged_is_this_one_or_the_nearest(plan: Plan, year: int, judged: int) -> None:
    assert judged_year(plan, year) == judged


def test_the_plan_in_force_is_the_open_one_of_this_year(region: Region, framework: Framework, director: User) -> None:
    old = make.make_plan(region, framework, "oud", start_year=2020, end_year=2025, status=PlanStatus.CLOSED)
    now = make.make_plan(region, framework, "nu")
    make.make_plan(region, framework, "straks", start_year=2026, end_year=2028, status=PlanStatus.DRAFT)
    found = plan_in_force(plan_rows(director, region), 2024)
    assert found is not None
    assert found.plan == now
    now.delete()
    assert plan_in_force(plan_rows(director, region), 2024) is None, f"{old} is closed"


def test_an_empty_region_is_invited_to_make_its_first_plan(
    director: User, partner: User, region: Region, client_of: ClientOf
) -> None:
    address = reverse("plans:add", args=[region.slug])
    for person, invited in ((director, True), (partner, False)):
        page = client_of(person).get(reverse("home:start", args=[region.slug])).content.decode()
        assert (address in page) is invited
        assert 'class="ui-empty"' in page


def test_a_draft_is_no_plan_in_force_and_nobody_else_hears_of_it(
    plan: Plan, director: User, partner: User, region: Region
) -> None:
    plan.status = PlanStatus.DRAFT
    plan.save()
    assert set(blocks_for(director, region)) == {"plans/_start_plans.html", "plans/_start_work.html"}
    assert set(blocks_for(partner, region)) == {"plans/_start_empty.html"}


def test_the_menu_marks_where_one_is(plan: Plan, director: User, region: Region, client_of: ClientOf) -> None:
    client = client_of(director)
    for page in ("home:start", "plans:list"):
        address = reverse(page, args=[region.slug])
        shown = unescape(client.get(address).content.decode())
        marked = set(re.findall(r'<a class="ui-nav__link" href="([^"]+)"[^>]*aria-current', shown))
        assert marked == {address}


def test_the_menu_marks_the_plan_while_a_document_is_read(
    plan: Plan, director: User, region: Region, client_of: ClientOf
) -> None:
    shown = unescape(client_of(director).get(reverse("intake:list", args=[region.slug])).content.decode())
    marked = set(re.findall(r'<a class="ui-nav__link" href="([^"]+)"[^>]*aria-current', shown))
    assert marked == {reverse("plans:list", args=[region.slug])}


@pytest.mark.parametrize(
    ("name", "entries"), [("director", 3), ("colleague", 3), ("partner", 3), ("head_of_service", 3), ("editor", 2)]
)
def test_the_menu_offers_what_one_may_open(
    name: str, entries: int, everyone: dict[str, Person], region: Region, client_of: ClientOf
) -> None:
    items = list(nav_items(everyone[name], region))
    assert len(items) == entries
    client = client_of(everyone[name])
    for item in items:
        assert client.get(item.url).status_code == 200, item.label


def test_who_filled_the_function_before_has_no_actions_any_more(
    filled: Plan, director: User, region: Region, director_function: Function
) -> None:
    director_function.holders.update(until=timezone.localdate() - dt.timedelta(days=1))
    assert "plans/_start_mine.html" not in blocks_for(director, region)


@pytest.mark.parametrize("name", ["admin", "stranger"])
def test_the_front_page_says_what_to_do_without_a_region(
    name: str, everyone: dict[str, Person], client_of: ClientOf
) -> None:
    response = client_of(everyone[name]).get(reverse("home:index"))
    assert response.status_code == 200
    assert (reverse("account_login") in response.content.decode()) is (name == "stranger")


def test_with_one_region_the_front_page_leads_there_and_with_two_it_asks(
    director: User, region: Region, other_region: Region, client_of: ClientOf
) -> None:
    front = reverse("home:index")
    starts = [reverse("home:start", args=[one.slug]) for one in (region, other_region)]
    assert client_of(director).get(front).headers["Location"] == starts[0]
    give_role(director, other_region, RoleKind.PARTNER, organisation=None)
    page = client_of(director).get(front).content.decode()
    assert all(start in page for start in starts)
