"""A cooperation agreement: parties, period, numbered goals, a steering group, and one that follows takes them over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from regietafel.agreements.models import Agreement
from regietafel.agreements.operations.agreements import (
    AgreementData,
    GoalLine,
    PartyLine,
    edit_agreement,
    make_agreement,
    purge_agreements,
    remove_agreement,
    restore_agreement,
    restore_goal,
    set_goals,
    set_parties,
)
from regietafel.consultation.models import SeatRole
from regietafel.core.errors import Refusal
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.agreements.pacts import NOW, make_year
from tests.agreements.pacts import make_agreement as agreed
from tests.cast import Person
from tests.consultation.make import make_body, make_seat

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]
DATA = AgreementData("Samen sterk", dt.date(2026, 1, 1), dt.date(2028, 12, 31), number="2026/1")


def address(region: Region, name: str, *more: object) -> str:
    """A page of agreements."""
    return reverse(f"agreements:{name}", args=[region.slug, *more])


def test_an_end_before_the_start_is_refused_with_what_was_typed(
    region: Region, director: User, client_of: ClientOf
) -> None:
    answer = client_of(director).post(
        address(region, "agreement-add"),
        {"title": "Samen sterk", "starts_on": "01/01/2026", "ends_on": "31/12/2025", "once": "a"},
    )
    assert answer.status_code == 422
    assert "De laatste dag ligt vóór de eerste." in answer.content.decode()
    assert 'value="Samen sterk"' in answer.content.decode()
    assert not Agreement.objects.exists()


def test_one_form_makes_it_with_its_parties(
    region: Region, organisation: Organisation, director: User, client_of: ClientOf
) -> None:
    client_of(director).post(
        address(region, "agreement-add"),
        {"title": "Samen sterk", "starts_on": "01/01/2026", "organisations": [organisation.pk], "once": "a"},
    )
    made = Agreement.objects.get()
    assert [one.organisation for one in made.parties.all()] == [organisation]


def test_goals_are_numbered_and_can_swap(region: Region, director: User) -> None:
    agreement = agreed(region, goals=2)
    one, two = agreement.goals.order_by("number")
    set_goals(
        actor=director, agreement=agreement, removed=[], version=1, now=NOW,
        goals=[GoalLine(2, one.title, row=one), GoalLine(1, two.title, row=two), GoalLine(3, "Taal")],
    )  # fmt: skip
    assert [str(goal) for goal in agreement.goals.order_by("number")] == ["1. Doel 2", "2. Doel 1", "3. Taal"]


def test_two_goals_never_share_a_number(region: Region, director: User) -> None:
    agreement = agreed(region, goals=1)
    lines = [GoalLine(1, "Doel", row=agreement.goals.get()), GoalLine(1, "Nog een")]
    with pytest.raises(Refusal):
        set_goals(actor=director, agreement=agreement, goals=lines, removed=[], version=1, now=NOW)
    assert agreement.goals.count() == 1


def test_a_goal_goes_into_the_bin_and_comes_back(region: Region, director: User) -> None:
    agreement = agreed(region, goals=2)
    one, two = agreement.goals.order_by("number")
    lines = [GoalLine(1, one.title, row=one)]
    set_goals(actor=director, agreement=agreement, goals=lines, removed=[two], version=1, now=NOW)
    two.refresh_from_db()
    assert two.is_removed
    restore_goal(actor=director, goal=two)
    two.refresh_from_db()
    assert not two.is_removed


def test_a_goal_of_a_yearly_plan_stays(region: Region, director: User) -> None:
    agreement = agreed(region, goals=2)
    make_year(agreement, 2023, 2)
    one, two = agreement.goals.order_by("number")
    with pytest.raises(Refusal, match="2023"):
        set_goals(
            actor=director, agreement=agreement, goals=[GoalLine(1, one.title, row=one)], removed=[two],
            version=1, now=NOW,
        )  # fmt: skip


def test_the_form_of_goals_writes_them(region: Region, director: User, client_of: ClientOf) -> None:
    agreement = agreed(region, goals=1)
    goal = agreement.goals.get()
    client_of(director).post(
        address(region, "agreement-goals", agreement.pk),
        {
            f"number-{goal.pk}": "1", f"title-{goal.pk}": "Nabijheid", f"description-{goal.pk}": "",
            "number-new1": "2", "title-new1": "Jongeren", "version": "1",
        },
    )  # fmt: skip
    assert [str(one) for one in agreement.goals.order_by("number")] == ["1. Nabijheid", "2. Jongeren"]


def test_parties_say_as_what_they_take_part(region: Region, organisation: Organisation, director: User) -> None:
    agreement = agreed(region)
    lines = [PartyLine(organisation, "bouwt het aanbod")]
    set_parties(actor=director, agreement=agreement, parties=lines, version=1)
    assert agreement.parties.get().part == "bouwt het aanbod"
    with pytest.raises(Refusal):
        set_parties(actor=director, agreement=agreement, parties=[*lines, *lines], version=2)


def test_an_agreement_that_follows_takes_over_goals_and_numbers(
    region: Region, organisation: Organisation, director: User, partner: User, client_of: ClientOf
) -> None:
    before = agreed(region, "Samen sterk", goals=8, number="2023/1", ends_on=dt.date(2025, 12, 31))
    before.parties.create(organisation=organisation, part="trekker")
    shown = client_of(director).get(address(region, "agreement-add") + f"?follows={before.pk}").context["form"]
    assert shown["number"].value() == "2023/1"
    assert shown["starts_on"].value() == dt.date(2026, 1, 1)
    after = make_agreement(actor=director, region=region, data=DATA, organisations=[organisation], follows=before)
    assert [goal.number for goal in after.goals.order_by("number")] == list(range(1, 9))
    fifth = after.goals.get(number=5)
    assert fifth.continues == before.goals.get(number=5)
    assert after.parties.get().part == "trekker"
    page = client_of(partner).get(address(region, "agreement", after.pk)).content.decode()
    assert "gaat verder met doelstelling 5 van “Samen sterk”" in page
    assert after.title in client_of(partner).get(address(region, "agreement", before.pk)).content.decode()


def test_only_one_follows(region: Region, director: User) -> None:
    before = agreed(region)
    first = make_agreement(actor=director, region=region, data=DATA, organisations=[], follows=before)
    with pytest.raises(Refusal):
        make_agreement(actor=director, region=region, data=DATA, organisations=[], follows=before)
    remove_agreement(actor=director, agreement=first, now=NOW)
    second = make_agreement(actor=director, region=region, data=DATA, organisations=[], follows=before)
    assert second.follows == before


def test_it_does_not_start_before_the_one_that_it_follows(region: Region, director: User) -> None:
    before = agreed(region, starts_on=dt.date(2026, 6, 1))
    with pytest.raises(Refusal) as refused:
        make_agreement(actor=director, region=region, data=DATA, organisations=[], follows=before)
    assert refused.value.field == "starts_on"


def test_the_period_does_not_leave_out_a_yearly_plan(region: Region, director: User) -> None:
    agreement = agreed(region)
    make_year(agreement, 2025, 1)
    data = AgreementData("Samen sterk", dt.date(2023, 1, 1), dt.date(2024, 12, 31))
    with pytest.raises(Refusal) as refused:
        edit_agreement(actor=director, agreement=agreement, data=data, version=1)
    assert refused.value.field == "ends_on"


def test_a_body_of_elsewhere_does_not_steer(region: Region, other_region: Region, director: User) -> None:
    data = AgreementData("Samen", dt.date(2026, 1, 1), steering_group=make_body(other_region))
    with pytest.raises(Refusal) as refused:
        make_agreement(actor=director, region=region, data=data, organisations=[])
    assert refused.value.field == "steering_group"


def test_the_steering_group_shows_its_delegations_and_advice(
    region: Region, organisation: Organisation, partner: User, client_of: ClientOf
) -> None:
    body = make_body(region, "Stuurgroep")
    make_seat(body, organisation, delegation="diensthoofden", role=SeatRole.ADVISORY)
    agreement = agreed(region, steering_group=body)
    shown = client_of(partner).get(address(region, "agreement", agreement.pk)).content.decode()
    assert f"{organisation}: diensthoofden" in shown
    assert "adviserend" in shown


def test_it_goes_into_the_bin_comes_back_and_goes_for_good(region: Region, director: User, client_of: ClientOf) -> None:
    agreement = agreed(region)
    make_year(agreement, 2023, 1)
    client_of(director).post(address(region, "agreement-remove", agreement.pk))
    assert client_of(director).get(address(region, "agreement", agreement.pk)).status_code == 404
    restore_agreement(actor=director, agreement=agreement)
    assert client_of(director).get(address(region, "agreement-year", agreement.pk, 2023)).status_code == 200
    remove_agreement(actor=director, agreement=agreement, now=NOW)
    assert purge_agreements(actor=None, before=NOW + dt.timedelta(days=1)) == 1
    assert not Agreement.objects.exists()
