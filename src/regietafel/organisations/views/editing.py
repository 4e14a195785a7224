"""Adding an entry to the address book, changing it, removing it and putting it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.forms import Form
from regietafel.core.messages import done
from regietafel.organisations import operations
from regietafel.organisations.forms import FunctionForm, GroupForm, OrganisationForm, OwnOrganisationForm
from regietafel.organisations.models import Function, Organisation, StakeholderGroup
from regietafel.organisations.queries import Entry, entries_to_restore, municipalities_for, organisations_visible_to
from regietafel.organisations.views.frame import (
    entry_address,
    entry_crumbs,
    get_entry_or_404,
    list_address,
    list_crumbs,
)
from regietafel.people.queries import get_region_or_404
from regietafel.territories.models import Region

ADD_TITLES: dict[str, Promise] = {
    "organisation": gettext_lazy("Add an organisation"),
    "group": gettext_lazy("Add a group of partners"),
    "function": gettext_lazy("Add a function"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("organisations.add_entry")
def add(request: HttpRequest, region_slug: str, kind: str) -> HttpResponse:
    """Add an organisation, a group or a function to the region."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "organisations.add_entry", region)
    form_for = form_maker(request.user, region, kind)
    return add_with_form(
        request,
        form_of=lambda data: form_for(None, data),
        save=lambda values: operations.add(actor=request.user, region=region, kind=kind, values=values),
        saved=lambda row: at_entry(request, region, row, _("“%(name)s” stands in the address book.") % {"name": row}),
        template="organisations/add.html",
        context={
            "heading": ADD_TITLES[kind],
            "crumbs": list_crumbs(region, kind),
            "cancel": list_address(region, kind),
        },
    )


def form_maker(user: Any, region: Region, kind: str) -> Callable[[Any, QueryDict | None], Form]:
    """How the form of one kind is made, for an entry or for a new one; with the choices that the region has."""
    if kind == "group":
        return lambda row, data: GroupForm(data, group=row)
    if kind == "function":
        organisations = organisations_visible_to(user, region)
        return lambda row, data: FunctionForm(data, function=row, organisations=organisations)
    municipalities = municipalities_for(region)
    return lambda row, data: OrganisationForm(data, organisation=row, municipalities=municipalities)


def at_entry(request: HttpRequest, region: Region, row: Entry, text: str) -> HttpResponse:
    """Say what happened, and go to the entry."""
    done(request, text)
    return redirect(entry_address(region, row))


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("organisations.change_organisation", "organisations.change_entry", "organisations.change_shared")
def edit(request: HttpRequest, region_slug: str, kind: str, pk: int) -> HttpResponse:
    """Change what is known of an entry. The organisation's own editor has a smaller form than the team."""
    region, row = get_entry_or_404(request.user, region_slug, kind, pk)
    if isinstance(row, Organisation) and row.is_shared:
        require(request.user, "organisations.change_shared")
        return redirect("organisations:shared-edit", pk=row.pk)
    require_change(request.user, row)
    keeps_all = request.user.has_perm("organisations.change_entry", row)
    form_for = form_maker(request.user, region, kind) if keeps_all else own_form

    def save(values: dict[str, Any], version: int) -> Entry:
        completed = {"to_complete": False} if keeps_all else {}
        changed: Entry = operations.change(
            actor=request.user,
            row=row,
            version=version,
            was_typing_error=values.pop("typing_error", False),
            values={**values, **completed},
            today=timezone.localdate(),
        )
        return changed

    return edit_with_form(
        request,
        row=row,
        form_of=form_for,
        save=save,
        saved=lambda saved: at_entry(request, region, saved, _("Saved.")),
        template="organisations/edit.html",
        context={
            "row": row,
            "keeps_all": keeps_all,
            "crumbs": entry_crumbs(region, row),
            "cancel": entry_address(region, row),
        },
    )


def require_change(user: Any, row: Organisation | StakeholderGroup | Function) -> None:
    """Stop who may not change this entry."""
    if isinstance(row, Organisation):
        require(user, "organisations.change_organisation", row)
    else:
        require(user, "organisations.change_entry", row)


def own_form(row: Any, data: QueryDict | None) -> Form:
    """The form in which an organisation speaks about itself."""
    return OwnOrganisationForm(data, organisation=row, municipalities=municipalities_for(row.region))


@require_POST
@permitted("organisations.remove_entry")
def remove(request: HttpRequest, region_slug: str, kind: str, pk: int) -> HttpResponse:
    """Put an entry in the bin, with a button to take it out again."""
    region, row = get_entry_or_404(request.user, region_slug, kind, pk)
    require(request.user, "organisations.remove_entry", row)

    def said(gone: Entry) -> HttpResponse:
        undo = reverse("organisations:restore", args=[region.slug, kind, gone.pk])
        done(request, _("“%(name)s” was removed.") % {"name": gone}, undo=undo)
        return redirect(list_address(region, kind))

    return act(
        request,
        do=lambda: operations.remove(actor=request.user, row=row, now=timezone.now()),
        done=said,
        otherwise=entry_address(region, row),
    )


@require_POST
@permitted("organisations.remove_entry")
def restore(request: HttpRequest, region_slug: str, kind: str, pk: int) -> HttpResponse:
    """Take an entry out of the bin."""
    region = get_region_or_404(request.user, region_slug)
    row = entries_to_restore(request.user, region, kind).filter(pk=pk).first()
    if row is None:
        raise Http404("no such entry")
    require(request.user, "organisations.remove_entry", row)
    return act(
        request,
        do=lambda: operations.restore(actor=request.user, row=row),
        done=lambda back: at_entry(
            request, region, back, _("“%(name)s” is back in the address book.") % {"name": back}
        ),
        otherwise=list_address(region, kind),
    )
