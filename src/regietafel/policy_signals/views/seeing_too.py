"""Somebody says that one sees what a dossier or a signal is about, and takes that back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form
from regietafel.core.messages import done
from regietafel.people.queries import get_region_or_404, person_of
from regietafel.policy_signals.forms.reporting import SeeTooForm
from regietafel.policy_signals.models import Signal, Voice
from regietafel.policy_signals.operations.reporting import VoiceData, add_voice, drop_voice, see_too
from regietafel.policy_signals.queries.signals import own_voice, voice_in_signal
from regietafel.policy_signals.views.load import at_dossier, dossier_crumbs, dossier_url, get_dossier_or_404
from regietafel.policy_signals.views.reporting import get_signal_or_404, list_crumbs


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.view_dossier")
def add(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Say that one sees the same, with what one wants to add."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.view_dossier", dossier)
    person = person_of(request)
    voice = VoiceData(user=person, language=person.language)
    return add_with_form(
        request,
        form_of=SeeTooForm,
        save=lambda values: see_too(
            actor=person,
            dossier=dossier,
            voice=VoiceData(**{**voice.columns(), "note": values["note"]}),
            now=timezone.now(),
        ),
        saved=lambda _voice: at_dossier(request, dossier, _("Thank you. You hear each step from now on.")),
        template="policy_signals/reporting/see_too.html",
        context={"dossier": dossier, "crumbs": dossier_crumbs(dossier)},
    )


@require_POST
@permitted("policy_signals.view_dossier")
def take_back(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take back that one sees the same."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.view_dossier", dossier)
    person = person_of(request)
    voice = own_voice(person, dossier)
    if voice is None:
        return redirect(dossier_url(dossier))
    return act(
        request,
        do=lambda: drop_voice(actor=person, voice=voice),
        done=lambda _signal: at_dossier(request, dossier, _("Taken back. You get no mails about this any more.")),
        otherwise=dossier_url(dossier),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.report_signal")
def add_to_signal(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Say that one sees the same as a signal that stands alone; one in a dossier is seen with the dossier."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "policy_signals.report_signal", region)
    found, person = get_signal_or_404(request, region, pk), person_of(request)
    if found.dossier_id is not None:
        return redirect("policy_signals:see-too", region_slug, found.dossier_id)
    voice = VoiceData(user=person, language=person.language)

    def saved(_voice: Voice) -> HttpResponse:
        done(request, _("Thank you. You hear each step from now on."))
        return redirect("policy_signals:signal", region_slug, pk)

    return add_with_form(
        request,
        form_of=SeeTooForm,
        save=lambda values: add_voice(
            actor=person,
            signal=found,
            voice=VoiceData(**{**voice.columns(), "note": values["note"]}),
            now=timezone.now(),
        ),
        saved=saved,
        template="policy_signals/reporting/signal_see_too.html",
        context={"signal": found, "crumbs": list_crumbs(request, region)},
    )


@require_POST
@permitted("policy_signals.report_signal")
def take_back_from_signal(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take back that one sees the same as a signal."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "policy_signals.report_signal", region)
    found = get_signal_or_404(request, region, pk)
    mine = voice_in_signal(request.user, found)
    if mine is None:
        return redirect("policy_signals:signal", region_slug, pk)

    def taken(_signal: Signal) -> HttpResponse:
        done(request, _("Taken back. You get no mails about this any more."))
        return redirect("policy_signals:signal", region_slug, pk)

    return act(
        request,
        do=lambda: drop_voice(actor=person_of(request), voice=mine),
        done=taken,
        otherwise=reverse("policy_signals:signal", args=[region_slug, pk]),
    )
