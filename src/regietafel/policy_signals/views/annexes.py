"""The page on which documents of the dossier become annexes of its note."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from regietafel.core.access import permitted, require
from regietafel.core.editing import edit_with_form
from regietafel.people.queries import person_of
from regietafel.policy_signals.forms.annexes import AnnexForm
from regietafel.policy_signals.models import Note
from regietafel.policy_signals.operations.annexes import choose_annexes
from regietafel.policy_signals.queries.annexes import annexes_of, papers_to_choose
from regietafel.policy_signals.views.load import at_dossier, dossier_crumbs, get_dossier_or_404
from regietafel.policy_signals.views.notes import note_or_404


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.write_letter")
def annexes(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Choose which documents go along with the note, and in which order."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.write_letter", dossier)
    row, papers = note_or_404(dossier), papers_to_choose(request.user, dossier)

    def save(values: dict[str, Any], version: int) -> Note:
        return choose_annexes(actor=person_of(request), note=row, documents=values["documents"], version=version)

    return edit_with_form(
        request,
        row=row,
        form_of=lambda current, data: AnnexForm(data, papers=papers, chosen=annexes_of(current)),
        save=save,
        saved=lambda _note: at_dossier(request, dossier, _("The annexes are chosen."), anchor="note"),
        template="policy_signals/letters/annexes.html",
        context={"dossier": dossier, "none": not papers, "crumbs": dossier_crumbs(dossier)},
    )
