"""Whoever gets reminders turns them off: by the link in the mail or in the account; looking turns nothing off."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from regietafel.attention.models import Rhythm, Wish
from regietafel.consultation import reminder_links
from regietafel.consultation.models import ActionPoint, NoReminders
from regietafel.consultation.operations.reminders import remind_points
from regietafel.notices.models import OutboxMail
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.consultation import make
from tests.submitted import form_with

NOW = dt.datetime(2026, 6, 16, 9, 30, tzinfo=dt.UTC)


def late(region: Region, **fields: object) -> ActionPoint:
    """A point that was due."""
    return ActionPoint.objects.create(region=region, due_on=NOW.date(), what="Lijst", **fields)


def link_in(mail: OutboxMail) -> str:
    """The link under a reminder."""
    found = next(word for word in mail.body.split() if "/reminders/" in word)
    return found[found.index("/nl/") :]


def test_a_contact_turns_them_off_by_the_link_and_on_again(
    client: Client, region: Region, organisation: Organisation
) -> None:
    make.make_contact(organisation, region)
    point = late(region, organisation=organisation)
    assert remind_points(actor=None, now=NOW) == 1
    link = link_in(OutboxMail.objects.get())
    assert "onthaal" not in link
    page = client.get(link)
    assert not NoReminders.objects.exists()
    assert page["Referrer-Policy"] == "no-referrer"
    assert client.post(link, {"key": "made up", "off": "1"}).status_code == 403
    client.post(link, form_with(page, "key").data(off="1"))
    assert "Je krijgt geen herinneringen" in client.get(link).content.decode()
    ActionPoint.objects.update(reminded_on=None)
    assert remind_points(actor=None, now=NOW) == 0
    point.refresh_from_db()
    assert point.reminded_on is None
    client.post(link, form_with(client.get(link), "key").data(on="1"))
    assert remind_points(actor=None, now=NOW) == 1


def test_an_account_shows_and_changes_it(client: Client, director: User, partner: User, region: Region) -> None:
    late(region, user=director)
    late(region, user=partner)
    client.force_login(director)
    settings = reverse("people:settings")
    assert "Herinneringen uitzetten" not in client.get(settings).content.decode(), "the mail of what is new tells"
    for person in (director, partner):
        Wish.objects.create(user=person, rhythm=Rhythm.OFF)
    assert "Herinneringen uitzetten" in client.get(settings).content.decode()
    client.post(reverse("consultation:reminders-own"), {"off": "1"})
    assert "Herinneringen weer aanzetten" in client.get(settings).content.decode()
    assert remind_points(actor=None, now=NOW) == 1
    assert OutboxMail.objects.get().to == partner.email
    client.post(reverse("consultation:reminders-own"), {"on": "1"})
    assert not NoReminders.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["cut", "other", "none"])
def test_an_altered_link_turns_nothing_off(client: Client, how: str) -> None:
    token = reminder_links.token_for("onthaal@example.org")
    wrong = {"cut": token[:-3], "other": "0" * 64 + token[64:], "none": "x"}[how]
    link = reverse("consultation:reminders-by-link", args=[wrong])
    assert client.get(link).status_code == 404
    answer = client.post(link, {"key": reminder_links.form_key(wrong), "off": "1"})
    assert answer.status_code == 404
    assert not NoReminders.objects.exists()
