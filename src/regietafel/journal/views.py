"""The journal of a region, its bin, and the journal of what all regions share."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from regietafel.core import registry
from regietafel.core.access import permitted, require
from regietafel.core.editing import act
from regietafel.core.messages import done
from regietafel.core.paging import page_of
from regietafel.journal import queries
from regietafel.journal.forms import JournalFilters
from regietafel.journal.records import record_crumbs, record_tabs
from regietafel.journal.words import tell
from regietafel.territories.access import get_region_or_404
from regietafel.territories.models import Region


@require_safe
@permitted("journal.view_journal")
def region_journal(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Everything that happened in a region, newest first."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "journal.view_journal", region)
    context = {"tabs": record_tabs(region, "journal:list"), "crumbs": record_crumbs(region)}
    return render(request, "journal/journal.html", {**context, **journal_of(request, region)})


@require_safe
@permitted("journal.view_journal")
def about(request: HttpRequest, region_slug: str, kind: str, pk: int) -> HttpResponse:
    """Lead from a line of the journal to the object it is about, if that is still there.

    Asked only when somebody follows the line: a journal of fifty lines need not look up fifty objects.
    """
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "journal.view_journal", region)
    find = registry.journal_urls.get(kind)
    address = find(region, pk) if find else ""
    if not address:
        raise Http404("it is not there any more")
    return redirect(address)


@require_safe
@permitted("people.administer_platform")
def platform_journal(request: HttpRequest) -> HttpResponse:
    """What happened to what all regions share: organisations, administrators, regions themselves."""
    require(request.user, "people.administer_platform")
    crumbs = [(_("Administration"), reverse("membership:platform"))]
    return render(request, "journal/journal.html", {"crumbs": crumbs, **journal_of(request, None)})


def journal_of(request: HttpRequest, region: Region | None) -> dict[str, Any]:
    """The filters and the page of a journal."""
    entries = queries.entries_visible_to(request.user, region)
    filters = JournalFilters(request.GET or None, people=queries.people_in(entries), kinds=queries.kinds_in(entries))
    page = page_of(request, queries.narrowed(entries, filters.wanted()))
    return {"filters": filters, "page": page, "lines": [tell(entry, region=region) for entry in page]}


@require_safe
@permitted("journal.restore")
def removed(request: HttpRequest, region_slug: str) -> HttpResponse:
    """What was removed in a region and can be put back for a while."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "journal.restore", region)
    context = {
        "tabs": record_tabs(region, "journal:bin"),
        "crumbs": record_crumbs(region),
        "page": page_of(request, queries.removed_in(region)),
        "days": settings.RESTORE_DAYS,
    }
    return render(request, "journal/bin.html", context)


@require_POST
@permitted("journal.restore")
def restore(request: HttpRequest, region_slug: str, kind: str, pk: int) -> HttpResponse:
    """Put one row back, through the operation of the app that it belongs to."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "journal.restore", region)
    row = queries.removed_row(region, kind, pk)
    put_back = registry.restorers.get(kind)
    if row is None or put_back is None:
        raise Http404("nothing like it in this bin")
    back = reverse("journal:bin", args=[region.slug])

    def said(_row: Any) -> HttpResponse:
        done(request, _("“%(label)s” is back in its place.") % {"label": row.label})
        return redirect(back)

    return act(request, do=lambda: put_back(actor=request.user, region=region, pk=pk), done=said, otherwise=back)
