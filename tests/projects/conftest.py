"""Browsers of who reads projects, and an action of a plan that runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from regietafel.people.models import User
from regietafel.plans.models import Action
from regietafel.territories.models import Region
from tests.plans import make

ClientOf = Callable[[Any], Client]


@pytest.fixture
def as_director(client_of: ClientOf, director: User) -> Client:
    """Keeps the projects."""
    return client_of(director)


@pytest.fixture
def as_partner(client_of: ClientOf, partner: User) -> Client:
    """Reads them."""
    return client_of(partner)


@pytest.fixture
def as_editor(client_of: ClientOf, editor: User) -> Client:
    """Keeps the workplaces of an organisation, and reads no projects."""
    return client_of(editor)


@pytest.fixture
def action(region: Region) -> Action:
    """An action that counts for the first priority."""
    plan = make.make_plan(region, make.make_framework())
    return make.make_action(make.make_goal(plan, "1", counts_for=["WSE-LR1"]), "Samenwerken")
