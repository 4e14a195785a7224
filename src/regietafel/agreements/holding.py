"""What agreements, declarations, frameworks and subjects say about documents: who reads them reads these, the team keeps them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.agreements.models import Agreement, Declaration, RegionalFramework, Subject
from regietafel.agreements.queries.visible import (
    agreements_visible_to,
    declarations_visible_to,
    frameworks_visible_to,
    subjects_visible_to,
)
from regietafel.core.errors import Refusal
from regietafel.documents.holders import Holder, register

AGREEMENT, DECLARATION, FRAMEWORK, SUBJECT = (
    "agreements.agreement",
    "agreements.declaration",
    "agreements.regionalframework",
    "agreements.subject",
)


def holder_for(model: type[Model], seen: Callable[[Any], QuerySet[Any]], page: str) -> Holder:
    """The holder of one kind of row, of which ``page`` names the address."""
    rows: Any = model._default_manager

    def may_change(user: Any, pk: int) -> bool:
        return bool(user.has_perm("agreements.keep", rows.select_related("region").get(pk=pk)))

    def insist_open(pk: int) -> None:
        if rows.select_for_update().get(pk=pk).is_removed:
            raise Refusal(_("This was removed. Restore it first."))

    def place(pk: int) -> tuple[str, str]:
        found = rows.select_related("region").get(pk=pk)
        return str(found), reverse(page, args=[found.region.slug, pk]) + "#documents"

    def there(keys: Iterable[int]) -> set[int]:
        return set(rows.filter(pk__in=keys).values_list("pk", flat=True))

    return Holder(lambda user: seen(user).values("pk"), may_change, insist_open, place, there)


def hand_over() -> None:
    """Put them among what holds documents."""
    register(AGREEMENT, holder_for(Agreement, agreements_visible_to, "agreements:agreement"))
    register(DECLARATION, holder_for(Declaration, declarations_visible_to, "agreements:declaration"))
    register(FRAMEWORK, holder_for(RegionalFramework, frameworks_visible_to, "agreements:framework"))
    register(SUBJECT, holder_for(Subject, subjects_visible_to, "agreements:subject"))
