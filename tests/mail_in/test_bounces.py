"""An address at which mail came back is marked; twice, and it stands on a list until somebody looked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from regietafel.core import registry
from regietafel.mail_in.models import AddressBounce
from regietafel.mail_in.operations.bouncing import settle_bounce, unsettle_bounce
from regietafel.mail_in.queries.bounces import bounced_among, bounces_to_settle
from regietafel.notices.delivery import message_of
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.mail_in.make import bounce, contact, mail, our_mail, take_in

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 28, 9, 0, tzinfo=dt.UTC)


def comes_back(region: Region, times: int = 1) -> AddressBounce:
    """Mail of ours comes back so many times."""
    first = AddressBounce.objects.count() * 100
    for number in range(first, first + times):
        ours = our_mail(region, key=f"brief-{number}")
        take_in(region, mail(f"Onbestelbaar {number}", bounces=(bounce(ours),), is_automatic=True))
    return AddressBounce.objects.get(region=region)


def test_once_is_marked_at_the_contact_and_stands_on_no_list(
    region: Region, director: User, organisation: Organisation
) -> None:
    known = contact(organisation, region)
    comes_back(region)
    assert bounced_among(director, region, [known])[known.pk].count == 1
    assert not bounces_to_settle(director, region).exists()


def test_twice_stands_on_the_list_and_the_start_page_counts_it(
    region: Region, director: User, client_of: Callable[[User], Client]
) -> None:
    comes_back(region, 2)
    assert bounces_to_settle(director, region).get().count == 2
    blocks = list(registry.start_blocks.get("mail_in")(director, region, NOW.date()))  # type: ignore[misc]
    assert any("/bounces/" in line.url and line.count == 1 for line in blocks[0].lines)
    page = client_of(director).get(f"/nl/r/{region.slug}/mail-in/bounces/")
    assert "onthaal@deklaver.example" in page.content.decode()


def test_the_page_of_the_organisation_shows_the_mark_to_the_team_alone(
    region: Region,
    director: User,
    partner: User,
    organisation: Organisation,
    client_of: Callable[[User], Client],
) -> None:
    contact(organisation, region)
    comes_back(region)
    seen = {
        person: "ail kwam één keer terug" in text
        for person in (director, partner)
        for text in [
            client_of(person)
            .get(reverse("organisations:entry", args=[region.slug, "organisation", organisation.pk]))
            .content.decode()
        ]
    }
    assert seen == {director: True, partner: False}


def test_who_looked_takes_it_off_and_can_put_it_back(region: Region, director: User) -> None:
    marked = comes_back(region, 2)
    settle_bounce(actor=director, bounce=marked, now=NOW)
    assert not bounces_to_settle(director, region).exists()
    unsettle_bounce(actor=director, bounce=marked)
    assert bounces_to_settle(director, region).get().count == 2


def test_after_that_it_is_counted_anew(region: Region, director: User) -> None:
    settle_bounce(actor=director, bounce=comes_back(region, 2), now=NOW)
    assert comes_back(region).count == 1
    assert not bounces_to_settle(director, region).exists()


def test_the_same_report_twice_counts_once(region: Region) -> None:
    report = mail("Onbestelbaar", bounces=(bounce(our_mail(region)),))
    take_in(region, report)
    take_in(region, report)
    assert AddressBounce.objects.get().count == 1


def test_another_region_sees_nothing_of_it(
    region: Region, other_region: Region, other_director: User, organisation: Organisation
) -> None:
    known = contact(organisation, region)
    comes_back(region, 2)
    assert not bounces_to_settle(other_director, region).exists()
    assert not bounced_among(other_director, region, [known])


def test_an_answer_to_our_mail_is_asked_where_mail_comes_in(region: Region, settings: Settings) -> None:
    ours = our_mail(region)
    assert message_of(ours).reply_to == ["mail+leiestreek@tafel.example"]
    ours.region = None
    assert message_of(ours).reply_to == []
    settings.MAIL_IN_ADDRESS = ""
    assert message_of(our_mail(region, key="nog een")).reply_to == []


def test_the_list_of_contacts_to_check_shows_the_mark(
    region: Region, director: User, organisation: Organisation, client_of: Callable[[User], Client]
) -> None:
    known = contact(organisation, region)
    known.confirmed_on = None
    known.save()
    comes_back(region, 2)
    page = client_of(director).get(reverse("organisations:contacts-to-review", args=[region.slug])).content.decode()
    assert "ail kwam 2 keer terug" in page
