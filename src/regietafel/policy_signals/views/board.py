"""The board: dossiers by phase, as columns that are also a list."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from regietafel.core.access import permitted, require
from regietafel.people.queries import get_region_or_404
from regietafel.policy_signals.queries.visible import dossiers_visible_to


@require_safe
@permitted("policy_signals.view_board")
def board(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The dossiers of a region that a person reads."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "policy_signals.view_board", region)
    return render(
        request,
        "policy_signals/board.html",
        {
            "dossiers": dossiers_visible_to(request.user).filter(region=region),
            "crumbs": [(_("Start"), reverse("home:start", args=[region.slug]))],
        },
    )
