"""Dossiers: begun, described, removed and put back; steps written by hand; and how one goes from phase to phase."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.people.queries import get_region_or_404, person_of
from regietafel.policy_signals.forms.dossiers import DossierForm, MoveForm, StepForm
from regietafel.policy_signals.lifecycle import Phase
from regietafel.policy_signals.models import Dossier
from regietafel.policy_signals.operations import dossiers as deeds
from regietafel.policy_signals.operations.dossiers import DossierData
from regietafel.policy_signals.operations.moving import move_dossier
from regietafel.policy_signals.queries.dossiers import (
    actions_to_choose,
    bodies_to_choose,
    dossiers_to_restore,
    leads_of,
)
from regietafel.policy_signals.views.load import (
    at_dossier,
    dossier_crumbs,
    dossier_url,
    get_dossier_or_404,
    signal_crumbs,
)
from regietafel.territories.models import Region


def about_form(
    request: HttpRequest, region: Region, data: QueryDict | None, dossier: Dossier | None, **initial: Any
) -> DossierForm:
    """The form, with what can be chosen in this region."""
    return DossierForm(
        data,
        leads=leads_of(region),
        bodies=bodies_to_choose(request.user, region),
        actions=actions_to_choose(request.user, region, dossier),
        dossier=dossier,
        initial=initial or None,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.bundle")
def add(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Begin a dossier without signals: a standing theme, or one that was told by telephone."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "policy_signals.bundle", region)
    initial = {"is_shared": True, "lead": request.user, "is_standing": request.GET.get("standing") == "1"}

    def save(values: dict[str, Any]) -> Dossier:
        return deeds.open_dossier(
            actor=person_of(request), region=region, data=DossierData(**values), now=timezone.now()
        )

    return add_with_form(
        request,
        form_of=lambda data: about_form(request, region, data, None, **initial),
        save=save,
        saved=lambda dossier: at_dossier(request, dossier, _("“%(title)s” is open.") % {"title": dossier}),
        template="policy_signals/dossier_form.html",
        context={"crumbs": signal_crumbs(region)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.change_dossier")
def edit(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Change what a dossier says of itself."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.change_dossier", dossier)
    return edit_with_form(
        request,
        row=dossier,
        form_of=lambda row, data: about_form(request, dossier.region, data, row),
        save=lambda values, version: deeds.edit_dossier(
            actor=person_of(request), dossier=dossier, data=DossierData(**values), version=version
        ),
        saved=lambda saved: at_dossier(request, saved, _("Saved.")),
        template="policy_signals/dossier_form.html",
        context={"dossier": dossier, "crumbs": dossier_crumbs(dossier)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.move_dossier")
def move(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take a dossier to another phase."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.move_dossier", dossier)

    def save(values: dict[str, Any], version: int) -> Dossier:
        return move_dossier(
            actor=person_of(request),
            dossier=dossier,
            to=Phase(values["to"]),
            said=values["said"],
            reason=values["reason"],
            now=timezone.now(),
            version=version,
        )

    def moved(after: Dossier) -> HttpResponse:
        return at_dossier(request, after, _("The dossier is “%(phase)s” now.") % {"phase": after.get_phase_display()})

    return edit_with_form(
        request,
        row=dossier,
        form_of=lambda row, data: MoveForm(data, dossier=row),
        save=save,
        saved=moved,
        template="policy_signals/dossier_move.html",
        context={"dossier": dossier, "crumbs": dossier_crumbs(dossier)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.change_dossier")
def step(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Write a step in the story."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.change_dossier", dossier)
    return add_with_form(
        request,
        form_of=lambda data: StepForm(data, today=timezone.localdate()),
        save=lambda values: deeds.note_step(actor=person_of(request), dossier=dossier, now=timezone.now(), **values),
        saved=lambda _after: at_dossier(request, dossier, _("The step stands in the story."), anchor="story"),
        template="policy_signals/step_form.html",
        context={"dossier": dossier, "crumbs": dossier_crumbs(dossier)},
    )


@require_POST
@permitted("policy_signals.change_dossier")
def remove(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Put a dossier in the bin; the message carries the way back."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.change_dossier", dossier)

    def removed(gone: Dossier) -> HttpResponse:
        undo = reverse("policy_signals:dossier-restore", args=[region_slug, pk])
        done(request, _("“%(title)s” was removed.") % {"title": gone}, undo=undo)
        return redirect("policy_signals:board", region_slug)

    return act(
        request,
        do=lambda: deeds.remove_dossier(actor=person_of(request), dossier=dossier, now=timezone.now()),
        done=removed,
        otherwise=dossier_url(dossier),
    )


@require_POST
@permitted("policy_signals.bundle")
def restore(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take a dossier out of the bin."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "policy_signals.bundle", region)
    dossier = dossiers_to_restore(request.user, region).filter(pk=pk).select_related("region").first()
    if dossier is None:
        raise Http404("no such dossier")

    def restored(back: Dossier) -> HttpResponse:
        return at_dossier(request, back, _("“%(title)s” was put back.") % {"title": back})

    return act(
        request,
        do=lambda: deeds.restore_dossier(actor=person_of(request), dossier=dossier),
        done=restored,
        otherwise=reverse("policy_signals:board", args=[region_slug]),
    )
