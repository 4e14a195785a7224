"""Telling those who reported, from the page of a dossier: send now, hold back, put words right, told otherwise, take back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form
from regietafel.people.queries import person_of
from regietafel.policy_signals.forms.telling import ToldForm, WordsForm
from regietafel.policy_signals.models import Dossier, Step, ToldBy, Voice
from regietafel.policy_signals.operations.news_clock import tell_dossier
from regietafel.policy_signals.operations.outcomes import ready_missing
from regietafel.policy_signals.operations.telling import hold_step, mend_step, release_step
from regietafel.policy_signals.operations.told_otherwise import mark_told, take_back_told
from regietafel.policy_signals.queries.hearing import Standing, hearing_of
from regietafel.policy_signals.queries.visible import steps_visible_to, told_visible_to
from regietafel.policy_signals.views.load import at_dossier, dossier_crumbs, dossier_url, get_dossier_or_404

HERE = "telling"
ASKABLE = frozenset({Standing.BY_HAND, Standing.FAILED, Standing.UNKNOWN, Standing.HELD, Standing.LEAVING})


def dossier_to_tell(request: HttpRequest, region_slug: str, pk: int) -> Dossier:
    """The dossier of an address, for whoever may tell those who reported."""
    found = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.tell_reporters", found)
    return found


def step_of(request: HttpRequest, dossier: Dossier, step: int) -> Step:
    """A told step of a dossier."""
    found = get_object_or_404(steps_visible_to(request.user), dossier=dossier, pk=step, is_told=True)
    found.dossier = dossier
    return found


def button(request: HttpRequest, dossier: Dossier, do: Callable[[], Any], said: Callable[[Any], str]) -> HttpResponse:
    """A deed behind a button of the block, and back to it."""
    here = dossier_url(dossier) + f"#{HERE}"
    return act(request, do=do, done=lambda made: at_dossier(request, dossier, said(made), anchor=HERE), otherwise=here)


@require_POST
@permitted("policy_signals.tell_reporters")
def tell_now(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Send what waits without waiting for the quiet while."""
    dossier = dossier_to_tell(request, region_slug, pk)
    actor = person_of(request)

    def said(count: int) -> str:
        if not count:
            return _("There was nothing to send any more.")
        return ngettext("%(count)s mail is on its way.", "%(count)s mails are on their way.", count) % {"count": count}

    return button(
        request, dossier, lambda: tell_dossier(actor=actor, dossier=dossier, now=timezone.now(), at_once=True), said
    )


@require_POST
@permitted("policy_signals.tell_reporters")
def hold(request: HttpRequest, region_slug: str, pk: int, step: int) -> HttpResponse:
    """Stop the mails about a step that have not left."""
    dossier = dossier_to_tell(request, region_slug, pk)
    row, actor = step_of(request, dossier, step), person_of(request)
    words = _("Held back: nobody gets a mail about this step until you let it leave.")
    return button(request, dossier, lambda: hold_step(actor=actor, step=row), lambda _step: words)


@require_POST
@permitted("policy_signals.tell_reporters")
def release(request: HttpRequest, region_slug: str, pk: int, step: int) -> HttpResponse:
    """Let the mails about a step leave after all."""
    dossier = dossier_to_tell(request, region_slug, pk)
    row, actor = step_of(request, dossier, step), person_of(request)
    words = _("The mails leave in a quarter of an hour.")
    return button(
        request, dossier, lambda: release_step(actor=actor, step=row, now=timezone.now()), lambda _step: words
    )


@require_POST
@permitted("policy_signals.tell_reporters")
def untold(request: HttpRequest, region_slug: str, pk: int, told: int) -> HttpResponse:
    """Take back that somebody heard a step."""
    dossier = dossier_to_tell(request, region_slug, pk)
    row = get_object_or_404(told_visible_to(request.user), step__dossier=dossier, pk=told)
    actor = person_of(request)

    def said(after: Dossier) -> str:
        if dossier.phase != after.phase:
            return _("Taken back. The dossier is open again: not everyone heard what came of it.")
        return _("Taken back.")

    return button(request, dossier, lambda: take_back_told(actor=actor, told=row, now=timezone.now()), said)


@require_POST
@permitted("policy_signals.tell_reporters")
def report_backs(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Make ready what bodies must still hear."""
    dossier = dossier_to_tell(request, region_slug, pk)
    actor, today = person_of(request), timezone.localdate()

    def said(count: int) -> str:
        text = ngettext("%(count)s report-back is ready.", "%(count)s report-backs are ready.", count)
        return text % {"count": count}

    return button(request, dossier, lambda: ready_missing(actor=actor, dossier=dossier, today=today), said)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.tell_reporters")
def words(request: HttpRequest, region_slug: str, pk: int, step: int) -> HttpResponse:
    """Put the words of a step right before anybody heard them."""
    dossier = dossier_to_tell(request, region_slug, pk)
    row, actor = step_of(request, dossier, step), person_of(request)
    return add_with_form(
        request,
        form_of=lambda data: WordsForm(data, step=row),
        save=lambda values: mend_step(
            actor=actor, step=row, said=values["said"], seen=values["seen"], now=timezone.now()
        ),
        saved=lambda _step: at_dossier(request, dossier, _("The words are put right."), anchor=HERE),
        template="policy_signals/telling/words.html",
        context={"step": row, "back": dossier_url(dossier), "crumbs": dossier_crumbs(dossier)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.tell_reporters")
def told(request: HttpRequest, region_slug: str, pk: int, step: int) -> HttpResponse:
    """Say that people heard a step by telephone, at a meeting or in person."""
    dossier = dossier_to_tell(request, region_slug, pk)
    row, actor, today = step_of(request, dossier, step), person_of(request), timezone.localdate()
    ears = [one for one in hearing_of(dossier, [row]).ears(row) if one.standing in ASKABLE]
    if not ears and request.method != "POST":
        return redirect(dossier_url(dossier) + f"#{HERE}")
    voices = {one.voice.pk: one.voice for one in ears}

    def save(values: dict[str, Any]) -> int:
        chosen: list[Voice] = [voices[key] for key in values["voices"]]
        return mark_told(
            actor=actor,
            step=row,
            voices=chosen,
            way=ToldBy(values["way"]),
            on=values["on"],
            today=today,
            note=values["note"],
        )

    def saved(count: int) -> HttpResponse:
        said = ngettext("%(count)s person heard it.", "%(count)s people heard it.", count) % {"count": count}
        return at_dossier(request, dossier, said, anchor=HERE)

    return add_with_form(
        request,
        form_of=lambda data: ToldForm(data, voices=voices.values(), today=today),
        save=save,
        saved=saved,
        template="policy_signals/telling/told.html",
        context={"step": row, "back": dossier_url(dossier), "crumbs": dossier_crumbs(dossier)},
    )
