"""Seats: who can sit in a body, for whom one can stand in, and who sat there on any day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from regietafel.consultation.models import Body, Seat, SeatRole
from regietafel.consultation.operations.seats import SeatData, add_seat, edit_seat, end_seat
from regietafel.consultation.queries.seats import seat_lines, seats_held, seats_not_held
from regietafel.core.errors import Collision, Refusal
from regietafel.journal.models import Entry
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests import cast
from tests.consultation.make import make_body, make_contact, make_seat

D = dt.date


@pytest.fixture
def body(region: Region) -> Body:
    return make_body(region, starts_on=D(2023, 1, 1), ends_on=D(2025, 12, 31))


def refused(field: str, **call: Any) -> str:
    with pytest.raises(Refusal) as refusal:
        add_seat(**call)
    assert refusal.value.field == field
    assert not Seat.objects.exclude(role=SeatRole.MEMBER).exists()
    return refusal.value.message


def test_a_member_of_another_region(director: User, body: Body, other_organisation: Organisation) -> None:
    refused("organisation", actor=director, body=body, data=SeatData(organisation=other_organisation))


def test_one_organisation_or_one_group(director: User, body: Body) -> None:
    refused("organisation", actor=director, body=body, data=SeatData())


def test_a_contact_of_somebody_else(director: User, body: Body, organisation: Organisation, region: Region) -> None:
    contact = make_contact(cast.make_organisation(region, "Elders"), region)
    refused("contact", actor=director, body=body, data=SeatData(organisation=organisation, contact=contact))


def test_a_substitute_of_nobody_or_of_another_body(
    director: User, body: Body, organisation: Organisation, region: Region
) -> None:
    role: dict[str, Any] = {"organisation": organisation, "role": SeatRole.SUBSTITUTE}
    refused("substitute_for", actor=director, body=body, data=SeatData(**role))
    elsewhere = make_seat(make_body(region, "Ander"), organisation)
    refused("substitute_for", actor=director, body=body, data=SeatData(substitute_for=elsewhere, **role))
    there = make_seat(body, organisation, until=D(2023, 12, 31))
    late = SeatData(substitute_for=there, since=D(2024, 1, 1), **role)
    refused("substitute_for", actor=director, body=body, data=late)
    refused("role", actor=director, body=body, data=SeatData(organisation=organisation, substitute_for=there))


@pytest.mark.parametrize(
    ("since", "until", "field"),
    [
        (D(2024, 2, 1), D(2024, 1, 31), "until"),
        (D(2022, 12, 31), None, "since"),
        (D(2026, 1, 1), None, "since"),
        (None, D(2022, 12, 31), "until"),
    ],
)
def test_times_that_cannot_be(
    director: User, body: Body, organisation: Organisation, since: Any, until: Any, field: str
) -> None:
    refused(field, actor=director, body=body, data=SeatData(organisation=organisation, since=since, until=until))


def test_the_same_seat_twice(director: User, body: Body, organisation: Organisation) -> None:
    add_seat(actor=director, body=body, data=SeatData(organisation=organisation, until=D(2024, 1, 1)))
    with pytest.raises(Refusal):
        add_seat(actor=director, body=body, data=SeatData(organisation=organisation, since=D(2024, 1, 1)))
    add_seat(actor=director, body=body, data=SeatData(organisation=organisation, since=D(2024, 1, 2)))
    assert Seat.objects.count() == 2


def test_seats_as_they_were_on_any_day(director: User, body: Body, organisation: Organisation) -> None:
    seat = make_seat(body, organisation, since=D(2023, 3, 1))
    below = make_seat(body, organisation, role=SeatRole.SUBSTITUTE, substitute_for=seat)
    end_seat(actor=director, seat=seat, until=D(2024, 6, 30), version=1)
    below.refresh_from_db()
    assert below.until == D(2024, 6, 30)
    held = {day: {one.pk for one in seats_held(body, day)} for day in (D(2023, 3, 1), D(2024, 6, 30), D(2024, 7, 1))}
    assert held == {D(2023, 3, 1): {seat.pk, below.pk}, D(2024, 6, 30): {seat.pk, below.pk}, D(2024, 7, 1): set()}
    assert [one.pk for one in seats_not_held(body, D(2024, 7, 1))] == [below.pk, seat.pk]
    (line,) = seat_lines(director, seats_held(body, D(2023, 3, 1)))
    assert [one.seat for one in line.substitutes] == [below]


def test_a_stale_version_collides_and_nothing_changed_writes_nothing(
    director: User, body: Body, organisation: Organisation
) -> None:
    seat = make_seat(body, organisation)
    edit_seat(actor=director, seat=seat, data=SeatData(organisation=organisation), version=1)
    assert not Entry.objects.exists()
    edit_seat(actor=director, seat=seat, data=SeatData(organisation=organisation, delegation="één"), version=1)
    with pytest.raises(Collision):
        edit_seat(actor=director, seat=seat, data=SeatData(organisation=organisation), version=1)


def test_a_contact_shows_to_whom_it_is_for(
    director: User, partner: User, body: Body, organisation: Organisation, region: Region
) -> None:
    contact = make_contact(organisation, region, visibility="team")
    make_seat(body, organisation, contact=contact)
    seen = {person: seat_lines(person, seats_held(body, D(2024, 1, 1)))[0].contact for person in (director, partner)}
    assert seen == {director: contact, partner: None}
