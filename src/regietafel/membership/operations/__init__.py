"""How a seat is offered, taken, changed, handed over and left."""

from regietafel.membership.operations.closing import close_account
from regietafel.membership.operations.functions import appoint, release
from regietafel.membership.operations.handover import hand_over, hand_over_by_invitation
from regietafel.membership.operations.invitations import accept, forget_invitations, invite, resend, withdraw
from regietafel.membership.operations.regions import (
    add_municipality,
    end_municipality,
    invite_director,
    open_region,
    rename_region,
)
from regietafel.membership.operations.seats import change_role, end_role, give_role, leave

__all__ = [
    "accept",
    "add_municipality",
    "appoint",
    "change_role",
    "close_account",
    "end_municipality",
    "end_role",
    "forget_invitations",
    "give_role",
    "hand_over",
    "hand_over_by_invitation",
    "invite",
    "invite_director",
    "leave",
    "open_region",
    "release",
    "rename_region",
    "resend",
    "withdraw",
]
