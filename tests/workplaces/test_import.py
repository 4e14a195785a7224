"""From a sheet to the directory: what each row would do, taking over, twice, two at once, and taking back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest
from django.utils import timezone, translation

from regietafel.core.errors import Collision, Refusal
from regietafel.organisations.models import Contact, Organisation
from regietafel.people.models import User
from regietafel.reading.directory_sheet import read
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.models import Capacity, FreePlaces, Import, ImportState, Offer, Workplace
from regietafel.workplaces.operations.sheet_undo import undo_import
from regietafel.workplaces.operations.sheets import answer_doubts, choose_columns, keep_sheet, take_over
from regietafel.workplaces.queries.sheet_report import counts_of, remarks_of
from regietafel.workplaces.reference import load_codes
from regietafel.workplaces.sheet_fields import proposed
from tests.workplaces.make import make_offer, make_workplace
from tests.workplaces.sheet_files import csv_file

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 6, 1)
NOW = dt.datetime(2026, 6, 1, 8, tzinfo=dt.UTC)
Rows = Sequence[Sequence[Any]]


@pytest.fixture(autouse=True)
def _codes(db: None) -> None:
    load_codes()


def sheet_with(actor: User, region: Region, rows: Rows, **more: Any) -> Import:
    """A sheet that was read and tried, its columns as proposed."""
    answer = read(csv_file(rows))
    sheet = keep_sheet(actor=actor, region=region, name="werkplekken.csv", answer=answer, now=NOW)
    columns = {str(place): name for place, name in proposed([str(text) for text in rows[0]]).items()}
    return choose_columns(
        actor=actor, sheet=sheet, version=sheet.version, columns=columns, organisation=more.get("one"), today=TODAY
    )


def acts(sheet: Import) -> list[str]:
    return [row["act"] for row in sheet.report]


def codes(sheet: Import, row: int = 0) -> set[str]:
    return {code for _field, code, _values in sheet.report[row]["marks"]}


def changes(sheet: Import, row: int = 0) -> dict[str, tuple[str, str]]:
    return {name: (before, after) for name, before, after in sheet.report[row]["changes"]}


def take(actor: User, sheet: Import) -> Import:
    taken = take_over(actor=actor, sheet=sheet, version=sheet.version, now=NOW, today=TODAY)
    assert taken.done
    return taken.sheet


FULL = ("Nr", "Naam", "Organisatie", "Werkvorm", "Trede", "Maatregelen", "Talen", "Plaatsen", "VTE", "Adres", "Postcode", "Gemeente", "Sinds", "E-mailadres", "Telefoon", "Website")  # fmt: skip


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


class TestMatching:
    """On number, then name and organisation, then address; what is not sure is asked."""

    def test_a_number_finds_a_renamed_workplace_and_keeps_the_old_name(
        self, director: User, region: Region, organisation: Organisation
    ) -> None:
        there = make_workplace(organisation, "Fietspunt Station", number="7")
        take(director, sheet_with(director, region, [("Nr", "Naam"), ("7", "Fietspunt Stationsplein")]))
        there.refresh_from_db()
        assert there.name == "Fietspunt Stationsplein"
        assert there.former_names.get().name == "Fietspunt Station"

    def test_a_number_of_quite_another_name_is_asked(
        self, director: User, region: Region, organisation: Organisation
    ) -> None:
        there = make_workplace(organisation, "Fietspunt", number="7")
        rows = [("Nr", "Naam", "Organisatie"), ("7", "Kringwinkel Zuid", organisation.name)]
        sheet = sheet_with(director, region, rows)
        assert (acts(sheet), codes(sheet)) == (["doubt"], {"number_other_name"})
        assert sheet.report[0]["candidates"] == [there.pk]

    @pytest.mark.parametrize(("choice", "act"), [("new", "new"), ("there", "change"), ("skip", "same")])
    def test_a_doubt_is_settled_by_a_person(
        self, choice: str, act: str, director: User, region: Region, organisation: Organisation
    ) -> None:
        there = make_workplace(organisation, "Fietspunt", street="Stationsplein 1")
        rows = [("Naam", "Organisatie", "Adres"), ("De Velo", organisation.name, "stationsplein 1")]
        sheet = sheet_with(director, region, rows)
        assert codes(sheet) == {"same_address"}
        answered = answer_doubts(
            actor=director,
            sheet=sheet,
            version=sheet.version,
            choices={"2": there.pk if choice == "there" else choice},
            organisations={},
            today=TODAY,
        )
        assert acts(answered) == [act]

    def test_the_same_number_twice_in_a_sheet_with_another_name_is_a_mistake(
        self, director: User, region: Region, organisation: Organisation
    ) -> None:
        rows = [("Nr", "Naam", "Organisatie"), ("7", "Eén", organisation.name), ("7", "Twee", organisation.name)]
        sheet = sheet_with(director, region, rows)
        assert acts(sheet) == ["new", "error"]
        assert codes(sheet, 1) == {"double_number"}

    def test_the_same_number_twice_in_the_directory_is_asked(
        self, director: User, region: Region, organisation: Organisation
    ) -> None:
        make_workplace(organisation, "Eén", number="7")
        make_workplace(organisation, "Twee", number="7")
        sheet = sheet_with(director, region, [("Nr", "Naam", "Organisatie"), ("7", "Drie", organisation.name)])
        assert (acts(sheet), codes(sheet)) == (["doubt"], {"number_double_here"})

    def test_two_rows_of_one_workplace_are_two_offers(
        self, director: User, region: Region, organisation: Organisation
    ) -> None:
        rows = [("Naam", "Organisatie", "Werkvorm"), ("X", organisation.name, "LDE"), ("X", organisation.name, "AZ"), ("X", organisation.name, "LDE")]  # fmt: skip
        sheet = sheet_with(director, region, rows)
        assert acts(sheet) == ["new", "change", "error"]
        assert codes(sheet, 2) == {"double_row"}
        take(director, sheet)
        assert Offer.objects.filter(workplace__region=region).count() == 2
        assert Workplace.objects.filter(region=region).count() == 1

    def test_two_rows_that_contradict_each_other_are_not_both_taken(
        self, director: User, region: Region, organisation: Organisation
    ) -> None:
        rows = [("Naam", "Organisatie", "Werkvorm", "Adres"), ("X", organisation.name, "LDE", "A 1"), ("X", organisation.name, "AZ", "B 2")]  # fmt: skip
        sheet = sheet_with(director, region, rows)
        assert acts(sheet) == ["new", "error"]
        assert codes(sheet, 1) == {"conflict_with_row"}

    def test_a_work_form_is_filled_in_where_the_one_offer_had_none(
        self, director: User, region: Region, organisation: Organisation
    ) -> None:
        offer = make_offer(make_workplace(organisation, "X"), None, ())
        take(
            director,
            sheet_with(director, region, [("Naam", "Organisatie", "Werkvorm"), ("X", organisation.name, "lde")]),
        )
        offer.refresh_from_db()
        assert offer.work_form is not None
        assert offer.work_form.code == "lde"

    def test_a_workplace_of_another_region_is_never_found(
        self, director: User, region: Region, organisation: Organisation, other_organisation: Organisation
    ) -> None:
        theirs = make_workplace(other_organisation, "Fietspunt", number="7")
        rows = [("Nr", "Naam", "Organisatie", "Sleutel"), ("7", "Fietspunt", organisation.name, theirs.slug)]
        sheet = sheet_with(director, region, rows)
        assert codes(sheet) == {"key_unknown"}


class TestUnknownOrganisations:
    """They are added after somebody said so, once for all rows."""

    ROWS = (("Naam", "Organisatie"), ("Eén", "Nieuw vzw"), ("Twee", "nieuw VZW"))

    def answered(self, director: User, region: Region, answer: Any) -> Import:
        sheet = sheet_with(director, region, self.ROWS)
        assert acts(sheet) == ["doubt", "doubt"]
        return answer_doubts(
            actor=director,
            sheet=sheet,
            version=sheet.version,
            choices={},
            organisations={"nieuw vzw": answer},
            today=TODAY,
        )

    def test_a_new_one_is_added_once(self, director: User, region: Region) -> None:
        take(director, self.answered(director, region, "new"))
        made = Organisation.objects.get(region=region, name="Nieuw vzw")
        assert made.workplaces.count() == 2
        assert made.to_complete

    def test_one_that_is_there_is_used(self, director: User, region: Region, organisation: Organisation) -> None:
        take(director, self.answered(director, region, organisation.pk))
        assert organisation.workplaces.count() == 2
        assert not Organisation.objects.filter(name="Nieuw vzw").exists()


class TestTwice:
    """Nothing is made twice: not by the same sheet, not by another with the same rows, not by two people at once."""

    def test_a_sheet_that_was_taken_over_is_not_taken_over_again(
        self, director: User, region: Region, organisation: Organisation
    ) -> None:
        sheet = sheet_with(director, region, [("Naam", "Organisatie"), ("X", organisation.name)])
        done = take(director, sheet)
        with pytest.raises(Collision):
            take_over(actor=director, sheet=sheet, version=sheet.version, now=NOW, today=TODAY)
        with pytest.raises(Refusal):
            take_over(actor=director, sheet=done, version=done.version, now=NOW, today=TODAY)
        assert Workplace.objects.filter(region=region).count() == 1

    def test_the_same_rows_in_another_sheet_do_nothing(
        self, director: User, region: Region, organisation: Organisation
    ) -> None:
        rows = [FULL, ("7", "Fietspunt", organisation.name, "LDE", "5", "TWE", "Frans", "12", "8,5", "A 1", "8500", "", "2015", "a@example.org", "056 12 34 56", "www.example.org")]  # fmt: skip
        take(director, sheet_with(director, region, rows))
        assert acts(sheet_with(director, region, rows)) == ["same"]

    def test_the_second_of_two_sheets_is_tried_anew_and_writes_nothing(
        self, director: User, colleague: User, region: Region, organisation: Organisation
    ) -> None:
        rows = [("Naam", "Organisatie"), ("X", organisation.name)]
        mine, theirs = sheet_with(director, region, rows), sheet_with(colleague, region, rows)
        take(colleague, theirs)
        outcome = take_over(actor=director, sheet=mine, version=mine.version, now=NOW, today=TODAY)
        assert not outcome.done
        assert acts(outcome.sheet) == ["same"]
        assert Workplace.objects.filter(region=region).count() == 1

    def test_another_language_of_the_second_person_is_no_difference(
        self, director: User, region: Region, organisation: Organisation
    ) -> None:
        make_workplace(organisation, "X")
        sheet = sheet_with(
            director, region, [("Naam", "Organisatie", "Zichtbaarheid"), ("X", organisation.name, "hidden")]
        )
        with translation.override("en"):
            take(director, sheet)


class TestUndo:
    """What nobody changed since is as it was; what somebody changed stays and is named."""

    def test_what_was_made_goes_into_the_bin(self, director: User, region: Region) -> None:
        rows = [("Naam", "Organisatie", "E-mail"), ("X", "Nieuw vzw", "x@example.org")]
        sheet = sheet_with(director, region, rows)
        sheet = answer_doubts(
            actor=director,
            sheet=sheet,
            version=sheet.version,
            choices={},
            organisations={"nieuw vzw": "new"},
            today=TODAY,
        )
        done = take(director, sheet)
        undone = undo_import(actor=director, sheet=done, version=done.version, now=NOW)
        assert undone.state == ImportState.UNDONE
        assert undone.mapping["kept"] == []
        assert Workplace.objects.get(region=region).is_removed
        assert Contact.objects.get(region=region).is_removed
        assert Organisation.objects.get(name="Nieuw vzw").is_removed

    def test_what_was_changed_is_as_it_was(self, director: User, region: Region, organisation: Organisation) -> None:
        there = make_workplace(organisation, "X", number="7", street="Oud 1", since=dt.date(2010, 1, 1))
        offer = make_offer(there, "lde", (5,), hours="dag")
        Capacity.objects.create(offer=offer, on=dt.date(2025, 1, 1), places=4)
        row = ("7", "Y", "Nieuw 2", "04/2015", "LDE", "3", "nacht", "9", "TWE")
        sheet = sheet_with(director, region, [("Nr", "Naam", "Adres", "Sinds", "Werkvorm", "Trede", "Uren", "Plaatsen", "Maatregelen"), row], one=organisation.pk)  # fmt: skip
        sheet = answer_doubts(
            actor=director, sheet=sheet, version=sheet.version, choices={"2": there.pk}, organisations={}, today=TODAY
        )
        done = take(director, sheet)
        there.refresh_from_db()
        assert (there.name, there.street) == ("Y", "Nieuw 2")
        undo_import(actor=director, sheet=done, version=done.version, now=NOW)
        there.refresh_from_db()
        offer.refresh_from_db()
        assert (there.name, there.street, there.since, there.since_precision) == (
            "X",
            "Oud 1",
            dt.date(2010, 1, 1),
            "year",
        )
        assert not there.former_names.exists()
        assert (offer.hours, [one.rung for one in offer.rungs.all()], list(offer.measures.all())) == ("dag", [5], [])
        assert [one.places for one in offer.capacities.all()] == [4]

    @pytest.mark.parametrize("touched", ["workplace", "offer", "free places"])
    def test_what_somebody_changed_since_stays(
        self, touched: str, director: User, region: Region, organisation: Organisation
    ) -> None:
        rows = [("Naam", "Organisatie", "Werkvorm"), ("X", organisation.name, "LDE"), ("Y", organisation.name, "LDE")]
        done = take(director, sheet_with(director, region, rows))
        workplace = Workplace.objects.get(name="X")
        if touched == "workplace":
            workplace.save_next()
        elif touched == "offer":
            workplace.offers.get().save_next()
        else:
            offer = workplace.offers.get()
            FreePlaces.objects.create(offer=offer, places=1, posted_at=timezone.now(), fades_on=TODAY)
        undone = undo_import(actor=director, sheet=done, version=done.version, now=NOW)
        assert undone.mapping["kept"] == [2]
        assert [one.name for one in Workplace.objects.filter(removed_at__isnull=True)] == ["X"]

    def test_twice_is_refused(self, director: User, region: Region, organisation: Organisation) -> None:
        done = take(director, sheet_with(director, region, [("Naam", "Organisatie"), ("X", organisation.name)]))
        undone = undo_import(actor=director, sheet=done, version=done.version, now=NOW)
        with pytest.raises(Refusal):
            undo_import(actor=director, sheet=undone, version=undone.version, now=NOW)


def test_counts_count_rows_by_what_they_do() -> None:
    report: list[dict[str, Any]] = [
        {"act": "new", "marks": []},
        {"act": "new", "marks": [1]},
        {"act": "error", "marks": [1]},
    ]
    assert counts_of(report) == {"new": 2, "error": 1, "marks": 2}
