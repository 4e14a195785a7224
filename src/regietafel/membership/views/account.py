"""How a person closes the own account."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from regietafel.core.access import signed_in
from regietafel.core.errors import Refusal
from regietafel.core.messages import done
from regietafel.membership import operations
from regietafel.membership.forms.seats import CloseForm
from regietafel.people.models import User
from regietafel.people.queries import person_of, running_roles


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def close_account(request: HttpRequest) -> HttpResponse:
    """Say what goes and what stays, and close the account of who asks."""
    person = person_of(request)
    form = CloseForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            answer: HttpResponse = closed(request, person)
            return answer
        except Refusal as refusal:
            form.refuse(refusal)
    context = {"form": form, "roles": running_roles(person).select_related("region")}
    return render(request, "membership/close_account.html", context, status=422 if form.is_bound else 200)


@reauthentication_required
def closed(request: HttpRequest, person: User) -> HttpResponse:
    """Close it, once the person proved a moment ago who they are: a screen left open is not enough to wipe an account."""
    operations.close_account(actor=person, person=person, now=timezone.now())
    logout(request)
    done(request, _("Your account is closed. Thank you for sitting at the table."))
    return redirect("home:index")
