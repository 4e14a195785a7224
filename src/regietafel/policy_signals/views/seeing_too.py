"""Who sits at the table says that one sees what a dossier is about, and takes that back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form
from regietafel.people.queries import person_of
from regietafel.policy_signals.forms.reporting import SeeTooForm
from regietafel.policy_signals.operations.reporting import VoiceData, drop_voice, see_too
from regietafel.policy_signals.queries.signals import own_voice
from regietafel.policy_signals.views.load import at_dossier, dossier_crumbs, dossier_url, get_dossier_or_404


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
