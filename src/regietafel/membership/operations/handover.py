"""How a director hands the region to a successor: at once to a member, or by mail to somebody new."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.membership.lifecycle import STAYS_AS, Seat
from regietafel.membership.models import Invitation
from regietafel.membership.operations.handing import pass_on, roles_of
from regietafel.membership.operations.invitations import invite
from regietafel.people.models import RoleKind, User
from regietafel.people.queries import people_of
from regietafel.territories.models import Region


@operation
def hand_over(*, actor: User, region: Region, successor: User, stays_as: str, now: dt.datetime) -> None:
    """Hand the region to a member, now: the successor is director and fills the functions of who hands over."""
    locked(region)
    check(actor, region, stays_as)
    if successor.pk == actor.pk or not people_of(region).filter(pk=successor.pk).exists():
        raise Refusal(_("Choose somebody else who has a seat in this region."), field="successor")
    pass_on(actor=actor, region=region, leaver=actor, successor=successor, stays_as=stays_as, now=now)


@operation
def hand_over_by_invitation(
    *, actor: User, region: Region, email: str, name: str, stays_as: str, now: dt.datetime, language: str = "nl"
) -> Invitation:
    """Invite a successor: the region passes on at the moment that they accept, and nothing changes before."""
    locked(region)
    check(actor, region, stays_as)
    invitation = invite(
        actor=actor,
        region=region,
        email=email,
        name=name,
        seat=Seat(RoleKind.DIRECTOR),
        now=now,
        language=language,
        hands_over_from=actor,
        leaver_stays_as=stays_as,
    )
    record(
        actor=actor,
        verb="handover_planned",
        on=region,
        region=region,
        after={"successor": invitation.name or invitation.email},
    )
    return invitation


def check(actor: User, region: Region, stays_as: str) -> None:
    """Refuse a handover by who has nothing to hand over, or with an answer that is none."""
    if not roles_of(actor, region).filter(kind=RoleKind.DIRECTOR).exists():
        raise Refusal(_("Only the director can hand the region over."))
    if stays_as not in STAYS_AS:
        raise Refusal(_("Choose what you are afterwards."), field="stays_as")
