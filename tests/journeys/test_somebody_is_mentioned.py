"""A director calls a colleague by name with a few keys; the colleague finds it under "Wacht op mij", reads it and marks it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from regietafel.attention.models import Mention, PutOff
from regietafel.plans.models import LoggedWork
from regietafel.territories.models import Region
from tests.cast import Person
from tests.journeys.conftest import OpenAs
from tests.plans import make

pytestmark = pytest.mark.slow


def test_a_colleague_is_called_and_looks(
    open_as: OpenAs, region: Region, director: Person, colleague: Person, partner: Person
) -> None:
    make.make_framework()
    page = open_as(director, f"/nl/r/{region.slug}/work/new/")
    page.locator("main [name=what]").fill("Gesprek met de kringwinkel")
    page.locator("main [name=priority]").select_option(index=1)
    result = page.locator("main [name=result]")
    result.press_sequentially("Vraag het aan @car")
    names = page.get_by_role("listbox", name="Mensen om te vermelden")
    expect(names.get_by_role("option")).to_have_text(["Carla Collega"])
    result.press("Enter")
    expect(result).to_have_value("Vraag het aan @Carla Collega ")
    expect(names).to_have_count(0)
    result.press_sequentially("of @")
    expect(names.get_by_role("option")).to_have_count(3)
    result.press("Escape")
    expect(names).to_have_count(0)
    page.locator("main .ui-form button[type=submit], main form button[type=submit]").last.click()
    expect(page.locator(".ui-messages")).to_contain_text("Gesprek met de kringwinkel")
    assert "@Carla Collega" in LoggedWork.objects.get().result

    theirs = open_as(colleague, f"/nl/r/{region.slug}/")
    theirs.locator("summary", has_text="Carla Collega").click()
    theirs.get_by_role("link", name="Wacht op mij").first.click()
    line = theirs.locator("li.attention-row", has_text="Dirk Regisseur vermeldt jou")
    line.locator("summary", has_text="Later").click()
    line.get_by_role("button", name="Morgen").click()
    expect(theirs.get_by_text("1 regel uitgesteld")).to_be_visible()
    assert PutOff.objects.filter(user=colleague.pk).count() == 1
    theirs.get_by_role("button", name="Ongedaan maken").click()
    expect(line).to_be_visible()
    line.get_by_role("button", name="Gezien").click()
    expect(theirs.get_by_text("Er wacht niets op jou.")).to_be_visible()
    assert Mention.objects.get().seen_at is not None
