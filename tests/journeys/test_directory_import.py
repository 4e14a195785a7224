"""A sheet from a colleague becomes the directory: read, columns, what would happen, taken over, and taken back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from regietafel.workplaces.models import Workplace
from regietafel.workplaces.reference import load_codes
from tests.journeys.conftest import OpenAs
from tests.workplaces.make import make_workplace
from tests.workplaces.sheet_files import HEAD, xlsx_file

pytestmark = pytest.mark.slow
PICTURES = os.environ.get("SHEET_PICTURES", "")


def picture(page: Page, name: str) -> None:
    """A picture of what is on the screen, for whoever wants to look."""
    if PICTURES:
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
        page.set_viewport_size({"width": 1280, "height": 900})


def rows_for(name: str) -> list[tuple[str, ...]]:
    """One that changes, one of an unknown organisation, one in doubt with mistakes, and one without a name."""
    return [
        HEAD,
        ("1", "Fietspunt", name, "LDE", "5", "Stationsplein 1", "8500", "", "12"),
        ("2", "Naaiatelier", "Nieuw vzw", "Arbeidszorg", "3", "", "", "", ""),
        ("3", "Fietspunten", name, "Arbeidzorg", "9", "", "", "", "veel"),
        ("4", "", name, "", "", "", "", "", ""),
    ]


def test_upload_mapping_dry_run_take_over_undo(
    open_as: OpenAs, director: User, region: Region, organisation: Organisation
) -> None:
    load_codes()
    make_workplace(organisation, "Fietspunt", number="1", street="Oud 9")
    page: Page = open_as(director, f"/nl/r/{region.slug}/workplaces/import/")
    picture(page, "list")
    page.set_input_files(
        "input[type=file]", {"name": "lijst.xlsx", "mimeType": "", "buffer": xlsx_file(rows_for(organisation.name))}
    )
    page.get_by_role("button", name="Blad lezen").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Welke kolom is wat?")
    expect(page.get_by_label("Naam werkplek")).to_have_value("name")
    expect(page.get_by_label("Werkvorm")).to_have_value("work_form")
    picture(page, "columns")
    page.get_by_role("button", name="Tonen wat er zou gebeuren").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Wat er zou gebeuren")
    expect(page.locator("#row-2")).to_contain_text("Stationsplein 1")
    expect(page.locator("#row-5")).to_contain_text("De naam is leeg")
    picture(page, "report")
    page.locator("#choose-4").select_option("new")
    page.get_by_role("button", name="Keuzes bewaren").first.click()
    expect(page.locator("#row-4")).to_contain_text("Bedoel je “Arbeidszorg”?")
    assert Workplace.objects.filter(region=region).count() == 1

    page.get_by_role("button", name="3 rijen overnemen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Overgenomen")
    picture(page, "result")
    names = Workplace.objects.filter(region=region, removed_at__isnull=True).values_list("name", flat=True)
    assert set(names) == {"Fietspunt", "Naaiatelier", "Fietspunten"}
    assert Workplace.objects.get(name="Fietspunt").street == "Stationsplein 1"

    page.get_by_role("button", name="Inlezen ongedaan maken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ongedaan gemaakt")
    there = Workplace.objects.get(region=region, removed_at__isnull=True)
    assert (there.name, there.street) == ("Fietspunt", "Oud 9")
    assert not Organisation.objects.filter(name="Nieuw vzw", removed_at__isnull=True).exists()
