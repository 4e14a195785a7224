"""What dossiers say about the documents that hang on them: who reads the dossier reads them, the team keeps them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.documents.holders import Holder, register
from regietafel.policy_signals.models import Dossier
from regietafel.policy_signals.queries.visible import dossiers_visible_to

HOLDER = "policy_signals.dossier"


def seen_by(user: Any) -> QuerySet[Any]:
    """The keys of the dossiers that a person reads."""
    return dossiers_visible_to(user).values("pk")


def may_change(user: Any, pk: int) -> bool:
    """Whether the person may add documents to a dossier."""
    return bool(user.has_perm("policy_signals.change_dossier", Dossier.objects.select_related("region").get(pk=pk)))


def insist_open(pk: int) -> None:
    """Lock the dossier, and refuse if it lies in the bin."""
    if Dossier.objects.select_for_update().get(pk=pk).is_removed:
        raise Refusal(_("This dossier was removed. Restore it first."))


def page(pk: int) -> tuple[str, str]:
    """The list of documents on the page of a dossier."""
    found = Dossier.objects.select_related("region").get(pk=pk)
    return str(found), reverse("policy_signals:dossier", args=[found.region.slug, pk]) + "#documents"


def there(keys: Iterable[int]) -> set[int]:
    """The keys of dossiers that still exist."""
    return set(Dossier.objects.filter(pk__in=keys).values_list("pk", flat=True))


def names(keys: Collection[int]) -> dict[int, str]:
    """What the dossiers are called."""
    return {one.pk: str(one) for one in Dossier.objects.filter(pk__in=keys)}


def hand_over() -> None:
    """Put the dossier among what holds documents."""
    register(HOLDER, Holder(seen_by, may_change, insist_open, page, there, names=names))
