"""Who may see and change the address book of a region.

Shared organisations (those without a region) are everybody's to name and the platform administrator's to change.
The permission to change an organisation is joined in ``membership.rules``: only there it is known who edits for it.
"""

from __future__ import annotations

from typing import Any

import rules

from regietafel.organisations.models import Organisation
from regietafel.people.rules import is_member, is_platform_admin, is_team


@rules.predicate
def is_shared(user: Any, obj: Any = None) -> bool:
    """The organisation belongs to all regions."""
    return isinstance(obj, Organisation) and obj.is_shared


keeps_directory = (is_team & ~is_shared) | (is_platform_admin & is_shared)

rules.add_perm("organisations.view_directory", is_member)
rules.add_perm("organisations.add_entry", is_team)
rules.add_perm("organisations.change_entry", is_team)
rules.add_perm("organisations.remove_entry", keeps_directory)
rules.add_perm("organisations.keep_moments", is_team)
rules.add_perm("organisations.merge", is_team)
rules.add_perm("organisations.change_shared", is_platform_admin)
