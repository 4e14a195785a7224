"""Who fills which function of a region."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.editing import add_with_form
from regietafel.core.messages import done
from regietafel.core.paging import page_of
from regietafel.membership import operations, queries
from regietafel.membership.forms.seats import AppointForm, ReleaseForm
from regietafel.membership.models import FunctionHolder
from regietafel.membership.views.place import people_crumbs, people_tabs, start_crumbs
from regietafel.organisations.queries import functions_visible_to
from regietafel.people.queries import get_region_or_404, people_of


@require_safe
@permitted("membership.view_members")
def functions(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The functions of a region, and who fills them now."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "membership.view_members", region)
    context = {
        "page": page_of(request, queries.functions_with_holders(request.user, region)),
        "manages": request.user.has_perm("membership.manage_members", region),
        "tabs": people_tabs(request.user, region, "membership:functions"),
        "crumbs": start_crumbs(region),
    }
    return render(request, "membership/functions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("membership.manage_members")
def appoint(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Let somebody fill a function."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "membership.manage_members", region)
    function = get_object_or_404(functions_visible_to(request.user, region), pk=pk)

    def form_of(data: QueryDict | None) -> AppointForm:
        return AppointForm(data, people=people_of(region), initial={"since": timezone.localdate()})

    def saved(holder: FunctionHolder) -> HttpResponse:
        done(request, _("%(person)s fills %(function)s.") % {"person": holder.user, "function": function})
        return redirect("membership:functions", region.slug)

    return add_with_form(
        request,
        form_of=form_of,
        save=lambda values: operations.appoint(
            actor=request.user, function=function, person=values["person"], since=values["since"]
        ),
        saved=saved,
        template="membership/appoint.html",
        context={"function": function, "crumbs": people_crumbs(region)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("membership.manage_members")
def release(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Let somebody lay a function down."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "membership.manage_members", region)
    holder = get_object_or_404(queries.holders_visible_to(request.user, region), pk=pk)

    def form_of(data: QueryDict | None) -> ReleaseForm:
        return ReleaseForm(data, initial={"until": timezone.localdate()})

    def saved(ended: FunctionHolder) -> HttpResponse:
        done(
            request,
            _("%(person)s lays %(function)s down.") % {"person": ended.user, "function": ended.function},
        )
        return redirect("membership:functions", region.slug)

    return add_with_form(
        request,
        form_of=form_of,
        save=lambda values: operations.release(actor=request.user, holder=holder, until=values["until"]),
        saved=saved,
        template="membership/release.html",
        context={"holder": holder, "crumbs": people_crumbs(region)},
    )
