"""What the links in mails about a registration open: to confirm, to look, to withdraw. Looking changes nothing.

They keep no cookie, for a browser inside a mail program often has none; the form carries a key instead.
"""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from regietafel.consultation import event_tokens
from regietafel.consultation.models import Registration, RegistrationState
from regietafel.consultation.operations.registrations import confirm_registration, withdraw_registration
from regietafel.consultation.queries.registrations import Found, behind, places_of
from regietafel.core.access import public
from regietafel.core.errors import Refusal
from regietafel.core.limits import too_often


def kept_secret(response: HttpResponse) -> HttpResponse:
    """Let the address of the page, which is a key, go nowhere: to no other site, no search engine, no cache."""
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "private, no-store"
    return response


def opened(
    request: HttpRequest, token: str, purpose: str, template: str, deed: Callable[[Registration], str]
) -> HttpResponse:
    """Show what a link opens; its button does the deed, which says where to go on."""
    if request.method == "POST":
        if refused := too_often(request, "answer_registration"):
            return refused
        if not event_tokens.is_form_key(token, request.POST.get("key", "")):
            raise PermissionDenied("not our form")
    found = behind(purpose, token, timezone.now())
    if found.registration is None or (found.problem and purpose == event_tokens.CONFIRM):
        return kept_secret(over(request, found))
    refusal = ""
    if request.method == "POST" and not found.problem:
        try:
            return kept_secret(redirect(deed(found.registration)))
        except Refusal as refused_because:
            refusal = refused_because.message
    registration = found.registration
    context = {
        "registration": registration,
        "event": registration.event,
        "region": registration.event.region,
        "places": places_of(registration.event),
        "problem": found.problem,
        "refusal": refusal,
        "key": event_tokens.form_key(token),
    }
    return kept_secret(render(request, template, context, status=422 if refusal else 200))


def over(request: HttpRequest, found: Found) -> HttpResponse:
    """Say in words why a link opens nothing (any more)."""
    event = found.registration.event if found.registration else None
    status = 404 if found.problem == "unknown" else 410
    context = {"problem": found.problem, "event": event, "region": event.region if event else None}
    return render(request, "consultation/public_over.html", context, status=status)


def page_behind(registration: Registration) -> str:
    """The page on which somebody sees how their registration stands."""
    token = event_tokens.token_for(event_tokens.MANAGE, registration.pk)
    return reverse("consultation:registration", args=[token])


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Show what is confirmed, and let the button confirm it."""

    def deed(registration: Registration) -> str:
        return page_behind(confirm_registration(actor=None, registration=registration, now=timezone.now()))

    found = behind(event_tokens.CONFIRM, token, timezone.now())
    if found.registration and found.registration.state != RegistrationState.PENDING and not found.problem:
        return kept_secret(redirect(page_behind(found.registration)))
    return opened(request, token, event_tokens.CONFIRM, "consultation/public_confirm.html", deed)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
def registration_page(request: HttpRequest, token: str) -> HttpResponse:
    """Show how a registration stands, and let the button withdraw it."""

    def deed(row: Registration) -> str:
        withdraw_registration(actor=None, registration=row, now=timezone.now())
        return request.path

    return opened(request, token, event_tokens.MANAGE, "consultation/public_registration.html", deed)
