"""A round after it was sent: reminders, letters taken back or sent elsewhere, and what is forgotten."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from regietafel.core.errors import Refusal
from regietafel.journal.models import Entry
from regietafel.notices.models import OutboxMail
from regietafel.organisations.models import Organisation, StakeholderGroup
from regietafel.people.models import User
from regietafel.plans.models import (
    Action,
    ChaseLetter,
    ChaseLine,
    ChaseRound,
    Goal,
    LeadContact,
    Plan,
    WorkingYear,
)
from regietafel.plans.operations.chase import (
    close_round,
    correct_letter,
    forget_leads,
    remind,
    withdraw_letter,
)
from regietafel.plans.operations.chase_answers import write_contact
from regietafel.plans.queries.chase import expected_answers
from regietafel.territories.models import Region
from tests.plans.chase import led, letter_to, send_round

pytestmark = pytest.mark.django_db


def days_ago(chase: ChaseRound, days: int) -> None:
    """Let the round have been sent some days ago."""
    then = timezone.now() - dt.timedelta(days=days)
    ChaseRound.objects.filter(pk=chase.pk).update(opened_at=then)
    ChaseLetter.objects.filter(chase=chase).update(sent_at=then)
    chase.refresh_from_db()


def test_who_is_silent_is_reminded_at_most_once_a_day(director: User, plan: Plan, lines: list[Action]) -> None:
    chase = send_round(director, plan)
    assert remind(actor=director, chase=chase, now=timezone.now()) == 0
    days_ago(chase, 3)
    WorkingYear.objects.filter(action=lines[0]).update(state="done", said_by=director, said_at=timezone.now())
    assert remind(actor=director, chase=chase, now=timezone.now()) == 1
    assert remind(actor=director, chase=chase, now=timezone.now()) == 0
    mail = OutboxMail.objects.order_by("pk").last()
    assert mail is not None
    assert (mail.to, mail.subject.startswith("Reminder: ")) == ("expert@zorg.example", True)
    assert letter_to("expert@zorg.example").times_reminded == 1
    assert remind(actor=director, chase=chase, now=timezone.now() + dt.timedelta(days=1)) == 1
    expert = letter_to("expert@zorg.example")
    with pytest.raises(Refusal, match="kreeg vandaag al een mail"):
        remind(actor=director, chase=chase, now=timezone.now() + dt.timedelta(days=1), letter=expert)
    with pytest.raises(Refusal, match="alles beantwoord"):
        remind(actor=director, chase=chase, now=timezone.now(), letter=letter_to("partner@deklaver.example"))


def test_a_reminder_asks_only_what_is_left(
    director: User, plan: Plan, goal: Goal, organisation: Organisation, lines: list[Action]
) -> None:
    led(goal, "Nog open", organisation)
    chase = send_round(director, plan)
    days_ago(chase, 2)
    WorkingYear.objects.filter(action=lines[0]).update(state="done", said_at=timezone.now())
    remind(actor=director, chase=chase, now=timezone.now(), letter=letter_to("partner@deklaver.example"))
    mail = OutboxMail.objects.filter(to="partner@deklaver.example").order_by("pk").last()
    assert mail is not None
    assert ("- Nog open" in mail.body, "Leerwerkvloer" in mail.body) == (True, False)


def test_who_is_withdrawn_is_not_waited_for(director: User, plan: Plan, lines: list[Action]) -> None:
    chase = send_round(director, plan)
    expected = expected_answers(plan)
    assert expected is not None
    assert (expected.leads, expected.actions) == (2, 2)
    withdraw_letter(actor=director, letter=letter_to("expert@zorg.example"), now=timezone.now())
    expected = expected_answers(plan)
    assert expected is not None
    assert (expected.leads, expected.actions) == (1, 1)
    days_ago(chase, 2)
    assert remind(actor=director, chase=chase, now=timezone.now()) == 1
    assert not OutboxMail.objects.filter(to="expert@zorg.example", subject__startswith="Reminder").exists()


def test_a_corrected_address_gets_the_letter_and_an_address_has_one(
    director: User, plan: Plan, lines: list[Action]
) -> None:
    send_round(director, plan)
    letter, now = letter_to("expert@zorg.example"), timezone.now()
    with pytest.raises(Refusal, match="kreeg al een brief"):
        correct_letter(
            actor=director, letter=letter, address="partner@deklaver.example", name="", now=now, version=None
        )
    correct_letter(
        actor=director, letter=letter, address="Nieuw@zorg.example", name="Nina", now=now, version=letter.version
    )
    assert OutboxMail.objects.filter(to="nieuw@zorg.example", body__contains="Zorgpunt openen").count() == 1
    fresh = letter_to("nieuw@zorg.example")
    assert (fresh.issue, fresh.person) == (2, None)


def test_names_and_addresses_are_forgotten_after_a_year(
    director: User, plan: Plan, lines: list[Action], settings: Any
) -> None:
    settings.CHASE_KEPT_DAYS = 100
    chase = send_round(director, plan)
    close_round(actor=director, chase=chase, now=timezone.now())
    forget_leads(timezone.now() + dt.timedelta(days=99))
    assert ChaseLetter.objects.exclude(address="").count() == 2
    forget_leads(timezone.now() + dt.timedelta(days=101))
    assert set(ChaseLetter.objects.values_list("address", "name", "answered_as")) == {("", "", "")}
    assert not ChaseLetter.objects.filter(person__isnull=False).exists()
    assert ChaseLine.objects.count() == 2


def test_an_address_is_written_down_once_and_taken_back(
    director: User, region: Region, organisation: Organisation
) -> None:
    for address in ("a@klaver.example", "a@klaver.example", ""):
        write_contact(actor=director, region=region, who=organisation, name="", address=address, is_own=False)
    assert LeadContact.objects.get().address == ""
    assert Entry.objects.filter(kind="plans.leadcontact").count() == 2


def test_the_address_of_who_leads_nothing_any_more_is_forgotten(
    director: User, region: Region, organisation: Organisation, group: StakeholderGroup, goal: Goal
) -> None:
    led(goal, "Leerwerkvloer starten", organisation)
    for who in (organisation, group):
        write_contact(actor=director, region=region, who=who, name="", address="a@klaver.example", is_own=False)
    forget_leads(timezone.now())
    assert LeadContact.objects.get().organisation == organisation


def test_who_closes_the_account_is_forgotten_at_once(
    director: User, plan: Plan, lines: list[Action], partner: User
) -> None:
    send_round(director, plan)
    User.objects.filter(pk=partner.pk).update(is_active=False)
    forget_leads(timezone.now())
    assert list(ChaseLetter.objects.exclude(address="").values_list("address", flat=True)) == ["expert@zorg.example"]
