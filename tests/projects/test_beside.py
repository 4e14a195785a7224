"""The page of an action names its projects, calls and courses; that of an organisation the projects in which it has a part."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from regietafel.organisations.models import Organisation
from regietafel.plans.models import Action
from regietafel.territories.models import Region
from tests.projects.make import make_call, make_course, make_project

pytestmark = pytest.mark.django_db


def test_an_action(region: Region, action: Action, as_director: Client, as_partner: Client) -> None:
    make_project(region, "Het project").actions.add(action)
    make_call(region, "De oproep").fits.create(action=action)
    make_course(region, "De cursus").actions.add(action)
    page = reverse("plans:action", args=[region.slug, action.plan.slug, action.pk])
    for client in (as_director, as_partner):
        text = client.get(page).content.decode()
        assert all(title in text for title in ("Het project", "De oproep", "De cursus"))


def test_an_organisation(region: Region, organisation: Organisation, as_director: Client, as_editor: Client) -> None:
    make_project(region, "Het project").partners.create(organisation=organisation)
    page = reverse("organisations:entry", args=[region.slug, "organisation", organisation.pk])
    assert "Het project" in as_director.get(page).content.decode()
    assert "Het project" not in as_editor.get(page).content.decode()
