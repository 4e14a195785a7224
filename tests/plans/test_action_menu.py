"""The menu of an action in the tree: fetched when somebody opens it, and a page for whoever has no script."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from regietafel.people.models import User
from regietafel.plans.models import Action, Plan
from tests.cast import Person

ClientOf = Callable[[Person], Client]


def test_the_menu_of_an_action_is_fetched_when_it_is_opened_and_is_a_page_without_a_script(
    plan: Plan, action: Action, director: User, client_of: ClientOf
) -> None:
    address = reverse("plans:action-menu", args=[plan.region.slug, plan.slug, action.pk])
    client = client_of(director)
    whole = client.get(address).content.decode()
    inside = client.get(f"{address}?steps=1", headers={"HX-Request": "true"}).content.decode()
    assert "<html" in whole
    assert "<html" not in inside
    assert ('value="up"' in whole, 'value="up"' in inside) == (False, True)
    for name in ("plans:action-edit", "plans:action-move", "plans:action-remove"):
        link = reverse(name, args=[plan.region.slug, plan.slug, action.pk])
        assert link in whole
        assert link in inside
