"""The life of an event: which step may follow which, what raises its sequence, who hears of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from regietafel.consultation.models import Event, EventState
from regietafel.consultation.operations.event_life import (
    Turnout,
    announce_event,
    cancel_event,
    hold_event,
    reopen_event,
    withdraw_event,
)
from regietafel.consultation.operations.events import (
    AttendedData,
    EventData,
    add_attended,
    add_event,
    edit_event,
    purge_events,
    remove_event,
    restore_event,
)
from regietafel.core.dates import PreciseDate, Precision
from regietafel.core.errors import Collision, Refusal
from regietafel.journal.models import Entry
from regietafel.notices.models import OutboxMail
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.consultation.events import DAY, NOW, TODAY, make_event, make_registration
from tests.consultation.make import make_body

AFTER = DAY + dt.timedelta(days=1)


def day(on: dt.date = DAY, precision: Precision = Precision.DAY) -> PreciseDate:
    """A date."""
    return PreciseDate(on, precision)


def announced(actor: User, event: Event) -> Event:
    """Try to announce it."""
    return announce_event(actor=actor, event=event, version=None, today=TODAY)


def drafted(actor: User, event: Event) -> Event:
    """Try to make a draft of it."""
    return withdraw_event(actor=actor, event=event, version=None)


def held(actor: User, event: Event) -> Event:
    """Try to say that it was held."""
    return hold_event(actor=actor, event=event, turnout=Turnout(), version=None, today=AFTER)


def cancelled(actor: User, event: Event) -> Event:
    """Try to cancel it."""
    return cancel_event(actor=actor, event=event, reason="ziekte", version=None, now=NOW)


def reopened(actor: User, event: Event) -> Event:
    """Try to take back that it was held."""
    return reopen_event(actor=actor, event=event, version=None)


STEPS: dict[str, Callable[[User, Event], Event]] = {
    "announce": announced,
    "draft": drafted,
    "hold": held,
    "cancel": cancelled,
    "reopen": reopened,
}
LIFE = {
    "draft": {"announce": "announced", "draft": None, "hold": "held", "cancel": None, "reopen": None},
    "announced": {"announce": None, "draft": "draft", "hold": "held", "cancel": "cancelled", "reopen": None},
    "held": {"announce": "announced", "draft": None, "hold": "held", "cancel": None, "reopen": "announced"},
    "cancelled": {"announce": "announced", "draft": None, "hold": None, "cancel": None, "reopen": None},
}
"""State → step → the state after it; None: refused. Holding what was held mends the figures."""


@pytest.mark.parametrize("state", LIFE)
@pytest.mark.parametrize("step", STEPS)
def test_each_pair_of_state_and_step(state: str, step: str, region: Region, director: User) -> None:
    event = make_event(region, state=state)
    after = LIFE[state][step]
    if after is None:
        with pytest.raises(Refusal):
            STEPS[step](director, event)
        event.refresh_from_db()
        assert event.state == state
    else:
        assert STEPS[step](director, event).state == after


def test_it_begins_as_a_draft_with_an_address_of_its_own(region: Region, director: User) -> None:
    first, second = (
        add_event(actor=director, region=region, data=EventData("Meet & greet", day())) for _twice in range(2)
    )
    assert (first.state, first.slug, second.slug) == ("draft", "meet-greet", "meet-greet-2")
    assert add_event(actor=director, region=region, data=EventData("new", day())).slug == "new-2"
    assert Entry.objects.filter(kind="consultation.event", verb="created").count() == 3


def test_of_others_only_what_and_when_is_asked(region: Region, director: User) -> None:
    past = AttendedData("Studiedag", day(dt.date(2026, 3, 1), Precision.MONTH), head_count=30, head_count_about=True)
    event = add_attended(actor=director, region=region, data=past, today=TODAY)
    assert (event.state, event.organised, event.is_public, str(event.when)) == ("held", False, False, "maart 2026")
    coming = add_attended(actor=director, region=region, data=AttendedData("Forum", day()), today=TODAY)
    assert coming.state == "announced"


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (EventData("", day()), "title"),
        (EventData("x", day(), starts_at=dt.time(12), ends_at=dt.time(9)), "ends_at"),
        (EventData("x", day(), ends_at=dt.time(9)), "starts_at"),
        (EventData("x", day(), is_public=True, takes_registrations=True, closes_on=AFTER), "closes_on"),
        (EventData("x", day(), takes_registrations=True), "takes_registrations"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(region: Region, director: User, data: EventData, field: str) -> None:
    with pytest.raises(Refusal) as refusal:
        add_event(actor=director, region=region, data=data)
    assert refusal.value.field == field


def test_a_body_of_another_region_is_refused(region: Region, other_region: Region, director: User) -> None:
    data = EventData("x", day(), body=make_body(other_region))
    with pytest.raises(Refusal):
        add_event(actor=director, region=region, data=data)


def data_of(event: Event, **changes: object) -> EventData:
    """The event as it is, with changes."""
    names = [name for name in EventData.__dataclass_fields__ if name != "when"]
    return EventData(**{"when": event.when, **{name: getattr(event, name) for name in names}, **changes})


@pytest.mark.parametrize(
    ("state", "changes", "sequence", "mails"),
    [
        ("announced", {"when": day(AFTER)}, 1, ["Gewijzigd: Ontmoeting"] * 2),
        ("announced", {"place": "Stadhuis"}, 1, ["Gewijzigd: Ontmoeting"] * 2),
        ("announced", {"description": "Voor iedereen"}, 1, []),
        ("announced", {"capacity": 5}, 0, []),
        ("announced", {}, 0, []),
        ("draft", {"when": day(AFTER)}, 0, []),
        ("held", {"place": "Stadhuis"}, 1, []),
    ],
)
def test_what_a_calendar_shows_raises_the_sequence_and_a_move_is_mailed(
    region: Region, director: User, state: str, changes: dict[str, object], sequence: int, mails: list[str]
) -> None:
    event = make_event(region, state=state)
    for name, how in (("Een", "confirmed"), ("Twee", "waiting"), ("Drie", "pending"), ("Vier", "cancelled")):
        make_registration(event, name, how)
    event.capacity = 1
    event.save()
    changed = edit_event(actor=director, event=event, data=data_of(event, **changes), version=1, now=NOW)
    assert changed.sequence == sequence
    sent = OutboxMail.objects.order_by("pk").values_list("subject", flat=True)
    assert [subject for subject in sent if subject.startswith("Gewijzigd")] == mails


def test_the_mail_of_a_move_tells_the_old_day_and_the_new_one(region: Region, director: User) -> None:
    event = make_event(region)
    make_registration(event, "Een")
    edit_event(actor=director, event=event, data=data_of(event, when=day(AFTER)), version=1, now=NOW)
    body = OutboxMail.objects.get().body
    assert "17 juni 2026" in body
    assert "eerst was het 16 juni 2026" in body


def test_cancelling_mails_the_reason_to_who_counts_on_it(region: Region, director: User) -> None:
    event = make_event(region)
    for name, how in (("Een", "confirmed"), ("Twee", "waiting"), ("Drie", "pending"), ("Vier", "cancelled")):
        make_registration(event, name, how)
    done = cancel_event(actor=director, event=event, reason="De spreker is ziek", version=1, now=NOW)
    assert (done.state, done.sequence, done.cancelled_because) == ("cancelled", 1, "De spreker is ziek")
    mails = OutboxMail.objects.order_by("to")
    assert [mail.to for mail in mails] == ["een@example.org", "twee@example.org"]
    assert all("De spreker is ziek" in mail.body for mail in mails)
    with pytest.raises(Refusal):
        cancel_event(actor=director, event=make_event(region, "Ander"), reason=" ", version=1, now=NOW)


def test_who_is_there_can_be_exact_about_or_by_group(region: Region, director: User) -> None:
    event = make_event(region)
    turnout = Turnout(30, True, [("Sociale economie", 6), ("Zorg", 7), ("", None)])
    done = hold_event(actor=director, event=event, turnout=turnout, version=1, today=AFTER)
    assert (done.head_count, done.head_count_about) == (30, True)
    assert [(side.name, side.organisations) for side in event.sides.all()] == [("Sociale economie", 6), ("Zorg", 7)]
    again = hold_event(actor=director, event=event, turnout=Turnout(28), version=2, today=AFTER)
    assert (again.head_count, again.head_count_about, event.sides.count()) == (28, False, 0)
    for wrong in (Turnout(None, True),):
        with pytest.raises(Refusal):
            hold_event(actor=director, event=event, turnout=wrong, version=3, today=AFTER)
    with pytest.raises(Refusal):
        hold_event(actor=director, event=make_event(region, "Later"), turnout=Turnout(), version=1, today=TODAY)


def test_two_people_collide(region: Region, director: User) -> None:
    event = make_event(region, state="draft")
    announced(director, event)
    with pytest.raises(Collision):
        edit_event(actor=director, event=event, data=data_of(event, place="x"), version=1, now=NOW)


def test_people_who_registered_are_not_forgotten(region: Region, director: User) -> None:
    event = make_event(region)
    somebody = make_registration(event, "Een")
    with pytest.raises(Refusal):
        remove_event(actor=director, event=event, now=NOW)
    with pytest.raises(Refusal):
        drafted(director, event)
    somebody.state = "cancelled"
    somebody.save()
    assert drafted(director, event).state == "draft"


def test_it_lies_in_the_bin_comes_back_or_goes_for_good(region: Region, director: User) -> None:
    event = make_event(region, state=EventState.DRAFT)
    for _twice in range(2):
        remove_event(actor=director, event=event, now=NOW)
    with pytest.raises(Refusal):
        announced(director, event)
    assert purge_events(actor=None, before=NOW) == 0
    assert not restore_event(actor=director, event=event).is_removed
    remove_event(actor=director, event=event, now=NOW)
    assert purge_events(actor=None, before=NOW + dt.timedelta(days=1)) == 1
    assert not Event.objects.exists()
