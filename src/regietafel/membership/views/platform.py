"""The pages of who keeps the platform: regions and which municipalities they serve."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form
from regietafel.core.messages import done
from regietafel.membership import operations, queries
from regietafel.membership.forms.regions import DirectorForm, JoinForm, RegionForm, RegionNameForm
from regietafel.membership.forms.seats import EndForm, ReleaseForm
from regietafel.membership.models import Invitation
from regietafel.membership.views.place import Crumb, platform_crumbs
from regietafel.people.models import RegionRole
from regietafel.territories.models import Region, RegionMunicipality


@require_safe
@permitted("people.administer_platform")
def platform(request: HttpRequest) -> HttpResponse:
    """What a platform administrator keeps: the regions, and the way to everything that all share."""
    require(request.user, "people.administer_platform")
    return render(request, "membership/platform.html", {"regions": queries.regions_with_counts(request.user)})


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("people.administer_platform")
def new_region(request: HttpRequest) -> HttpResponse:
    """Open a region with its municipalities and its first director."""
    require(request.user, "people.administer_platform")

    def form_of(data: QueryDict | None) -> RegionForm:
        initial = {"since": timezone.localdate().replace(month=1, day=1)}
        return RegionForm(data, municipalities=queries.free_municipalities(), initial=initial)

    def saved(region: Region) -> HttpResponse:
        done(request, _("%(region)s is open. Its director gets a mail.") % {"region": region.name})
        return redirect("membership:platform-region", region.slug)

    return add_with_form(
        request,
        form_of=form_of,
        save=lambda values: operations.open_region(
            actor=request.user, now=timezone.now(), language=translation.get_language() or "nl", **values
        ),
        saved=saved,
        template="membership/new_region.html",
        context={"crumbs": platform_crumbs()},
    )


@require_safe
@permitted("people.administer_platform")
def region(request: HttpRequest, slug: str) -> HttpResponse:
    """One region as the platform knows it: name, municipalities, directors. Nothing of what is in it."""
    require(request.user, "people.administer_platform")
    found = get_object_or_404(queries.regions_kept_by(request.user), slug=slug)
    context = {
        "kept": found,
        "served": queries.served_by(found),
        "directors": queries.director_roles(found),
        "invited": queries.invited_directors(found),
        "crumbs": platform_crumbs(),
    }
    return render(request, "membership/platform_region.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("people.administer_platform")
def rename_region(request: HttpRequest, slug: str) -> HttpResponse:
    """Change how a region is called."""
    require(request.user, "people.administer_platform")
    found = get_object_or_404(queries.regions_kept_by(request.user), slug=slug)

    def saved(renamed: Region) -> HttpResponse:
        return said(request, renamed, _("Saved."))

    return add_with_form(
        request,
        form_of=lambda data: RegionNameForm(data, region=found),
        save=lambda values: operations.rename_region(actor=request.user, region=found, name=values["name"]),
        saved=saved,
        template="membership/platform_form.html",
        context={"heading": _("Rename the region"), "submit": _("Save"), **around(found)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("people.administer_platform")
def add_municipality(request: HttpRequest, slug: str) -> HttpResponse:
    """Let a municipality join a region."""
    require(request.user, "people.administer_platform")
    found = get_object_or_404(queries.regions_kept_by(request.user), slug=slug)

    def saved(membership: RegionMunicipality) -> HttpResponse:
        return said(request, found, _("%(municipality)s has joined.") % {"municipality": membership.municipality.name})

    return add_with_form(
        request,
        form_of=lambda data: JoinForm(
            data, municipalities=queries.free_municipalities(), initial={"since": timezone.localdate()}
        ),
        save=lambda values: operations.add_municipality(actor=request.user, region=found, **values),
        saved=saved,
        template="membership/platform_form.html",
        context={"heading": _("Add a municipality"), "submit": _("Let it join"), **around(found)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("people.administer_platform")
def end_municipality(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let a municipality leave a region."""
    require(request.user, "people.administer_platform")
    found = get_object_or_404(queries.regions_kept_by(request.user), slug=slug)
    membership = get_object_or_404(queries.served_by(found), pk=pk)

    def saved(ended: RegionMunicipality) -> HttpResponse:
        return said(request, found, _("%(municipality)s has left.") % {"municipality": ended.municipality.name})

    return add_with_form(
        request,
        form_of=lambda data: ReleaseForm(data, initial={"until": timezone.localdate()}),
        save=lambda values: operations.end_municipality(
            actor=request.user, membership=membership, until=values["until"]
        ),
        saved=saved,
        template="membership/platform_form.html",
        context={
            "heading": _("Let %(name)s leave the region") % {"name": membership.municipality.name},
            "submit": _("End the membership"),
            **around(found),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("people.administer_platform")
def invite_director(request: HttpRequest, slug: str) -> HttpResponse:
    """Invite a director for a region that is new, or that lost its own."""
    require(request.user, "people.administer_platform")
    found = get_object_or_404(queries.regions_kept_by(request.user), slug=slug)

    def saved(invitation: Invitation) -> HttpResponse:
        return said(request, found, _("%(email)s gets a mail.") % {"email": invitation.email})

    return add_with_form(
        request,
        form_of=DirectorForm,
        save=lambda values: operations.invite_director(
            actor=request.user,
            region=found,
            now=timezone.now(),
            language=translation.get_language() or "nl",
            **values,
        ),
        saved=saved,
        template="membership/platform_form.html",
        context={"heading": _("Invite a director"), "submit": _("Send the invitation"), **around(found)},
    )


@require_POST
@permitted("people.administer_platform")
def resend_director(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Mail the invitation of a director once more."""
    require(request.user, "people.administer_platform")
    found = get_object_or_404(queries.regions_kept_by(request.user), slug=slug)
    invitation = get_object_or_404(queries.invited_directors(found), pk=pk)
    return act(
        request,
        do=lambda: operations.resend(actor=request.user, invitation=invitation, now=timezone.now()),
        done=lambda one: said(request, found, _("%(email)s gets the mail once more.") % {"email": one.email}),
        otherwise=reverse("membership:platform-region", args=[found.slug]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("people.administer_platform")
def end_director(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """End the role of a director who does not do so themselves; the region may be without one for a while."""
    require(request.user, "people.administer_platform")
    found = get_object_or_404(queries.regions_kept_by(request.user), slug=slug)
    held = get_object_or_404(queries.director_roles(found), pk=pk)

    def saved(ended: RegionRole) -> HttpResponse:
        return said(request, found, _("%(person)s is no longer director.") % {"person": ended.user})

    return add_with_form(
        request,
        form_of=EndForm,
        save=lambda values: operations.end_role(
            actor=request.user,
            role=held,
            now=timezone.now(),
            reason=values["reason"],
            even_the_last_director=True,
        ),
        saved=saved,
        template="membership/platform_form.html",
        context={
            "heading": _("End the role of %(person)s") % {"person": held.user},
            "submit": _("End the role"),
            **around(found),
        },
    )


def around(found: Region) -> dict[str, list[Crumb] | Region]:
    """The way back from a form about a region."""
    page = (found.name, reverse("membership:platform-region", args=[found.slug]))
    return {"kept": found, "crumbs": [*platform_crumbs(), page]}


def said(request: HttpRequest, found: Region, text: str) -> HttpResponse:
    """Say what happened, on the page of the region."""
    done(request, text)
    return redirect("membership:platform-region", found.slug)
