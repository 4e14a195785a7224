"""Who gets a letter, once each, about exactly their own lines; and what happens to it afterwards."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from regietafel.core.errors import Refusal
from regietafel.journal.models import Entry
from regietafel.membership.models import FunctionHolder
from regietafel.notices.models import OutboxMail
from regietafel.organisations.models import Function, Organisation, StakeholderGroup
from regietafel.people.models import RoleKind, User
from regietafel.plans.models import (
    Action,
    ChaseLine,
    ChaseRound,
    Goal,
    Plan,
    PlanStatus,
    WorkingYear,
)
from regietafel.plans.operations.chase import (
    close_round,
    open_round,
)
from regietafel.plans.operations.chase_answers import write_contact
from regietafel.plans.queries.recipients import Mailing, mailing_of
from regietafel.territories.models import Region
from tests import cast
from tests.plans.chase import led, letter_to, question, send_round

pytestmark = pytest.mark.django_db


def told(mailing: Mailing) -> dict[str, list[str]]:
    """Who is asked about what."""
    return {draft.to.address: [str(asked.action) for asked in draft.asked] for draft in mailing.drafts}


def test_one_letter_each_with_all_own_lines(
    goal: Goal, plan: Plan, organisation: Organisation, partner: User, expert: Function
) -> None:
    led(goal, "Een", organisation)
    led(goal, "Twee", expert, organisation)
    led(goal, "Drie", expert)
    assert told(mailing_of(plan, 2024)) == {
        "expert@zorg.example": ["Twee", "Drie"],
        "partner@deklaver.example": ["Een", "Twee"],
    }
    assert mailing_of(plan, 2024).line_count == 3
    assert told(mailing_of(plan, 2023)) == {}


def test_two_organisations_at_one_address_get_one_letter(
    goal: Goal,
    plan: Plan,
    region: Region,
    organisation: Organisation,
    edited_organisation: Organisation,
    director: User,
) -> None:
    for one in (organisation, edited_organisation):
        write_contact(actor=director, region=region, who=one, name="Post", address="Post@Huis.example", is_own=False)
    led(goal, "Een", organisation)
    led(goal, "Twee", edited_organisation)
    led(goal, "Samen", organisation, edited_organisation)
    mailing = mailing_of(plan, 2024)
    assert told(mailing) == {"post@huis.example": ["Een", "Twee", "Samen"]}
    assert mailing.drafts[0].stands_for == "Werkhuis De Klaver, Kringwinkel Het Anker"


def test_what_the_team_leads_is_its_own_work(
    goal: Goal, plan: Plan, region: Region, director_function: Function, organisation: Organisation, director: User
) -> None:
    led(goal, "Ons werk", director_function)
    led(goal, "Ook van ons", organisation)
    write_contact(actor=director, region=region, who=organisation, name="", address="", is_own=True)
    mailing = mailing_of(plan, 2024)
    assert told(mailing) == {}
    assert {one.name: [str(action) for action in one.actions] for one in mailing.own} == {
        "regisseur": ["Ons werk"],
        "Werkhuis De Klaver": ["Ook van ons"],
    }
    assert mailing.unreached == []


def test_who_has_no_address_and_who_has_no_lead_is_said(
    goal: Goal, plan: Plan, region: Region, group: StakeholderGroup, organisation: Organisation, director: User
) -> None:
    led(goal, "Groepswerk", group)
    led(goal, "Niemand", organisation)
    led(goal, "Zonder trekker")
    mailing = mailing_of(plan, 2024)
    assert [(one.key[0], one.name) for one in mailing.unreached] == [
        ("g", "lokale besturen"),
        ("o", "Werkhuis De Klaver"),
    ]
    assert [str(one) for one in mailing.leaderless] == ["Zonder trekker"]
    write_contact(actor=director, region=region, who=group, name="Groep", address="groep@lb.example", is_own=False)
    assert told(mailing_of(plan, 2024)) == {"groep@lb.example": ["Groepswerk"]}


def test_who_no_longer_sits_or_fills_gets_nothing(
    goal: Goal, plan: Plan, organisation: Organisation, partner: User, expert: Function
) -> None:
    led(goal, "Een", organisation, expert)
    partner.roles.update(ended_at=timezone.now())
    FunctionHolder.objects.update(until=timezone.localdate() - dt.timedelta(days=1))
    assert [one.name for one in mailing_of(plan, 2024).unreached] == ["expert zorg", "Werkhuis De Klaver"]


def test_seats_and_contacts_of_another_region_do_not_count(
    goal: Goal, plan: Plan, other_region: Region, shared_organisation: Organisation, director: User
) -> None:
    led(goal, "Een", shared_organisation)
    person = cast.make_person("vdw@elders.example", "Vera Elders")
    cast.give_role(person, other_region, RoleKind.PARTNER, organisation=shared_organisation)
    write_contact(
        actor=director, region=other_region, who=shared_organisation, name="", address="ander@vdw.example", is_own=False
    )
    assert told(mailing_of(plan, 2024)) == {}


def test_what_is_finished_and_told_is_asked_only_on_request(
    goal: Goal, plan: Plan, organisation: Organisation, partner: User
) -> None:
    led(goal, "Open", organisation)
    done = led(goal, "Klaar", organisation)
    silent = led(goal, "Klaar zonder zin", organisation)
    WorkingYear.objects.filter(action=done).update(state="done", sentence="Het is gedaan.")
    WorkingYear.objects.filter(action=silent).update(state="done")
    assert told(mailing_of(plan, 2024)) == {"partner@deklaver.example": ["Open", "Klaar zonder zin"]}
    assert told(mailing_of(plan, 2024, with_finished=True))["partner@deklaver.example"] == [
        "Open",
        "Klaar",
        "Klaar zonder zin",
    ]


def test_the_mail_says_who_asks_what_and_until_when(director: User, plan: Plan, lines: list[Action]) -> None:
    until = timezone.localdate() + dt.timedelta(days=14)
    chase = send_round(director, plan, answer_by=until)
    mail = OutboxMail.objects.get(to="partner@deklaver.example")
    assert mail.subject == "Hoe ging het in 2024?"
    assert "Beste Pia Partner, u trekt 1 actie." in mail.body
    assert "- Leerwerkvloer starten" in mail.body
    assert "Zorgpunt" not in mail.body
    assert "Dirk Regisseur vraagt dit voor Leiestreek" in mail.body
    assert "director@leiestreek.example" in mail.body
    assert (mail.language, mail.region, mail.key) == ("nl", plan.region, f"chase-{letter_to(mail.to).pk}-1")
    english = OutboxMail.objects.get(to="expert@zorg.example")
    assert "you lead these actions" in english.body.replace("\n", " ") or "asks this for Leiestreek" in english.body
    assert "/en/answer/" in english.body
    assert ChaseLine.objects.filter(letter__chase=chase).count() == 2
    entry = Entry.objects.get(verb="chase_sent")
    assert entry.after["letters"] == 2


def test_a_round_is_sent_once(director: User, plan: Plan, lines: list[Action]) -> None:
    chase = send_round(director, plan)
    with pytest.raises(Refusal, match="loopt al een bevraging"):
        send_round(director, plan)
    assert OutboxMail.objects.count() == 2
    close_round(actor=director, chase=chase, now=timezone.now())
    send_round(director, plan)
    assert OutboxMail.objects.count() == 4


def test_what_is_sent_is_what_was_looked_at(
    director: User, plan: Plan, goal: Goal, organisation: Organisation, lines: list[Action]
) -> None:
    mark = mailing_of(plan, 2024).mark
    led(goal, "Nog een", organisation)
    now = timezone.now()
    with pytest.raises(Refusal, match="niet meer wat je bekeek"):
        open_round(actor=director, plan=plan, question=question(), mark=mark, now=now, today=timezone.localdate(now))
    assert OutboxMail.objects.count() == ChaseRound.objects.count() == 0


@pytest.mark.parametrize(
    ("status", "changes", "words"),
    [
        (PlanStatus.DRAFT, {}, "ontwerp"),
        (PlanStatus.CLOSED, {}, "afgesloten"),
        (PlanStatus.RUNNING, {"year": 2026}, "begonnen"),
        (PlanStatus.RUNNING, {"answer_by": dt.date(2020, 1, 1)}, "vanaf vandaag"),
        (PlanStatus.RUNNING, {"year": 2023}, "niemand"),
    ],
)
def test_when_nothing_is_asked(
    director: User, plan: Plan, lines: list[Action], status: str, changes: dict[str, Any], words: str
) -> None:
    Plan.objects.filter(pk=plan.pk).update(status=status)
    with pytest.raises(Refusal, match=words):
        send_round(director, plan, **changes)
    assert OutboxMail.objects.count() == 0
