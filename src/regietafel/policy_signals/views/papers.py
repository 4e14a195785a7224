"""Files that hang on a dossier: evidence, annexes, replies."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from regietafel.core.access import permitted, require
from regietafel.core.editing import add_with_form
from regietafel.documents.models import Document
from regietafel.people.queries import person_of
from regietafel.policy_signals.forms.papers import PaperForm
from regietafel.policy_signals.operations.papers import add_paper
from regietafel.policy_signals.views.load import at_dossier, dossier_crumbs, dossier_url, get_dossier_or_404


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.change_dossier")
def add(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Hang a file on the dossier."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.change_dossier", dossier)

    def save(values: dict[str, Any]) -> Document:
        return add_paper(actor=person_of(request), dossier=dossier, now=timezone.now(), **values)

    return add_with_form(
        request,
        form_of=lambda data: PaperForm(data, None if data is None else request.FILES),
        save=save,
        saved=lambda paper: at_dossier(
            request, dossier, _("“%(title)s” hangs on this dossier.") % {"title": paper}, anchor="documents"
        ),
        template="policy_signals/paper_form.html",
        context={"dossier": dossier, "crumbs": dossier_crumbs(dossier), "cancel": dossier_url(dossier)},
    )
