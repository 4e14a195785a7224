"""What the journal tells pages that know nothing of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.core.registry import LastChange, NavItem
from regietafel.journal.models import Entry, kind_of


def last_change(row: Any) -> LastChange | None:
    """Who touched a row last, by the name that they had then."""
    entry = Entry.objects.filter(kind=kind_of(row), object_id=row.pk).first()
    return LastChange(who=entry.actor_name, at=entry.at) if entry else None


def nav_items(user: Any, region: Any) -> Iterator[NavItem]:
    """The journal, with mail and bin beside it, for who runs the region."""
    if user.has_perm("journal.view_journal", region):
        yield NavItem(_("Journal"), reverse("journal:list", args=[region.slug]), order=90)
