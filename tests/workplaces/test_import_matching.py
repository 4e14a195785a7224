"""Which workplace a row means: on number, then name and organisation, then address; what is not sure is asked."""

from __future__ import annotations

from typing import Any

import pytest

from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from regietafel.workplaces.models import Import, Offer, Workplace
from regietafel.workplaces.operations.sheets import answer_doubts
from regietafel.workplaces.reference import load_codes
from tests.workplaces.importing import TODAY, acts, codes, sheet_with, take
from tests.workplaces.make import make_offer, make_workplace

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _codes(db: None) -> None:
    load_codes()


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
