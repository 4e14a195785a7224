"""Somebody always keeps the platform, and that alone opens no region."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from regietafel.core.errors import Refusal
from regietafel.notices.models import OutboxMail
from regietafel.people import operations
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests import cast

ClientOf = Callable[[cast.Person], Client]


def test_an_administrator_adds_one_by_mail(admin: User, client_of: ClientOf) -> None:
    response = client_of(admin).post("/nl/platform/admins/", {"email": "New@example.org", "name": "Nele"})
    assert response.status_code == 302
    assert User.objects.get(email="new@example.org").is_platform_admin
    assert OutboxMail.objects.get().to == "new@example.org"


def test_somebody_with_an_account_is_raised(admin: User, partner: User, client_of: ClientOf) -> None:
    client_of(admin).post("/nl/platform/admins/", {"email": partner.email})
    assert cast.fresh(partner).is_platform_admin
    assert cast.fresh(partner).check_password(cast.PASSWORD)


def test_the_last_one_stays(admin: User, client_of: ClientOf) -> None:
    with pytest.raises(Refusal):
        operations.unmake_admin(actor=admin, person=admin)
    second = cast.make_person("second@example.org", "Tweede", is_platform_admin=True)
    assert client_of(admin).post(f"/nl/platform/admins/{second.pk}/remove/").status_code == 302
    assert not cast.fresh(second).is_platform_admin


def test_only_administrators_are_unmade(admin: User, partner: User, client_of: ClientOf) -> None:
    assert client_of(admin).post(f"/nl/platform/admins/{partner.pk}/remove/").status_code == 404


def test_keeping_the_platform_opens_no_region(admin: User, region: Region, client_of: ClientOf) -> None:
    for path in ("", "people/", "records/", "records/mail/"):
        assert client_of(admin).get(f"/nl/r/{region.slug}/{path}").status_code == 404
