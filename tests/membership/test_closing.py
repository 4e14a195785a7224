"""An account that closes says nothing about a person any more; what was done stays accountable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from regietafel.journal.models import Entry
from regietafel.journal.operations import record
from regietafel.membership.models import Invitation
from regietafel.notices.models import OutboxMail
from regietafel.notices.operations import post
from regietafel.organisations.models import Organisation
from regietafel.people.models import RegionRole, User
from tests import cast

ClientOf = Callable[[cast.Person], Client]


def proven(client: Client) -> Client:
    """A browser in which the person just said again who they are."""
    assert client.post("/nl/account/reauthenticate/", {"password": cast.PASSWORD}).status_code == 302
    return client


def test_a_screen_that_was_left_open_closes_nothing(partner: User, client_of: ClientOf) -> None:
    client = client_of(partner)
    answer = client.post("/nl/me/close/", {"sure": "on"})
    assert answer["Location"] == "/nl/account/reauthenticate/?next=%2Fnl%2Fme%2Fclose%2F"
    assert User.objects.get(pk=partner.pk).is_active
    answer = client.post(answer["Location"], {"password": cast.PASSWORD, "next": "/nl/me/close/"})
    assert answer["Location"] == "/nl/", "what was asked for is done as soon as the person has proven who they are"
    assert not User.objects.get(pk=partner.pk).is_active


def test_everything_about_the_person_goes_and_the_journal_stays(
    partner: User, organisation: Organisation, client_of: ClientOf
) -> None:
    record(actor=partner, verb="changed", on=organisation, region=organisation.region)
    post(to=partner.email, subject="s", body="t", person=partner)
    client = proven(client_of(partner))
    other_browser = client_of(partner)
    response = client.post("/nl/me/close/", {"sure": "on"})
    assert response["Location"] == "/nl/"

    closed = User.objects.get(pk=partner.pk)
    assert not closed.is_active
    assert (closed.name, closed.email.endswith(".invalid"), closed.has_usable_password()) == ("", True, False)
    for model in (EmailAddress, OutboxMail):
        assert not model.objects.exists()
    assert not RegionRole.objects.filter(user=partner, ended_at__isnull=True).exists()
    assert Entry.objects.filter(verb="changed", actor_name="Pia Partner").exists()
    left = [str(values) for values in User.objects.filter(pk=partner.pk).values()]
    assert "partner@deklaver" not in left[0]
    assert other_browser.get("/nl/me/").status_code == 302


def test_the_tick_is_asked_for(partner: User, client_of: ClientOf) -> None:
    response = client_of(partner).post("/nl/me/close/", {})
    assert response.status_code == 422
    assert User.objects.get(pk=partner.pk).is_active


def test_the_only_director_is_told_to_hand_over(director: User, client_of: ClientOf) -> None:
    response = proven(client_of(director)).post("/nl/me/close/", {"sure": "on"})
    assert response.status_code == 422
    assert "Leiestreek" in response.content.decode()
    assert User.objects.get(pk=director.pk).is_active


def test_the_last_administrator_stays(admin: User, client_of: ClientOf) -> None:
    assert proven(client_of(admin)).post("/nl/me/close/", {"sure": "on"}).status_code == 422
    assert User.objects.get(pk=admin.pk).is_active
    cast.make_person("second@regietafel.example", "Tweede", is_platform_admin=True)
    assert proven(client_of(admin)).post("/nl/me/close/", {"sure": "on"}).status_code == 302
    assert not User.objects.get(pk=admin.pk).is_platform_admin


def test_offers_to_the_address_go_too(partner: User, director: User, client_of: ClientOf) -> None:
    Invitation.objects.create(
        region=RegionRole.objects.get(user=director).region,
        email=partner.email,
        kind="team_member",
        expires_at=timezone.now() + dt.timedelta(days=3),
    )
    proven(client_of(partner)).post("/nl/me/close/", {"sure": "on"})
    assert not Invitation.objects.exists()
