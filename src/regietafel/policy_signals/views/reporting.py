"""Reporting a signal, the list of signals, the page of one, and what is done with it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.organisations.queries import organisations_visible_to
from regietafel.people.queries import get_region_or_404, person_of
from regietafel.policy_signals.forms.reporting import HoldForm, ReportForm
from regietafel.policy_signals.lifecycle import MOVES, Phase
from regietafel.policy_signals.models import ALONE, Signal, Way
from regietafel.policy_signals.operations import reporting as deeds
from regietafel.policy_signals.operations.reporting import LINKS, SignalData, VoiceData
from regietafel.policy_signals.queries.dossiers import bodies_to_choose
from regietafel.policy_signals.queries.signals import (
    signals_in_bin,
    signals_of,
    similar,
    target_groups,
    towns_of,
    voice_in_signal,
    work_forms_on,
)
from regietafel.policy_signals.queries.story import story_of
from regietafel.policy_signals.small import is_small
from regietafel.territories.models import Region

SAID = ("what", "how_often", "people", "since", "suggestion", "body", *LINKS)


def list_crumbs(request: HttpRequest, region: Region, *, inside: bool = True) -> list[tuple[str, str]]:
    """The way back: over the board for whoever sees it, and the list."""
    found = [(_("Start"), reverse("home:start", args=[region.slug]))]
    if request.user.has_perm("policy_signals.view_board", region):
        found.append((_("Signals"), reverse("policy_signals:board", args=[region.slug])))
    return [*found, (_("Reported signals"), reverse("policy_signals:signals", args=[region.slug]))] if inside else found


def get_signal_or_404(request: HttpRequest, region: Region, pk: int) -> Signal:
    """A signal that the person sees."""
    found = get_object_or_404(signals_of(request.user, region), pk=pk)
    found.region = region
    return found


def form_of(
    request: HttpRequest, region: Region, data: QueryDict | None, signal: Signal | None, *, for_others: bool
) -> ReportForm:
    """The form, with what can be chosen in this region."""
    asked = request.GET.get("body", "")
    bodies = bodies_to_choose(request.user, region)
    return ReportForm(
        data,
        bodies=bodies,
        organisations=list(organisations_visible_to(request.user, region)) if for_others else None,
        groups=target_groups(),
        work_forms=with_own(work_forms_on(timezone.localdate()), signal, "work_forms"),
        municipalities=with_own(towns_of(region), signal, "municipalities"),
        signal=signal,
        initial={"body": next((one for one in bodies if str(one.pk) == asked), None)},
    )


def with_own(offered: list[Any], signal: Signal | None, name: str) -> list[Any]:
    """What can be chosen, and what the signal says already though it is not offered any more: an edit loses nothing."""
    own = getattr(signal, name).all() if signal is not None else ()
    return list(dict.fromkeys([*offered, *own]))


def said_in(values: dict[str, Any]) -> SignalData:
    """What is noticed, out of a form."""
    return SignalData(**{name: values[name] for name in SAID if name in values})


def voice_in(request: HttpRequest, values: dict[str, Any]) -> VoiceData:
    """Who says it: oneself, or the one for whom the team notes it."""
    told = {name: values.get(name) for name in ReportForm.OF_SOMEBODY_ELSE}
    if any(told.values()):
        told = {name: value or (None if name == "organisation" else "") for name, value in told.items()}
        return VoiceData(way=Way.TEAM, **told)  # type: ignore[arg-type]
    person = person_of(request)
    return VoiceData(user=person, language=person.language)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.report_signal")
def report(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Report something that one notices."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "policy_signals.report_signal", region)
    for_others = request.user.has_perm("policy_signals.bundle", region)

    def save(values: dict[str, Any]) -> Signal:
        return deeds.report_signal(
            actor=person_of(request),
            region=region,
            data=said_in(values),
            voice=voice_in(request, values),
            now=timezone.now(),
        )

    def saved(signal: Signal) -> HttpResponse:
        done(request, _("Thank you. The signal is reported, and you hear what comes of it."))
        return redirect("policy_signals:signal", region_slug, signal.pk)

    return add_with_form(
        request,
        form_of=lambda data: form_of(request, region, data, None, for_others=for_others),
        save=save,
        saved=saved,
        template="policy_signals/reporting/report.html",
        context={"crumbs": list_crumbs(request, region)},
    )


@require_safe
@permitted("policy_signals.report_signal")
def alike(request: HttpRequest, region_slug: str) -> HttpResponse:
    """What resembles the text that is being typed, among what the person may read."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "policy_signals.report_signal", region)
    found = similar(request.user, region, request.GET.get("what", "")[:2000])
    part = "_similar" if getattr(request, "htmx", False) else "similar"
    context = {"similar": found, "region": region, "crumbs": list_crumbs(request, region)}
    return render(request, f"policy_signals/reporting/{part}.html", context)


@require_safe
@permitted("policy_signals.view_signals")
def signal_page(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """One signal: what was said, and what comes of it."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "policy_signals.view_signals", region)
    signal = get_signal_or_404(request, region, pk)
    is_team = request.user.has_perm("policy_signals.decide_signal", signal)
    small = is_small(signal.people, is_team=is_team)
    context = {
        "signal": signal,
        "voices": signal.voices.select_related("organisation", "user") if is_team else [],
        "people": None if small else signal.people,
        "is_small": small,
        "own_voice": voice_in_signal(request.user, signal),
        "story": story_of(signal),
        "similar": similar(request.user, region, signal.what, without=signal.pk) if signal.dossier is None else [],
        "is_team": is_team,
        "may_change": request.user.has_perm("policy_signals.change_signal", signal),
        "phases": phases_after(signal) if is_team else [],
        "crumbs": list_crumbs(request, region),
    }
    return render(request, "policy_signals/reporting/signal.html", context)


def phases_after(signal: Signal) -> list[Phase]:
    """Where a signal that stands alone can go by hand."""
    if signal.dossier_id is not None:
        return []
    return [phase for phase in ALONE if phase in MOVES[Phase(signal.phase)]]


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.change_signal")
def edit(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Put a signal right."""
    region = get_region_or_404(request.user, region_slug)
    signal = get_signal_or_404(request, region, pk)
    require(request.user, "policy_signals.change_signal", signal)

    def save(values: dict[str, Any], version: int) -> Signal:
        return deeds.edit_signal(
            actor=person_of(request), signal=signal, data=said_in(values), today=timezone.localdate(), version=version
        )

    def saved(_signal: Signal) -> HttpResponse:
        done(request, _("Saved."))
        return redirect("policy_signals:signal", region_slug, pk)

    return edit_with_form(
        request,
        row=signal,
        form_of=lambda row, data: form_of(request, region, data, row, for_others=False),
        save=save,
        saved=saved,
        template="policy_signals/reporting/report.html",
        context={"signal": signal, "crumbs": list_crumbs(request, region)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.decide_signal")
def hold(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Park or withdraw a signal, or take it up again."""
    region = get_region_or_404(request.user, region_slug)
    signal = get_signal_or_404(request, region, pk)
    require(request.user, "policy_signals.decide_signal", signal)

    def save(values: dict[str, Any]) -> Signal:
        return deeds.move_signal(
            actor=person_of(request), signal=signal, to=Phase(values["to"]), reason=values["reason"]
        )

    def saved(after: Signal) -> HttpResponse:
        done(request, _("The signal is “%(phase)s” now.") % {"phase": after.get_phase_display()})
        return redirect("policy_signals:signal", region_slug, pk)

    return add_with_form(
        request,
        form_of=lambda data: HoldForm(data, phases=phases_after(signal)),
        save=save,
        saved=saved,
        template="policy_signals/reporting/hold.html",
        context={"signal": signal, "crumbs": list_crumbs(request, region)},
    )


@require_POST
@permitted("policy_signals.change_signal")
def remove(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Put a signal in the bin; the message carries the way back."""
    region = get_region_or_404(request.user, region_slug)
    signal = get_signal_or_404(request, region, pk)
    require(request.user, "policy_signals.change_signal", signal)

    def removed(gone: Signal) -> HttpResponse:
        undo = reverse("policy_signals:signal-restore", args=[region_slug, pk])
        done(request, _("“%(title)s” was removed.") % {"title": gone}, undo=undo)
        return redirect("policy_signals:signals", region_slug)

    return act(
        request,
        do=lambda: deeds.remove_signal(actor=person_of(request), signal=signal, now=timezone.now()),
        done=removed,
        otherwise=reverse("policy_signals:signal", args=[region_slug, pk]),
    )


@require_POST
@permitted("policy_signals.report_signal")
def restore(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take a signal out of the bin."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "policy_signals.report_signal", region)
    signal = signals_in_bin(request.user, region).filter(pk=pk).first()
    if signal is None:
        raise Http404("no such signal")

    def restored(back: Signal) -> HttpResponse:
        done(request, _("“%(title)s” was put back.") % {"title": back})
        return redirect("policy_signals:signal", region_slug, pk)

    return act(
        request,
        do=lambda: deeds.restore_signal(actor=person_of(request), signal=signal),
        done=restored,
        otherwise=reverse("policy_signals:signals", args=[region_slug]),
    )
