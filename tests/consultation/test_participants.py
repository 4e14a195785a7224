"""The team's side of registrations: the list, the door, the mail afterwards, what is taken on, and the speed-dates."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from regietafel.consultation.models import ActionPoint, Encounter, Event, PairWish, Registration
from regietafel.consultation.operations.door import add_guest, check_in, take_back_check_in
from regietafel.consultation.operations.follow_up import FollowUp, send_follow_up
from regietafel.consultation.queries.participants import at_the_door
from regietafel.consultation.queries.registrations import places_of
from regietafel.core.errors import Refusal
from regietafel.notices.models import OutboxMail
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.consultation.events import DAY, NOW, make_event, make_registration
from tests.submitted import form_with


@pytest.fixture
def event(region: Region) -> Event:
    """An event for two, with one who waits."""
    made = make_event(region, capacity=2)
    for name, state in (("Élodie", "confirmed"), ("Bart", "confirmed"), ("Carla", "waiting"), ("Dora", "cancelled")):
        make_registration(
            made, name, state, organisation_name=f"Dienst {name[0]}", email=f"{name[0].lower()}@example.org"
        )
    return made


@pytest.fixture
def browser(director: User) -> Client:
    """The browser of the director."""
    client = Client()
    client.force_login(director)
    return client


def at(name: str, event: Event, *more: Any) -> str:
    """A page of the event."""
    return reverse(f"consultation:{name}", args=[event.region.slug, event.slug, *more])


def row_of(event: Event, name: str) -> Registration:
    """Somebody by name."""
    return Registration.objects.get(event=event, name=name)


@pytest.mark.parametrize(
    ("typed", "found"),
    [("", ["Bart", "Carla", "Élodie"]), ("elo", ["Élodie"]), ("DIENST c", ["Carla"]), ("dora", []), ("x", [])],
)
def test_some_letters_find_who_may_come_in(event: Event, typed: str, found: list[str]) -> None:
    """Whatever capitals and accents; by organisation too; not who said that they do not come."""
    assert [one.name for one in at_the_door(event, typed)] == found


def test_who_is_here_stands_below_and_can_be_taken_back(event: Event, director: User) -> None:
    bart = row_of(event, "Bart")
    for _twice in range(2):
        check_in(actor=director, registration=bart, now=NOW)
    assert [one.name for one in at_the_door(event, "")] == ["Carla", "Élodie", "Bart"]
    assert places_of(event).checked_in == 1
    for _twice in range(2):
        take_back_check_in(actor=director, registration=bart)
    assert places_of(event).checked_in == 0
    assert row_of(event, "Bart").state == "confirmed"


def test_who_registered_anew_comes_in_by_that_also_from_a_page_of_before(event: Event, director: User) -> None:
    make_registration(event, "Dora", "confirmed", email="d@example.org")
    dora = Registration.objects.get(event=event, email="d@example.org", state="cancelled")
    here = check_in(actor=director, registration=dora, now=NOW)
    assert (here.pk != dora.pk, here.checked_in_at, places_of(event).checked_in) == (True, NOW, 1)


def test_who_waited_and_a_guest_come_in_whatever_the_places(event: Event, director: User) -> None:
    assert check_in(actor=director, registration=row_of(event, "Carla"), now=NOW).state == "confirmed"
    guest = add_guest(actor=director, event=event, name=" Gast ", organisation_name="", now=NOW)
    assert (guest.name, guest.email, places_of(event).checked_in) == ("Gast", "", 2)
    with pytest.raises(Refusal):
        add_guest(actor=director, event=event, name=" ", organisation_name="", now=NOW)


def test_the_door_is_one_press_for_each(browser: Client, event: Event) -> None:
    bart = row_of(event, "Bart")
    page = browser.get(at("door", event) + "?q=bar").content.decode()
    assert at("door-in", event, bart.pk) in page
    assert "Élodie" not in page
    answer = browser.post(at("door-in", event, bart.pk))
    assert answer["Location"] == at("door", event)
    assert at("door-back", event, bart.pk) in browser.get(at("door", event)).content.decode()
    browser.post(at("door-guest", event), {"name": "Gast", "organisation_name": "Buren"})
    assert row_of(event, "Gast").checked_in_at is not None
    assert browser.post(at("door-guest", event), {"name": ""}).status_code == 302
    hold = browser.get(at("event-held", event)).content.decode()
    assert 'value="2"' in hold


def test_the_list_the_paper_and_the_sheet(browser: Client, event: Event) -> None:
    Registration.objects.filter(name="Bart").update(needs="=1+1")
    page = browser.get(at("participants", event)).content.decode()
    assert all(name in page for name in ("Élodie", "Bart", "Carla", "Dora"))
    only = browser.get(at("participants", event) + "?state=waiting").content.decode()
    assert "Carla" in only
    assert "Bart" not in only
    paper = browser.get(at("sign-in-list", event)).content.decode()
    assert "Bart" in paper
    assert "Carla" not in paper
    sheet: Any = load_workbook(BytesIO(browser.get(at("participants-export", event, "xlsx")).content)).active
    rows = list(sheet.values)
    assert [row[0] for row in rows[1:]] == ["Bart", "Carla", "Dora", "Élodie"]
    assert sheet["E2"].data_type == "s"
    assert browser.get(at("participants-export", event, "exe")).status_code == 404


def test_a_long_list_asks_as_often_as_a_short_one(browser: Client, event: Event) -> None:
    counts = []
    for number in (1, 40):
        for n in range(number):
            make_registration(event, f"Meer {number} {n}")
        with CaptureQueriesContext(connection) as asked:
            browser.get(at("participants", event))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_who_calls_is_written_in_and_taken_off(browser: Client, event: Event) -> None:
    Event.objects.update(on=timezone.localdate() + dt.timedelta(days=30))
    data = form_with(browser.get(at("participant-add", event)), "name").data(name="Bel", email="bel@example.org")
    browser.post(at("participant-add", event), data)
    assert row_of(event, "Bel").state == "waiting"
    again = browser.post(at("participant-add", event), data | {"once": ["x"]})
    assert again.status_code == 422
    browser.post(at("participant-off", event, row_of(event, "Bart").pk))
    assert [row_of(event, name).state for name in ("Bart", "Carla", "Bel")] == ["cancelled", "confirmed", "waiting"]


def test_the_mail_afterwards_goes_once_to_who_came_or_did_not(event: Event, director: User) -> None:
    after = DAY + dt.timedelta(days=1)
    check_in(actor=director, registration=row_of(event, "Bart"), now=NOW)

    def send(to: str) -> int:
        mail = FollowUp(to, "Bedankt", "Tot de volgende keer")
        return send_follow_up(actor=director, event=event, mail=mail, today=after)

    assert (send("came"), send("missed")) == (1, 1)
    assert sorted(OutboxMail.objects.values_list("to", flat=True)) == ["b@example.org", "é@example.org"]
    with pytest.raises(Refusal):
        send("came")
    check_in(actor=director, registration=row_of(event, "Élodie"), now=NOW)
    assert send("came") == 1
    with pytest.raises(Refusal):
        send_follow_up(actor=director, event=event, mail=FollowUp("came", "x", "y"), today=DAY - dt.timedelta(days=1))


def test_the_mail_is_looked_at_before_it_goes(browser: Client, event: Event) -> None:
    Event.objects.update(on=dt.date(2026, 1, 5))
    data = form_with(browser.get(at("follow-up", event)), "subject").data(to="missed", subject="Jammer", text="Tot dan")
    preview = browser.post(at("follow-up", event), data)
    assert (preview.status_code, OutboxMail.objects.count()) == (200, 0)
    assert "Tot dan" in preview.content.decode()
    assert browser.post(at("follow-up", event), data | {"text": ""}).status_code == 422
    browser.post(at("follow-up", event), form_with(preview, "send").data(send="yes"))
    assert OutboxMail.objects.count() == 2


def test_what_is_taken_on_becomes_an_action_point(browser: Client, event: Event) -> None:
    data = form_with(browser.get(at("engagements", event)), "what").data(what="Een stageplaats", who="Bart")
    browser.post(at("engagements", event), data)
    point = ActionPoint.objects.get()
    assert (point.event, point.what, point.carrier) == (event, "Een stageplaats", "Bart")
    assert "Een stageplaats" in browser.get(at("engagements", event)).content.decode()


def test_from_groups_to_a_schedule_on_paper(browser: Client, event: Event) -> None:
    bart, elodie = row_of(event, "Bart"), row_of(event, "Élodie")
    made = make_registration(event, "Emma")
    form = form_with(browser.get(at("speed-groups", event)), "first_name")
    sides = {f"side-{bart.pk}": "0", f"side-{elodie.pk}": "1", f"side-{made.pk}": "1"}
    browser.post(at("speed-groups", event), form.data(first_name="Werk", second_name="Zorg") | sides)
    browser.post(at("speed-pair", event), {"first": bart.pk, "second": elodie.pk, "wanted": "0"})
    assert PairWish.objects.get().wanted is False
    browser.post(at("speed-make", event), {"rounds": "2", "tables": "1"})
    assert [(one.first, one.second) for one in Encounter.objects.all()] == [(bart, made)]
    browser.post(at("speed-pair-drop", event, PairWish.objects.get().pk))
    browser.post(at("speed-make", event), {"rounds": "2", "tables": "1"})
    assert Encounter.objects.count() == 2
    paper = browser.get(at("speed-paper", event)).content.decode()
    assert "Tafel 1" in paper
    assert "pauze" in paper
    wrong = browser.post(at("speed-pair", event), {"first": bart.pk, "second": bart.pk, "wanted": "1"}, follow=True)
    assert "Kies een van de mogelijkheden" in wrong.content.decode() or wrong.status_code == 200
    assert not PairWish.objects.exists()
    browser.post(at("speed-make", event), {"rounds": "-1", "tables": "x"})
    assert Encounter.objects.count() == 2
    browser.post(at("participant-off", event, made.pk))
    assert "opnieuw" in browser.get(at("speed-dates", event)).content.decode()
