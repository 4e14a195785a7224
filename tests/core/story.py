"""Two forms of an organisation, one to change it and one to add it: enough to try every turn of the story."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.test import RequestFactory

from regietafel.core.editing import add_with_form, edit_with_form
from regietafel.core.errors import Refusal
from regietafel.core.forms import Form
from regietafel.core.operations import locked_at, operation
from regietafel.journal.operations import record
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region


class NameForm(Form):
    """Two fields of an organisation, enough to disagree about."""

    name = forms.CharField(label="Naam", max_length=200)
    short_name = forms.CharField(label="Afkorting", max_length=40, required=False)


@operation
def rename(*, actor: User, organisation: Organisation, version: int, name: str, short_name: str) -> Organisation:
    """An operation as the house writes them."""
    row = locked_at(organisation, version)
    if name == "verboden":
        raise Refusal("Die naam kan niet.", field="name")
    if (row.name, row.short_name) != (name, short_name):
        row.name, row.short_name = name, short_name
        row.save_next("name", "short_name")
        record(actor=actor, verb="changed", on=row, region=row.region)
    return row


@operation
def add(*, actor: User, region: Region, name: str, short_name: str) -> Organisation:
    """An operation that makes something."""
    if name == "verboden":
        raise Refusal("Die naam kan niet.", field="name")
    return Organisation.objects.create(region=region, name=name, short_name=short_name)


def posted(user: User, data: dict[str, Any] | None = None) -> HttpRequest:
    """A request as the middleware would hand it to a view; without data it is a GET."""
    factory = RequestFactory()
    request = factory.get("/nl/x/") if data is None else factory.post("/nl/x/", data)
    request.user = user
    request.session = SessionStore()
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
    return request


def edit(user: User, organisation: Organisation, data: dict[str, Any] | None = None) -> HttpResponse:
    """The view under test, for the row as it stands in the database."""
    row = Organisation.objects.get(pk=organisation.pk)
    return edit_with_form(
        posted(user, data),
        row=row,
        form_of=lambda row, data: NameForm(data, initial={"name": row.name, "short_name": row.short_name}),
        save=lambda values, version: rename(actor=user, organisation=row, version=version, **values),
        saved=lambda saved: redirect(f"/{saved.pk}/"),
        template="core/test_form.html",
        context={},
    )


def create(user: User, region: Region, data: dict[str, Any] | None = None) -> HttpResponse:
    """The view that adds."""
    return add_with_form(
        posted(user, data),
        form_of=lambda data: NameForm(data),
        save=lambda values: add(actor=user, region=region, **values),
        saved=lambda made: redirect(f"/{made.pk}/"),
        template="core/test_form.html",
        context={},
    )
