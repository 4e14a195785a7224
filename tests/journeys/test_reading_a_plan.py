"""A director has a plan in a file: sends it, looks through what was read with the keyboard, and takes back a slip."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from regietafel.intake import work
from regietafel.intake.models import NodeState, Reading, ReadNode
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.intake import make
from tests.journeys.conftest import OpenAs

pytestmark = pytest.mark.slow
TEXT = """# Actieplan regie sociale economie en werk 2026-2028

## Prioriteit 1: De lokale regierol opnemen (WSE-LR1)

### 1.1 Samen aan tafel

#### 1.1.1 Overleg met de maatwerkbedrijven

- Trekker: regisseur sociale economie
- Partners: VDAB, lokale besturen
- Timing: 2026, 2027, 2028
- Frequentie: minstens 4 keer per jaar

#### 1.1.2 Rondetafel met werkgevers

- Trekker: lokaal bestuur
- Timing: 2027

### 1.2 Zichtbaar in de streek

#### 1.2.1 Open bedrijvendag

- Trekker: maatwerkbedrijven
- Timing: regelmatig
"""


@pytest.fixture(autouse=True)
def _folder(settings: Settings, tmp_path: Path) -> None:
    """Where the files of this test lie."""
    settings.MEDIA_ROOT = tmp_path / "files"


def send(page: Page, tmp_path: Path) -> None:
    """Choose the file and send it."""
    file = tmp_path / "actieplan.md"
    file.write_text(TEXT, encoding="utf8")
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="Lees dit document in").click()


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_a_file_is_sent_and_read(open_as: OpenAs, director: User, region: Region, tmp_path: Path, script: bool) -> None:
    page = open_as(director, f"/nl/r/{region.slug}/plans/", script=script)
    page.get_by_role("link", name="Plan inlezen uit een document").click()
    send(page, tmp_path)
    expect(page.locator("main")).to_contain_text("wacht op zijn beurt")
    work.read_waiting()
    if not script:
        page.get_by_role("link", name="Kijk hoe ver het is").click()
    page.get_by_role("link", name="Kijk na wat gelezen is").click()
    expect(page.locator(".intake-head__count")).to_contain_text("0 van")
    page.get_by_role("button", name="Aanvaarden", exact=True).click()
    expect(page.locator(".intake-head__count")).to_contain_text("1 van")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator(".intake-head__count")).to_contain_text("0 van")


def test_the_keyboard_is_enough(open_as: OpenAs, director: User, region: Region) -> None:
    reading = make.make_reading(region, director)
    page = open_as(director, f"/nl/r/{region.slug}/readings/{reading.pk}/review/")
    count, chosen = page.locator(".intake-head__count"), page.locator("[data-chosen] h3")
    for done in ("1 van 6", "2 van 6"):
        page.keyboard.press("Enter")
        expect(count).to_contain_text(done)
    expect(chosen).to_contain_text("Overleg met de maatwerkbedrijven")
    expect(page.locator(".intake-line.is-lit")).to_have_count(2)
    page.keyboard.press("j")
    expect(chosen).to_contain_text("Rondetafel werkgevers")
    page.keyboard.press("ArrowUp")
    expect(chosen).to_contain_text("Overleg met de maatwerkbedrijven")
    page.keyboard.press("x")
    expect(count).to_contain_text("3 van 6")
    page.keyboard.press("u")
    expect(count).to_contain_text("2 van 6")
    page.keyboard.press("<")
    expect(chosen).to_contain_text("doelstelling")
    page.keyboard.press("u")
    expect(chosen).to_contain_text("actie")
    page.keyboard.press("e")
    page.get_by_label("Jaren").fill("2026-2028")
    page.get_by_role("button", name="Bewaar en aanvaard").click()
    expect(count).to_contain_text("3 van 6")
    row = ReadNode.objects.get(key="a1")
    assert (row.state, row.values["years"]) == (NodeState.ACCEPTED, [2026, 2027, 2028])


def test_without_keys_a_letter_does_nothing(open_as: OpenAs, director: User, region: Region) -> None:
    User.objects.filter(pk=director.pk).update(shortcuts=False)
    reading = make.make_reading(region, director)
    page = open_as(director, f"/nl/r/{region.slug}/readings/{reading.pk}/review/")
    page.keyboard.press("x")
    page.keyboard.press("Enter")
    expect(page.locator(".intake-head__count")).to_contain_text("0 van 6")
    assert not Reading.objects.get().steps.exists()


def test_on_a_phone_the_passage_stands_under_its_value(open_as: OpenAs, director: User, region: Region) -> None:
    reading = make.make_reading(region, director)
    key = ReadNode.objects.get(key="a1").pk
    page = open_as(director, f"/nl/r/{region.slug}/readings/{reading.pk}/review/?node={key}", width=320)
    expect(page.locator(".intake-passage").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    expect(page).to_have_url(re.compile("review"))
