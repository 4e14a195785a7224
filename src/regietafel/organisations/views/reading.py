"""The lists of the address book, and the page of one entry."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from regietafel.core import registry
from regietafel.core.access import permitted, require
from regietafel.core.paging import page_of
from regietafel.organisations.company_number import is_right
from regietafel.organisations.forms import EntryFilters, OrganisationFilters
from regietafel.organisations.models import Contact, Organisation
from regietafel.organisations.queries import Entry, entries_visible_to, functions_at, history_of_entry
from regietafel.organisations.queries.contacts import contacts_at, marks_of
from regietafel.organisations.queries.directory import Wanted, keys_of, rows_of
from regietafel.organisations.queries.moments import last_spoken
from regietafel.organisations.views.frame import (
    CHANGES,
    LISTS,
    get_entry_or_404,
    kind_of,
    list_crumbs,
    list_tabs,
    start_crumbs,
)
from regietafel.organisations.views.moments import moments_block
from regietafel.people.queries import get_region_or_404
from regietafel.territories.models import Region

ROWS = 25


@require_safe
@permitted("organisations.view_directory")
def entries(request: HttpRequest, region_slug: str, kind: str) -> HttpResponse:
    """All entries of one kind, cut down to what the address asks for."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "organisations.view_directory", region)
    form = (OrganisationFilters if kind == "organisation" else EntryFilters)(request.GET or None)
    context = {
        **listed(request, entries_visible_to(request.user, region, kind), form),
        "kind": kind,
        "heading": LISTS[kind][1],
        "tabs": list_tabs(request.user, region, kind),
        "crumbs": start_crumbs(region),
        "may_add": request.user.has_perm("organisations.add_entry", region),
        "may_merge": kind == "organisation" and request.user.has_perm("organisations.merge", region),
    }
    if kind == "organisation" and request.user.has_perm("organisations.keep_moments", region):
        spoken = last_spoken(request.user, region, context["rows"])
        for row in context["rows"]:
            row.last_spoken = spoken.get(row.pk)
        context["shows_contact"] = True
    return render(request, "organisations/list.html", context)


def listed(request: HttpRequest, visible: Any, form: EntryFilters) -> dict[str, Any]:
    """One page of a list with its filters, and in words how much of it is on the screen."""
    wanted = form.wanted()
    keys, total = keys_of(visible, wanted), visible.count()
    page = page_of(request, keys, ROWS)
    rows = rows_of(visible, list(page))
    return {"filters": form, "page": page, "rows": rows, "total": total, "shown": shown(len(keys), total, wanted)}


def shown(count: int, total: int, wanted: Wanted) -> str:
    """How many entries are listed."""
    if wanted == Wanted():
        return ngettext("%(total)s name", "%(total)s names", total) % {"total": total}
    return ngettext("%(count)s of %(total)s name", "%(count)s of %(total)s names", total) % {
        "count": count,
        "total": total,
    }


@require_safe
@permitted("organisations.view_directory")
def entry(request: HttpRequest, region_slug: str, kind: str, pk: int) -> HttpResponse:
    """One entry: what is known of it, where it is named, what happened to it."""
    region, row = get_entry_or_404(request.user, region_slug, kind, pk)
    require(request.user, "organisations.view_directory", region)
    context = {
        "row": row,
        "kind": kind,
        "mentions": mentions_of(request.user, region, row),
        **contacts_block(request.user, region, row),
        **moments_block(request.user, region, row),
        **about_names(row),
        "functions": functions_at(request.user, region, row) if isinstance(row, Organisation) else [],
        "history": history_of_entry(request.user, row),
        "crumbs": list_crumbs(region, kind),
        **deeds(request.user, region, row),
    }
    return render(request, "organisations/entry.html", context)


def about_names(row: Entry) -> dict[str, Any]:
    """The names that an organisation had before, and whether its number can exist."""
    if not isinstance(row, Organisation):
        return {}
    former = [one.name for one in row.former_names.all() if one.name != row.name]
    return {"former": former, "number_is_wrong": bool(row.company_number) and not is_right(row.company_number)}


def contacts_block(user: Any, region: Region, row: Entry) -> dict[str, Any]:
    """How an organisation is reached, as far as the person may know, each with what they may do with it."""
    if not isinstance(row, Organisation):
        return {}
    contacts = list(contacts_at(user, region, row).select_related("user", "organisation", "region"))
    marks = marks_of(user, region, contacts)
    return {
        "contacts": [
            (contact, user.has_perm("organisations.keep_contact", contact), marks.get(contact.pk, []))
            for contact in contacts
        ],
        "may_add_contact": user.has_perm("organisations.keep_contact", Contact(region=region, organisation=row)),
        "today": timezone.localdate(),
    }


def mentions_of(user: Any, region: Region, row: Entry) -> list[registry.Block]:
    """Where an entry is named and who stands behind it, as the apps above tell."""
    blocks = [block for provider in registry.mentions for block in provider(user, region, row)]
    return sorted(blocks, key=lambda block: block.order)


def deeds(user: Any, region: Region, row: Entry) -> dict[str, Any]:
    """What a person may do with an entry, with the addresses for it."""
    if isinstance(row, Organisation) and row.is_shared:
        may = user.has_perm("organisations.change_shared")
        return {"edit_url": reverse("organisations:shared-edit", args=[row.pk]) if may else "", "remove_url": ""}
    names = {"region_slug": region.slug, "kind": kind_of(row), "pk": row.pk}
    may_edit = user.has_perm(CHANGES[kind_of(row)], row)
    may_remove = user.has_perm("organisations.remove_entry", row)
    return {
        "edit_url": reverse("organisations:edit", kwargs=names) if may_edit else "",
        "remove_url": reverse("organisations:remove", kwargs=names) if may_remove else "",
    }
