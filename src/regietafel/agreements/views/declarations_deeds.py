"""Declarations: made, described, given another text, removed and put back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.agreements.forms.pacts import DeclarationForm, NewDeclarationForm, TextForm
from regietafel.agreements.models import Declaration, DeclarationKind
from regietafel.agreements.operations import declarations as deeds
from regietafel.agreements.operations.declarations import DeclarationData
from regietafel.agreements.queries.pacts import (
    declarations_to_restore,
    local_governments_on,
    organisations_to_choose,
    versions_of,
)
from regietafel.agreements.views.pacts import at, get_declaration_or_404, list_crumbs, pact_crumbs, pact_url
from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.people.queries import get_region_or_404, person_of

FORM = "agreements/form.html"


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("agreements.keep")
def add(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Make a declaration; the local governments that the region serves today are proposed as those who sign."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "agreements.keep", region)
    governments = local_governments_on(region, timezone.localdate())
    kind = request.GET.get("kind", "")

    def save(values: dict[str, Any]) -> Declaration:
        apart = {name: values.pop(name) for name in ("kind", "text", "organisations")}
        return deeds.make_declaration(
            actor=person_of(request), region=region, data=DeclarationData(**values), now=timezone.now(), **apart
        )

    return add_with_form(
        request,
        form_of=lambda data: NewDeclarationForm(
            data,
            governments=governments,
            others=organisations_to_choose(region),
            kind=kind if kind in DeclarationKind else "",
        ),
        save=save,
        saved=lambda made: at(request, pact_url(made), _("“%(title)s” was added.") % {"title": made}),
        template=FORM,
        context={
            "title": _("New declaration"),
            "submit": _("Add the declaration"),
            "back": reverse("agreements:declarations", args=[region_slug]),
            "crumbs": list_crumbs(region),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("agreements.keep")
def edit(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Change what a declaration says of itself; not its kind, and not its text."""
    found = get_declaration_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", found)
    return edit_with_form(
        request,
        row=found,
        form_of=lambda row, data: DeclarationForm(data, declaration=row),
        save=lambda values, version: deeds.edit_declaration(
            actor=person_of(request), declaration=found, data=DeclarationData(**values), version=version
        ),
        saved=lambda saved: at(request, pact_url(saved), _("Saved.")),
        template=FORM,
        context=form_context(found, _("Edit the declaration"), _("Save")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("agreements.keep")
def text(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Write another version of the text; who signed an earlier one stays beside that one."""
    found = get_declaration_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", found)
    newest = next(iter(versions_of(found)), None)
    return edit_with_form(
        request,
        row=found,
        form_of=lambda row, data: TextForm(data, newest=next(iter(versions_of(row)), newest)),
        save=lambda values, version: deeds.give_text(
            actor=person_of(request), declaration=found, version=version, now=timezone.now(), **values
        ),
        saved=lambda saved: at(request, pact_url(saved), _("The new version stands there.")),
        template=FORM,
        context=form_context(found, _("New version of the text"), _("Keep as a new version")),
    )


def form_context(found: Declaration, title: str, submit: str) -> dict[str, Any]:
    """What a form page of a declaration says around the form."""
    return {
        "title": title,
        "caption": found.title,
        "submit": submit,
        "back": pact_url(found),
        "crumbs": pact_crumbs(found),
    }


@require_POST
@permitted("agreements.keep")
def remove(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Put a declaration in the bin; the message carries the way back."""
    found = get_declaration_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", found)
    there = reverse("agreements:declarations", args=[region_slug])
    undo = pact_url(found, "declaration-restore")
    return act(
        request,
        do=lambda: deeds.remove_declaration(actor=person_of(request), declaration=found, now=timezone.now()),
        done=lambda gone: at(request, there, _("“%(title)s” was removed.") % {"title": gone}, undo=undo),
        otherwise=pact_url(found),
    )


@require_POST
@permitted("agreements.keep")
def restore(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take a declaration out of the bin."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "agreements.keep", region)
    found = get_object_or_404(declarations_to_restore(request.user, region).select_related("region"), pk=pk)
    return act(
        request,
        do=lambda: deeds.restore_declaration(actor=person_of(request), declaration=found),
        done=lambda back: at(request, pact_url(back), _("“%(title)s” was put back.") % {"title": back}),
        otherwise=reverse("agreements:declarations", args=[region_slug]),
    )
