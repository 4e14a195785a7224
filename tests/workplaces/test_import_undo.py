"""A sheet makes nothing twice, and is taken back as far as nobody changed anything since."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone, translation

from regietafel.core.errors import Collision, Refusal
from regietafel.organisations.models import Contact, Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from regietafel.workplaces.models import Capacity, FreePlaces, Import, ImportState, Workplace
from regietafel.workplaces.operations.sheet_undo import undo_import
from regietafel.workplaces.operations.sheets import answer_doubts, drop_sheet, take_over
from regietafel.workplaces.reference import load_codes
from tests.workplaces.importing import FULL, NOW, TODAY, acts, sheet_with, take
from tests.workplaces.make import make_offer, make_workplace

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _codes(db: None) -> None:
    load_codes()


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


class TestDropped:
    """A sheet that nobody took over goes; one that was taken over stays, with what it did."""

    def test_a_sheet_that_was_only_tried_goes(self, director: User, region: Region, organisation: Organisation) -> None:
        sheet = sheet_with(director, region, [("Naam", "Organisatie"), ("X", organisation.name)])
        drop_sheet(actor=director, sheet=sheet)
        assert not Import.objects.exists()
        assert not Workplace.objects.exists()

    def test_one_that_was_taken_over_stays(self, director: User, region: Region, organisation: Organisation) -> None:
        done = take(director, sheet_with(director, region, [("Naam", "Organisatie"), ("X", organisation.name)]))
        with pytest.raises(Refusal):
            drop_sheet(actor=director, sheet=done)
        assert Import.objects.get() == done
