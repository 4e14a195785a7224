"""Figures of a dossier."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.people.queries import person_of
from regietafel.policy_signals.forms.dossiers import FigureForm
from regietafel.policy_signals.models import Dossier, Figure
from regietafel.policy_signals.operations.figures import FigureData, add_figure, drop_figure, edit_figure
from regietafel.policy_signals.views.load import at_dossier, dossier_crumbs, dossier_url, get_dossier_or_404

PLACE = "figures"


def get_figure_or_404(dossier: Dossier, pk: int) -> Figure:
    """A figure of the dossier."""
    found = get_object_or_404(dossier.figures, pk=pk)
    found.dossier = dossier
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.change_dossier")
def add(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Note a figure."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.change_dossier", dossier)

    def save(values: dict[str, Any]) -> Figure:
        return add_figure(actor=person_of(request), dossier=dossier, data=FigureData(**values))

    return add_with_form(
        request,
        form_of=FigureForm,
        save=save,
        saved=lambda _figure: at_dossier(request, dossier, _("The figure is noted."), anchor=PLACE),
        template="policy_signals/figure_form.html",
        context={"dossier": dossier, "crumbs": dossier_crumbs(dossier)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.change_dossier")
def edit(request: HttpRequest, region_slug: str, pk: int, figure: int) -> HttpResponse:
    """Put a figure right."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.change_dossier", dossier)
    row = get_figure_or_404(dossier, figure)
    return edit_with_form(
        request,
        row=row,
        form_of=lambda current, data: FigureForm(data, figure=current),
        save=lambda values, version: edit_figure(
            actor=person_of(request), figure=row, data=FigureData(**values), version=version
        ),
        saved=lambda _figure: at_dossier(request, dossier, _("Saved."), anchor=PLACE),
        template="policy_signals/figure_form.html",
        context={"dossier": dossier, "figure": row, "crumbs": dossier_crumbs(dossier)},
    )


@require_POST
@permitted("policy_signals.change_dossier")
def drop(request: HttpRequest, region_slug: str, pk: int, figure: int) -> HttpResponse:
    """Take a figure away."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.change_dossier", dossier)
    row = get_figure_or_404(dossier, figure)
    return act(
        request,
        do=lambda: drop_figure(actor=person_of(request), figure=row),
        done=lambda _dossier: at_dossier(request, dossier, _("The figure is gone."), anchor=PLACE),
        otherwise=dossier_url(dossier),
    )
