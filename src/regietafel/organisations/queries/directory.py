"""The address book as a list: found by words whatever their capitals and accents, in the order of the alphabet.

Neither database of the house folds accents by itself, so the names are read and compared here: two queries for a page
of the list, however long it is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from regietafel.organisations.models import Function, Organisation, OrganisationName, StakeholderGroup
from regietafel.organisations.queries import MODELS, entries_visible_to
from regietafel.territories.models import Region

TEXTS: dict[type[Any], tuple[str, ...]] = {
    Organisation: ("name", "short_name"),
    StakeholderGroup: ("name",),
    Function: ("name", "organisation__name", "organisation__short_name"),
}
"""Where the words that somebody looks for may stand."""

ALONG: dict[type[Any], tuple[str, ...]] = {Organisation: ("municipality",), Function: ("organisation",)}
"""What a line of the list shows of other rows."""

OWN, SHARED = "own", "shared"


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for; empty is everything."""

    q: str = ""
    sort: str = ""
    whose: str = ""
    to_complete: bool = False


def keys_of(entries: QuerySet[Any], wanted: Wanted) -> list[int]:
    """The keys of the entries that are looked for, in the order of the alphabet."""
    if wanted.sort:
        entries = entries.filter(kind=wanted.sort)
    if wanted.whose:
        entries = entries.filter(region__isnull=wanted.whose == SHARED)
    if wanted.to_complete:
        entries = entries.filter(to_complete=True)
    words = plain(wanted.q).split()
    former = former_names(entries) if words and entries.model is Organisation else {}
    named = sorted(
        (plain("\n".join(text for text in (*texts, *former.get(pk, ())) if text)), pk)
        for pk, *texts in entries.order_by().values_list("pk", *TEXTS[entries.model])
    )
    return [pk for text, pk in named if all(word in text for word in words)]


def former_names(organisations: QuerySet[Any]) -> dict[int, list[str]]:
    """The names that organisations had before, by their keys."""
    found: dict[int, list[str]] = {}
    rows = OrganisationName.objects.filter(organisation__in=organisations.order_by().values("pk"))
    for pk, name in rows.values_list("organisation", "name"):
        found.setdefault(pk, []).append(name)
    return found


def rows_of(entries: QuerySet[Any], keys: Sequence[int]) -> list[Any]:
    """The entries behind the keys, in their order; one that went meanwhile is left out."""
    found = entries.select_related(*ALONG.get(entries.model, ())).in_bulk(keys)
    return [found[key] for key in keys if key in found]


def plain(text: str) -> str:
    """Text without capitals and accents."""
    signs = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in signs if not unicodedata.combining(sign))


def counts(user: Any, region: Region) -> dict[str, int]:
    """How many entries of each kind a person sees."""
    return {kind: entries_visible_to(user, region, kind).count() for kind in MODELS}


def to_complete(user: Any, region: Region) -> dict[str, int]:
    """How many names of each kind were only named so far."""
    return {kind: entries_visible_to(user, region, kind).filter(to_complete=True).count() for kind in MODELS}
