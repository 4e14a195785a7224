"""The library of a region: the list, an entry, and what can be done with it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.core.paging import page_of
from regietafel.documents.inside import inside
from regietafel.journal.queries import history_visible_to
from regietafel.library.forms import ItemForm, LibraryFilterForm, NewItemForm
from regietafel.library.models import LibraryItem
from regietafel.library.operations import ItemData, add_item, edit_item, remove_item, restore_item
from regietafel.library.queries import files_of, item_of, items_of, narrowed, own_organisation, themes_in, years_in
from regietafel.people.queries import get_region_or_404
from regietafel.territories.models import Region

PER_PAGE = 25


def get_item_or_404(request: HttpRequest, region_slug: str, pk: int, *, in_bin: bool = False) -> LibraryItem:
    """An entry of the region that the person may read; the same 404 for all the rest."""
    region = get_region_or_404(request.user, region_slug)
    item = item_of(request.user, region, pk, in_bin=in_bin)
    if item is None:
        raise Http404("no such entry")
    return item


def crumbs_to(region: Region, *further: tuple[str, str]) -> list[tuple[str, str]]:
    """The way back."""
    return [(_("Start"), reverse("home:start", args=[region.slug])), *further]


def list_crumb(region: Region) -> tuple[str, str]:
    """The library itself on the way back."""
    return _("Library"), reverse("library:list", args=[region.slug])


def address(name: str, item: LibraryItem) -> str:
    """The address of one of the pages of an entry."""
    return reverse(f"library:{name}", args=[item.region.slug, item.pk])


@require_safe
@permitted("library.view_library")
def library(request: HttpRequest, region_slug: str) -> HttpResponse:
    """What was shared, the newest first."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "library.view_library", region)
    everything = items_of(request.user, region)
    form, found = chosen(request, region, everything)
    page = page_of(request, found, PER_PAGE)
    files = files_of(list(page))
    return render(
        request,
        "library/list.html",
        {
            "page": page,
            "entries": [(item, files.get(item.pk)) for item in page],
            "filter_form": form,
            "count": page.paginator.count,
            "total": everything.count(),
            "today": timezone.localdate(),
            "may_add": request.user.has_perm("library.add_item", region),
            "crumbs": crumbs_to(region),
        },
    )


def chosen(
    request: HttpRequest, region: Region, everything: QuerySet[LibraryItem]
) -> tuple[LibraryFilterForm, QuerySet[LibraryItem]]:
    """The filter of the address, and what it leaves; a value that cannot be is left out."""
    form = LibraryFilterForm(request.GET, themes=themes_in(everything), years=years_in(everything))
    form.is_valid()
    return form, narrowed(everything, region, form.cleaned_data)


@require_safe
@permitted("library.view_library")
def item_page(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """One entry, with what is inside its file."""
    item = get_item_or_404(request, region_slug, pk)
    require(request.user, "library.view_library", item)
    document = files_of([item]).get(item.pk)
    return render(
        request,
        "library/item.html",
        {
            "item": item,
            "document": document,
            "inside": inside(document, request.GET.get("page")) if document else None,
            "today": timezone.localdate(),
            "may_change": request.user.has_perm("library.change_item", item),
            "history": history_visible_to(request.user, item),
            "crumbs": crumbs_to(item.region, list_crumb(item.region)),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("library.add_item")
def add(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Share something."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "library.add_item", region)

    def save(values: dict[str, Any]) -> LibraryItem:
        file = values.pop("file")
        return add_item(actor=request.user, region=region, data=ItemData(**values), file=file, now=timezone.now())

    def saved(item: LibraryItem) -> HttpResponse:
        done(request, _("“%(title)s” stands in the library.") % {"title": item}, undo=address("remove", item))
        return redirect(address("item", item))

    return add_with_form(
        request,
        form_of=lambda data: NewItemForm(
            data, None if data is None else request.FILES, shared_by=own_organisation(request.user, region)
        ),
        save=save,
        saved=saved,
        template="library/add.html",
        context={"region": region, "crumbs": crumbs_to(region, list_crumb(region))},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("library.change_item")
def edit(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Change what is said of an entry."""
    item = get_item_or_404(request, region_slug, pk)
    require(request.user, "library.change_item", item)

    def save(values: dict[str, Any], version: int) -> LibraryItem:
        return edit_item(actor=request.user, item=item, data=ItemData(**values), version=version)

    def saved(_saved: LibraryItem) -> HttpResponse:
        done(request, _("Saved."))
        return redirect(address("item", item))

    return edit_with_form(
        request,
        row=item,
        form_of=lambda row, data: ItemForm(data, item=row),
        save=save,
        saved=saved,
        template="library/edit.html",
        context={
            "item": item,
            "crumbs": crumbs_to(item.region, list_crumb(item.region), (item.title, address("item", item))),
        },
    )


@require_POST
@permitted("library.change_item")
def remove(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Put an entry in the bin; the message carries the way back."""
    item = get_item_or_404(request, region_slug, pk, in_bin=True)
    require(request.user, "library.change_item", item)

    def removed(gone: LibraryItem) -> HttpResponse:
        text = _("“%(title)s” was removed. It can be put back for %(days)s days.")
        done(request, text % {"title": gone, "days": settings.RESTORE_DAYS}, undo=address("restore", item))
        return redirect("library:list", region_slug)

    return act(
        request,
        do=lambda: remove_item(actor=request.user, item=item, now=timezone.now()),
        done=removed,
        otherwise=address("item", item),
    )


@require_POST
@permitted("library.change_item")
def restore(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take an entry out of the bin."""
    item = get_item_or_404(request, region_slug, pk, in_bin=True)
    require(request.user, "library.change_item", item)

    def restored(there: LibraryItem) -> HttpResponse:
        done(request, _("“%(title)s” is there again.") % {"title": there})
        return redirect(address("item", item))

    return act(
        request,
        do=lambda: restore_item(actor=request.user, item=item),
        done=restored,
        otherwise=reverse("library:list", args=[region_slug]),
    )
