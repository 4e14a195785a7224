"""Registering without an account: confirmed by a link, counted exactly, followed from the waiting list, forgotten in time."""

from __future__ import annotations

import datetime as dt

import pytest
from django.conf import settings

from regietafel.consultation import event_tokens
from regietafel.consultation.models import Event, Registration
from regietafel.consultation.operations.registration_clock import tick
from regietafel.consultation.operations.registrations import (
    MOST_UNCONFIRMED,
    RegistrationData,
    add_by_hand,
    ask_to_come,
    confirm_registration,
    withdraw_registration,
)
from regietafel.consultation.queries.registrations import behind, closed_because, places_of, registrations_about
from regietafel.core.errors import Refusal
from regietafel.journal.models import Entry
from regietafel.notices.models import OutboxMail
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.consultation.events import DAY, NOW, make_event, make_registration

BRUSSELS_NOON = dt.datetime(2026, 6, 16, 10, 0, tzinfo=dt.UTC)


def ask(event: Event, name: str = "Onthaal", now: dt.datetime = NOW) -> Registration:
    """Register and return the row."""
    mail = f"{name.lower()}@example.org"
    data = RegistrationData(name, mail, "Een dienst", "vegetarisch")
    ask_to_come(actor=None, event=event, data=data, language="nl", now=now)
    return Registration.objects.get(event=event, email=mail)


def confirm(row: Registration, now: dt.datetime = NOW) -> Registration:
    """Press the button behind the link."""
    return confirm_registration(actor=None, registration=row, now=now)


def subjects() -> list[str]:
    """The mails so far, in the order in which they were posted."""
    return list(OutboxMail.objects.order_by("pk").values_list("subject", flat=True))


def test_an_unconfirmed_registration_holds_no_place(region: Region) -> None:
    event = make_event(region, capacity=1)
    row = ask(event)
    assert (row.state, places_of(event).left) == ("pending", 1)
    mail = OutboxMail.objects.get()
    assert event_tokens.token_for(event_tokens.CONFIRM, row.pk) in mail.body
    assert (confirm(row).state, places_of(event).left) == ("confirmed", 0)
    assert confirm(row).state == "confirmed"
    assert subjects() == ["Bevestig je inschrijving: Ontmoeting", "Je wordt verwacht: Ontmoeting"]


def test_who_comes_too_late_waits_and_the_first_to_wait_gets_the_place(region: Region) -> None:
    event = make_event(region, capacity=1)
    rows = [confirm(ask(event, name), NOW + dt.timedelta(minutes=n)) for n, name in enumerate(("Een", "Twee", "Drie"))]
    assert [row.state for row in rows] == ["confirmed", "waiting", "waiting"]
    withdraw_registration(actor=None, registration=rows[0], now=NOW + dt.timedelta(hours=1))
    for row in rows:
        row.refresh_from_db()
    assert [row.state for row in rows] == ["cancelled", "confirmed", "waiting"]
    assert rows[0].needs == ""
    assert subjects()[-2:] == ["Je komt niet meer: Ontmoeting", "Er is een plaats voor jou: Ontmoeting"]
    assert OutboxMail.objects.order_by("pk").last().to == "twee@example.org"  # type: ignore[union-attr]
    withdraw_registration(actor=None, registration=rows[0], now=NOW)
    assert len(subjects()) == 8


def test_nobody_learns_whether_an_address_is_registered_but_its_reader(region: Region) -> None:
    event = make_event(region)
    row = confirm(ask(event))
    ask_to_come(
        actor=None,
        event=event,
        data=RegistrationData("Iemand anders", "ONTHAAL@example.org", "", "andere"),
        language="nl",
        now=NOW + dt.timedelta(minutes=5),
    )
    row.refresh_from_db()
    assert (row.name, row.needs, Registration.objects.count()) == ("Onthaal", "vegetarisch", 1)
    assert subjects()[-1] == "Je was al ingeschreven: Ontmoeting"
    assert "Iemand anders" not in OutboxMail.objects.order_by("pk").last().body  # type: ignore[union-attr]


def test_an_address_gets_three_mails_an_hour_however_often_it_is_typed(region: Region) -> None:
    event = make_event(region)
    for n in range(10):
        ask(event, now=NOW + dt.timedelta(seconds=n))
    assert (len(subjects()), Registration.objects.count()) == (3, 1)


def test_a_script_cannot_fill_the_list(region: Region) -> None:
    event = make_event(region)
    Registration.objects.bulk_create(
        Registration(event=event, name="x", email=f"x{n}@example.org", state="pending") for n in range(MOST_UNCONFIRMED)
    )
    with pytest.raises(Refusal):
        ask(event)
    assert subjects() == []


@pytest.mark.parametrize(
    ("fields", "now", "why"),
    [
        ({}, NOW, ""),
        ({"state": "cancelled"}, NOW, "cancelled"),
        ({"state": "draft"}, NOW, "draft"),
        ({"state": "held"}, NOW, "over"),
        ({"takes_registrations": False}, NOW, "none"),
        ({"closes_on": dt.date(2026, 6, 1)}, dt.datetime(2026, 6, 1, 21, 59, tzinfo=dt.UTC), ""),
        ({"closes_on": dt.date(2026, 6, 1)}, dt.datetime(2026, 6, 1, 22, 0, tzinfo=dt.UTC), "closed"),
        ({"starts_at": dt.time(12)}, BRUSSELS_NOON - dt.timedelta(seconds=1), ""),
        ({"starts_at": dt.time(12)}, BRUSSELS_NOON, "over"),
        ({}, dt.datetime(2026, 6, 16, 21, 59, tzinfo=dt.UTC), ""),
        ({}, dt.datetime(2026, 6, 16, 22, 0, tzinfo=dt.UTC), "over"),
        ({"on": dt.date(2026, 10, 25), "starts_at": dt.time(9)}, dt.datetime(2026, 10, 25, 7, 59, tzinfo=dt.UTC), ""),
        ({"on": dt.date(2026, 10, 25), "starts_at": dt.time(9)}, dt.datetime(2026, 10, 25, 8, tzinfo=dt.UTC), "over"),
    ],
)
def test_when_one_can_register(region: Region, fields: dict[str, object], now: dt.datetime, why: str) -> None:
    """The clock of the wall in Brussels, also on the day on which it is set back."""
    event = make_event(region, **fields)  # type: ignore[arg-type]
    assert closed_because(event, now) == why
    if why:
        with pytest.raises(Refusal):
            ask(event, now=now)
    else:
        assert ask(event, now=now).state == "pending"


def test_who_asked_in_time_may_confirm_after_closing_but_not_after_two_days(region: Region) -> None:
    event = make_event(region, closes_on=dt.date(2026, 6, 1))
    row = ask(event, "Een")
    assert confirm(row, NOW + dt.timedelta(hours=20)).state == "confirmed"
    late = make_registration(make_event(region, "Ander"), "Twee", "pending")
    hours = dt.timedelta(hours=settings.REGISTRATION_LINK_HOURS)
    with pytest.raises(Refusal):
        confirm(late, late.asked_at + hours + dt.timedelta(seconds=1))
    assert behind(event_tokens.CONFIRM, event_tokens.token_for(event_tokens.CONFIRM, late.pk), NOW).problem == ""
    later = late.asked_at + hours + dt.timedelta(seconds=1)
    assert (
        behind(event_tokens.CONFIRM, event_tokens.token_for(event_tokens.CONFIRM, late.pk), later).problem == "expired"
    )


def test_a_link_of_one_purpose_opens_nothing_of_another(region: Region) -> None:
    row = make_registration(make_event(region))
    token = event_tokens.token_for(event_tokens.CONFIRM, row.pk)
    assert behind(event_tokens.MANAGE, token, NOW).problem == "unknown"
    for altered in (token + "x", token.replace(str(row.pk), str(row.pk + 1), 1), "", "1", "1."):
        assert behind(event_tokens.CONFIRM, altered, NOW).problem == "unknown"


def test_who_calls_is_written_in_and_waits_unless_there_is_room(region: Region, director: User) -> None:
    event = make_event(region, capacity=1, takes_registrations=False)
    first = add_by_hand(
        actor=director, event=event, data=RegistrationData("Een", "een@example.org"), now=NOW, tell=True
    )
    second = add_by_hand(actor=director, event=event, data=RegistrationData("Twee"), now=NOW)
    third = add_by_hand(actor=director, event=event, data=RegistrationData("Drie"), now=NOW, anyway=True)
    assert [row.state for row in (first, second, third)] == ["confirmed", "waiting", "confirmed"]
    assert subjects() == ["Je wordt verwacht: Ontmoeting"]
    with pytest.raises(Refusal):
        add_by_hand(actor=director, event=event, data=RegistrationData("Een", "EEN@example.org"), now=NOW)


def test_the_clock_forgets_in_time_and_keeps_the_counts(region: Region) -> None:
    event = make_event(region)
    for name, state in (("Een", "confirmed"), ("Twee", "waiting"), ("Drie", "cancelled"), ("Vier", "pending")):
        make_registration(event, name, state, needs="glutenvrij")

    def left(on: dt.date) -> tuple[int, int, int]:
        tick(actor=None, now=dt.datetime.combine(on, dt.time(9), tzinfo=dt.UTC))
        rows = Registration.objects.filter(event=event)
        return rows.count(), rows.exclude(needs="").count(), rows.exclude(name="").count()

    assert left(dt.date(2026, 6, 2)) == (4, 4, 4)
    assert left(dt.date(2026, 6, 4)) == (3, 3, 3)
    assert left(DAY + dt.timedelta(days=30)) == (3, 3, 3)
    assert left(DAY + dt.timedelta(days=31)) == (3, 0, 2)
    assert left(DAY + dt.timedelta(days=365)) == (3, 0, 2)
    assert left(DAY + dt.timedelta(days=366)) == (3, 0, 0)
    counts = places_of(event)
    assert (counts.confirmed, counts.waiting, counts.cancelled) == (1, 1, 1)


def test_a_month_is_over_at_its_end(region: Region) -> None:
    event = make_event(region, on=dt.date(2026, 6, 1), precision="month", takes_registrations=False)
    make_registration(event, needs="glutenvrij")
    tick(actor=None, now=dt.datetime(2026, 7, 30, 9, tzinfo=dt.UTC))
    assert Registration.objects.get().needs == "glutenvrij"
    tick(actor=None, now=dt.datetime(2026, 7, 31, 9, tzinfo=dt.UTC))
    assert Registration.objects.get().needs == ""


def test_the_journal_holds_nothing_of_participants(region: Region, director: User) -> None:
    event = make_event(region, capacity=1)
    row = confirm(ask(event))
    add_by_hand(actor=director, event=event, data=RegistrationData("Twee", needs="glutenvrij"), now=NOW)
    withdraw_registration(actor=director, registration=row, now=NOW)
    told = " ".join(f"{one.label} {one.before} {one.after} {one.reason}" for one in Entry.objects.all())
    assert not any(word in told for word in ("Onthaal", "onthaal", "vegetarisch", "Twee", "glutenvrij"))


def test_somebody_with_an_account_gets_their_registrations_in_the_export(region: Region, partner: User) -> None:
    make_registration(make_event(region), "Pia", email=partner.email, needs="vegetarisch")
    make_registration(make_event(region, "Ander"), "Iemand")
    [found] = registrations_about(partner)
    assert (found["event"], found["needs"], found["state"]) == ("Ontmoeting", "vegetarisch", "confirmed")
