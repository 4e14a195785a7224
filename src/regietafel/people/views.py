"""A person's own settings and data, and who keeps the platform."""

from __future__ import annotations

from typing import Any

from django.conf import settings as site
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.core import registry
from regietafel.core.access import permitted, require, signed_in
from regietafel.core.editing import act
from regietafel.core.errors import Refusal
from regietafel.core.messages import done
from regietafel.core.returning import own_page
from regietafel.people import operations, queries
from regietafel.people.first_admin import make_platform_admin
from regietafel.people.forms import AdminForm, DensityForm, SettingsForm
from regietafel.people.models import User


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def settings(request: HttpRequest) -> HttpResponse:
    """How a person is called, in which language the pages come, and where they sit."""
    person = queries.person_of(request)
    form = SettingsForm(request.POST if request.method == "POST" else None, person=person)
    if form.is_bound and form.is_valid():
        operations.change_settings(actor=person, **form.cleaned_data)
        with translation.override(form.cleaned_data["language"]):
            done(request, _("Saved."))
            return redirect("people:settings")
    context = {
        "form": form,
        "roles": queries.running_roles(person).select_related("region", "municipality"),
        "blocks": [block for provider in registry.account_blocks for block in provider(person)],
    }
    return render(request, "people/settings.html", context, status=422 if form.is_bound else 200)


@require_POST
@signed_in
def density(request: HttpRequest) -> HttpResponse:
    """Remember how tight a person wants their tables, and go back to where they were."""
    form = DensityForm(request.POST)
    if form.is_valid():
        operations.change_density(actor=queries.person_of(request), density=form.cleaned_data["density"])
    return HttpResponseRedirect(way_back(request))


def way_back(request: HttpRequest) -> str:
    """The page of ours that a form names as where it stood; any other address leads to one's own settings."""
    return own_page(request, request.POST.get("next", ""), reverse("people:settings"))


@never_cache
@require_safe
@signed_in
def export(request: HttpRequest) -> HttpResponse:
    """Everything that we keep about the person who asks, as a file."""
    person = queries.person_of(request)
    content: dict[str, Any] = {"made": timezone.now().isoformat(), "by": site.BASE_URL}
    content |= {name: provider(person) for name, provider in registry.personal_data.items()}
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = f'attachment; filename="regietafel-{timezone.localdate()}.json"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("people.administer_platform")
def admins(request: HttpRequest) -> HttpResponse:
    """Who keeps what all regions share, and a form to add somebody."""
    require(request.user, "people.administer_platform")
    form = AdminForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            person, _link = make_platform_admin(
                actor=request.user, language=translation.get_language() or "nl", **form.cleaned_data
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            done(request, _("%(person)s is platform administrator and gets a mail.") % {"person": person})
            return redirect("people:admins")
    context = {
        "form": form,
        "admins": queries.platform_admins(),
        "crumbs": [(_("Administration"), reverse("membership:platform"))],
    }
    return render(request, "people/admins.html", context, status=422 if form.is_bound else 200)


@require_POST
@permitted("people.administer_platform")
def unmake_admin(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the platform away from somebody."""
    require(request.user, "people.administer_platform")
    person = get_object_or_404(queries.platform_admins(), pk=pk)

    def said(one: User) -> HttpResponse:
        done(request, _("%(person)s is no longer platform administrator.") % {"person": one})
        return redirect("home:index" if one == request.user else "people:admins")

    return act(
        request,
        do=lambda: operations.unmake_admin(actor=request.user, person=person),
        done=said,
        otherwise=reverse("people:admins"),
    )
