"""Using a page as a browser without any script does: open it, fill in its form, send it, read where one is led."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from regietafel.plans.models import Action
from tests.submitted import form_with


def at(name: str, action: Action, *more: int) -> str:
    """A page of the action."""
    return reverse(f"plans:{name}", args=[action.plan.region.slug, action.plan.slug, action.pk, *more])


def send(browser: Client, address: str, field: str, /, **changes: Any) -> HttpResponse:
    """Open a page, fill in the form that has this field, and send it."""
    data = form_with(browser.get(address), field).data(**changes)
    return browser.post(address, data)  # type: ignore[return-value]


def text(response: Any) -> str:
    """The page as text."""
    return str(response.content.decode())


def following(browser: Client, response: Any) -> str:
    """The page to which one was sent."""
    assert response.status_code == 302, text(response)
    return text(browser.get(response["Location"]))
