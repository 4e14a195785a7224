"""Sending operations on cells of the grid in somebody's name, as the script of the page does."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from regietafel.people.models import User
from regietafel.plans.models import Action, Plan, WorkingYear
from tests import cast
from tests.plans.screen import text

ClientOf = Callable[[cast.Person], Client]
Send = Callable[..., dict[str, Any]]


def at(plan: Plan, name: str, *more: Any) -> str:
    """An address of the grid."""
    return reverse(f"plans:{name}", args=[plan.region.slug, plan.slug, *more])


@pytest.fixture
def send(client_of: ClientOf) -> Send:
    """Send one operation in somebody's name; the answer to it."""

    def sent(person: User, action: Action, year: int, version: int, kind: str = "report", **values: Any) -> Any:
        op = {"id": str(uuid.uuid4()), "kind": kind, "target": f"{action.pk}-{year}", "version": version, **values}
        body = json.dumps({"person": str(person.pk), "operations": [op]})
        response = client_of(person).post(at(action.plan, "grid-save"), body, content_type="application/json")
        assert response.status_code == 200, text(response)
        return response.json()["answers"][0]

    return sent


def line_of(action: Action, year: int = 2023) -> WorkingYear:
    """The line as it stands."""
    return WorkingYear.objects.get(action=action, year=year)
