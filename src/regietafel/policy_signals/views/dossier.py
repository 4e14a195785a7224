"""The page of a dossier: its story in order, its letters with their clocks, and who must still hear something."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from regietafel.core.access import permitted, require
from regietafel.policy_signals.queries.visible import steps_visible_to
from regietafel.policy_signals.views.letters_block import letters_block
from regietafel.policy_signals.views.load import get_dossier_or_404, signal_crumbs
from regietafel.policy_signals.views.telling_block import telling_block


@require_safe
@permitted("policy_signals.view_dossier")
def dossier(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """One dossier."""
    found = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.view_dossier", found)
    today = timezone.localdate()
    return render(
        request,
        "policy_signals/dossier.html",
        {
            "dossier": found,
            "steps": steps_visible_to(request.user).filter(dossier=found),
            "letters": letters_block(request.user, found, today),
            "telling": telling_block(request.user, found, today),
            "crumbs": signal_crumbs(found.region),
        },
    )
