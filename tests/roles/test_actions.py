"""Who may open and send which page of an action, in which moment of the plan. The table is written by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from regietafel.plans.models import Action, Evidence, Indicator, LoggedWork, Plan, Priority, WorkingYear
from regietafel.territories.models import Region
from tests import cast
from tests.roles.moments import cells, put

CHANGE = """
                  draft  approved  running  closed
director          200    200       200      403
colleague         200    200       200      403
partner           404    403       403      403
editor            404    404       404      404
head_of_service   404    403       403      403
other_director    404    404       404      404
admin             404    404       404      404
stranger          302    302       302      302
"""
"""Pages that change the plan itself."""

REPORT_ON_OWN = CHANGE.replace(
    "partner           404    403       403      403", "partner           404    200       200      403"
)
"""Pages that report, of an action that the partner's organisation leads."""

REPORT_ON_OTHERS = CHANGE
"""The same pages, of an action in which that organisation only takes part."""

CHANGE_PAGES = (
    "action-edit",
    "action-move",
    "action-remove",
    "action-parties",
    "action-links",
    "phases",
    "action-years",
    "indicator-add",
    "indicator-edit",
    "indicator-remove",
    "action-add",
    "years-confirm",
)
CHANGE_POSTS = ("action-restore", "action-years-confirm")
REPORT_PAGES = ("year", "evidence-add", "action-state", "indicator-values")
REPORT_POSTS = ("action-state-back", "evidence-remove", "evidence-restore")
REGION_WIDE = {"action-add", "years-confirm"}


def address(name: str, action: Action) -> str:
    """The address of a page of the action."""
    base = [action.plan.region.slug, action.plan.slug]
    if name in REGION_WIDE:
        return reverse(f"plans:{name}", args=base)
    more: list[int] = []
    if name in {"year", "evidence-add", "evidence-remove", "evidence-restore"}:
        more.append(2023)
    if name in {"evidence-remove", "evidence-restore"}:
        more.append(Evidence.objects.create(line=action.working_years.get(year=2023), label="Verslag").pk)
    if name in {"indicator-edit", "indicator-remove"}:
        more.append(Indicator.objects.create(action=action, title="Vergaderingen").pk)
    return reverse(f"plans:{name}", args=[*base, action.pk, *more])


@pytest.mark.parametrize("name", CHANGE_PAGES)
def test_who_opens_a_page_that_changes(
    everyone: dict[str, cast.Person],
    client_of: Callable[[cast.Person], Client],
    led_action: Action,
    name: str,
) -> None:
    """Leading an action is no right to change the plan."""
    clients = {role: client_of(person) for role, person in everyone.items()}
    url = address(name, led_action)
    for role, moment, code in cells(CHANGE):
        put(led_action.plan, moment)
        assert clients[role].get(url).status_code == code, (role, moment)


@pytest.mark.parametrize("name", REPORT_PAGES)
def test_who_opens_a_page_that_reports(
    everyone: dict[str, cast.Person],
    client_of: Callable[[cast.Person], Client],
    action: Action,
    led_action: Action,
    name: str,
) -> None:
    clients = {role: client_of(person) for role, person in everyone.items()}
    for one, table in ((led_action, REPORT_ON_OWN), (action, REPORT_ON_OTHERS)):
        url = address(name, one)
        for role, moment, code in cells(table):
            put(action.plan, moment)
            assert clients[role].get(url).status_code == code, (role, moment)


@pytest.mark.parametrize("name", [*CHANGE_POSTS, *REPORT_POSTS])
def test_who_presses_a_button(
    everyone: dict[str, cast.Person],
    client_of: Callable[[cast.Person], Client],
    action: Action,
    led_action: Action,
    name: str,
) -> None:
    """A pressed button answers with a redirect (302) where a page would answer 200; nobody may GET it."""
    clients = {role: client_of(person) for role, person in everyone.items()}
    tables = ((led_action, REPORT_ON_OWN if name in REPORT_POSTS else CHANGE), (action, CHANGE))
    for one, table in tables:
        for role, moment, code in cells(table):
            put(action.plan, moment)
            answer = clients[role].post(address(name, one))
            assert answer.status_code == (302 if code == 200 else code), (role, moment)
            if code == 302:
                assert "/account/login/" in answer["Location"]
    put(action.plan, "running")
    assert clients["director"].get(address(name, action)).status_code == 405


@pytest.mark.parametrize("name", [*CHANGE_PAGES, *REPORT_PAGES])
def test_who_may_not_open_may_not_send_either(
    everyone: dict[str, cast.Person],
    client_of: Callable[[cast.Person], Client],
    action: Action,
    name: str,
) -> None:
    before = list(Action.objects.order_by("pk").values()), list(WorkingYear.objects.order_by("pk").values())
    url = address(name, action)
    for role in ("partner", "editor", "head_of_service", "other_director", "admin", "stranger"):
        answer = client_of(everyone[role]).post(url, {"title": "gekaapt", "state": "dropped", "reason": "zomaar"})
        assert answer.status_code in {302, 403, 404}, role
        assert role == "stranger" or answer.status_code != 302
    after = list(Action.objects.order_by("pk").values()), list(WorkingYear.objects.order_by("pk").values())
    assert after == before


def test_a_published_plan_can_be_seen_but_not_touched_by_who_sees_it(
    everyone: dict[str, cast.Person], client_of: Callable[[cast.Person], Client], action: Action
) -> None:
    Plan.objects.update(published_at="2023-01-01T00:00Z")
    assert client_of(everyone["editor"]).get(address("action-edit", action)).status_code == 403
    assert client_of(everyone["other_director"]).get(address("action-edit", action)).status_code == 404


@pytest.mark.parametrize("other", ["wrong plan", "wrong region", "no such", "other action"])
def test_an_address_that_does_not_fit_together_is_404(
    director_client: Client, action: Action, other_action: Action, other: str
) -> None:
    region, plan = action.plan.region.slug, action.plan.slug
    args = {
        "wrong plan": [region, "2020-2022", action.pk],
        "wrong region": [other_action.plan.region.slug, plan, other_action.pk],
        "no such": [region, plan, 10**9],
        "other action": [region, plan, other_action.pk],
    }[other]
    for name in ("action-edit", "action-parties", "action-remove", "action-restore"):
        assert director_client.post(reverse(f"plans:{name}", args=args)).status_code == 404


def test_parts_of_another_action_are_404(director_client: Client, action: Action, led_action: Action) -> None:
    theirs = Indicator.objects.create(action=led_action, title="x")
    base = [action.plan.region.slug, action.plan.slug, action.pk]
    assert director_client.get(reverse("plans:indicator-edit", args=[*base, theirs.pk])).status_code == 404
    assert director_client.get(reverse("plans:year", args=[*base, 2031])).status_code == 404
    evidence = Evidence.objects.create(line=led_action.working_years.get(), label="hunne")
    director_client.post(reverse("plans:evidence-remove", args=[*base, 2023, evidence.pk]))
    assert Evidence.objects.filter(pk=evidence.pk).exists()


@pytest.fixture
def director_client(everyone: dict[str, cast.Person], client_of: Callable[[cast.Person], Client]) -> Client:
    """The director's browser."""
    return client_of(everyone["director"])


# --- work outside the plan ---------------------------------------------------------------

WORK = """
                  list  add  edit  export
director          200   200  200   200
colleague         200   200  200   200
partner           200   403  403   200
editor            403   403  403   403
head_of_service   200   403  403   200
other_director    404   404  404   404
admin             404   404  404   404
stranger          302   302  302   302
"""


def test_who_opens_the_pages_of_work(
    everyone: dict[str, cast.Person],
    client_of: Callable[[cast.Person], Client],
    region: Region,
    priorities: dict[str, Priority],
) -> None:
    work = LoggedWork.objects.create(region=region, priority=priorities["WSE-LR1"], on="2023-06-16", what="Bezoek")
    urls = {
        "list": reverse("plans:work", args=[region.slug]),
        "add": reverse("plans:work-add", args=[region.slug]),
        "edit": reverse("plans:work-edit", args=[region.slug, work.pk]),
        "export": reverse("plans:work-export", args=[region.slug, "csv"]),
    }
    for role, page, code in cells(WORK):
        assert client_of(everyone[role]).get(urls[page]).status_code == code, (role, page)
    for role, page, code in cells(WORK):
        if page == "edit":
            for name in ("work-remove", "work-restore"):
                answer = client_of(everyone[role]).post(reverse(f"plans:{name}", args=[region.slug, work.pk]))
                assert answer.status_code == (302 if code == 200 else code), (role, name)


def test_work_of_another_region_is_404(
    director_client: Client, region: Region, other_region: Region, priorities: dict[str, Priority]
) -> None:
    theirs = LoggedWork.objects.create(
        region=other_region, priority=priorities["WSE-LR1"], on="2023-06-16", what="Elders"
    )
    for name in ("work-edit", "work-remove", "work-restore"):
        assert director_client.post(reverse(f"plans:{name}", args=[region.slug, theirs.pk])).status_code == 404
