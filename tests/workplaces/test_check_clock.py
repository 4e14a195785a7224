"""The clock asks once, reminds twice, takes off the list what nobody confirms; twice, late or killed half-way changes nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from regietafel.core import registry
from regietafel.journal.models import Entry
from regietafel.notices.models import OutboxMail
from regietafel.organisations.models import Organisation
from regietafel.territories.models import Region
from regietafel.workplaces.models import Listing, SelfCheck, SelfCheckOutcome, Workplace
from regietafel.workplaces.operations import check_clock, check_mail, checks
from regietafel.workplaces.operations.confirming import confirm_workplace
from regietafel.workplaces.queries.visible import public_workplaces
from tests import cast
from tests.workplaces.caring import MAILED, NOW, TODAY, mails, make_contact
from tests.workplaces.make import make_workplace, open_directory

pytestmark = pytest.mark.django_db
YEAR_AGO = TODAY - dt.timedelta(days=366)


def later(days: int) -> dt.datetime:
    """The same hour so many days later."""
    return NOW + dt.timedelta(days=days)


@pytest.fixture
def old(edited_organisation: Organisation) -> Workplace:
    """A workplace that was confirmed a year ago, of an organisation that can be mailed."""
    make_contact(edited_organisation)
    return make_workplace(edited_organisation, verified_on=YEAR_AGO)


def test_an_organisation_is_asked_once_with_all_its_workplaces_in_one_mail(old: Workplace) -> None:
    make_workplace(old.organisation, "Atelier", verified_on=YEAR_AGO)
    for _time in range(3):
        check_clock.tick(NOW)
    (mail,) = OutboxMail.objects.all()
    assert (mail.to, mail.key) == (MAILED, f"self-check-{SelfCheck.objects.get().pk}-1")
    assert "Fietspunt" in mail.body
    assert "Atelier" in mail.body
    assert "/check/" in mail.body


def test_what_was_confirmed_less_than_a_year_ago_is_left_alone(edited_organisation: Organisation) -> None:
    make_contact(edited_organisation)
    make_workplace(edited_organisation, verified_on=TODAY - dt.timedelta(days=364))
    check_clock.tick(NOW)
    assert not SelfCheck.objects.exists()


def test_an_organisation_that_chose_another_period_is_asked_then(edited_organisation: Organisation) -> None:
    make_contact(edited_organisation)
    make_workplace(edited_organisation, verified_on=dt.date(2026, 5, 27), check_every_months=6)
    check_clock.tick(NOW - dt.timedelta(days=1))
    assert not SelfCheck.objects.exists()
    check_clock.tick(NOW)
    assert SelfCheck.objects.count() == 1


def test_what_was_added_is_asked_about_after_a_week(edited_organisation: Organisation) -> None:
    make_contact(edited_organisation)
    make_workplace(edited_organisation, verified_on=None, added_on=TODAY)
    check_clock.tick(later(6))
    assert not SelfCheck.objects.exists()
    check_clock.tick(later(7))
    assert SelfCheck.objects.count() == 1


def test_without_an_address_no_mail_leaves(edited_organisation: Organisation) -> None:
    make_contact(edited_organisation, email="", phone="056 24 16 16")
    make_workplace(edited_organisation, verified_on=YEAR_AGO)
    check_clock.tick(NOW)
    assert not SelfCheck.objects.exists()
    assert not OutboxMail.objects.exists()


def test_a_removed_contact_gets_no_mail(old: Workplace) -> None:
    old.organisation.contacts.update(removed_at=NOW)
    check_clock.tick(NOW)
    assert not OutboxMail.objects.exists()


def test_whoever_asked_not_to_be_listed_is_not_asked(old: Workplace) -> None:
    Workplace.objects.update(listing=Listing.HIDDEN)
    check_clock.tick(NOW)
    assert not SelfCheck.objects.exists()


@pytest.mark.parametrize(
    ("days", "reminders"), [(0, 0), (13, 0), (14, 1), (27, 1), (28, 2), (35, 2), (60, 2), (150, 2)]
)
def test_it_reminds_after_two_and_four_weeks_and_no_more(old: Workplace, days: int, reminders: int) -> None:
    for day in range(days + 1):
        check_clock.tick(later(day))
        check_clock.tick(later(day))
    assert len(mails("self-check-")) == 1 + reminders
    assert SelfCheck.objects.get().reminders == reminders


def test_a_clock_that_stood_still_for_weeks_does_not_remind_twice_at_once(old: Workplace) -> None:
    check_clock.tick(NOW)
    for day in (40, 41, 46):
        check_clock.tick(later(day))
    assert SelfCheck.objects.get().reminders == 1
    check_clock.tick(later(47))
    assert SelfCheck.objects.get().reminders == 2


def test_after_the_answer_nobody_is_reminded(old: Workplace, director: Any) -> None:
    check_clock.tick(NOW)
    confirm_workplace(actor=director, workplace=old, by="Dirk", now=later(1))
    check = SelfCheck.objects.get()
    assert check.outcome == SelfCheckOutcome.CONFIRMED
    check_clock.tick(later(20))
    assert len(mails("self-check-")) == 1


def test_one_that_was_withdrawn_is_not_asked_anew_by_itself(old: Workplace, director: Any) -> None:
    check_clock.tick(NOW)
    checks.withdraw_check(actor=director, check=SelfCheck.objects.get(), now=NOW)
    check_clock.tick(later(60))
    assert SelfCheck.objects.count() == 1


def test_an_organisation_that_stayed_silent_is_asked_again_when_its_link_ran_out(old: Workplace) -> None:
    check_clock.tick(NOW)
    check_clock.tick(later(190))
    assert SelfCheck.objects.count() == 1
    check_clock.tick(later(191))
    first, second = SelfCheck.objects.order_by("pk")
    assert first.withdrawn_at is not None
    assert second.withdrawn_at is None


def test_a_clock_that_is_killed_half_way_doubles_nothing(
    region: Region, old: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = cast.make_organisation(region, "Zorgatelier")
    make_contact(other, email="zorg@atelier.example")
    make_workplace(other, "Zorg", verified_on=YEAR_AGO)
    real, calls = check_mail.send_check, []

    def die(*args: Any, **kwargs: Any) -> None:
        calls.append(args)
        real(*args, **kwargs)
        if len(calls) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(checks, "send_check", die)
    with pytest.raises(KeyboardInterrupt):
        check_clock.tick(NOW)
    assert (SelfCheck.objects.count(), OutboxMail.objects.count()) == (1, 1)
    monkeypatch.setattr(checks, "send_check", real)
    check_clock.tick(NOW)
    check_clock.tick(NOW)
    assert sorted(OutboxMail.objects.values_list("to", flat=True)) == [MAILED, "zorg@atelier.example"]


def test_at_most_so_many_leave_in_one_go(region: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_clock, "AT_ONCE", 2)
    for number in range(5):
        one = cast.make_organisation(region, f"Werk {number}")
        make_contact(one, email=f"w{number}@werk.example")
        make_workplace(one, f"Plek {number}", verified_on=YEAR_AGO)
    counts = []
    for _time in range(4):
        check_clock.tick(NOW)
        counts.append(OutboxMail.objects.count())
    assert counts == [2, 4, 5, 5]


@pytest.mark.parametrize(("late", "is_there"), [(181, True), (182, False)])
def test_after_half_a_year_it_leaves_the_public_list_and_is_kept(
    region: Region, edited_organisation: Organisation, late: int, is_there: bool
) -> None:
    open_directory(region)
    workplace = make_workplace(edited_organisation, verified_on=None, added_on=TODAY - dt.timedelta(days=late))
    check_clock.tick(NOW)
    check_clock.tick(NOW)
    assert public_workplaces(region, TODAY).exists() is is_there
    workplace.refresh_from_db()
    assert workplace.lapsed_on == (None if is_there else TODAY)
    assert not workplace.is_removed
    assert Entry.objects.filter(verb="lapsed").count() == (0 if is_there else 1)


def test_a_confirmation_brings_it_back(region: Region, edited_organisation: Organisation, director: Any) -> None:
    open_directory(region)
    workplace = make_workplace(edited_organisation, verified_on=dt.date(2024, 1, 1))
    check_clock.tick(NOW)
    assert not public_workplaces(region, TODAY).exists()
    confirm_workplace(actor=director, workplace=workplace, by="Dirk", now=NOW)
    assert public_workplaces(region, TODAY).get() == workplace


def test_the_regions_keep_apart(other_region: Region, other_organisation: Organisation, old: Workplace) -> None:
    make_contact(other_organisation, email="zee@zicht.example")
    make_workplace(other_organisation, "Zee", verified_on=YEAR_AGO)
    check_clock.tick(NOW)
    told = {mail.to: (mail.region, "Fietspunt" in mail.body) for mail in OutboxMail.objects.all()}
    assert told == {MAILED: (old.region, True), "zee@zicht.example": (other_region, False)}


def test_it_is_handed_to_the_clock(old: Workplace) -> None:
    part = registry.ticks.get("self-checks of workplaces")
    assert part is not None
    assert part(timezone.now()) == "1 organisations asked, 0 reminded, 0 workplaces off the public list"
