"""What an entry says about the file that hangs on it: who reads the library reads it, who changes the entry renews it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.documents.holders import Holder, register
from regietafel.library.models import LibraryItem
from regietafel.library.queries import HOLDER, items_visible_to


def seen_by(user: Any) -> QuerySet[Any]:
    """The keys of the entries that a person reads."""
    return items_visible_to(user).values("pk")


def item(pk: int) -> LibraryItem:
    """The entry of a key."""
    return LibraryItem.objects.select_related("region").get(pk=pk)


def may_change(user: Any, pk: int) -> bool:
    """Whether the person may change that entry."""
    return bool(user.has_perm("library.change_item", item(pk)))


def insist_open(pk: int) -> None:
    """Lock the entry, and refuse if it lies in the bin."""
    if LibraryItem.objects.select_for_update().get(pk=pk).is_removed:
        raise Refusal(_("This was removed. Restore it first."))


def page(pk: int) -> tuple[str, str]:
    """The page of the entry."""
    found = item(pk)
    return str(found), reverse("library:item", args=[found.region.slug, pk])


def there(keys: Iterable[int]) -> set[int]:
    """The keys of entries that still exist."""
    return set(LibraryItem.objects.filter(pk__in=keys).values_list("pk", flat=True))


def names(keys: Collection[int]) -> dict[int, str]:
    """What the entries are called."""
    return dict(LibraryItem.objects.filter(pk__in=keys).values_list("pk", "title"))


def hand_over() -> None:
    """Put the entry among what holds documents; it is found by what stands in its file."""
    register(HOLDER, Holder(seen_by, may_change, insist_open, page, there, names=names, speaks_for_them=True))
