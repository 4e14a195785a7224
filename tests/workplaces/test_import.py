"""What each row of a sheet would do, and what may be wrong with it, in a sentence."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from regietafel.core.errors import Refusal
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.models import Workplace
from regietafel.workplaces.operations.sheets import choose_columns, keep_sheet
from regietafel.workplaces.queries.sheet_report import counts_of, remarks_of
from regietafel.workplaces.reference import load_codes
from tests.workplaces.importing import FULL, NOW, TODAY, Rows, acts, changes, codes, sheet_with, take
from tests.workplaces.make import make_workplace

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _codes(db: None) -> None:
    load_codes()


def test_a_row_makes_a_workplace_with_all_that_it_says(
    director: User, region: Region, organisation: Organisation, municipality: Municipality
) -> None:
    row = ("7", "Fietspunt", organisation.name, "LDE", "trede 5", "art. 60 §7; TWE", "Nederlands, Frans", "12", "8,5", "Stationsplein 1", "8500", municipality.name, "04/2015", "fietspunt@example.org", "056 12 34 56", "www.example.org")  # fmt: skip
    sheet = sheet_with(director, region, [FULL, row])
    assert acts(sheet) == ["new"]
    take(director, sheet)
    made = Workplace.objects.get(region=region)
    assert (made.number, made.name, made.organisation, made.slug) == ("7", "Fietspunt", organisation, "fietspunt")
    assert (made.street, made.postcode, made.municipality) == ("Stationsplein 1", "8500", municipality)
    assert (made.since, made.since_precision, made.website) == (dt.date(2015, 4, 1), "month", "https://www.example.org")
    assert made.contact is not None
    assert (made.contact.email, made.contact.visibility) == ("fietspunt@example.org", "network")
    assert (made.verified_on, made.added_on) == (None, TODAY)
    offer = made.offers.get()
    assert offer.work_form is not None
    assert offer.work_form.code == "lde"
    assert [one.rung for one in offer.rungs.all()] == [5]
    assert set(offer.measures.values_list("code", flat=True)) == {"art-60", "twe"}
    assert set(offer.terms.values_list("code", flat=True)) == {"nl", "fr"}
    capacity = offer.capacities.get()
    assert (capacity.places, str(capacity.fte), capacity.on) == (12, "8.50", TODAY)


def test_an_empty_cell_and_a_column_left_aside_leave_things_as_they_are(
    director: User, region: Region, organisation: Organisation
) -> None:
    there = make_workplace(organisation, "Fietspunt", street="Oud 1", summary="Fietsen", number="7")
    sheet = sheet_with(director, region, [("Nr", "Naam", "Adres", "Onbekende kop"), ("7", "Fietspunt", "", "x")])
    assert acts(sheet) == ["same"]
    with pytest.raises(Refusal):
        take(director, sheet)
    there.refresh_from_db()
    assert (there.street, there.summary, there.version) == ("Oud 1", "Fietsen", 1)


def test_a_changed_field_is_told_from_what_to_what(director: User, region: Region, organisation: Organisation) -> None:
    there = make_workplace(organisation, "Fietspunt", street="Oud 1")
    sheet = sheet_with(
        director, region, [("Naam", "Organisatie", "Adres"), ("fietspunt", organisation.name, "Nieuw 2")]
    )
    assert acts(sheet) == ["change"]
    assert changes(sheet)["street"] == ("Oud 1", "Nieuw 2")
    take(director, sheet)
    there.refresh_from_db()
    assert there.street == "Nieuw 2"


@pytest.mark.parametrize(
    ("rows", "act", "code"),
    [
        ([("Naam", "Organisatie"), ("", "{org}")], "error", "no_name"),
        ([("Naam", "Organisatie"), ("Fietspunt", "")], "error", "no_organisation"),
        ([("Naam", "Organisatie"), ("Fietspunt", "Nergens vzw")], "doubt", "organisation_unknown"),
        ([("Naam", "Organisatie", "Werkvorm"), ("X", "{org}", "Arbeidzorg")], "new", "code_near"),
        ([("Naam", "Organisatie", "Werkvorm"), ("X", "{org}", "qqqqqqqq")], "new", "code_unknown"),
        ([("Naam", "Organisatie", "Trede"), ("X", "{org}", "7")], "new", "rung"),
        ([("Naam", "Organisatie", "Plaatsen"), ("X", "{org}", "veel")], "new", "whole"),
        ([("Naam", "Organisatie", "VTE"), ("X", "{org}", "-3")], "new", "decimal"),
        ([("Naam", "Organisatie", "Sinds"), ("X", "{org}", "ooit")], "new", "date"),
        ([("Naam", "Organisatie", "Sinds", "Tot"), ("X", "{org}", "2020", "2019")], "new", "ends_before"),
        ([("Naam", "Organisatie", "Lat", "Lon"), ("X", "{org}", "51,5", "2,9")], "new", "sea"),
        ([("Naam", "Organisatie", "Lat", "Lon"), ("X", "{org}", "3,26", "50,82")], "new", "swapped"),
        ([("Naam", "Organisatie", "Lat", "Lon"), ("X", "{org}", "50,82", "")], "new", "half_point"),
        ([("Naam", "Organisatie", "E-mail"), ("X", "{org}", "geen adres")], "new", "email"),
        ([("Naam", "Organisatie", "E-mail"), ("X", "{org}", "jan@gmial.com")], "new", "email_typo"),
        ([("Naam", "Organisatie", "Telefoon", "E-mail"), ("X", "{org}", "12", "a@example.org")], "new", "phone"),
        ([("Naam", "Organisatie", "Website"), ("X", "{org}", "geen site")], "new", "website"),
        ([("Naam", "Organisatie", "KBO"), ("X", "{org}", "0123.456.748")], "new", "company_number"),
        ([("Naam", "Organisatie", "Postcode"), ("X", "{org}", "85")], "new", "postcode_shape"),
        ([("Naam", "Organisatie"), ("=cmd|' /C calc'!A0", "{org}")], "new", "looks_like_formula"),
        ([("Naam", "Organisatie"), ("Fiets\u202epunt\x07", "{org}")], "new", "unseen"),
        ([("Naam", "Organisatie", "Werkvorm"), ("X", "{org}", "Sociale werkplaats")], "new", "code_followed"),
        ([("Naam", "Organisatie"), ("X" * 201, "{org}")], "error", "no_name"),
    ],
)  # fmt: skip
def test_what_may_be_wrong_is_marked_with_a_sentence(
    rows: Rows, act: str, code: str, director: User, region: Region, organisation: Organisation
) -> None:
    filled = [[cell.replace("{org}", organisation.name) for cell in row] for row in rows]
    sheet = sheet_with(director, region, filled)
    assert acts(sheet) == [act]
    assert code in codes(sheet)
    assert all(remark.text and "%(" not in remark.text for remark in remarks_of(sheet.report[0]))


def test_signs_that_nobody_sees_do_not_come_along(director: User, region: Region, organisation: Organisation) -> None:
    answer = {"table": [[1, "Naam", "Organisatie"], [2, "Fiets\u202epunt\x07\u200b", organisation.name]]}
    sheet = keep_sheet(actor=director, region=region, name="x.xlsx", answer=answer, now=NOW)
    sheet = choose_columns(
        actor=director,
        sheet=sheet,
        version=1,
        columns={"0": "name", "1": "organisation"},
        organisation=None,
        today=TODAY,
    )
    take(director, sheet)
    assert Workplace.objects.get(region=region).name == "Fietspunt"


def test_a_formula_in_a_workbook_is_left_out(director: User, region: Region, organisation: Organisation) -> None:
    make_workplace(organisation, "Fietspunt", street="Oud 1")
    answer = {
        "table": [[1, "Naam", "Organisatie", "Adres"], [2, "Fietspunt", organisation.name, ""]],
        "formulas": [[2, 2]],
    }
    sheet = keep_sheet(actor=director, region=region, name="x.xlsx", answer=answer, now=NOW)
    columns = {"0": "name", "1": "organisation", "2": "street"}
    sheet = choose_columns(actor=director, sheet=sheet, version=1, columns=columns, organisation=None, today=TODAY)
    assert (acts(sheet), codes(sheet)) == (["same"], {"formula"})


def test_counts_count_rows_by_what_they_do() -> None:
    report: list[dict[str, Any]] = [
        {"act": "new", "marks": []},
        {"act": "new", "marks": [1]},
        {"act": "error", "marks": [1]},
    ]
    assert counts_of(report) == {"new": 2, "error": 1, "marks": 2}
