"""How a seat is offered by mail and taken."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.membership import tokens
from regietafel.membership.lifecycle import Seat
from regietafel.membership.models import Invitation
from regietafel.membership.operations.handing import pass_on
from regietafel.membership.operations.seats import give_role, resolved
from regietafel.notices.operations import post
from regietafel.people.models import RegionRole, User
from regietafel.people.operations import create_account
from regietafel.territories.models import Region

LIFE = dt.timedelta(days=settings.INVITATION_DAYS)


@operation
def invite(
    *,
    actor: Any,
    region: Region,
    email: str,
    seat: Seat,
    now: dt.datetime,
    name: str = "",
    language: str = "nl",
    hands_over_from: User | None = None,
    leaver_stays_as: str = "",
) -> Invitation:
    """Offer a seat to an address, and mail the link that takes it."""
    locked(region)
    address, seat = email.strip().lower(), resolved(actor, region, seat)
    if RegionRole.objects.filter(user__email=address, region=region, kind=seat.kind, ended_at__isnull=True).exists():
        raise Refusal(_("Somebody with this address has this role already."), field="email")
    same = Invitation.objects.filter(
        region=region, email=address, kind=seat.kind, accepted_at__isnull=True, withdrawn_at__isnull=True
    )
    if same.filter(expires_at__gt=now).exists():
        raise Refusal(_("This address is invited already. You can send that invitation again."), field="email")
    same.update(withdrawn_at=now)
    invitation = Invitation.objects.create(
        region=region,
        email=address,
        name=name.strip(),
        kind=seat.kind,
        organisation=seat.organisation,
        municipality=seat.municipality,
        language=language,
        hands_over_from=hands_over_from,
        leaver_stays_as=leaver_stays_as,
        invited_by=actor,
        expires_at=now + LIFE,
    )
    send(invitation, now)
    told(actor, "invited", invitation, after=seat.told())
    return invitation


@operation
def resend(*, actor: Any, invitation: Invitation, now: dt.datetime) -> Invitation:
    """Mail an open invitation once more; its time begins anew, and so an invitation that ran out opens again."""
    fresh = still_open(invitation)
    fresh.expires_at = now + LIFE
    send(fresh, now)
    told(actor, "invited_again", fresh)
    return fresh


@operation
def withdraw(*, actor: Any, invitation: Invitation, now: dt.datetime) -> Invitation:
    """Take an offer back: its link no longer works."""
    fresh = still_open(invitation)
    fresh.withdrawn_at = now
    fresh.save(update_fields=["withdrawn_at"])
    told(actor, "invitation_withdrawn", fresh)
    return fresh


@operation
def accept(
    *,
    actor: User | None,
    invitation: Invitation,
    now: dt.datetime,
    name: str = "",
    password: str | None = None,
) -> User:
    """Take the seat, and spend the invitation.

    A signed-in person takes it with the own account, whatever its address. Nobody signed in: an account is made for
    the address that got the mail, which is confirmed by that. Without a password one signs in by a code.
    """
    fresh = still_open(invitation)
    if fresh.expires_at <= now:
        raise Refusal(_("This invitation has run out. Ask for a new one."))
    locked(fresh.region)
    person = actor or create_account(
        actor=None, email=fresh.email, name=name or fresh.name, language=fresh.language, password=password
    )
    fresh.accepted_at, fresh.accepted_by = now, person
    fresh.save(update_fields=["accepted_at", "accepted_by"])
    told(person, "invitation_accepted", fresh)
    if fresh.hands_over_from is not None:
        pass_on(
            actor=person,
            region=fresh.region,
            leaver=fresh.hands_over_from,
            successor=person,
            stays_as=fresh.leaver_stays_as,
            now=now,
        )
    else:
        seat = Seat(fresh.kind, fresh.organisation, fresh.municipality)
        give_role(actor=person, region=fresh.region, person=person, seat=seat)
    return person


def still_open(invitation: Invitation) -> Invitation:
    """The invitation, locked, as long as nobody accepted or withdrew it."""
    fresh = locked(invitation)
    if not fresh.is_open:
        raise Refusal(_("This invitation was accepted or withdrawn meanwhile."))
    return fresh


def send(invitation: Invitation, now: dt.datetime) -> None:
    """Put the mail with the link in the outbox, in the language of the invitation."""
    invitation.times_sent += 1
    invitation.sent_at = now
    invitation.save()
    with translation.override(invitation.language):
        path = reverse("membership:invitation", args=[tokens.token_for(invitation.pk)])
        words = {
            "invitation": invitation,
            "link": f"{settings.BASE_URL}{path}",
            "days": settings.INVITATION_DAYS,
        }
        subject = render_to_string("membership/mail/invitation_subject.txt", words)
        body = render_to_string("membership/mail/invitation_message.txt", words)
    post(
        to=invitation.email,
        subject=subject,
        body=body.strip() + "\n",
        language=invitation.language,
        region=invitation.region,
        key=f"invitation-{invitation.pk}-{invitation.times_sent}",
    )


def told(actor: Any, verb: str, invitation: Invitation, after: dict[str, Any] | None = None) -> None:
    """Write in the journal what happened to an invitation, by the name of who is invited."""
    record(
        actor=actor,
        verb=verb,
        on=invitation,
        region=invitation.region,
        label=invitation.name or invitation.email,
        after=after,
    )


def forget_invitations(now: dt.datetime) -> str:
    """Delete invitations that are over since long: they hold addresses of people who may never have come."""
    old = now - dt.timedelta(days=settings.RESTORE_DAYS)
    over = Q(accepted_at__lt=old) | Q(withdrawn_at__lt=old) | Q(expires_at__lt=old)
    gone, _rows = Invitation.objects.filter(over).delete()
    return f"{gone} old invitations forgotten"
