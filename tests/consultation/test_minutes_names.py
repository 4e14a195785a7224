"""Locked minutes keep the names of then: who renames an organisation or a body rewrites no history."""

from __future__ import annotations

import pytest
from django.db.models import Value
from django.db.models.functions import Concat

from regietafel.consultation.models import ActionPoint, Attendance, Body, Meeting, MeetingState, ReportBack, Seat
from regietafel.consultation.operations.minutes_life import lock_minutes
from regietafel.consultation.queries.minutes import minutes_of
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from tests import cast
from tests.consultation.make import make_body
from tests.consultation.minuted import first_item, meeting, put

__all__ = ["meeting"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def approved(meeting: Meeting) -> Meeting:
    """Approved minutes in which organisations and bodies are named in every way."""
    region, item = meeting.body.region, first_item(meeting)
    seat = Seat.objects.get(contact__isnull=False)
    Attendance.objects.create(meeting=meeting, seat=seat, organisation=seat.organisation, name="Onthaal")
    guest = cast.make_organisation(region, "De Gast")
    Attendance.objects.create(meeting=meeting, organisation=guest, name="Spreker", presence="guest")
    ActionPoint.objects.create(region=region, item=item, what="Lijst", organisation=seat.organisation)
    ReportBack.objects.create(region=region, item=item, what="Vraag", to_body=make_body(region, "Dagelijks bestuur"))
    return put(meeting, MeetingState.APPROVED)


def all_words(meeting: Meeting) -> str:
    """Everything that minutes say."""
    minutes = minutes_of(Meeting.objects.get(pk=meeting.pk))
    said = [" ".join(one.paragraphs) for item in minutes.items for one in item.said]
    return " | ".join([minutes.title, minutes.body, *(line for group in minutes.groups for line in group.lines), *said])


def rename_everything() -> None:
    """Give each organisation and each body another name."""
    Organisation.objects.update(name=Concat(Value("Hernoemd "), "name"))
    Body.objects.update(name=Concat(Value("Hernoemd "), "name"))


def test_locked_minutes_keep_the_names_of_then(approved: Meeting, director: User) -> None:
    before = all_words(approved)
    for name in ("Actiegroep", "Werkhuis De Klaver: Onthaal", "De Gast: Spreker", "aan Dagelijks bestuur"):
        assert name in before
    lock_minutes(actor=director, meeting=approved)
    rename_everything()
    assert all_words(approved) == before


def test_minutes_that_are_not_locked_follow(approved: Meeting) -> None:
    rename_everything()
    assert "Hernoemd Werkhuis De Klaver: Onthaal" in all_words(approved)


def test_who_closes_the_account_is_not_kept(approved: Meeting, director: User, partner: User) -> None:
    ActionPoint.objects.update(organisation=None, user=partner)
    lock_minutes(actor=director, meeting=approved)
    assert partner.name not in str(Meeting.objects.get(pk=approved.pk).names_kept)
