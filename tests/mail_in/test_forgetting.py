"""What waited in vain or was set aside goes after a while, with its files; what is filed stays."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from regietafel.documents.models import Document
from regietafel.documents.operations import purge_documents
from regietafel.mail_in.models import AddressBounce, ReceivedMail, StrayMail
from regietafel.mail_in.operations.filing import file_mail, set_aside
from regietafel.mail_in.operations.forgetting import forget_mails, give_up_strays
from regietafel.mail_in.organisation_target import KIND
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.mail_in.make import bounce, enclosed, mail, our_mail, take_in

pytestmark = pytest.mark.django_db


def in_days(days: int) -> dt.datetime:
    """So many days from now."""
    return timezone.now() + dt.timedelta(days=days)


def left(region: Region, days: int) -> set[str]:
    """What is still there after so many days."""
    forget_mails(actor=None, region=region, now=in_days(days))
    return set(ReceivedMail.objects.values_list("subject", flat=True))


def test_each_state_has_its_time(region: Region, director: User, organisation: Organisation) -> None:
    filed, aside = take_in(region, mail("Staat")), take_in(region, mail("Opzij"))
    take_in(region, mail("Wacht"))
    now = timezone.now()
    file_mail(actor=director, mail=filed, kind=KIND, pk=organisation.pk, now=now)
    set_aside(actor=director, mail=aside, now=now)
    assert left(region, 59) == {"Staat", "Opzij", "Wacht"}
    assert left(region, 61) == {"Staat", "Wacht"}
    assert left(region, 364) == {"Staat", "Wacht"}
    assert left(region, 366) == {"Staat"}


def test_its_files_go_along(region: Region) -> None:
    take_in(region, mail(enclosed=(enclosed("verslag.pdf"),)))
    assert Document.objects.count() == 2
    left(region, 366)
    purge_documents(actor=None, before=timezone.now())
    assert not Document.objects.exists()


def test_an_address_that_bounced_long_ago_is_forgotten(region: Region) -> None:
    take_in(region, mail(bounces=(bounce(our_mail(region)),)))
    left(region, 364)
    assert AddressBounce.objects.exists()
    left(region, 367)
    assert not AddressBounce.objects.exists()


def test_mail_for_no_region_is_given_up_after_a_year(db: None) -> None:
    StrayMail.objects.create(digest="a", seen_at=timezone.now())
    assert give_up_strays(actor=None, now=in_days(364)) == 0
    assert give_up_strays(actor=None, now=in_days(366)) == 1
    give_up_strays(actor=None, now=in_days(390))
    assert StrayMail.objects.exists()
    give_up_strays(actor=None, now=in_days(396))
    assert not StrayMail.objects.exists()
