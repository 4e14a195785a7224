"""The page behind the link in an invitation. Looking changes nothing: mail scanners look too. Its button accepts."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from regietafel.core.access import public
from regietafel.core.errors import Refusal
from regietafel.core.limits import too_often
from regietafel.core.messages import done
from regietafel.membership import operations, queries
from regietafel.membership.forms.seats import AcceptForm, LeaveForm
from regietafel.membership.models import Invitation
from regietafel.people.models import User


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show an offer to who holds its link, and accept it."""
    if request.method == "POST" and (refused := too_often(request, "accept_invitation")):
        return refused
    found = queries.invitation_behind(token, timezone.now())
    if found.invitation is None:
        status = 404 if found.problem == "unknown" else 410
        return render(request, "membership/invitation_over.html", {"problem": found.problem}, status=status)
    offer = found.invitation
    known = not request.user.is_authenticated and queries.has_account(offer.email)
    form = form_for(request, offer)
    if form.is_bound and not known and form.is_valid():
        try:
            return welcome(request, offer, accept(request, offer, form.cleaned_data))
        except Refusal as refusal:
            form.refuse(refusal)
    context = {"offer": offer, "form": form, "known": known, "here": request.path}
    return render(request, "membership/invitation.html", context, status=422 if form.is_bound else 200)


def form_for(request: HttpRequest, offer: Invitation) -> AcceptForm | LeaveForm:
    """A name and a password for somebody without an account; only a button for who is signed in."""
    data = request.POST if request.method == "POST" else None
    if request.user.is_authenticated:
        return LeaveForm(data)
    return AcceptForm(data, email=offer.email, initial={"name": offer.name})


def accept(request: HttpRequest, offer: Invitation, given: dict[str, Any]) -> User:
    """Take the seat, with the account that is signed in or with a new one."""
    actor = request.user if isinstance(request.user, User) else None
    return operations.accept(
        actor=actor,
        invitation=offer,
        now=timezone.now(),
        name=given.get("name", ""),
        password=given.get("password"),
    )


def welcome(request: HttpRequest, offer: Invitation, person: User) -> HttpResponse:
    """Sign a new person in (the link showed that the address is theirs) and lead to the table."""
    if not request.user.is_authenticated:
        login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    done(request, _("Welcome at the table of %(region)s.") % {"region": offer.region.name})
    return redirect("home:start", offer.region.slug)
