"""One key leads from anywhere to the form that logs work, and saving leads back; in a field it is a letter."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from regietafel.people.models import User
from regietafel.plans.models import LoggedWork, Priority
from regietafel.territories.models import Region
from tests.journeys.conftest import OpenAs
from tests.plans import make

pytestmark = pytest.mark.slow


@pytest.fixture
def priority(region: Region) -> Priority:
    """A priority to log work under."""
    return make.make_framework().priorities.all()[0]


def test_the_key_opens_the_form_and_saving_leads_back(
    open_as: OpenAs, director: User, region: Region, priority: Priority
) -> None:
    start, form = reverse("plans:list", args=[region.slug]), reverse("plans:work-add", args=[region.slug])
    page = open_as(director, start)
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile(re.escape(form)))
    page.locator("main [name=what]").press_sequentially("Een gesprek")
    expect(page.locator("main [name=what]")).to_have_value("Een gesprek")
    page.locator("main [name=priority]").select_option(str(priority.pk))
    page.locator("main [name=what]").press("Enter")
    expect(page).to_have_url(re.compile(re.escape(start) + "$"))
    expect(page.locator(".ui-messages")).to_contain_text("Een gesprek")
    assert LoggedWork.objects.get().what == "Een gesprek"


def test_without_shortcuts_it_is_no_key(open_as: OpenAs, director: User, region: Region, priority: Priority) -> None:
    User.objects.filter(pk=director.pk).update(shortcuts=False)
    start = reverse("plans:list", args=[region.slug])
    page = open_as(director, start)
    page.keyboard.press("n")
    page.wait_for_timeout(500)
    expect(page).to_have_url(re.compile(re.escape(start) + "$"))
