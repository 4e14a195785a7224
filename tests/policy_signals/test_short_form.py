"""The short form of a region: by its link, without an account, and how the director opens it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.notices.models import OutboxMail
from regietafel.people.models import User
from regietafel.policy_signals import links
from regietafel.policy_signals.models import Signal, SignalDesk, Voice, Way
from regietafel.territories.models import Region
from tests.cast import Person
from tests.policy_signals.make import open_desk

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]


def form_address(region: Region) -> str:
    """The short form of a region, open."""
    desk = open_desk(region)
    return reverse("policy_signals:short-form", args=[links.token_for(links.DESK, desk.pk, desk.issue)])


def sent(client: Client, address: str, **more: str) -> int:
    """Fill in the short form; the status of the answer."""
    token = address.rstrip("/").split("/")[-1]
    return client.post(address, {"key": links.form_key(token), "what": "De bus rijdt niet meer", **more}).status_code


class TestShortForm:
    """By its link, without an account."""

    def test_it_takes_in_a_signal_and_mails_a_link_to_follow_it(self, region: Region, client: Client) -> None:
        address = form_address(region)
        opened = client.get(address)
        assert opened.status_code == 200
        assert not opened.cookies
        assert sent(client, address, organisation_said="Klaver", email="melder@example.org") == 302
        voice = Voice.objects.get()
        assert (voice.signal.region, voice.way, voice.email) == (region, Way.LINK, "melder@example.org")
        mail = OutboxMail.objects.get()
        assert links.token_for(links.VOICE, voice.pk) in mail.body

    def test_the_same_form_twice_is_one_signal_and_one_mail(self, region: Region, client: Client) -> None:
        address = form_address(region)
        for _again in range(2):
            assert sent(client, address, email="melder@example.org", once="dezelfde") == 302
        assert (Signal.objects.count(), OutboxMail.objects.count()) == (1, 1)
        assert not client.cookies

    def test_the_mail_repeats_nothing_that_was_typed(self, region: Region, client: Client) -> None:
        sent(client, form_address(region), what="Koop nu op example.org", email="ander@example.org")
        assert "Koop nu" not in OutboxMail.objects.get().body

    def test_without_an_address_nobody_is_mailed(self, region: Region, client: Client) -> None:
        assert sent(client, form_address(region)) == 302
        assert (Signal.objects.count(), OutboxMail.objects.count()) == (1, 0)

    def test_a_script_that_fills_in_every_box_writes_nothing(self, region: Region, client: Client) -> None:
        assert sent(client, form_address(region), website="http://example.org") == 302
        assert not Signal.objects.exists()

    def test_a_flood_is_refused_in_words_with_what_was_typed(self, region: Region, client: Client) -> None:
        address = form_address(region)
        answers = [sent(client, address) for _one in range(12)]
        assert answers.count(429) >= 6
        assert Signal.objects.count() == answers.count(302)

    @pytest.mark.parametrize(
        ("what", "status"), [("altered", 404), ("expired", 410), ("closed", 410), ("renewed", 410)]
    )
    def test_a_link_that_opens_nothing(self, what: str, status: int, region: Region, client: Client) -> None:
        address = form_address(region)
        if what == "altered":
            address = address[:-3] + "zz/"
        elif what == "expired":
            SignalDesk.objects.update(until=timezone.localdate() - dt.timedelta(days=1))
        elif what == "closed":
            SignalDesk.objects.update(is_open=False)
        else:
            SignalDesk.objects.update(issue=2)
        answer = client.get(address)
        assert answer.status_code == status
        assert region.name not in answer.content.decode()

    def test_a_form_that_is_not_ours_writes_nothing(self, region: Region, client: Client) -> None:
        assert client.post(form_address(region), {"what": "x", "key": "y"}).status_code == 403
        assert not Signal.objects.exists()

    def test_the_director_opens_it_and_gives_it_a_new_link(
        self, director: User, region: Region, client_of: ClientOf
    ) -> None:
        client, address = client_of(director), reverse("policy_signals:desk", args=[region.slug])
        until = (timezone.localdate() + dt.timedelta(days=90)).strftime("%d/%m/%Y")
        assert client.post(address, {"is_open": "on", "until": "", "version": "1"}).status_code == 422
        client.post(address, {"is_open": "on", "until": until, "opening": "Welkom", "version": "1"})
        desk = SignalDesk.objects.get()
        token = links.token_for(links.DESK, desk.pk, desk.issue)
        assert token in client.get(address).content.decode()
        client.post(reverse("policy_signals:desk-renew", args=[region.slug]))
        assert token not in client.get(address).content.decode()
