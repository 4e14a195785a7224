"""The end of a dossier on the screen: what came of it, report-backs for the bodies, closing, and taking up again."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import edit_with_form
from regietafel.people.queries import person_of
from regietafel.policy_signals.forms.telling import OutcomeForm, ReopenForm
from regietafel.policy_signals.models import Dossier, Step
from regietafel.policy_signals.operations.outcomes import close_dossier, give_outcome, reopen_dossier
from regietafel.policy_signals.queries.closing import bodies_that_hear
from regietafel.policy_signals.queries.hearing import is_known, person_behind, voices_of
from regietafel.policy_signals.views.load import at_dossier, dossier_crumbs, dossier_url, get_dossier_or_404
from regietafel.policy_signals.views.telling import HERE, button


def dossier_to_move(request: HttpRequest, region_slug: str, pk: int) -> Dossier:
    """The dossier of an address, for whoever may take it to another phase."""
    found = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.move_dossier", found)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.move_dossier")
def outcome(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Say what came of it."""
    dossier = dossier_to_move(request, region_slug, pk)
    actor = person_of(request)

    def save(values: dict[str, Any], version: int) -> Step:
        return give_outcome(actor=actor, dossier=dossier, said=values["said"], now=timezone.now(), version=version)

    def saved(_step: Step) -> HttpResponse:
        said = _("Kept. Who has an address gets a mail in a quarter of an hour; see below whom somebody must tell.")
        return at_dossier(request, dossier, said, anchor=HERE)

    return edit_with_form(
        request,
        row=dossier,
        form_of=lambda row, data: OutcomeForm(data, initial={"said": row.outcome}),
        save=save,
        saved=saved,
        template="policy_signals/telling/outcome.html",
        context={
            "dossier": dossier,
            "voices": len({person_behind(one) for one in voices_of(dossier) if one.wants_news and is_known(one)}),
            "bodies": bodies_that_hear(dossier, timezone.localdate()),
            "back": dossier_url(dossier),
            "crumbs": dossier_crumbs(dossier),
        },
    )


@require_POST
@permitted("policy_signals.move_dossier")
def close(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Close a dossier of which everyone heard what came of it."""
    dossier = dossier_to_move(request, region_slug, pk)
    actor = person_of(request)
    words = _("Closed: everyone who reported, and every body, heard what came of it.")
    return button(
        request, dossier, lambda: close_dossier(actor=actor, dossier=dossier, now=timezone.now()), lambda _row: words
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.move_dossier")
def reopen(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take up again what was closed."""
    dossier = dossier_to_move(request, region_slug, pk)
    actor = person_of(request)

    def save(values: dict[str, Any], version: int) -> Dossier:
        return reopen_dossier(
            actor=actor,
            dossier=dossier,
            reason=values["reason"],
            said=values["said"],
            now=timezone.now(),
            version=version,
        )

    return edit_with_form(
        request,
        row=dossier,
        form_of=lambda _row, data: ReopenForm(data),
        save=save,
        saved=lambda _row: at_dossier(request, dossier, _("The dossier is open again."), anchor=HERE),
        template="policy_signals/telling/reopen.html",
        context={"dossier": dossier, "back": dossier_url(dossier), "crumbs": dossier_crumbs(dossier)},
    )
