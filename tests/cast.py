"""The people and places that the tests are about, by name; whoever reads a test should know them at once.

Two regions that must never see each other, and in the first of them one person of every kind. The rows are made
directly, not through operations: a test of an operation should not stand on that operation.
"""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser

from regietafel.membership.models import Affiliation
from regietafel.organisations.models import Organisation, OrganisationKind
from regietafel.people.models import RegionRole, RoleKind, User
from regietafel.territories.models import Municipality, Region, RegionMunicipality

PASSWORD = "a long sentence to sign in with"
ROLES = (
    "director",
    "colleague",
    "partner",
    "editor",
    "head_of_service",
    "other_director",
    "admin",
    "stranger",
)
"""Every kind of reader there is, for tables of role × moment."""

Person = User | AnonymousUser


def make_municipality(nis: str, name: str) -> Municipality:
    """A municipality that exists nowhere else."""
    return Municipality.objects.create(nis=nis, name=name, latitude=50.8, longitude=3.2)


def make_region(slug: str, name: str, *municipalities: Municipality) -> Region:
    """A region with its municipalities, all of them members since the start."""
    region = Region.objects.create(slug=slug, name=name)
    for municipality in municipalities:
        RegionMunicipality.objects.create(region=region, municipality=municipality)
    return region


def make_person(email: str, name: str, **fields: Any) -> User:
    """An account that can sign in: with a password, and an address that was confirmed."""
    person = User.objects.create_user(email, PASSWORD, name=name, **fields)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def make_organisation(region: Region | None, name: str, **fields: Any) -> Organisation:
    """An organisation of a region, or one that all share if the region is None."""
    fields.setdefault("kind", OrganisationKind.SOCIAL_ECONOMY)
    return Organisation.objects.create(region=region, name=name, **fields)


def give_role(
    person: User,
    region: Region,
    kind: RoleKind,
    *,
    organisation: Organisation | None = None,
    municipality: Municipality | None = None,
) -> RegionRole:
    """Seat a person in a region."""
    role = RegionRole.objects.create(user=person, region=region, kind=kind, municipality=municipality)
    if organisation is not None:
        Affiliation.objects.create(role=role, organisation=organisation)
    return role


def fresh(person: User) -> User:
    """The same person as the next request would load them, without what this one remembers."""
    return User.objects.get(pk=person.pk)
