"""The pages about people do what their buttons say, and keep what was typed when they cannot."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from regietafel.membership.models import FunctionHolder, Invitation
from regietafel.notices.models import OutboxMail
from regietafel.organisations.models import Function, Organisation
from regietafel.people.models import RegionRole, RoleKind, User
from regietafel.people.queries import role_kinds
from regietafel.territories.models import Municipality, Region
from tests import cast

ClientOf = Callable[[cast.Person], Client]
HERE = "/nl/r/leiestreek/people/"
INVITED = {"email": "x@example.org", "name": "Xandra", "kind": "team_member", "language": "nl"}


def test_an_invitation_is_sent_from_the_form(director: User, client_of: ClientOf) -> None:
    response = client_of(director).post(f"{HERE}invite/", INVITED)
    assert response["Location"] == f"{HERE}invitations/"
    assert OutboxMail.objects.get().to == "x@example.org"


@pytest.mark.parametrize(
    ("wrong", "kept"),
    [
        ({"email": "no address"}, "no address"),
        ({"kind": "king"}, "Xandra"),
        ({"kind": "partner"}, "Xandra"),
        ({"kind": "municipality_reader"}, "Xandra"),
        ({"name": "a" * 151}, "a" * 151),
        ({"language": "xx"}, "Xandra"),
        ({"email": "director@leiestreek.example", "kind": "director"}, "Xandra"),
    ],
)
def test_what_cannot_be_is_said_at_the_form(
    wrong: dict[str, str], kept: str, director: User, client_of: ClientOf
) -> None:
    response = client_of(director).post(f"{HERE}invite/", {**INVITED, **wrong})
    assert response.status_code == 422
    page = response.content.decode()
    assert kept in page
    assert "error-summary" in page
    assert not Invitation.objects.exists()


def test_another_regions_municipality_is_no_choice(director: User, other_region: Region, client_of: ClientOf) -> None:
    elsewhere = other_region.municipalities.get()
    given = {**INVITED, "kind": "municipality_reader", "municipality": str(elsewhere.pk)}
    response = client_of(director).post(f"{HERE}invite/", given)
    assert response.status_code == 422
    assert elsewhere.name not in response.content.decode()


def test_too_many_invitations_are_stopped(director: User, client_of: ClientOf) -> None:
    client = client_of(director)
    answers = [
        client.post(f"{HERE}invite/", {**INVITED, "email": f"x{number}@example.org"}).status_code
        for number in range(21)
    ]
    assert answers == [302] * 20 + [429]
    assert OutboxMail.objects.count() == 20


def test_an_invitation_is_sent_again_and_withdrawn(offer: Invitation, director: User, client_of: ClientOf) -> None:
    client = client_of(director)
    client.post(f"{HERE}invitations/{offer.pk}/resend/")
    assert OutboxMail.objects.count() == 2
    client.post(f"{HERE}invitations/{offer.pk}/withdraw/")
    offer.refresh_from_db()
    assert offer.withdrawn_at is not None
    assert client.post(f"{HERE}invitations/{offer.pk}/resend/").status_code == 404


def test_a_role_is_changed_with_a_new_organisation(partner: User, director: User, client_of: ClientOf) -> None:
    role = partner.roles.get()
    client_of(director).post(
        f"{HERE}roles/{role.pk}/", {"version": "1", "kind": "organisation_editor", "organisation": "Nieuw Huis"}
    )
    now_held = RegionRole.objects.get(user=partner, ended_at__isnull=True)
    assert now_held.kind == RoleKind.EDITOR
    assert Organisation.objects.get(name="Nieuw Huis").affiliations.get().role == now_held


def test_a_role_ends_with_a_reason(partner: User, director: User, region: Region, client_of: ClientOf) -> None:
    role = partner.roles.get()
    client_of(director).post(f"{HERE}roles/{role.pk}/end/", {"reason": "Ander werk."})
    assert not role_kinds(cast.fresh(partner), region)


def test_the_last_director_reads_why_not(director: User, client_of: ClientOf) -> None:
    role = director.roles.get()
    for path in (f"roles/{role.pk}/end/", "leave/"):
        response = client_of(director).post(f"{HERE}{path}", {})
        assert response.status_code == 422
        assert "error-summary" in response.content.decode()


def test_a_partner_leaves(partner: User, region: Region, client_of: ClientOf) -> None:
    client = client_of(partner)
    assert client.get(f"{HERE}leave/").status_code == 200
    assert client.post(f"{HERE}leave/").status_code == 302
    assert client.get(HERE).status_code == 404


def test_a_function_is_taken_up_and_laid_down(
    director: User, colleague: User, function: Function, client_of: ClientOf
) -> None:
    client = client_of(director)
    client.post(f"{HERE}functions/{function.pk}/appoint/", {"person": str(colleague.pk), "since": "16 juni 2025"})
    holder = FunctionHolder.objects.get()
    assert colleague.name in client.get(f"{HERE}functions/").content.decode()
    wrong = client.post(f"{HERE}functions/holders/{holder.pk}/release/", {"until": "1/1/2020"})
    assert wrong.status_code == 422
    client.post(f"{HERE}functions/holders/{holder.pk}/release/", {"until": "31/12/2025"})
    holder.refresh_from_db()
    assert str(holder.until) == "2025-12-31"


def test_nobody_of_elsewhere_is_offered_for_a_function(
    director: User, other_director: User, function: Function, client_of: ClientOf
) -> None:
    response = client_of(director).post(
        f"{HERE}functions/{function.pk}/appoint/", {"person": str(other_director.pk), "since": "16/06/2025"}
    )
    assert response.status_code == 422
    assert other_director.name not in response.content.decode()


@pytest.mark.parametrize(
    "given", [{}, {"email": "next@example.org", "successor": "colleague"}, {"email": "no address"}]
)
def test_one_successor_is_named_and_not_two(
    given: dict[str, str], director: User, colleague: User, region: Region, client_of: ClientOf
) -> None:
    given = {name: str(colleague.pk) if value == "colleague" else value for name, value in given.items()}
    assert client_of(director).post(f"{HERE}hand-over/", given).status_code == 422
    assert role_kinds(cast.fresh(director), region) == {RoleKind.DIRECTOR}


def test_the_region_is_handed_to_a_colleague(
    director: User, colleague: User, region: Region, client_of: ClientOf
) -> None:
    client_of(director).post(f"{HERE}hand-over/", {"successor": str(colleague.pk), "stays_as": "team_member"})
    assert role_kinds(cast.fresh(director), region) == {RoleKind.TEAM}
    assert RoleKind.DIRECTOR in role_kinds(cast.fresh(colleague), region)


PLATFORM = "/nl/platform/"


def new_region(**changes: str) -> dict[str, str]:
    return {
        "name": "Nieuwland",
        "slug": "nieuwland",
        "municipalities": "Nieuwdorp\n90009",
        "since": "1/1/2026",
        "email": "first@example.org",
        "director_name": "Eerste",
        **changes,
    }


@pytest.fixture
def free(db: None) -> list[Municipality]:
    return [cast.make_municipality("90008", "Nieuwdorp"), cast.make_municipality("90009", "Oudburg")]


def test_a_region_is_opened_with_its_first_director(admin: User, free: list[Municipality], client_of: ClientOf) -> None:
    response = client_of(admin).post(f"{PLATFORM}regions/new/", new_region())
    assert response["Location"] == f"{PLATFORM}regions/nieuwland/"
    region = Region.objects.get(slug="nieuwland")
    assert set(region.municipalities.all()) == set(free)
    offer = Invitation.objects.get()
    assert (offer.region, offer.kind, offer.email) == (region, RoleKind.DIRECTOR, "first@example.org")
    page = client_of(admin).get(f"{PLATFORM}regions/nieuwland/").content.decode()
    assert "first@example.org" in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"municipalities": "Nergens"}, "Nergens"),
        ({"municipalities": "Kleibeke"}, "Kleibeke"),
        ({"slug": "leiestreek"}, "leiestreek"),
        ({"slug": "Met Spatie"}, "Met Spatie"),
        ({"email": "nee"}, "nee"),
        ({"since": "gisteren"}, "gisteren"),
    ],
)
def test_a_region_that_cannot_be_is_not_opened(
    wrong: dict[str, str], said: str, admin: User, region: Region, free: list[Municipality], client_of: ClientOf
) -> None:
    response = client_of(admin).post(f"{PLATFORM}regions/new/", new_region(**wrong))
    assert response.status_code == 422
    assert said in response.content.decode()
    assert Region.objects.count() == 1
    assert not OutboxMail.objects.exists()


def test_municipalities_join_and_leave_with_dates(
    admin: User, region: Region, other_region: Region, municipality: Municipality, client_of: ClientOf
) -> None:
    client = client_of(admin)
    membership = region.memberships.get(municipality=municipality)
    client.post(f"{PLATFORM}regions/{region.slug}/part/{membership.pk}/", {"until": "31/12/2025"})
    membership.refresh_from_db()
    assert str(membership.until) == "2025-12-31"
    join = f"{PLATFORM}regions/{other_region.slug}/join/"
    early = client.post(join, {"municipality": str(municipality.pk), "since": "1/6/2025"})
    assert early.status_code == 422
    client.post(join, {"municipality": str(municipality.pk), "since": "1/1/2026"})
    assert other_region.memberships.filter(municipality=municipality, until__isnull=True).exists()


def test_a_region_is_renamed_and_keeps_its_address(admin: User, region: Region, client_of: ClientOf) -> None:
    client_of(admin).post(f"{PLATFORM}regions/{region.slug}/name/", {"name": "Leiestreek en omgeving"})
    region.refresh_from_db()
    assert (region.name, region.slug) == ("Leiestreek en omgeving", "leiestreek")


def test_the_platform_ends_a_director_and_invites_another(
    admin: User, director: User, region: Region, client_of: ClientOf
) -> None:
    client, here = client_of(admin), f"{PLATFORM}regions/{region.slug}/directors/"
    client.post(f"{here}{director.roles.get().pk}/end/", {"reason": "Onbereikbaar."})
    assert not role_kinds(cast.fresh(director), region)
    client.post(f"{here}invite/", {"email": "next@example.org"})
    offer = Invitation.objects.get()
    client.post(f"{here}invitations/{offer.pk}/resend/")
    assert OutboxMail.objects.count() == 2


def test_the_platform_touches_only_directors(
    admin: User, director: User, partner: User, offer: Invitation, region: Region, client_of: ClientOf
) -> None:
    here = f"{PLATFORM}regions/{region.slug}/directors/"
    assert client_of(admin).post(f"{here}{partner.roles.get().pk}/end/").status_code == 404
    assert client_of(admin).post(f"{here}invitations/{offer.pk}/resend/").status_code == 404
    page = client_of(admin).get(f"{PLATFORM}regions/{region.slug}/").content.decode()
    for word in (partner.name, offer.email):
        assert word not in page


def test_two_who_change_a_role_see_both_versions(
    director: User, partner: User, region: Region, edited_organisation: Organisation, client_of: ClientOf
) -> None:
    role = partner.roles.get()
    path, first = f"{HERE}roles/{role.pk}/", client_of(director)
    opened = {"version": str(role.version), "kind": "partner"}
    second = cast.make_person("second@leiestreek.example", "Tweede Regisseur")
    cast.give_role(second, region, RoleKind.DIRECTOR)
    answer = first.post(path, {**opened, "organisation": edited_organisation.name})
    assert answer.status_code == 302
    met = client_of(second).post(path, {**opened, "organisation": "Nieuw Huis"})
    assert met.status_code == 409
    page = met.content.decode()
    assert edited_organisation.name in page
    assert "Nieuw Huis" in page
    assert edited_organisation.affiliations.filter(role=role).exists()
    assert not Organisation.objects.filter(name="Nieuw Huis").exists()
