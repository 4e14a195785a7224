"""How a page finds its dossier: among what the person sees, or not at all; and what the pages of one dossier share."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.core.messages import done
from regietafel.people.queries import get_region_or_404
from regietafel.policy_signals.models import Dossier
from regietafel.policy_signals.queries.visible import dossiers_visible_to
from regietafel.territories.models import Region

Crumb = tuple[str, str]


def get_dossier_or_404(user: Any, region_slug: str, pk: int) -> Dossier:
    """The dossier of an address; the same 404 for what the person may not see and what does not exist."""
    region = get_region_or_404(user, region_slug)
    found = get_object_or_404(dossiers_visible_to(user).select_related("lead", "body"), region=region, pk=pk)
    found.region = region
    return found


def dossier_url(dossier: Dossier, name: str = "dossier", *more: Any) -> str:
    """The address of one of the pages of a dossier."""
    return reverse(f"policy_signals:{name}", args=[dossier.region.slug, dossier.pk, *more])


def signal_crumbs(region: Region) -> list[Crumb]:
    """The way back to the board."""
    return [
        (_("Start"), reverse("home:start", args=[region.slug])),
        (_("Signals"), reverse("policy_signals:board", args=[region.slug])),
    ]


def dossier_crumbs(dossier: Dossier) -> list[Crumb]:
    """The way back to the page of a dossier."""
    return [*signal_crumbs(dossier.region), (dossier.title, dossier_url(dossier))]


def at_dossier(request: HttpRequest, dossier: Dossier, text: str, *, undo: str = "", anchor: str = "") -> HttpResponse:
    """Say what happened, and go to the page of the dossier."""
    done(request, text, undo=undo)
    return redirect(dossier_url(dossier) + (f"#{anchor}" if anchor else ""))
