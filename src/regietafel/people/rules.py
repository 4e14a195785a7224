"""Who is what in a region: the small predicates that all other rules are joined from.

A predicate takes a person and an object; the region of an object is the object itself, or its ``region``.
"""

from __future__ import annotations

from typing import Any

import rules

from regietafel.people.models import NETWORK, TEAM, RoleKind
from regietafel.people.queries import role_kinds
from regietafel.territories.models import Region


def region_of(obj: Any) -> Region | None:
    """The region to which a row belongs, whichever way it says so."""
    if obj is None or isinstance(obj, Region):
        return obj
    found: Region | None = getattr(obj, "region", None)
    return found


def has_role(*kinds: RoleKind) -> rules.Predicate:
    """Make the predicate "has one of these roles in the region of the object"."""

    def test(user: Any, obj: Any = None) -> bool:
        region = region_of(obj)
        return region is not None and bool(role_kinds(user, region) & set(kinds))

    return rules.Predicate(test, name="|".join(kinds))


is_director = has_role(RoleKind.DIRECTOR)
is_team = has_role(*TEAM)
is_partner = has_role(RoleKind.PARTNER)
is_editor = has_role(RoleKind.EDITOR)
is_municipality_reader = has_role(RoleKind.MUNICIPALITY)
is_network = has_role(*NETWORK)
is_member = has_role(*RoleKind)


@rules.predicate
def is_platform_admin(user: Any) -> bool:
    """Keeps what all regions share; sees no region from the inside by that alone."""
    return bool(getattr(user, "is_platform_admin", False))


rules.add_perm("people.enter_region", is_member)
rules.add_perm("people.administer_platform", is_platform_admin)

# The journal and the outbox stand below the people, so who may read them is said here.
rules.add_perm("journal.view_history", is_network)
rules.add_perm("journal.view_journal", is_director)
rules.add_perm("journal.restore", is_director)
rules.add_perm("notices.view_outbox", is_director)
rules.add_perm("notices.settle_mail", is_director)
