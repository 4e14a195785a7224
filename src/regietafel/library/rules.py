"""Who may read, add and change entries of the library."""

from __future__ import annotations

from typing import Any

import rules

from regietafel.library.models import LibraryItem
from regietafel.people.rules import is_director, is_member, is_partner, is_team


@rules.predicate
def added_it(user: Any, obj: Any = None) -> bool:
    """Added this very entry."""
    return isinstance(obj, LibraryItem) and obj.added_by_id is not None and obj.added_by_id == getattr(user, "pk", None)


rules.add_perm("library.view_library", is_member)
rules.add_perm("library.add_item", is_team | is_partner)
rules.add_perm("library.change_item", is_director | (added_it & (is_team | is_partner)))
