"""The organisations that all regions share, for the platform administrator."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.organisations import operations
from regietafel.organisations.forms import OrganisationForm, SharedFilters
from regietafel.organisations.models import Organisation
from regietafel.organisations.queries import history_of_entry, municipalities_for, shared_organisations, uses_of
from regietafel.organisations.views.frame import get_shared_or_404, shared_crumbs
from regietafel.organisations.views.reading import listed


@require_safe
@permitted("organisations.change_shared")
def shared(request: HttpRequest) -> HttpResponse:
    """All shared organisations, and those in the bin."""
    require(request.user, "organisations.change_shared")
    context = {
        **listed(request, shared_organisations(request.user), SharedFilters(request.GET or None)),
        "removed": shared_organisations(request.user, removed=True).select_related("removed_by"),
        "crumbs": shared_crumbs()[:1],
    }
    return render(request, "organisations/shared_list.html", context)


@require_safe
@permitted("organisations.change_shared")
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """One shared organisation. Where regions name it is theirs to know; how often is told."""
    require(request.user, "organisations.change_shared")
    row = get_shared_or_404(request.user, pk)
    context = {
        "row": row,
        "kind": "organisation",
        "uses": uses_of(row),
        "history": history_of_entry(request.user, row),
        "edit_url": reverse("organisations:shared-edit", args=[pk]),
        "remove_url": reverse("organisations:shared-remove", args=[pk]),
        "crumbs": shared_crumbs(),
    }
    return render(request, "organisations/entry.html", context)


def at_shared(request: HttpRequest, row: Organisation, text: str) -> HttpResponse:
    """Say what happened, and go to the organisation."""
    done(request, text)
    return redirect("organisations:shared-entry", pk=row.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("organisations.change_shared")
def add(request: HttpRequest) -> HttpResponse:
    """Add an organisation that every region can name."""
    require(request.user, "organisations.change_shared")

    def save(values: dict[str, object]) -> Organisation:
        made = operations.add(actor=request.user, region=None, kind="organisation", values=values)
        assert isinstance(made, Organisation), "the kind was named"
        return made

    return add_with_form(
        request,
        form_of=lambda data: OrganisationForm(data, municipalities=municipalities_for(None)),
        save=save,
        saved=lambda row: at_shared(request, row, _("All regions can name “%(name)s” now.") % {"name": row}),
        template="organisations/add.html",
        context={
            "heading": _("Add a shared organisation"),
            "crumbs": shared_crumbs(),
            "cancel": reverse("organisations:shared"),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("organisations.change_shared")
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what all regions read of an organisation."""
    require(request.user, "organisations.change_shared")
    row = get_shared_or_404(request.user, pk)
    return edit_with_form(
        request,
        row=row,
        form_of=lambda row, data: OrganisationForm(data, organisation=row, municipalities=municipalities_for(None)),
        save=lambda values, version: operations.change(
            actor=request.user,
            row=row,
            version=version,
            was_typing_error=values.pop("typing_error", False),
            values={**values, "to_complete": False},
            today=timezone.localdate(),
        ),
        saved=lambda saved: at_shared(request, saved, _("Saved.")),
        template="organisations/edit.html",
        context={
            "row": row,
            "keeps_all": True,
            "crumbs": shared_crumbs(row),
            "cancel": reverse("organisations:shared-entry", args=[pk]),
        },
    )


@require_POST
@permitted("organisations.change_shared")
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a shared organisation in the bin, unless a region names it."""
    require(request.user, "organisations.change_shared")
    row = get_shared_or_404(request.user, pk)

    def said(gone: Organisation) -> HttpResponse:
        undo = reverse("organisations:shared-restore", args=[pk])
        done(request, _("“%(name)s” was removed.") % {"name": gone}, undo=undo)
        return redirect("organisations:shared")

    return act(
        request,
        do=lambda: operations.remove(actor=request.user, row=row, now=timezone.now()),
        done=said,
        otherwise=reverse("organisations:shared-entry", args=[pk]),
    )


@require_POST
@permitted("organisations.change_shared")
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a shared organisation out of the bin; one that is out already stays out."""
    require(request.user, "organisations.change_shared")
    rows = shared_organisations(request.user, removed=True) | shared_organisations(request.user)
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Http404("no such organisation")
    return act(
        request,
        do=lambda: operations.restore(actor=request.user, row=row),
        done=lambda back: at_shared(request, back, _("All regions can name “%(name)s” again.") % {"name": back}),
        otherwise=reverse("organisations:shared"),
    )
