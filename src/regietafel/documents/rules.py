"""Who may read and change a document: whoever may with what holds it."""

from __future__ import annotations

from typing import Any

import rules

from regietafel.documents.holders import holder_of
from regietafel.documents.models import Document


@rules.predicate
def has_sight_of_holder(user: Any, document: Any = None) -> bool:
    """May read what the document hangs on, such as the working year of which it is evidence."""
    if not isinstance(document, Document):
        return False
    return bool(holder_of(document.holder_kind).seen_by(user).filter(pk=document.holder_pk).exists())


@rules.predicate
def has_charge_of_holder(user: Any, document: Any = None) -> bool:
    """May change what the document hangs on, or report on it."""
    return isinstance(document, Document) and holder_of(document.holder_kind).may_change(user, document.holder_pk)


rules.add_perm("documents.view_document", has_sight_of_holder)
rules.add_perm("documents.change_document", has_sight_of_holder & has_charge_of_holder)
