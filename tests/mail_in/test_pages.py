"""The pages of mail that came in: how many questions they ask, what they list, and what waits for whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from regietafel.attention.sources import sources
from regietafel.mail_in.models import AddressBounce, StrayMail
from regietafel.mail_in.operations.filing import file_mail
from regietafel.mail_in.organisation_target import KIND
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.mail_in.make import contact, enclosed, mail, take_in

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]


def questions(client: Client, url: str) -> int:
    """How many times a page asks the database."""
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_each_list_asks_as_often_for_thirty_rows_as_for_three(
    region: Region, director: User, organisation: Organisation, client_of: ClientOf
) -> None:
    contact(organisation, region)
    urls = [
        reverse("mail_in:list", args=[region.slug]),
        reverse("mail_in:bounces", args=[region.slug]),
        reverse("organisations:entry", args=[region.slug, "organisation", organisation.pk]),
    ]
    client, counted = client_of(director), []
    for first, last in ((0, 3), (3, 18)):
        for number in range(first, last):
            take_in(region, mail(f"Wacht {number}"))
            filed = take_in(region, mail(f"Staat {number}", enclosed=(enclosed("verslag.pdf"),)))
            file_mail(actor=director, mail=filed, kind=KIND, pk=organisation.pk, now=timezone.now())
            AddressBounce.objects.create(
                region=region, address=f"{number}@x.example", count=2, first_at=timezone.now(), last_at=timezone.now()
            )
        counted.append([questions(client, url) for url in urls])
    assert counted[0] == counted[1]


def test_the_list_shows_what_is_open_and_by_its_filters_the_rest(
    region: Region, director: User, organisation: Organisation, client_of: ClientOf
) -> None:
    take_in(region, mail("Wacht nog"))
    take_in(region, refused="encrypted", raw=b"Subject: Dicht\r\n\r\nx\r\n")
    take_in(region, mail("Afwezig", is_automatic=True))
    filed = take_in(region, mail("Staat ergens"))
    file_mail(actor=director, mail=filed, kind=KIND, pk=organisation.pk, now=timezone.now())
    subjects = ("Wacht nog", "Dicht", "Afwezig", "Staat ergens")
    client, url = client_of(director), reverse("mail_in:list", args=[region.slug])
    for query, shown in (
        ("", {"Wacht nog", "Dicht"}),
        ("?state=filed", {"Staat ergens"}),
        ("?state=aside", {"Afwezig"}),
        ("?state=refused", {"Dicht"}),
        ("?q=wacht", {"Wacht nog"}),
        ("?state=nonsense", {"Wacht nog", "Dicht"}),
    ):
        page = client.get(url + query).content.decode()
        assert {one for one in subjects if f">{one}</a>" in page} == shown, query


def test_the_address_to_forward_to_stands_on_the_list(region: Region, director: User, client_of: ClientOf) -> None:
    page = client_of(director).get(reverse("mail_in:list", args=[region.slug])).content.decode()
    assert "mail+leiestreek@tafel.example" in page


def test_what_waits_is_told_to_the_team_alone(region: Region, director: User, partner: User) -> None:
    row, today, now = take_in(region), timezone.localdate(), timezone.now()
    for count, address in ((1, "een@x.example"), (2, "twee@x.example")):
        AddressBounce.objects.create(region=region, address=address, count=count, first_at=now, last_at=now)
    found = {source.kind: source.find for source in sources if source.kind in {"mail_in", "bounce"}}
    told = {kind: [line.text for line in find(director, region, today)] for kind, find in found.items()}
    assert told == {"mail_in": [row.subject], "bounce": ["twee@x.example"]}
    assert [line for find in found.values() for line in find(partner, region, today)] == []


def test_an_administrator_gives_a_mail_to_a_region_and_takes_that_back(
    region: Region, admin: User, client_of: ClientOf
) -> None:
    stray = StrayMail.objects.create(digest="a", subject="Voor wie?", seen_at=timezone.now())
    client, page = client_of(admin), reverse("mail_in:strays")
    assert "Voor wie?" in client.get(page).content.decode()
    client.post(reverse("mail_in:stray-give", args=[stray.pk]), {"region": region.pk})
    stray.refresh_from_db()
    assert stray.region == region
    client.post(reverse("mail_in:stray-keep", args=[stray.pk]))
    client.post(reverse("mail_in:stray-drop", args=[stray.pk]))
    stray.refresh_from_db()
    assert stray.is_dropped
    assert stray.region_id is None
    client.get(page)
    assert "Voor wie?" not in client.get(page).content.decode()
