"""Signals beside what they hang together with: on the page of a body, of an action, and "we see this too" on one that stands alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from regietafel.consultation.models import Body
from regietafel.people.models import User
from regietafel.policy_signals.models import Dossier, Signal, Voice
from regietafel.territories.models import Region
from tests.cast import Person
from tests.consultation.make import make_body
from tests.plans.make import make_action, make_framework, make_goal, make_plan
from tests.policy_signals.make import make_dossier, make_signal

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]


def page_of(client: Client, name: str, *args: object) -> str:
    """The page at an address."""
    return client.get(reverse(name, args=args)).content.decode()


@pytest.fixture
def body(region: Region) -> Body:
    """A body of the region."""
    return make_body(region, "Stuurgroep")


def test_a_body_shows_what_it_raised_to_whoever_reads_it(
    region: Region, body: Body, director: User, partner: User, client_of: ClientOf
) -> None:
    make_dossier(region, "Gedeeld dossier", body=body)
    make_dossier(region, "Dossier van het team", body=body, is_shared=False)
    make_dossier(region, "Door een signaal", make_signal(region, "In het overleg gezegd", body=body))
    make_dossier(region, "Van een ander")
    make_signal(region, "Nog alleen", body=body)
    for_team = page_of(client_of(director), "consultation:body", region.slug, body.slug)
    for words in ("Gedeeld dossier", "Dossier van het team", "Door een signaal", "Nog alleen"):
        assert words in for_team
    assert "Van een ander" not in for_team
    for_table = page_of(client_of(partner), "consultation:body", region.slug, body.slug)
    assert "Gedeeld dossier" in for_table
    for words in ("Dossier van het team", "Door een signaal", "Nog alleen"):
        assert words not in for_table


def test_a_body_with_many_says_how_many_more(region: Region, body: Body, director: User, client_of: ClientOf) -> None:
    for number in range(12):
        make_dossier(region, f"Dossier {number:02}", body=body)
    page = page_of(client_of(director), "consultation:body", region.slug, body.slug)
    assert "en nog 2" in page


def test_an_action_shows_its_dossiers(region: Region, director: User, partner: User, client_of: ClientOf) -> None:
    plan = make_plan(region, make_framework())
    action = make_action(make_goal(plan, "1"), "Iets doen")
    make_dossier(region, "Gedeeld dossier").actions.add(action)
    make_dossier(region, "Dossier van het team", is_shared=False).actions.add(action)
    args = (region.slug, plan.slug, action.pk)
    for_team = page_of(client_of(director), "plans:action", *args)
    assert "Gedeeld dossier" in for_team
    assert "Dossier van het team" in for_team
    for_table = page_of(client_of(partner), "plans:action", *args)
    assert "Gedeeld dossier" in for_table
    assert "Dossier van het team" not in for_table


@pytest.fixture
def alone(region: Region) -> Signal:
    """A signal that stands alone."""
    return make_signal(region, "De bus rijdt niet meer naar de werkvloer")


def test_the_team_sees_a_lone_signal_too_once_and_takes_that_back(
    alone: Signal, region: Region, director: User, client_of: ClientOf
) -> None:
    client, args = client_of(director), [region.slug, alone.pk]
    see, undo = (reverse(f"policy_signals:signal-see-too{end}", args=args) for end in ("", "-undo"))
    assert see in page_of(client, "policy_signals:signal", *args)
    for _again in range(2):
        assert client.post(see, {"note": "ook op zondag"}).status_code == 302
    assert Voice.objects.get(signal=alone, user=director).note == "ook op zondag"
    assert undo in page_of(client, "policy_signals:signal", *args)
    for _again in range(2):
        assert client.post(undo).status_code == 302
    assert not Voice.objects.filter(signal=alone, user=director).exists()


def test_what_resembles_offers_it_but_not_for_the_own_signal(
    alone: Signal, region: Region, director: User, client_of: ClientOf
) -> None:
    mine = make_signal(region, "De bus rijdt niet meer naar ons", director)
    client = client_of(director)
    url = reverse("policy_signals:similar", args=[region.slug])
    page = client.get(url, {"what": "de bus rijdt niet meer naar de werkvloer"}).content.decode()
    assert reverse("policy_signals:signal-see-too", args=[region.slug, alone.pk]) in page
    assert reverse("policy_signals:signal", args=[region.slug, mine.pk]) in page
    assert reverse("policy_signals:signal-see-too", args=[region.slug, mine.pk]) not in page


def test_who_does_not_see_the_signal_sees_it_not_too(
    alone: Signal, region: Region, partner: User, client_of: ClientOf
) -> None:
    url = reverse("policy_signals:signal-see-too", args=[region.slug, alone.pk])
    assert client_of(partner).post(url, {"note": ""}).status_code == 404
    assert alone.voices.count() == 1


def test_one_in_a_dossier_is_seen_with_the_dossier(
    alone: Signal, region: Region, director: User, client_of: ClientOf
) -> None:
    dossier: Dossier = make_dossier(region, "Vervoer", alone)
    url = reverse("policy_signals:signal-see-too", args=[region.slug, alone.pk])
    assert client_of(director).get(url)["Location"] == reverse("policy_signals:see-too", args=[region.slug, dossier.pk])
