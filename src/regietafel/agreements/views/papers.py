"""Files that hang on what is agreed: a signed text, an extract of minutes, an advice."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from regietafel.agreements.queries.visible import (
    agreements_visible_to,
    declarations_visible_to,
    frameworks_visible_to,
    subjects_visible_to,
)
from regietafel.core.access import permitted, require
from regietafel.core.editing import add_with_form
from regietafel.core.messages import done
from regietafel.documents.models import Document
from regietafel.documents.operations import Details, Place, add_document
from regietafel.people.queries import get_region_or_404, person_of
from regietafel.policy_signals.forms.papers import PaperForm

SEEN: dict[str, Any] = {
    "subject": subjects_visible_to,
    "framework": frameworks_visible_to,
    "agreement": agreements_visible_to,
    "declaration": declarations_visible_to,
}
"""What can hold files, by its word in the address, which is also the name of its page."""


def get_holder_or_404(request: HttpRequest, region_slug: str, about: str, pk: int) -> Any:
    """The row on which a file is to hang, if one sees it."""
    region = get_region_or_404(request.user, region_slug)
    found = SEEN[about](request.user).filter(region=region, pk=pk).first() if about in SEEN else None
    if found is None:
        raise Http404("no such thing")
    found.region = region
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("agreements.keep")
def add(request: HttpRequest, region_slug: str, about: str, pk: int) -> HttpResponse:
    """Hang a file on a subject, a framework, an agreement or a declaration."""
    holder = get_holder_or_404(request, region_slug, about, pk)
    require(request.user, "agreements.keep", holder)
    here = reverse(f"agreements:{about}", args=[region_slug, pk])
    place = Place(holder.region, holder._meta.label_lower, pk)

    def save(values: dict[str, Any]) -> Document:
        details = Details(title=values["title"], kind=values["kind"])
        return add_document(
            actor=person_of(request), place=place, details=details, file=values["file"], now=timezone.now()
        )

    def saved(paper: Document) -> HttpResponse:
        done(request, _("“%(title)s” was added.") % {"title": paper})
        return redirect(f"{here}#documents")

    return add_with_form(
        request,
        form_of=lambda data: PaperForm(data, None if data is None else request.FILES),
        save=save,
        saved=saved,
        template="agreements/paper_form.html",
        context={"holder": holder, "crumbs": [(str(holder), here)], "cancel": here},
    )
