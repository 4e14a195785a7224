"""Convening: who is asked and hears what becomes of it, what they answer by their link, and what a draft sends: nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from regietafel.consultation import answer_tokens
from regietafel.consultation.models import Answer, Body, Invitee, Meeting, MeetingState, SeatRole
from regietafel.consultation.operations.convening import (
    Guest,
    answer_invitation,
    ask_more,
    cancel_meeting,
    convene,
    uncancel_meeting,
)
from regietafel.consultation.operations.meeting_data import About, WhenWhere
from regietafel.consultation.operations.meeting_states import call_held
from regietafel.consultation.operations.meetings import edit_meeting, move_meeting
from regietafel.consultation.queries.inviting import answers_in, invitees_of, seats_to_ask
from regietafel.core.errors import Refusal
from regietafel.notices.models import OutboxMail
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.consultation.make import make_body, make_contact, make_meeting, make_seat
from tests.submitted import form_with

TODAY = timezone.localdate()
COMING = TODAY + dt.timedelta(days=30)
NOW = timezone.now()
S = MeetingState
GUEST = Guest("Gast", "gast@example.org")


@pytest.fixture
def body(region: Region, organisation: Organisation, edited_organisation: Organisation) -> Body:
    """A body with a seat that has an address, one that has none, and a substitute."""
    body = make_body(region)
    contact = make_contact(organisation, region)
    seat = make_seat(body, organisation, contact=contact)
    make_seat(body, edited_organisation)
    reserve = make_contact(organisation, region, "Reserve")
    make_seat(body, organisation, role=SeatRole.SUBSTITUTE, substitute_for=seat, contact=reserve)
    return body


@pytest.fixture
def draft(body: Body) -> Meeting:
    """A draft in a month."""
    return make_meeting(body, COMING, S.DRAFT, starts_at=dt.time(9, 30), ends_at=dt.time(11), place="Kleizaal")


def asked(director: User, meeting: Meeting, guests: tuple[Guest, ...] = (GUEST,)) -> Meeting:
    """The meeting convened, with all its seats but the substitutes."""
    seats = [one.seat for one in seats_to_ask(meeting) if one.seat.role != SeatRole.SUBSTITUTE]
    return convene(actor=director, meeting=meeting, seats=seats, guests=guests, version=None, now=NOW, today=TODAY)


def mails() -> list[tuple[str, str, int]]:
    """Each mail in the outbox: to whom, with which method and which sequence."""
    found = []
    for mail in OutboxMail.objects.order_by("pk"):
        (file,) = mail.attachments
        calendar: Any = Calendar.from_ical(file["text"])
        found.append((mail.to, str(calendar["method"]), int(calendar.walk("VEVENT")[0]["sequence"])))
    return found


def test_the_seats_of_that_day_are_asked_and_those_without_an_address_are_told(director: User, draft: Meeting) -> None:
    labels = [(one.name, one.email) for one in seats_to_ask(draft)]
    assert labels == [
        ("Onthaal", "onthaal@example.org"),
        ("Reserve", "reserve@example.org"),
        ("Kringwinkel Het Anker", ""),
    ]
    there = asked(director, draft)
    assert (there.state, there.convened_at) == (S.CONVENED, NOW)
    assert mails() == [("onthaal@example.org", "REQUEST", 0), ("gast@example.org", "REQUEST", 0)]
    told = {one.name: one.told_sequence for one in invitees_of(there)}
    assert told == {"Onthaal": 0, "Kringwinkel Het Anker": -1, "Gast": 0}


def test_a_draft_sends_nothing_whatever_is_done_with_it(director: User, draft: Meeting) -> None:
    edit_meeting(actor=director, meeting=draft, about=About(title="Voorjaar"), version=None)
    move_meeting(actor=director, meeting=draft, when_where=WhenWhere(COMING + dt.timedelta(days=1)), version=None)
    with pytest.raises(Refusal):
        cancel_meeting(actor=director, meeting=draft, because="Ziekte", version=None, today=TODAY)
    with pytest.raises(Refusal):
        ask_more(actor=director, meeting=draft, seats=(), guests=(GUEST,), version=None)
    assert OutboxMail.objects.count() == 0


def test_one_address_is_asked_once(director: User, draft: Meeting) -> None:
    there = asked(director, draft, (GUEST, Guest("Nog eens", "Gast@example.org"), Guest("X", "onthaal@example.org")))
    assert [mail.to for mail in OutboxMail.objects.order_by("pk")] == ["onthaal@example.org", "gast@example.org"]
    ask_more(actor=director, meeting=there, seats=(), guests=(GUEST, Guest("Nieuw", "nieuw@example.org")), version=None)
    assert OutboxMail.objects.count() == 3


@pytest.mark.parametrize("state", list(S))
def test_only_a_draft_is_convened(director: User, body: Body, state: MeetingState) -> None:
    meeting = make_meeting(body, COMING, state)
    if state == S.DRAFT:
        assert asked(director, meeting).state == S.CONVENED
    else:
        with pytest.raises(Refusal):
            asked(director, meeting)


def test_nobody_is_asked_to_a_day_that_has_passed(director: User, body: Body) -> None:
    with pytest.raises(Refusal):
        asked(director, make_meeting(body, TODAY - dt.timedelta(days=1), S.DRAFT))
    assert asked(director, make_meeting(body, TODAY, S.DRAFT)).state == S.CONVENED


def test_a_move_is_told_as_the_same_meeting_and_asks_for_an_answer_anew(director: User, draft: Meeting) -> None:
    there = asked(director, draft)
    guest = there.invitees.get(email="gast@example.org")
    answer_invitation(actor=None, invitee=guest, answer=Answer.ACCEPTED, replaced_by="", now=NOW, today=TODAY)
    hall = WhenWhere(there.on, there.starts_at, there.ends_at, "Leiezaal")
    move_meeting(actor=director, meeting=there, when_where=hall, version=None)
    guest.refresh_from_db()
    assert guest.answer == Answer.ACCEPTED, "another room is no other day"
    move_meeting(actor=director, meeting=there, when_where=WhenWhere(there.on + dt.timedelta(days=7)), version=None)
    guest.refresh_from_db()
    assert (guest.answer, guest.told_sequence) == (Answer.NEEDS_ACTION, 2)
    assert mails()[2:] == [
        ("gast@example.org", "REQUEST", 1),
        ("onthaal@example.org", "REQUEST", 1),
        ("gast@example.org", "REQUEST", 2),
        ("onthaal@example.org", "REQUEST", 2),
    ]
    uids = {
        Calendar.from_ical(mail.attachments[0]["text"]).walk("VEVENT")[0]["uid"] for mail in OutboxMail.objects.all()
    }
    assert len(uids) == 1


def test_only_who_was_told_hears_that_it_is_off_and_that_it_is_on_again(director: User, draft: Meeting) -> None:
    there = asked(director, draft)
    off = cancel_meeting(actor=director, meeting=there, because="Te weinig punten", version=None, today=TODAY)
    assert (off.state, off.sequence) == (S.CANCELLED, 1)
    assert mails()[2:] == [("gast@example.org", "CANCEL", 1), ("onthaal@example.org", "CANCEL", 1)]
    assert "Te weinig punten" in OutboxMail.objects.order_by("-pk")[0].body
    on = uncancel_meeting(actor=director, meeting=off, today=TODAY)
    assert (on.state, on.sequence, on.cancelled_because) == (S.CONVENED, 2, "")
    assert uncancel_meeting(actor=director, meeting=off, today=TODAY).sequence == 2
    assert mails()[4:] == [("gast@example.org", "REQUEST", 2), ("onthaal@example.org", "REQUEST", 2)]


@pytest.mark.parametrize("because", ["", "  "])
def test_a_meeting_is_not_called_off_without_a_reason(director: User, draft: Meeting, because: str) -> None:
    there = asked(director, draft)
    with pytest.raises(Refusal) as refusal:
        cancel_meeting(actor=director, meeting=there, because=because, version=None, today=TODAY)
    assert refusal.value.field == "because"


def test_of_a_past_meeting_nobody_is_told_that_it_was_off(director: User, body: Body) -> None:
    meeting = make_meeting(body, TODAY - dt.timedelta(days=2), S.CONVENED)
    Invitee.objects.create(meeting=meeting, name="Gast", email="gast@example.org", told_sequence=0)
    cancel_meeting(actor=director, meeting=meeting, because="Niemand kwam", version=None, today=TODAY)
    assert OutboxMail.objects.count() == 0


def test_who_sends_somebody_else_counts_as_coming(draft: Meeting) -> None:
    rows = [
        Invitee(meeting=draft, name="A", answer=Answer.ACCEPTED),
        Invitee(meeting=draft, name="B", answer=Answer.DECLINED, replaced_by="C"),
        Invitee(meeting=draft, name="D", answer=Answer.DECLINED),
        Invitee(meeting=draft, name="E", answer=Answer.TENTATIVE),
        Invitee(meeting=draft, name="F"),
    ]
    found = answers_in(rows)
    assert (found.comes, found.maybe, found.declines, found.silent) == (2, 1, 1, 1)


def link_to(meeting: Meeting, email: str = "gast@example.org") -> str:
    """The address that a mail gives."""
    return reverse("consultation:meeting-answer", args=[answer_tokens.token_for(meeting.invitees.get(email=email).pk)])


def test_the_link_shows_without_an_account_and_only_the_button_answers(director: User, draft: Meeting) -> None:
    there, browser = asked(director, draft), Client()
    url = link_to(there)
    assert url in OutboxMail.objects.get(to="gast@example.org").body
    page = browser.get(url)
    assert page.status_code == 200
    assert "Kleizaal" in page.content.decode()
    assert there.invitees.get(email="gast@example.org").answer == Answer.NEEDS_ACTION
    data = form_with(page, "replaced_by").data(answer="declined", replaced_by="Mijn collega")
    assert browser.post(url, data).status_code == 302
    guest = there.invitees.get(email="gast@example.org")
    assert (guest.answer, guest.replaced_by) == (Answer.DECLINED, "Mijn collega")
    assert "onthaal" not in browser.get(url).content.decode().lower(), "who else is asked is nobody's business"


def test_a_link_that_is_altered_or_of_another_purpose_answers_nothing(director: User, draft: Meeting) -> None:
    there, browser = asked(director, draft), Client()
    url = link_to(there)
    for wrong in (url[:-2] + "x/", reverse("consultation:meeting-answer", args=["1"])):
        assert browser.get(wrong).status_code == 404
    assert browser.post(url, {"answer": "accepted"}).status_code == 403, "not our form"
    assert there.invitees.get(email="gast@example.org").answer == Answer.NEEDS_ACTION


@pytest.mark.parametrize("what", ["over", "held", "cancelled", "removed"])
def test_a_link_stops_with_its_meeting_and_says_so(director: User, draft: Meeting, what: str) -> None:
    there, browser = asked(director, draft), Client()
    url = link_to(there)
    data = form_with(browser.get(url), "replaced_by").data(answer="accepted")
    if what == "over":
        Meeting.objects.filter(pk=there.pk).update(on=TODAY - dt.timedelta(days=1))
    elif what == "held":
        values: dict[str, Any] = {"head_count": None, "head_count_about": False, "version": None}
        call_held(actor=director, meeting=there, when=there.when, today=COMING, **values)
    elif what == "cancelled":
        cancel_meeting(actor=director, meeting=there, because="Te weinig punten", version=None, today=TODAY)
    else:
        Meeting.objects.filter(pk=there.pk).update(removed_at=NOW)
    for page in (browser.get(url), browser.post(url, data)):
        assert page.status_code == (404 if what == "removed" else 410)
        assert ("Te weinig punten" in page.content.decode()) == (what == "cancelled")
    assert there.invitees.get(email="gast@example.org").answer == Answer.NEEDS_ACTION


def test_the_director_looks_first_and_sends_from_the_page(director: User, draft: Meeting, client: Client) -> None:
    client.force_login(director)
    url = reverse("consultation:meeting-convene", args=[draft.body.region.slug, draft.pk])
    page = client.get(url)
    assert "onthaal@example.org" in page.content.decode()
    assert OutboxMail.objects.count() == 0
    form = form_with(page, "guests")
    wrong = client.post(url, form.data(guests="zomaar iets"))
    assert wrong.status_code == 422
    sent = client.post(url, form.data(guests="Jeugddienst, jeugd@example.org\nanoniem@example.org"))
    assert sent.status_code == 302
    found = set(OutboxMail.objects.values_list("to", flat=True))
    assert found == {"onthaal@example.org", "jeugd@example.org", "anoniem@example.org"}
    assert Invitee.objects.get(email="jeugd@example.org").name == "Jeugddienst"
