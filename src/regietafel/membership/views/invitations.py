"""Offers of a seat: made, sent again, taken back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form
from regietafel.core.limits import too_often
from regietafel.core.messages import done
from regietafel.core.paging import page_of
from regietafel.membership import operations, queries
from regietafel.membership.forms.seats import InviteForm
from regietafel.membership.models import Invitation
from regietafel.membership.views.place import people_crumbs, people_tabs, start_crumbs
from regietafel.organisations.queries import organisations_visible_to
from regietafel.people.queries import get_region_or_404
from regietafel.territories.models import Region


@require_safe
@permitted("membership.view_members")
def invitations(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Who was invited and has not answered yet."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "membership.view_members", region)
    context = {
        "page": page_of(request, queries.invitations_visible_to(request.user, region)),
        "now": timezone.now(),
        "manages": request.user.has_perm("membership.manage_members", region),
        "tabs": people_tabs(request.user, region, "membership:invitations"),
        "crumbs": start_crumbs(region),
    }
    return render(request, "membership/invitations.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("membership.manage_members")
def invite(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Offer somebody a seat."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "membership.manage_members", region)
    if request.method == "POST" and (refused := too_often(request, "invite")):
        return refused

    def form_of(data: QueryDict | None) -> InviteForm:
        initial = {"language": translation.get_language(), "email": request.GET.get("email", "")}
        return InviteForm(data, initial=initial, municipalities=queries.municipalities_of(region))

    def saved(invitation: Invitation) -> HttpResponse:
        done(
            request,
            _("%(email)s gets a mail with a link that works for %(days)s days.")
            % {"email": invitation.email, "days": (invitation.expires_at - timezone.now()).days + 1},
        )
        return redirect("membership:invitations", region.slug)

    return add_with_form(
        request,
        form_of=form_of,
        save=lambda values: operations.invite(
            actor=request.user,
            region=region,
            email=values["email"],
            name=values["name"],
            seat=values["seat"],
            language=values["language"],
            now=timezone.now(),
        ),
        saved=saved,
        template="membership/invite.html",
        context={
            "organisations": organisations_visible_to(request.user, region),
            "crumbs": people_crumbs(region),
        },
    )


@require_POST
@permitted("membership.manage_members")
def resend(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Mail an invitation once more."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "membership.manage_members", region)
    if refused := too_often(request, "invite"):
        return refused
    found = get_object_or_404(queries.invitations_visible_to(request.user, region), pk=pk)
    return act(
        request,
        do=lambda: operations.resend(actor=request.user, invitation=found, now=timezone.now()),
        done=lambda one: said(request, region, _("%(email)s gets the mail once more.") % {"email": one.email}),
        otherwise=reverse("membership:invitations", args=[region.slug]),
    )


@require_POST
@permitted("membership.manage_members")
def withdraw(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take an offer back."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "membership.manage_members", region)
    found = get_object_or_404(queries.invitations_visible_to(request.user, region), pk=pk)
    text = _("The invitation of %(email)s no longer works.")
    return act(
        request,
        do=lambda: operations.withdraw(actor=request.user, invitation=found, now=timezone.now()),
        done=lambda one: said(request, region, text % {"email": one.email}),
        otherwise=reverse("membership:invitations", args=[region.slug]),
    )


def said(request: HttpRequest, region: Region, text: str) -> HttpResponse:
    """Say what happened, on the list of invitations."""
    done(request, text)
    return redirect("membership:invitations", region.slug)
