"""Action points: whose they are, what is late, and what came of them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.consultation.forms.promises import PointFilterForm, PointForm, SettleForm
from regietafel.consultation.models import ActionPoint
from regietafel.consultation.operations import points
from regietafel.consultation.operations.points import PointData
from regietafel.consultation.queries.promise_lists import bodies_of, narrowed_points, points_of, points_to_restore
from regietafel.consultation.views.body_load import list_crumbs
from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.core.paging import page_of
from regietafel.organisations.queries import organisations_visible_to
from regietafel.people.queries import get_region_or_404, people_of
from regietafel.territories.models import Region


def get_point_or_404(request: HttpRequest, region: Region, pk: int) -> ActionPoint:
    """An action point that the person sees."""
    point = points_of(request.user, region).filter(pk=pk).select_related("body", "region").first()
    if point is None:
        raise Http404("no such action point")
    return point


def crumbs_to(region: Region, *, inside: bool) -> list[tuple[str, str]]:
    """The way back, over the list for the pages below it."""
    over = list_crumbs(region)
    return [*over, (_("Action points"), reverse("consultation:points", args=[region.slug]))] if inside else over


@require_safe
@permitted("consultation.view_promises")
def point_list(request: HttpRequest, region_slug: str) -> HttpResponse:
    """What was agreed and is still open, overdue first; or what the filters of the address ask for."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.view_promises", region)
    form = PointFilterForm(request.GET, bodies=bodies_of(request.user, region))
    form.is_valid()
    everything = points_of(request.user, region)
    found = narrowed_points(everything, form.cleaned_data, user=request.user, today=timezone.localdate())
    page = page_of(request, found)
    for point in page:
        point.may_settle = request.user.has_perm("consultation.keep_promises", region) or request.user.has_perm(
            "consultation.settle_point", point
        )
    return render(
        request,
        "consultation/points.html",
        {
            "page": page,
            "filter_form": form,
            "total": everything.count(),
            "count": page.paginator.count,
            "may_keep": request.user.has_perm("consultation.keep_promises", region),
            "crumbs": crumbs_to(region, inside=False),
        },
    )


def form_of(
    request: HttpRequest, region: Region, data: QueryDict | None, point: ActionPoint | None, **initial: Any
) -> PointForm:
    """The form, with who and what can be chosen in this region. Where it was agreed does not change any more."""
    return PointForm(
        data,
        people=list(people_of(region).order_by("name")),
        organisations=list(organisations_visible_to(request.user, region)),
        bodies=None if point else bodies_of(request.user, region),
        point=point,
        initial=initial,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.keep_promises")
def add(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Note an action point by itself; those of a meeting are noted in its minutes."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.keep_promises", region)
    asked = request.GET.get("body", "")
    body = next((one for one in bodies_of(request.user, region) if str(one.pk) == asked), None)

    def save(values: dict[str, Any]) -> ActionPoint:
        place = values.pop("body")
        return points.add_point(actor=request.user, region=region, data=PointData(**values), body=place)

    def saved(point: ActionPoint) -> HttpResponse:
        undo = reverse("consultation:point-remove", args=[region_slug, point.pk])
        done(request, _("“%(what)s” is noted.") % {"what": point}, undo=undo)
        return redirect("consultation:points", region_slug)

    return add_with_form(
        request,
        form_of=lambda data: form_of(request, region, data, None, body=body),
        save=save,
        saved=saved,
        template="consultation/point_form.html",
        context={"crumbs": crumbs_to(region, inside=True)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.keep_promises")
def edit(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Mend what was agreed."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.keep_promises", region)
    point = get_point_or_404(request, region, pk)

    def saved(_point: ActionPoint) -> HttpResponse:
        done(request, _("Saved."))
        return redirect("consultation:points", region_slug)

    def save(values: dict[str, Any], version: int) -> ActionPoint:
        return points.edit_point(actor=request.user, point=point, data=PointData(**values), version=version)

    return edit_with_form(
        request,
        row=point,
        form_of=lambda row, data: form_of(request, region, data, row),
        save=save,
        saved=saved,
        template="consultation/point_form.html",
        context={"point": point, "crumbs": crumbs_to(region, inside=True)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.settle_point")
def settle(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Say that it was done or dropped, and what came of it; the list has the same form in place."""
    region = get_region_or_404(request.user, region_slug)
    point = get_point_or_404(request, region, pk)
    require(request.user, "consultation.settle_point", point)

    def save(values: dict[str, Any], version: int) -> ActionPoint:
        return points.settle_point(
            actor=request.user, point=point, today=timezone.localdate(), version=version, **values
        )

    def saved(settled: ActionPoint) -> HttpResponse:
        undo = reverse("consultation:point-reopen", args=[region_slug, pk])
        text = _("“%(what)s” is settled: %(state)s.")
        done(request, text % {"what": settled, "state": settled.get_state_display()}, undo=undo)
        return redirect("consultation:points", region_slug)

    return edit_with_form(
        request,
        row=point,
        form_of=lambda row, data: SettleForm(data, point=row),
        save=save,
        saved=saved,
        template="consultation/point_settle.html",
        context={"point": point, "crumbs": crumbs_to(region, inside=True)},
    )


@require_POST
@permitted("consultation.settle_point")
def reopen(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take back that it was settled."""
    region = get_region_or_404(request.user, region_slug)
    point = get_point_or_404(request, region, pk)
    require(request.user, "consultation.settle_point", point)
    here = reverse("consultation:points", args=[region_slug])

    def opened(again: ActionPoint) -> HttpResponse:
        done(request, _("“%(what)s” is open again.") % {"what": again})
        return redirect(here)

    return act(request, do=lambda: points.reopen_point(actor=request.user, point=point), done=opened, otherwise=here)


@require_POST
@permitted("consultation.keep_promises")
def remove(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Put an action point in the bin; the message carries the way back."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.keep_promises", region)
    point = get_point_or_404(request, region, pk)
    here = reverse("consultation:points", args=[region_slug])

    def removed(gone: ActionPoint) -> HttpResponse:
        undo = reverse("consultation:point-restore", args=[region_slug, pk])
        done(request, _("“%(what)s” was removed.") % {"what": gone}, undo=undo)
        return redirect(here)

    return act(
        request,
        do=lambda: points.remove_point(actor=request.user, point=point, now=timezone.now()),
        done=removed,
        otherwise=here,
    )


@require_POST
@permitted("consultation.keep_promises")
def restore(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take an action point out of the bin."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.keep_promises", region)
    point = points_to_restore(request.user, region).filter(pk=pk).first()
    if point is None:
        raise Http404("no such action point")
    here = reverse("consultation:points", args=[region_slug])

    def restored(back: ActionPoint) -> HttpResponse:
        done(request, _("“%(what)s” was put back.") % {"what": back})
        return redirect(here)

    return act(request, do=lambda: points.restore_point(actor=request.user, point=point), done=restored, otherwise=here)
