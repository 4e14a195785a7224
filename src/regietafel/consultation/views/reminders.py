"""Turning the reminders of action points off and on: by the link in the mail, and in one's own account."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.consultation import reminder_links
from regietafel.consultation.operations.reminders import want_reminders
from regietafel.consultation.queries.reminders import are_off
from regietafel.core.access import public, signed_in
from regietafel.core.limits import too_often
from regietafel.core.link_forms import secretly
from regietafel.core.messages import done
from regietafel.people.queries import person_of


@csrf_exempt
@secretly
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Say how it stands, and let the button change it. Looking changes nothing, for mail scanners look too."""
    if request.method == "POST":
        if refused := too_often(request, "answer_invitation"):
            return refused
        if not reminder_links.is_form_key(token, request.POST.get("key", "")):
            raise PermissionDenied("not our form")
    digest = reminder_links.read(token)
    if digest is None:
        return render(request, "consultation/reminders_over.html", status=404)
    if request.method == "POST":
        want_reminders(actor=None, digest=digest, wanted="on" in request.POST)
        return redirect(request.path)
    context = {"off": are_off(digest), "key": reminder_links.form_key(token)}
    return render(request, "consultation/reminders.html", context)


@require_POST
@signed_in
def own(request: HttpRequest) -> HttpResponse:
    """Turn one's own reminders off or on, from the page of the account."""
    person = person_of(request)
    wanted = "on" in request.POST
    want_reminders(actor=person, digest=reminder_links.digest_of(person.email), wanted=wanted)
    done(request, _("You get reminders again.") if wanted else _("You get no reminders any more."))
    return redirect("people:settings")
