"""The pages on which a platform administrator keeps frameworks: who gets in, bad input, two at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from regietafel.people.models import User
from regietafel.plans.models import Action, Framework, Goal, Priority
from regietafel.plans.operations.frameworks import (
    edit_priority,
)
from tests import cast
from tests.submitted import form_with

ClientOf = Callable[[cast.Person], Client]


PAGES = [
    ("frameworks", []),
    ("framework-add", []),
    ("framework", ["wse-2026"]),
    ("framework-edit", ["wse-2026"]),
    ("framework-remove", ["wse-2026"]),
    ("priority-add", ["wse-2026"]),
    ("priority-edit", ["wse-2026", "A1"]),
    ("priority-remove", ["wse-2026", "A1"]),
]


def address(name: str, args: list[str]) -> str:
    """The address of a page; a priority is named by its code."""
    keys = [str(Priority.objects.get(code=arg).pk) if arg in {"A1", "A2", "A3"} else arg for arg in args]
    return reverse(f"plans:{name}", args=keys)


@pytest.mark.parametrize(("name", "args"), PAGES)
def test_only_the_platform_administrator_gets_in(
    everyone: dict[str, cast.Person], client_of: ClientOf, spare: Framework, name: str, args: list[str]
) -> None:
    url = address(name, args)
    found = {role: client_of(person).get(url).status_code for role, person in everyone.items()}
    assert found == dict.fromkeys(cast.ROLES, 403) | {"admin": 200, "stranger": 302}


@pytest.mark.parametrize(("name", "args"), [*PAGES, ("priority-move", ["wse-2026", "A1"])])
def test_nobody_else_changes_anything(
    everyone: dict[str, cast.Person], client_of: ClientOf, spare: Framework, name: str, args: list[str]
) -> None:
    url = address(name, args)
    data = {"code": "HACK", "title_nl": "x", "short_nl": "x", "start_year": 2026, "end_year": 2028, "direction": "down"}
    before = list(Framework.objects.values()), list(Priority.objects.values())
    for role, person in everyone.items():
        if role != "admin":
            client_of(person).post(url, data)
    assert (list(Framework.objects.values()), list(Priority.objects.values())) == before


@pytest.fixture
def desk(admin: User, client_of: ClientOf) -> Client:
    """The administrator's browser."""
    return client_of(admin)


def test_a_framework_is_made_on_the_screen(desk: Client) -> None:
    url = reverse("plans:framework-add")
    form = form_with(desk.get(url), "code")
    data = form.data(code="WSE-2026", title_nl="Kader", title_en="Framework", start_year="2026", end_year="2028")
    assert [desk.post(url, data)["Location"] for _ in range(2)] == [reverse("plans:framework", args=["wse-2026"])] * 2
    assert Framework.objects.get().titles == {"nl": "Kader", "en": "Framework"}
    add = reverse("plans:priority-add", args=["wse-2026"])
    made = desk.post(add, form_with(desk.get(add), "code").data(code="C1", short_nl="kort", title_nl="Voluit"))
    assert made.status_code == 302
    assert Priority.objects.get().shorts == {"nl": "kort"}
    assert "C1" in desk.get(reverse("plans:frameworks")).content.decode()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"code": ""}, "code"),
        ({"code": "met spatie"}, "code"),
        ({"code": "x" * 41}, "code"),
        ({"code": "wse-2026"}, "code"),
        ({"title_nl": ""}, "title_nl"),
        ({"title_fr": "x" * 201}, "title_fr"),
        ({"start_year": "1999"}, "start_year"),
        ({"start_year": "x"}, "start_year"),
        ({"end_year": "2025"}, "end_year"),
    ],
)
def test_a_framework_with_bad_input(desk: Client, spare: Framework, values: dict[str, str], field: str) -> None:
    url = reverse("plans:framework-add")
    given = {"code": "ander", "title_nl": "Kader", "start_year": "2026", "end_year": "2028", **values}
    answer = desk.post(url, form_with(desk.get(url), "code").data(**given))
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {field}
    assert form_with(answer, "code").data()[field] == [given[field]]


def test_a_priority_with_bad_input(desk: Client, spare: Framework) -> None:
    url = address("priority-add", ["wse-2026"])
    form = form_with(desk.get(url), "code")
    for values, field in (
        ({"code": "A1"}, "code"),
        ({"code": "x" * 21}, "code"),
        ({"short_nl": ""}, "short_nl"),
        ({"title_nl": "x" * 501}, "title_nl"),
    ):
        answer = desk.post(url, form.data(**({"code": "N1", "short_nl": "kort", "title_nl": "lang"} | values)))
        assert (answer.status_code, answer.context["form"].errors.keys()) == (422, {field})


def test_two_administrators_choose(desk: Client, admin: User, spare: Framework) -> None:
    url = address("priority-edit", ["wse-2026", "A1"])
    form = form_with(desk.get(url), "code")
    priority = Priority.objects.get(code="A1")
    edit_priority(
        actor=admin, priority=priority, version=1, code="A1", titles={"nl": "Van de ander"}, shorts=priority.shorts
    )
    answer = desk.post(url, form.data(short_nl="van mij"))
    assert answer.status_code == 409
    desk.post(url, form_with(answer, "resolving").data())
    priority.refresh_from_db()
    assert (priority.titles["nl"], priority.shorts["nl"]) == ("Van de ander", "van mij")


def test_a_priority_in_use_is_refused_in_words(desk: Client, spare: Framework, goal: Goal) -> None:
    priority = Priority.objects.get(code="A1")
    goal.priorities.add(priority)
    url = address("priority-remove", ["wse-2026", "A1"])
    answer = desk.post(url, form_with(desk.get(url), "once").data())
    assert answer.status_code == 422
    assert "A1" in answer.context["form"].non_field_errors()[0]
    page = desk.get(reverse("plans:framework", args=["wse-2026"])).content.decode()
    assert url not in page
    assert address("priority-remove", ["wse-2026", "A2"]) in page


@pytest.mark.parametrize("name", ["priority-edit", "priority-remove"])
def test_a_priority_stands_in_its_own_framework_only(
    desk: Client, spare: Framework, framework: Framework, name: str
) -> None:
    strange = framework.priorities.first()
    assert strange is not None
    assert desk.get(reverse(f"plans:{name}", args=["wse-2026", strange.pk])).status_code == 404
    assert desk.get(reverse(f"plans:{name}", args=["gone", strange.pk])).status_code == 404


def test_an_action_of_another_region_shows_as_a_number_only(
    desk: Client, other_action: Action, framework: Framework
) -> None:
    page = desk.get(reverse("plans:framework", args=[framework.code])).content.decode()
    assert other_action.title not in page
    assert other_action.plan.title not in page
