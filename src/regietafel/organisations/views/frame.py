"""What the pages of the address book share: its three lists, the way back, and how an address finds its entry."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from regietafel.organisations.models import Organisation
from regietafel.organisations.queries import MODELS, Entry, entries_visible_to, shared_organisations
from regietafel.organisations.queries.directory import counts
from regietafel.people.queries import get_region_or_404
from regietafel.territories.models import Region

Crumb = tuple[str, str]

LISTS: dict[str, tuple[str, Promise]] = {
    "organisation": ("organisations:list", gettext_lazy("Organisations")),
    "group": ("organisations:groups", gettext_lazy("Groups of partners")),
    "function": ("organisations:functions", pgettext_lazy("posts in organisations", "Functions")),
}
"""Each kind with the address and the name of its list."""

CHANGES = {
    "organisation": "organisations.change_organisation",
    "group": "organisations.change_entry",
    "function": "organisations.change_entry",
}
"""The permission that changing an entry of each kind asks for: an organisation may also be changed by its own editor."""


def kind_of(row: Entry) -> str:
    """The kind of an entry, as addresses and imports name it."""
    return next(kind for kind, model in MODELS.items() if isinstance(row, model))


def list_address(region: Region, kind: str) -> str:
    """The list of one kind."""
    return reverse(LISTS[kind][0], args=[region.slug])


def entry_address(region: Region, row: Entry) -> str:
    """The page of an entry as a region sees it."""
    return reverse("organisations:entry", args=[region.slug, kind_of(row), row.pk])


def start_crumbs(region: Region) -> list[Crumb]:
    """The way back to the first page of the region."""
    return [(_("Start"), reverse("home:start", args=[region.slug]))]


def list_crumbs(region: Region, kind: str) -> list[Crumb]:
    """The way back to a list."""
    return [*start_crumbs(region), (str(LISTS[kind][1]), list_address(region, kind))]


def entry_crumbs(region: Region, row: Entry) -> list[Crumb]:
    """The way back to the page of an entry."""
    return [*list_crumbs(region, kind_of(row)), (str(row), entry_address(region, row))]


def shared_crumbs(row: Organisation | None = None) -> list[Crumb]:
    """The way back to the organisations of all regions, and to one of them."""
    crumbs = [
        (_("Administration"), reverse("membership:platform")),
        (_("Shared organisations"), reverse("organisations:shared")),
    ]
    if row is not None:
        crumbs.append((str(row), reverse("organisations:shared-entry", args=[row.pk])))
    return crumbs


def list_tabs(user: Any, region: Region, current: str) -> list[dict[str, Any]]:
    """The three lists, each with how many a person sees in it."""
    number = counts(user, region)
    return [
        {"label": f"{label} ({number[kind]})", "url": list_address(region, kind), "current": kind == current}
        for kind, (_name, label) in LISTS.items()
    ]


def get_entry_or_404(user: Any, region_slug: str, kind: str, pk: int) -> tuple[Region, Entry]:
    """The region of an address and the entry in it: the same 404 for what is not there and what is not theirs."""
    region = get_region_or_404(user, region_slug)
    row: Entry | None = entries_visible_to(user, region, kind).filter(pk=pk).first()
    if row is None:
        raise Http404("no such entry")
    if row.region_id == region.pk:
        row.region = region
    return region, row


def get_shared_or_404(user: Any, pk: int) -> Organisation:
    """An organisation of all regions, for who keeps them."""
    row = shared_organisations(user).filter(pk=pk).first()
    if row is None:
        raise Http404("no such organisation")
    return row
