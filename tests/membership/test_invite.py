"""An invitation is offered once, mailed in the transaction of the deed, and goes by the rules of the seat."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone

from regietafel.core.errors import Refusal
from regietafel.journal.models import Entry
from regietafel.membership import operations, tokens
from regietafel.membership.lifecycle import Seat
from regietafel.membership.models import Invitation
from regietafel.membership.queries import invitation_behind
from regietafel.notices.models import MailState, OutboxMail
from regietafel.organisations.models import Organisation
from regietafel.people.models import RoleKind, User
from regietafel.territories.models import Municipality, Region


def invite(director: User, region: Region, seat: Seat, email: str = "x@example.org") -> Invitation:
    return operations.invite(actor=director, region=region, email=email, seat=seat, now=timezone.now())


def test_the_mail_waits_in_the_outbox_with_a_link_that_is_signed(
    offer: Invitation, link_of: Callable[[Invitation], str]
) -> None:
    mail = OutboxMail.objects.get()
    assert (mail.to, mail.state, mail.region) == ("nieuw@example.org", MailState.QUEUED, offer.region)
    token = link_of(offer).strip("/").rsplit("/", 1)[-1]
    assert tokens.read(token) == offer.pk
    assert tokens.read(token[:-1] + ("a" if token[-1] != "a" else "b")) is None


def test_it_is_journalled_by_name(offer: Invitation, director: User) -> None:
    entry = Entry.objects.get(verb="invited")
    assert (entry.actor, entry.label, entry.after["organisation"]) == (director, "Nele Nieuw", "Werkhuis De Klaver")


def test_the_mail_is_in_the_language_of_the_invitation(director: User, region: Region) -> None:
    operations.invite(
        actor=director,
        region=region,
        email="x@example.org",
        seat=Seat(RoleKind.TEAM),
        language="en",
        now=timezone.now(),
    )
    mail = OutboxMail.objects.get()
    assert mail.language == "en"
    assert "/en/invitation/" in mail.body
    assert "invites you" in mail.body


@pytest.mark.parametrize("kind", [RoleKind.PARTNER, RoleKind.EDITOR])
def test_a_role_for_an_organisation_needs_one(kind: RoleKind, director: User, region: Region) -> None:
    with pytest.raises(Refusal) as refused:
        invite(director, region, Seat(kind))
    assert refused.value.field == "organisation"


def test_a_new_organisation_becomes_one_to_complete(director: User, region: Region) -> None:
    offer = invite(director, region, Seat(RoleKind.PARTNER, organisation_name="Nieuw Huis"))
    assert offer.organisation is not None
    assert (offer.organisation.name, offer.organisation.to_complete) == ("Nieuw Huis", True)


def test_a_refused_invitation_leaves_no_new_organisation_behind(
    director: User, region: Region, offer: Invitation
) -> None:
    with pytest.raises(Refusal):
        invite(director, region, Seat(RoleKind.PARTNER, organisation_name="Nieuw Huis"), offer.email)
    assert not Organisation.objects.filter(name="Nieuw Huis").exists()


def test_an_organisation_of_another_region_is_refused(
    director: User, region: Region, other_organisation: Organisation
) -> None:
    with pytest.raises(Refusal):
        invite(director, region, Seat(RoleKind.PARTNER, organisation=other_organisation))


def test_a_municipality_reader_needs_a_municipality_of_the_region(
    director: User, region: Region, other_region: Region, municipality: Municipality
) -> None:
    elsewhere = other_region.municipalities.get()
    for wrong in (None, elsewhere):
        with pytest.raises(Refusal) as refused:
            invite(director, region, Seat(RoleKind.MUNICIPALITY, municipality=wrong))
        assert refused.value.field == "municipality"
    assert invite(director, region, Seat(RoleKind.MUNICIPALITY, municipality=municipality)).municipality == municipality


def test_nobody_is_invited_twice_for_the_same(director: User, region: Region, offer: Invitation) -> None:
    seat = Seat(RoleKind.PARTNER, organisation=offer.organisation)
    with pytest.raises(Refusal) as refused:
        invite(director, region, seat, "NIEUW@example.org")
    assert refused.value.field == "email"
    assert OutboxMail.objects.count() == 1


def test_an_invitation_that_ran_out_gives_way_to_a_new_one(director: User, region: Region, offer: Invitation) -> None:
    Invitation.objects.update(expires_at=timezone.now() - dt.timedelta(days=1))
    again = invite(director, region, Seat(RoleKind.PARTNER, organisation=offer.organisation), offer.email)
    offer.refresh_from_db()
    assert offer.withdrawn_at is not None
    assert again.is_open


def test_who_has_the_role_is_not_invited_to_it(director: User, region: Region, colleague: User) -> None:
    with pytest.raises(Refusal):
        invite(director, region, Seat(RoleKind.TEAM), colleague.email)


def test_another_region_says_nothing_about_who_is_invited(
    other_director: User, other_region: Region, colleague: User
) -> None:
    assert invite(other_director, other_region, Seat(RoleKind.TEAM), colleague.email).is_open


def test_sending_again_opens_an_invitation_that_ran_out(
    director: User, offer: Invitation, link_of: Callable[[Invitation], str]
) -> None:
    first = link_of(offer)
    Invitation.objects.update(expires_at=timezone.now() - dt.timedelta(days=1))
    operations.resend(actor=director, invitation=offer, now=timezone.now())
    offer.refresh_from_db()
    assert offer.times_sent == 2
    assert OutboxMail.objects.count() == 2
    for link in (first, link_of(offer)):
        assert invitation_behind(link.strip("/").rsplit("/", 1)[-1], timezone.now()).invitation == offer


def test_what_was_withdrawn_is_neither_sent_again_nor_accepted(director: User, offer: Invitation) -> None:
    operations.withdraw(actor=director, invitation=offer, now=timezone.now())
    with pytest.raises(Refusal):
        operations.resend(actor=director, invitation=offer, now=timezone.now())
    with pytest.raises(Refusal):
        operations.accept(actor=None, invitation=offer, now=timezone.now())
    with pytest.raises(Refusal):
        operations.withdraw(actor=director, invitation=offer, now=timezone.now())


def test_old_invitations_are_forgotten_and_open_ones_kept(director: User, region: Region, offer: Invitation) -> None:
    old = invite(director, region, Seat(RoleKind.TEAM), "old@example.org")
    Invitation.objects.filter(pk=old.pk).update(expires_at=timezone.now() - dt.timedelta(days=91))
    assert operations.forget_invitations(timezone.now()).startswith("1 ")
    assert list(Invitation.objects.all()) == [offer]
