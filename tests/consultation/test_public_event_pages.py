"""What a visitor without an account meets: the page, the form, the mail, the button, and no way to flood it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from regietafel.consultation import event_tokens
from regietafel.consultation.models import Event, Registration
from regietafel.notices.models import OutboxMail
from regietafel.territories.models import Region
from tests.consultation.events import make_event
from tests.submitted import form_with

TYPED = {"name": "Onthaal", "email": "onthaal@example.org", "organisation_name": "", "needs": "", "website": ""}


@pytest.fixture
def event(region: Region) -> Event:
    """An event a month from now."""
    return make_event(region, on=timezone.localdate() + dt.timedelta(days=30), description="Voor wie zoekt")


def at(name: str, event: Event) -> str:
    """A public page of the event."""
    return reverse(f"consultation:{name}", args=[event.region.slug, event.slug])


def behind(purpose: str, row: Registration) -> str:
    """The page behind a link in a mail."""
    name = "registration-confirm" if purpose == event_tokens.CONFIRM else "registration"
    return reverse(f"consultation:{name}", args=[event_tokens.token_for(purpose, row.pk)])


def text(response: object) -> str:
    """The page as text."""
    return str(response.content.decode())  # type: ignore[attr-defined]


def test_the_page_tells_what_when_where_and_keeps_no_cookie(client: Client, event: Event) -> None:
    page = client.get(at("public-event", event))
    assert "Voor wie zoekt" in text(page)
    assert at("public-register", event) in text(page)
    assert not page.cookies


def test_from_the_form_to_the_place_and_off_again(client: Client, event: Event) -> None:
    form = form_with(client.get(at("public-register", event)), "email")
    answer = client.post(at("public-register", event), form.data(name="Onthaal", email="onthaal@example.org"))
    assert answer["Location"] == at("public-asked", event)
    row = Registration.objects.get()
    link = behind(event_tokens.CONFIRM, row)
    assert link in OutboxMail.objects.get().body
    assert client.get(link).status_code == 200
    row.refresh_from_db()
    assert row.state == "pending"
    pressed = client.post(link, form_with(client.get(link), "key").data())
    row.refresh_from_db()
    assert (row.state, pressed["Location"]) == ("confirmed", behind(event_tokens.MANAGE, row))
    assert client.get(link)["Location"] == behind(event_tokens.MANAGE, row)
    mine = client.get(pressed["Location"])
    assert "Je wordt verwacht" in text(mine)
    assert mine["Referrer-Policy"] == "no-referrer"
    client.post(pressed["Location"], form_with(mine, "key").data())
    row.refresh_from_db()
    assert row.state == "cancelled"


def test_a_browser_without_cookies_can_confirm(event: Event) -> None:
    client = Client(enforce_csrf_checks=True)
    row = Registration.objects.create(event=event, name="Onthaal", email="onthaal@example.org", state="pending")
    link = behind(event_tokens.CONFIRM, row)
    form = form_with(client.get(link), "key")
    client.cookies.clear()
    assert client.post(link, {"key": "wrong"}).status_code == 403
    assert client.post(link, form.data()).status_code == 302


def test_the_answer_is_the_same_for_an_address_that_is_registered(client: Client, event: Event) -> None:
    first = client.post(at("public-register", event), TYPED)
    Registration.objects.update(state="confirmed")
    again = client.post(at("public-register", event), TYPED)
    other = client.post(at("public-register", event), TYPED | {"email": "ander@example.org"})
    assert {(one.status_code, one["Location"], one.content) for one in (first, again, other)} == {
        (302, at("public-asked", event), b"")
    }


def test_a_mistake_keeps_what_was_typed_and_says_how_to_mend_it(client: Client, event: Event) -> None:
    answer = client.post(at("public-register", event), TYPED | {"email": "geen adres"})
    assert answer.status_code == 422
    assert 'value="Onthaal"' in text(answer)
    assert not Registration.objects.exists()


def test_what_only_a_script_fills_in_comes_to_nothing(client: Client, event: Event) -> None:
    answer = client.post(at("public-register", event), TYPED | {"website": "https://spam.example"})
    assert answer["Location"] == at("public-asked", event)
    assert not Registration.objects.exists()
    assert not OutboxMail.objects.exists()


def test_ten_thousand_registrations_by_a_script_are_refused_in_words(client: Client, event: Event) -> None:
    """The first few of a minute go through, all others get 429; what comes after the first hundred is no other case."""
    answers = [client.post(at("public-register", event), TYPED | {"email": f"x{n}@example.org"}) for n in range(100)]
    assert [one.status_code for one in answers[:10]] == [302] * 10
    assert {one.status_code for one in answers[10:]} == {429}
    assert "Heel veel inschrijvingen tegelijk" in text(answers[-1])
    assert (Registration.objects.count(), OutboxMail.objects.count()) == (10, 10)


def test_many_addresses_together_do_not_flood_one_event_either(client: Client, event: Event) -> None:
    statuses = [
        client.post(
            at("public-register", event), TYPED | {"email": f"x{n}@example.org"}, REMOTE_ADDR=f"198.51.100.{n}"
        ).status_code
        for n in range(60)
    ]
    assert (statuses.count(302), statuses.count(429)) == (40, 20)
    assert Registration.objects.count() == 40


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("token", "status"), [("1.not-signed", 404), ("x" * 500, 404), ("1", 404), ("%00", 404)])
def test_an_altered_link_is_answered_in_words(client: Client, db: None, token: str, status: int, language: str) -> None:
    for tail in ("", "confirm/"):
        assert client.get(f"/{language}/registration/{token}/{tail}").status_code == status


def test_a_link_that_ran_out_says_so(client: Client, event: Event) -> None:
    row = Registration.objects.create(event=event, name="Onthaal", email="onthaal@example.org", state="pending")
    Registration.objects.update(asked_at=timezone.now() - dt.timedelta(hours=49))
    assert client.get(behind(event_tokens.CONFIRM, row)).status_code == 410
    assert "Schrijf je opnieuw in" in text(client.get(behind(event_tokens.CONFIRM, row)))


def test_an_event_that_does_not_take_place_says_why_everywhere(client: Client, event: Event) -> None:
    row = Registration.objects.create(event=event, name="Onthaal", email="onthaal@example.org", state="confirmed")
    Event.objects.update(state="cancelled", cancelled_because="De spreker is ziek")
    for url in (at("public-event", event), behind(event_tokens.MANAGE, row)):
        page = text(client.get(url))
        assert "De spreker is ziek" in page
    assert client.post(at("public-register", event), TYPED).status_code == 422


def test_the_calendar_file_is_the_same_event_when_it_moved_or_is_cancelled(client: Client, event: Event) -> None:
    def read() -> Any:
        answer = client.get(at("public-event-ics", event))
        [found] = Calendar.from_ical(answer.content).walk("VEVENT")
        return found

    Event.objects.update(on=dt.date(2026, 10, 25), starts_at=dt.time(9, 30), online_url="https://secret.example.org")
    first = read()
    assert (first["sequence"], first["status"], first.decoded("dtstart").isoformat()) == (
        0,
        "CONFIRMED",
        "2026-10-25T09:30:00+01:00",
    )
    assert "secret.example.org" not in str(first.to_ical())
    Event.objects.update(state="cancelled", cancelled_because="ziekte", sequence=1)
    gone = read()
    assert (gone["uid"], gone["sequence"], gone["status"]) == (first["uid"], 1, "CANCELLED")
    Event.objects.update(precision="month")
    assert client.get(at("public-event-ics", event)).status_code == 404
