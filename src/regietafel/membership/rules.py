"""Who sees and changes who sits where.

Everybody with a seat may know the team: that is whom one calls. Who else sits at the table is the team's to see, with
addresses; only the director lets people in, changes what they are, and hands the region over.
"""

from __future__ import annotations

from typing import Any

import rules

from regietafel.membership.queries import edits_for
from regietafel.organisations.models import Contact, Organisation
from regietafel.organisations.rules import keeps_directory
from regietafel.people.rules import is_director, is_member, is_team


@rules.predicate
def is_editor_of(user: Any, obj: Any = None) -> bool:
    """The person is organisation editor for this very organisation, and it is not one that all regions share."""
    return isinstance(obj, Organisation) and not obj.is_shared and edits_for(user, obj)


@rules.predicate
def edits_for_its_organisation(user: Any, obj: Any = None) -> bool:
    """The person is organisation editor for the organisation of a contact."""
    return isinstance(obj, Contact) and is_editor_of(user, obj.organisation)


rules.add_perm("membership.view_team", is_member)
rules.add_perm("membership.view_members", is_team)
rules.add_perm("membership.manage_members", is_director)
rules.add_perm("membership.hand_over", is_director)
rules.add_perm("membership.leave", is_member)

# Who edits for an organisation is known here and not below, so the permission is joined here.
rules.add_perm("organisations.change_organisation", keeps_directory | is_editor_of)
rules.add_perm("organisations.keep_contact", is_team | edits_for_its_organisation)
