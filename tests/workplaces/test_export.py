"""What leaves the directory: what one sees and no more, safe in a spreadsheet, and back again without a difference."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from regietafel.core.dates import Precision
from regietafel.core.tabular import csv_text, xlsx
from regietafel.organisations.models import Contact, ContactVisibility, Organisation
from regietafel.people.models import User
from regietafel.reading.directory_sheet import read
from regietafel.search.indexing import rebuild
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.models import Capacity, Listing, OfferRung, WorkForm, Workplace
from regietafel.workplaces.queries.directory_sheet import directory_sheet
from regietafel.workplaces.queries.sheet_known import known_in
from regietafel.workplaces.queries.visible import workplaces_visible_to
from regietafel.workplaces.reference import load_codes
from regietafel.workplaces.sheet_fields import proposed
from regietafel.workplaces.sheet_plan import plan_of
from regietafel.workplaces.sheet_rows import Act, sheet_of
from tests.cast import Person
from tests.workplaces.make import make_offer, make_workplace
from tests.workplaces.make_full import contact_of, full_workplace

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 6, 1)


@pytest.fixture(autouse=True)
def _codes(db: None) -> None:
    load_codes()
    cache.clear()


def differences(user: Any, region: Region, data: bytes) -> list[Any]:
    """What an exported sheet would change when it is read in again."""
    answer = read(data)
    columns = {str(place): name for place, name in proposed([str(text) for text in answer["table"][0][1:]]).items()}
    mapping = {"columns": columns, "formulas": answer["formulas"]}
    plans = plan_of(sheet_of(answer["table"], mapping), known_in(user, region, TODAY))
    assert plans
    return [(plan.act, plan.changes, plan.marks) for plan in plans if plan.act != Act.NOTHING]


def exported(user: Any, region: Region, kind: str) -> bytes:
    rows = workplaces_visible_to(user, TODAY).filter(region=region)
    sheet = directory_sheet(user, rows, "Wegwijzer", TODAY)
    return xlsx(sheet) if kind == "xlsx" else csv_text(sheet, delimiter=";", decimal_comma=True).encode()


class TestThereAndBack:
    """A sheet that left and came back changes nothing, whatever stands in it and in whichever language it left."""

    @pytest.mark.parametrize("kind", ["xlsx", "csv"])
    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_a_full_workplace(
        self,
        kind: str,
        language: str,
        director: User,
        region: Region,
        organisation: Organisation,
        municipality: Municipality,
    ) -> None:
        full_workplace(organisation, municipality)
        make_workplace(organisation, "Zonder aanbod", slug="zonder")
        with translation.override(language):
            data = exported(director, region, kind)
        assert differences(director, region, data) == []

    TEXT = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=40)

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(
        name=TEXT.filter(str.strip),
        street=TEXT,
        summary=st.text(st.characters(blacklist_categories=["Cs", "Cc"], whitelist_characters="\n"), max_size=60),
        latitude=st.floats(49.5, 51.5).map(lambda one: round(one, 6)),
        precision=st.sampled_from(Precision.values),
        since=st.dates(dt.date(1990, 1, 1), dt.date(2026, 1, 1)),
        listing=st.sampled_from(Listing.values),
        rungs=st.sets(st.integers(1, 6)),
        form=st.sampled_from(["arbeidszorg", "lde", "sociale-werkplaats", None]),
        places=st.none() | st.integers(0, 1000),
        kind=st.sampled_from(["xlsx", "csv"]),
    )
    def test_whatever_stands_in_it(
        self, name: str, street: str, summary: str, latitude: float, precision: str, since: dt.date,
        listing: str, rungs: set[int], form: str | None, places: int | None, kind: str,
        director: User, region: Region, organisation: Organisation,
    ) -> None:  # fmt: skip
        Workplace.objects.filter(region=region).delete()
        row = make_workplace(
            organisation, name, slug="proef", street=street, summary=summary, latitude=latitude, longitude=3.2649,
            since=since, since_precision=precision, listing=listing,
        )  # fmt: skip
        offer = make_offer(row, None, (), hours=street)
        offer.work_form = WorkForm.objects.get(code=form) if form else None
        offer.save()
        OfferRung.objects.bulk_create(OfferRung(offer=offer, rung=rung) for rung in rungs)
        if places is not None:
            Capacity.objects.create(offer=offer, on=TODAY, places=places)
        assert differences(director, region, exported(director, region, kind)) == []

    def test_two_of_one_name_and_number_are_told_apart_by_their_key(
        self, director: User, region: Region, organisation: Organisation, municipality: Municipality
    ) -> None:
        for slug, street in (("een", "A 1"), ("twee", "B 2")):
            row = make_workplace(organisation, "Fietspunt", slug=slug, number="7", street=street)
            make_offer(row, "lde", (5,))
        assert differences(director, region, exported(director, region, "xlsx")) == []


class TestSafeInASpreadsheet:
    """Nothing that somebody typed is run by the program that opens it."""

    DANGEROUS = ("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", '=HYPERLINK("https://example.org")')

    def test_in_a_workbook_it_is_a_text(self, director: User, region: Region, organisation: Organisation) -> None:
        for place, text in enumerate(self.DANGEROUS):
            make_workplace(organisation, text, slug=f"x{place}", street=text)
        page: Any = load_workbook(io.BytesIO(exported(director, region, "xlsx"))).active
        kinds = {cell.data_type for row in page.iter_rows() for cell in row}
        assert "f" not in kinds
        assert {row[1].value for row in page.iter_rows(min_row=2)} == set(self.DANGEROUS)

    def test_in_a_csv_no_cell_begins_like_a_formula(
        self, director: User, region: Region, organisation: Organisation
    ) -> None:
        for place, text in enumerate(self.DANGEROUS):
            make_workplace(organisation, text, slug=f"x{place}", street=text)
        data = exported(director, region, "csv").decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(data), delimiter=";") for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@")) or cell == "-1"]


class TestWhoGetsWhat:
    """The team all of its region, the table all but the hidden, others nothing; contacts by who may read each."""

    ROLES: dict[str, tuple[int, set[str], set[str]]] = {
        "director": (200, {"Open", "Tafel", "Stil"}, {"public", "network", "team"}),
        "colleague": (200, {"Open", "Tafel", "Stil"}, {"public", "network", "team"}),
        "partner": (200, {"Open", "Tafel"}, {"public", "network"}),
        "head_of_service": (200, {"Open", "Tafel"}, {"public", "network"}),
        "editor": (403, set(), set()),
        "other_director": (404, set(), set()),
        "admin": (404, set(), set()),
        "stranger": (302, set(), set()),
    }

    @pytest.mark.parametrize("kind", ["csv", "json", "xlsx"])
    @pytest.mark.parametrize("role", ROLES)
    def test_an_export(
        self, role: str, kind: str, everyone: dict[str, Person], region: Region, organisation: Organisation,
        client_of: Callable[[Person], Client],
    ) -> None:  # fmt: skip
        status, names, contacts = self.ROLES[role]
        for name, listing in (("Open", Listing.PUBLIC), ("Tafel", Listing.NETWORK), ("Stil", Listing.HIDDEN)):
            for visibility in ContactVisibility.values:
                contact = Contact.objects.filter(name=f"Contact {visibility}").first()
                make_workplace(
                    organisation, name, slug=f"{name}-{visibility}".lower(), listing=listing,
                    contact=contact or contact_of(organisation, visibility),
                )  # fmt: skip
        answer = client_of(everyone[role]).get(f"/nl/r/{region.slug}/workplaces/export.{kind}")
        assert answer.status_code == status
        if status != 200:
            return
        text = answer.content.decode("utf-8-sig") if kind != "xlsx" else texts_in(answer.content)
        assert {name for name in ("Open", "Tafel", "Stil") if name in text} == names
        assert {one for one in ContactVisibility.values if f"{one}@example.org" in text} == contacts
        assert answer["Cache-Control"] == "private, no-store"

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("", {"Fietspunt", "Kringwinkel"}),
            ("q=fiets", {"Fietspunt"}),
            ("q=klaver", {"Fietspunt", "Kringwinkel"}),
            ("form=lde", {"Kringwinkel"}),
            ("rung=3", {"Fietspunt"}),
            ("rung=3&form=lde", set()),
            ("listing=hidden", {"Kringwinkel"}),
            ("municipality=34022", {"Fietspunt"}),
            ("ended=1", {"Fietspunt", "Kringwinkel", "Oud"}),
            ("rung=x&listing=x&municipality=x", {"Fietspunt", "Kringwinkel"}),
            ("where=Kleibeke", {"Fietspunt"}),
            ("q=%00", {"Fietspunt", "Kringwinkel"}),
        ],
    )
    def test_the_filters_of_the_address_hold(
        self, query: str, expected: set[str], director: User, region: Region, organisation: Organisation,
        municipality: Municipality, client_of: Callable[[Person], Client],
    ) -> None:  # fmt: skip
        Organisation.objects.filter(pk=organisation.pk).update(name="De Klaver")
        Municipality.objects.filter(pk=municipality.pk).update(nis="34022")
        make_offer(make_workplace(organisation, "Fietspunt", municipality=municipality), "arbeidszorg", (3,))
        make_offer(make_workplace(organisation, "Kringwinkel", listing=Listing.HIDDEN), "lde", (5,))
        make_workplace(organisation, "Oud", until=dt.date(2020, 1, 1))
        rebuild()
        text = client_of(director).get(f"/nl/r/{region.slug}/workplaces/export.csv?{query}").content.decode()
        assert {name for name in ("Fietspunt", "Kringwinkel", "Oud") if f";{name};" in text} == expected


def texts_in(data: bytes) -> str:
    page: Any = load_workbook(io.BytesIO(data)).active
    return "\n".join(str(cell.value) for row in page.iter_rows() for cell in row)
