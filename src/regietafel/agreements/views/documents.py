"""Files that hang on a declaration or an agreement."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from regietafel.agreements.holding import AGREEMENT, DECLARATION
from regietafel.agreements.models import Agreement, Declaration
from regietafel.agreements.views.pacts import (
    at,
    get_agreement_or_404,
    get_declaration_or_404,
    pact_crumbs,
    pact_url,
)
from regietafel.core.access import permitted, require
from regietafel.core.editing import add_with_form
from regietafel.documents.models import Document
from regietafel.documents.operations import Details, Place, add_document
from regietafel.people.queries import person_of
from regietafel.policy_signals.forms.papers import PaperForm


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("agreements.keep")
def add_to_declaration(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Hang a file on a declaration, such as the one with the signatures."""
    found = get_declaration_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", found)
    return hang(request, found, DECLARATION)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("agreements.keep")
def add_to_agreement(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Hang a file on an agreement."""
    found = get_agreement_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", found)
    return hang(request, found, AGREEMENT)


def hang(request: HttpRequest, row: Declaration | Agreement, holder: str) -> HttpResponse:
    """The form with a file."""

    def save(values: dict[str, Any]) -> Document:
        details = Details(title=values["title"], kind=values["kind"])
        place = Place(row.region, holder, row.pk)
        return add_document(
            actor=person_of(request), place=place, details=details, file=values["file"], now=timezone.now()
        )

    here = pact_url(row) + "#documents"
    return add_with_form(
        request,
        form_of=lambda data: PaperForm(data, None if data is None else request.FILES),
        save=save,
        saved=lambda paper: at(request, here, _("“%(title)s” was added.") % {"title": paper}),
        template="agreements/form.html",
        context={
            "title": _("Add a document"),
            "caption": row.title,
            "submit": _("Add the document"),
            "back": pact_url(row),
            "crumbs": pact_crumbs(row),
        },
    )
