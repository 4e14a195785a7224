"""The link in the mail with minutes: for its reader alone, until its day, and a clear answer afterwards."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from regietafel.consultation import minute_links
from regietafel.consultation.models import Invitee, Meeting, MeetingState, Remark, Seat
from regietafel.consultation.queries.minute_readers import readers_of, sending_of
from regietafel.organisations.models import Contact, Organisation
from tests.consultation import make
from tests.consultation.minuted import first_item, meeting, put, written

__all__ = ["meeting"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def link(meeting: Meeting, director: object) -> str:
    """The link of the speaker to minutes that are out for remarks."""
    written(director, meeting, "Er waren er dertien.")  # type: ignore[arg-type]
    put(meeting, MeetingState.MINUTES_SENT)
    reader = Invitee.objects.create(meeting=meeting, name="Spreker", email="spreker@example.org")
    return link_to(meeting, reader)


def link_to(meeting: Meeting, reader: Invitee) -> str:
    """The address behind the mail."""
    return f"/nl/read-minutes/{minute_links.token_for(meeting.pk, sending_of(meeting), f'i{reader.pk}')}/"


def key_of(link: str) -> str:
    """What the form of the page carries."""
    return minute_links.form_key(link.split("/")[3])


def remark(link: str, **data: object) -> object:
    """Send a remark through the form of the page."""
    return Client().post(link, {"key": key_of(link), "text": "Het was april.", **data})


def test_the_reader_reads_and_remarks_without_an_account(link: str, meeting: Meeting) -> None:
    page = Client().get(link)
    assert page.status_code == 200
    assert "Er waren er dertien." in page.content.decode()
    assert page["Referrer-Policy"] == "no-referrer"
    assert not page.cookies
    answer = Client().post(link, {"key": key_of(link), "text": "Het was april.", "item": first_item(meeting).pk})
    assert answer.status_code == 302
    made = Remark.objects.get()
    assert (made.author, made.item, made.made_by) == ("Spreker", first_item(meeting), None)
    assert "Het was april." in Client().get(link).content.decode()


def test_a_reader_sees_no_remark_of_somebody_else(link: str, meeting: Meeting) -> None:
    Remark.objects.create(meeting=meeting, text="Van een ander.", made_as="Iemand anders")
    assert "Van een ander." not in Client().get(link).content.decode()


def seated(meeting: Meeting, organisation: Organisation) -> tuple[Seat, str]:
    """A seat with a contact, and the link that goes to it now."""
    contact = make.make_contact(organisation, meeting.body.region, "Oude contactpersoon")
    seat = make.make_seat(meeting.body, organisation, contact=contact)
    key = next(one.key for one in readers_of(meeting) if one.name == "Oude contactpersoon")
    return seat, f"/nl/read-minutes/{minute_links.token_for(meeting.pk, sending_of(meeting), key)}/"


@pytest.mark.parametrize("change", ["another contact", "another address", "nobody", "seat ended"])
def test_a_link_ends_when_somebody_else_comes_for_the_seat(
    meeting: Meeting, link: str, organisation: Organisation, change: str
) -> None:
    seat, theirs = seated(meeting, organisation)
    assert "Oude contactpersoon" in Client().get(theirs).content.decode()
    if change == "another contact":
        seat.contact = make.make_contact(organisation, meeting.body.region, "Nieuwe contactpersoon")
    elif change == "another address":
        Contact.objects.filter(seats=seat).update(email="nieuw@example.org", name="Nieuwe contactpersoon")
    elif change == "nobody":
        seat.contact = None
    else:
        seat.until = meeting.on - dt.timedelta(days=1)
    seat.save()
    page = Client().get(theirs)
    assert page.status_code == 410
    assert "Nieuwe contactpersoon" not in page.content.decode()
    assert "Er waren er dertien." not in page.content.decode()
    assert remark(theirs).status_code == 410  # type: ignore[attr-defined]
    assert not Remark.objects.exists()


def test_a_link_stays_when_only_the_name_was_put_right(meeting: Meeting, link: str, organisation: Organisation) -> None:
    seat, theirs = seated(meeting, organisation)
    Contact.objects.filter(seats=seat).update(name="Contactpersoon")
    assert Client().get(theirs).status_code == 200


@pytest.mark.parametrize("text", ["", "x" * 4001])
def test_what_cannot_be_taken_in_comes_back_as_typed(text: str, link: str) -> None:
    answer = Client().post(link, {"key": key_of(link), "text": text})
    assert answer.status_code == 422
    assert text in answer.content.decode()
    assert not Remark.objects.exists()


def test_a_form_that_is_not_ours_is_refused(link: str) -> None:
    assert Client().post(link, {"text": "Het was april."}).status_code == 403
    assert not Remark.objects.exists()


@pytest.mark.parametrize("place", [-2, -20, len("/nl/read-minutes/")])
def test_an_altered_link_opens_nothing_and_tells_nothing(place: int, link: str) -> None:
    letter = "b" if link[place] != "b" else "c"
    altered = f"{link[:place]}{letter}{link[place + 1 :] if place != -1 else ''}"
    page = Client().get(altered)
    assert page.status_code == 404
    assert "dertien" not in page.content.decode()


def test_after_its_day_the_link_says_so_and_keeps_what_was_typed(link: str, meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(remarks_until=timezone.localdate() - dt.timedelta(days=1))
    page = Client().get(link)
    assert page.status_code == 410
    assert "dertien" not in page.content.decode()
    late = Client().post(link, {"key": key_of(link), "text": "Een lange opmerking."})
    assert late.status_code == 410
    assert "Een lange opmerking." in late.content.decode()
    assert not Remark.objects.exists()


@pytest.mark.parametrize("state", [MeetingState.HELD, MeetingState.APPROVED, MeetingState.LOCKED])
def test_a_link_to_minutes_that_are_not_out_for_remarks(state: MeetingState, link: str, meeting: Meeting) -> None:
    put(meeting, state)
    assert Client().get(link).status_code == 410


def test_a_newer_mail_makes_the_older_link_lead_on(link: str, meeting: Meeting) -> None:
    put(meeting, MeetingState.MINUTES_SENT, minutes_sent_at=timezone.now() + dt.timedelta(hours=1))
    page = Client().get(link)
    assert page.status_code == 410
    assert "nieuwere mail" in page.content.decode()


def test_a_token_of_another_purpose_opens_nothing(meeting: Meeting) -> None:
    from regietafel.plans import tokens

    assert Client().get(f"/nl/read-minutes/{tokens.token_for(meeting.pk, 1)}/").status_code == 404


def test_a_script_is_slowed_down(link: str) -> None:
    codes = {Client().post(link, {"text": "x"}).status_code for _turn in range(40)}
    assert 429 in codes
