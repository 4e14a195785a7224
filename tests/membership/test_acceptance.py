"""The page behind the link: looking changes nothing, its button spends the invitation, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from django.core.signing import TimestampSigner
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from regietafel.membership import operations
from regietafel.membership.lifecycle import Seat
from regietafel.membership.models import Affiliation, Invitation
from regietafel.people.models import RegionRole, RoleKind, User
from regietafel.territories.models import Region
from tests import cast

LinkOf = Callable[[Invitation], str]
ClientOf = Callable[[cast.Person], Client]
GIVEN = {"name": "Nele Nieuw", "password": "een lange zin om te onthouden"}


def test_looking_changes_nothing(offer: Invitation, link_of: LinkOf, client: Client) -> None:
    for _ in range(3):
        assert client.get(link_of(offer)).status_code == 200
        assert client.head(link_of(offer)).status_code == 200
    offer.refresh_from_db()
    assert offer.is_open
    assert not User.objects.filter(email=offer.email).exists()


def test_somebody_new_chooses_a_password_and_sits_down(offer: Invitation, link_of: LinkOf, client: Client) -> None:
    response = client.post(link_of(offer), GIVEN)
    assert response["Location"] == "/nl/r/leiestreek/"
    person = User.objects.get(email="nieuw@example.org")
    assert (person.name, person.check_password(GIVEN["password"])) == ("Nele Nieuw", True)
    assert EmailAddress.objects.get(user=person).verified
    role = RegionRole.objects.get(user=person)
    assert (role.kind, Affiliation.objects.get(role=role).organisation) == (RoleKind.PARTNER, offer.organisation)
    assert client.get("/nl/r/leiestreek/").status_code == 200


def test_without_a_password_one_signs_in_by_code(offer: Invitation, link_of: LinkOf, client: Client) -> None:
    client.post(link_of(offer), {"name": "Nele"})
    assert not User.objects.get(email=offer.email).has_usable_password()


@pytest.mark.parametrize("password", ["kort", "password1234", "nieuw@example.org"])
def test_a_weak_password_is_refused_with_what_was_typed_kept(
    offer: Invitation, link_of: LinkOf, client: Client, password: str
) -> None:
    response = client.post(link_of(offer), {"name": "Nele Nieuw", "password": password})
    assert response.status_code == 422
    assert 'value="Nele Nieuw"' in response.content.decode()
    assert f'value="{password}"' not in response.content.decode()
    assert not User.objects.filter(email=offer.email).exists()


def test_who_is_signed_in_takes_the_seat_with_the_own_account(
    offer: Invitation, link_of: LinkOf, other_director: User, client_of: ClientOf
) -> None:
    client = client_of(other_director)
    assert other_director.email in client.get(link_of(offer)).content.decode()
    assert client.post(link_of(offer)).status_code == 302
    assert RegionRole.objects.filter(user=other_director, region=offer.region, kind=RoleKind.PARTNER).exists()
    assert not User.objects.filter(email=offer.email).exists()


def test_an_address_with_an_account_is_asked_to_sign_in_and_comes_back(
    offer: Invitation, link_of: LinkOf, client: Client
) -> None:
    person = cast.make_person(offer.email, "Nele")
    page = client.get(link_of(offer)).content.decode()
    assert f"/nl/account/login/?next={link_of(offer)}" in page
    assert client.post(link_of(offer), GIVEN).status_code == 422
    offer.refresh_from_db()
    assert offer.is_open
    assert "_auth_user_id" not in client.session
    assert not RegionRole.objects.filter(user=person).exists()


def spent(offer: Invitation) -> None:
    operations.accept(actor=None, invitation=offer, now=timezone.now(), name="Nele")


def withdrawn(offer: Invitation) -> None:
    Invitation.objects.filter(pk=offer.pk).update(withdrawn_at=timezone.now())


def run_out(offer: Invitation) -> None:
    Invitation.objects.filter(pk=offer.pk).update(expires_at=timezone.now() - dt.timedelta(seconds=1))


def deleted(offer: Invitation) -> None:
    offer.delete()


@pytest.mark.parametrize(("happens", "status"), [(spent, 410), (withdrawn, 410), (run_out, 410), (deleted, 404)])
def test_what_is_over_says_so_and_does_nothing(
    happens: Callable[[Invitation], None], status: int, offer: Invitation, link_of: LinkOf, client: Client
) -> None:
    link = link_of(offer)
    happens(offer)
    people, roles = User.objects.count(), RegionRole.objects.count()
    for response in (client.get(link), client.post(link, GIVEN)):
        assert response.status_code == status
        assert "Leiestreek" not in response.content.decode()
        assert "nieuw@example.org" not in response.content.decode()
    assert (User.objects.count(), RegionRole.objects.count()) == (people, roles)


def test_an_old_link_has_run_out_even_if_the_row_has_not(
    offer: Invitation, client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    signer = TimestampSigner(salt="membership.invitation", sep=".")
    long_ago = timezone.now().timestamp() - (settings.INVITATION_DAYS * 24 * 3600 + 60)
    monkeypatch.setattr("time.time", lambda: long_ago)
    token = signer.sign(str(offer.pk))
    monkeypatch.undo()
    assert client.get(f"/nl/invitation/{token}/").status_code == 410


def test_a_token_of_another_purpose_opens_nothing(offer: Invitation, client: Client) -> None:
    token = TimestampSigner(salt="something.else", sep=".").sign(str(offer.pk))
    assert client.get(f"/nl/invitation/{token}/").status_code == 404


@pytest.mark.parametrize("token", ["1", "x.y.z", "1:1:1", "%00", "a" * 5000])
def test_nonsense_is_not_found(token: str, client: Client, db: None) -> None:
    assert client.get(f"/nl/invitation/{token}/").status_code == 404


def test_two_presses_make_one_seat(offer: Invitation, link_of: LinkOf, client: Client) -> None:
    client.post(link_of(offer), GIVEN)
    assert Client().post(link_of(offer), GIVEN).status_code == 410
    assert RegionRole.objects.filter(user__email=offer.email).count() == 1


def test_who_has_the_role_already_is_told(
    offer: Invitation, link_of: LinkOf, partner: User, client_of: ClientOf
) -> None:
    assert client_of(partner).post(link_of(offer)).status_code == 422
    offer.refresh_from_db()
    assert offer.is_open


def test_too_many_tries_are_stopped(db: None, client: Client) -> None:
    answers = [client.post("/nl/invitation/1.x.y/").status_code for _ in range(31)]
    assert answers == [404] * 30 + [429]


def test_the_invitation_of_a_successor_hands_the_region_over(
    director: User, region: Region, link_of: LinkOf, client: Client
) -> None:
    offer = operations.hand_over_by_invitation(
        actor=director, region=region, email="next@example.org", name="", stays_as="", now=timezone.now()
    )
    assert RegionRole.objects.get(user=director).ended_at is None
    client.post(link_of(offer), {"name": "Nora Nieuw"})
    running = RegionRole.objects.filter(region=region, ended_at__isnull=True)
    assert [(role.user.email, role.kind) for role in running] == [("next@example.org", RoleKind.DIRECTOR)]


def test_a_seat_for_the_region_carries_no_organisation(offer: Invitation, director: User, region: Region) -> None:
    plain = operations.invite(
        actor=director, region=region, email="t@example.org", seat=Seat(RoleKind.TEAM), now=timezone.now()
    )
    person = operations.accept(actor=None, invitation=plain, now=timezone.now(), name="Tom")
    assert not Affiliation.objects.filter(role__user=person).exists()
