"""Who sits at the table of a region, and how that changes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.editing import add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.core.paging import page_of
from regietafel.membership import operations, queries
from regietafel.membership.forms.seats import EndForm, LeaveForm, MemberFilters, RoleForm
from regietafel.membership.views.place import people_crumbs, people_tabs, start_crumbs
from regietafel.organisations.queries import organisations_visible_to
from regietafel.people.models import RegionRole
from regietafel.people.queries import get_region_or_404, person_of, running_roles


@require_safe
@permitted("membership.view_team")
def members(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The people of a region: all of them for the team, the team for all others."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "membership.view_team", region)
    sees_all = request.user.has_perm("membership.view_members", region)
    filters = MemberFilters((request.GET or None) if sees_all else None)
    found = queries.members_visible_to(request.user, region, **filters.asked())
    context = {
        "page": page_of(request, found),
        "filters": filters,
        "sees_all": sees_all,
        "manages": request.user.has_perm("membership.manage_members", region),
        "tabs": people_tabs(request.user, region, "membership:members"),
        "crumbs": start_crumbs(region),
    }
    return render(request, "membership/members.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("membership.manage_members")
def role(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Let a person hold another role, or the same for another organisation or municipality."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "membership.manage_members", region)
    held = get_object_or_404(
        queries.roles_visible_to(request.user, region).select_related("user", "municipality"), pk=pk
    )

    def form_of(row: RegionRole, data: QueryDict | None) -> RoleForm:
        organisation = queries.organisation_of(row)
        return RoleForm(
            data,
            role=row,
            organisation=organisation.name if organisation else "",
            municipalities=queries.municipalities_of(region),
        )

    def saved(changed: RegionRole) -> HttpResponse:
        done(request, _("%(person)s is %(role)s from now on.") % told(changed))
        return redirect("membership:members", region.slug)

    return edit_with_form(
        request,
        row=held,
        form_of=form_of,
        save=lambda values, version: operations.change_role(
            actor=request.user, role=held, seat=values["seat"], now=timezone.now(), version=version
        ),
        saved=saved,
        template="membership/role.html",
        context={
            "role": held,
            "organisations": organisations_visible_to(request.user, region),
            "crumbs": people_crumbs(region),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("membership.manage_members")
def end_role(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """End a role of somebody."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "membership.manage_members", region)
    held = get_object_or_404(queries.roles_visible_to(request.user, region).select_related("user"), pk=pk)

    def saved(ended: RegionRole) -> HttpResponse:
        done(request, _("%(person)s is no longer %(role)s.") % told(ended))
        return redirect(
            reverse("home:index") if ended.user == request.user else reverse("membership:members", args=[region.slug])
        )

    return add_with_form(
        request,
        form_of=EndForm,
        save=lambda values: operations.end_role(
            actor=request.user, role=held, now=timezone.now(), reason=values["reason"]
        ),
        saved=saved,
        template="membership/end_role.html",
        context={"role": held, "crumbs": people_crumbs(region)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("membership.leave")
def leave(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Leave a region by oneself."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "membership.leave", region)

    def saved(_nothing: None) -> HttpResponse:
        done(request, _("You have left %(region)s.") % {"region": region.name})
        return redirect("people:settings")

    return add_with_form(
        request,
        form_of=LeaveForm,
        save=lambda _values: operations.leave(actor=person_of(request), region=region, now=timezone.now()),
        saved=saved,
        template="membership/leave.html",
        context={"roles": running_roles(request.user).filter(region=region), "crumbs": start_crumbs(region)},
    )


def told(held: RegionRole) -> dict[str, str]:
    """A role in the words of a message."""
    return {"person": str(held.user), "role": held.get_kind_display()}
