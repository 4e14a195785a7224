"""Organisations as what a mail can be filed on; the apps above hand over their own rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from regietafel.core.merging import merged_into, successor_of
from regietafel.mail_in.targets import MOST, About, Row, Target, register
from regietafel.organisations.models import Organisation, OrganisationMerge
from regietafel.organisations.queries import organisations_visible_to
from regietafel.territories.models import Region

KIND = "organisations.organisation"


def choices(user: Any, region: Region, words: str) -> list[Row]:
    """The organisations of the address book whose name has all the words."""
    found = organisations_visible_to(user, region)
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(short_name__icontains=word))
    return [Row(one.pk, one.name, one.short_name) for one in found[:MOST]]


def suggested(user: Any, region: Region, about: About) -> list[Row]:
    """The organisation of who wrote it."""
    found = organisations_visible_to(user, region).filter(pk__in=about.organisations)
    return [Row(one.pk, one.name, one.short_name) for one in found[:MOST]]


def page(user: Any, region: Region, pk: int) -> tuple[str, str] | None:
    """The page of an organisation, or of the one that took its place, unless it lies in the bin."""
    seen = organisations_visible_to(user, region)
    found = seen.filter(pk=pk).first() or seen.filter(pk=successor_of(merges(), pk)).first()
    return (found.name, reverse("organisations:entry", args=[region.slug, "organisation", found.pk])) if found else None


def merges() -> QuerySet[OrganisationMerge]:
    """The merges of organisations that hold."""
    return OrganisationMerge.objects.filter(undone_at__isnull=True)


def also(pk: int) -> list[int]:
    """The organisations of which one took the place."""
    return merged_into(merges(), pk)


def there(keys: Iterable[int]) -> set[int]:
    """The keys of organisations that still exist."""
    return set(Organisation.objects.filter(pk__in=keys).values_list("pk", flat=True))


def hand_over() -> None:
    """Put organisations among what a mail can be filed on."""
    register(Target(KIND, _("Organisation"), 10, choices, suggested, page, there, also))
