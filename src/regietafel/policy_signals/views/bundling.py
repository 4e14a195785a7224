"""Signals come into a dossier, and out of it again."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form
from regietafel.people.queries import get_region_or_404, person_of
from regietafel.policy_signals.forms.dossiers import BundleForm
from regietafel.policy_signals.models import Dossier
from regietafel.policy_signals.operations.bundling import bundle, take_out
from regietafel.policy_signals.operations.dossiers import DossierData, open_dossier
from regietafel.policy_signals.queries.dossiers import loose_signals, open_dossiers
from regietafel.policy_signals.queries.visible import signals_visible_to
from regietafel.policy_signals.views.load import at_dossier, dossier_url, signal_crumbs

MOST_SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.bundle")
def bundle_signals(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Choose signals, and a dossier or none: then a new one begins, named after the first."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "policy_signals.bundle", region)
    loose = list(loose_signals(request.user, region)[:MOST_SHOWN])
    asked = {key for key in request.GET.getlist("signal") if key.isascii() and key.isdigit()}

    def form_of(data: QueryDict | None) -> BundleForm:
        initial: dict[str, Any] = {"signals": [one for one in loose if str(one.pk) in asked]}
        to = request.GET.get("dossier", "")
        there = open_dossiers(request.user, region)
        initial["dossier"] = next((one for one in there if str(one.pk) == to), None)
        return BundleForm(data, signals=loose, dossiers=there, initial=initial)

    def save(values: dict[str, Any]) -> tuple[Dossier, int]:
        signals, actor, now = values["signals"], person_of(request), timezone.now()
        if values["dossier"] is not None:
            return bundle(actor=actor, dossier=values["dossier"], signals=signals, now=now), len(signals)
        first = min(signals, key=lambda one: one.pk)
        data = DossierData(title=str(first)[:200], body=first.body, lead=actor)
        return open_dossier(actor=actor, region=region, data=data, signals=signals, now=now), len(signals)

    def saved(made: tuple[Dossier, int]) -> HttpResponse:
        dossier, count = made
        dossier.region = region
        text = ngettext("%(count)s signal stands in “%(title)s”.", "%(count)s signals stand in “%(title)s”.", count)
        return at_dossier(request, dossier, text % {"count": count, "title": dossier})

    return add_with_form(
        request,
        form_of=form_of,
        save=save,
        saved=saved,
        template="policy_signals/bundle.html",
        context={"crumbs": signal_crumbs(region), "none": not loose},
    )


@require_POST
@permitted("policy_signals.bundle")
def unbundle(request: HttpRequest, region_slug: str, signal: int) -> HttpResponse:
    """Take a signal out of its dossier."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "policy_signals.bundle", region)
    rows = signals_visible_to(request.user).filter(region=region).select_related("dossier", "region")
    found = get_object_or_404(rows, pk=signal)
    dossier = found.dossier
    if dossier is None:
        return redirect("policy_signals:board", region_slug)
    dossier.region = region
    return act(
        request,
        do=lambda: take_out(actor=person_of(request), signal=found),
        done=lambda _signal: at_dossier(request, dossier, _("The signal stands alone again."), anchor="signals"),
        otherwise=dossier_url(dossier),
    )
