"""The cast is what its names say; tables of role × moment stand on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from regietafel.people.models import RoleKind
from regietafel.people.queries import regions_visible_to, role_kinds
from regietafel.territories.models import Region
from tests import cast

SEATS = {
    "director": {RoleKind.DIRECTOR},
    "colleague": {RoleKind.TEAM},
    "partner": {RoleKind.PARTNER},
    "editor": {RoleKind.EDITOR},
    "head_of_service": {RoleKind.MUNICIPALITY},
    "other_director": set(),
    "admin": set(),
    "stranger": set(),
}


@pytest.mark.parametrize("name", cast.ROLES)
def test_each_has_the_seat_of_their_name(name: str, everyone: dict[str, cast.Person], region: Region) -> None:
    assert role_kinds(everyone[name], region) == SEATS[name]


def test_the_other_director_sees_the_other_region_only(everyone: dict[str, cast.Person], other_region: Region) -> None:
    assert list(regions_visible_to(everyone["other_director"])) == [other_region]


def test_a_client_is_signed_in_as_its_person(
    everyone: dict[str, cast.Person], client_of: Callable[[cast.Person], Client]
) -> None:
    for name, person in everyone.items():
        signed_in = "_auth_user_id" in client_of(person).session
        assert signed_in is not isinstance(person, AnonymousUser), name
