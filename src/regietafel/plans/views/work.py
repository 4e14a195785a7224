"""Work outside the plan: the list, and what can be done with one piece of it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.core.paging import page_of
from regietafel.core.returning import own_page
from regietafel.people.queries import get_region_or_404
from regietafel.plans.forms.work import WorkFilterForm, WorkForm
from regietafel.plans.models import LoggedWork
from regietafel.plans.operations.work import WorkData, edit_work, log_work, remove_work, restore_work
from regietafel.plans.queries.bin import work_to_restore
from regietafel.plans.queries.work import WorkWanted, counted, narrowed, priorities_in, work_of, work_sheet, years_in
from regietafel.plans.views.export import sheet_file
from regietafel.territories.models import Region

PER_PAGE = 25
LATEST = 5


def get_work_or_404(request: HttpRequest, region: Region, pk: int) -> LoggedWork:
    """A piece of work that the person sees."""
    work = work_of(request.user, region).filter(pk=pk).first()
    if work is None:
        raise Http404("no such work")
    return work


def crumbs_to(region: Region, *, inside: bool) -> list[tuple[str, str]]:
    """The way back, over the list for the pages below it."""
    start = (_("Start"), reverse("home:start", args=[region.slug]))
    return [start, (_("Work outside the plan"), reverse("plans:work", args=[region.slug]))] if inside else [start]


@require_safe
@permitted("plans.view_logged_work")
def work_list(request: HttpRequest, region_slug: str) -> HttpResponse:
    """What was done outside the plan, the latest first."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "plans.view_logged_work", region)
    everything = work_of(request.user, region)
    form, found = chosen(request, everything)
    total, count = everything.count(), found.count()
    return render(
        request,
        "plans/work_list.html",
        {
            "page": page_of(request, found, PER_PAGE),
            "filter_form": form,
            "count": count,
            "total": total,
            "counted": counted(found),
            "may_log": request.user.has_perm("plans.log_work", region),
            "query": request.GET.urlencode(),
            "crumbs": crumbs_to(region, inside=False),
        },
    )


def chosen(request: HttpRequest, everything: QuerySet[LoggedWork]) -> tuple[WorkFilterForm, QuerySet[LoggedWork]]:
    """The filter of the address, and what it leaves; a value that cannot be is left out."""
    form = WorkFilterForm(request.GET, priorities=priorities_in(everything), years=years_in(everything))
    form.is_valid()
    wanted = WorkWanted(**{name: form.cleaned_data.get(name, "") for name in ("q", "priority", "year")})
    return form, narrowed(everything, wanted)


@require_safe
@permitted("plans.view_logged_work")
def work_export(request: HttpRequest, region_slug: str, format: str) -> HttpResponse:  # noqa: A002 - so says the address
    """The list as a sheet, with the filter of the address."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "plans.view_logged_work", region)
    _form, found = chosen(request, work_of(request.user, region))
    return sheet_file(work_sheet(found), f"{region.slug}-" + _("work"), format)


def way_back(request: HttpRequest) -> str:
    """The page of ours on which the form was asked for; nothing if the address names another site."""
    return own_page(request, (request.POST or request.GET).get("next", ""), "")


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.log_work")
def add(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Log work in twenty seconds; the latest stand below, to see that it is not there yet."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "plans.log_work", region)
    today, back = timezone.localdate(), way_back(request)

    def saved(work: LoggedWork) -> HttpResponse:
        text = _("“%(what)s” is logged under %(priority)s.")
        undo = reverse("plans:work-remove", args=[region_slug, work.pk])
        done(request, text % {"what": work, "priority": work.priority}, undo=undo)
        if "more" in request.POST:
            again = reverse("plans:work-add", args=[region_slug])
            return redirect(f"{again}?{urlencode({'next': back})}" if back else again)
        return redirect(back or reverse("plans:work", args=[region_slug]))

    return add_with_form(
        request,
        form_of=lambda data: WorkForm(data, today=today),
        save=lambda values: log_work(actor=request.user, region=region, data=WorkData(**values), today=today),
        saved=saved,
        template="plans/work_add.html",
        context={
            "latest": work_of(request.user, region)[:LATEST],
            "back": back,
            "crumbs": crumbs_to(region, inside=True),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.log_work")
def edit(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Mend what was logged."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "plans.log_work", region)
    work = get_work_or_404(request, region, pk)
    today = timezone.localdate()

    def saved(_work: LoggedWork) -> HttpResponse:
        done(request, _("Saved."))
        return redirect("plans:work", region_slug)

    def save(values: dict[str, Any], version: int) -> LoggedWork:
        return edit_work(actor=request.user, work=work, data=WorkData(**values), today=today, version=version)

    return edit_with_form(
        request,
        row=work,
        form_of=lambda row, data: WorkForm(data, today=today, work=row),
        save=save,
        saved=saved,
        template="plans/work_edit.html",
        context={"work": work, "crumbs": crumbs_to(region, inside=True)},
    )


@require_POST
@permitted("plans.log_work")
def remove(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Put a piece of work in the bin; the message carries the way back."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "plans.log_work", region)
    work = get_removable_or_404(request, region, pk)
    here = reverse("plans:work", args=[region_slug])

    def removed(gone: LoggedWork) -> HttpResponse:
        text = _("“%(title)s” was removed. It can be put back for %(days)s days.")
        undo = reverse("plans:work-restore", args=[region_slug, pk])
        done(request, text % {"title": gone, "days": settings.RESTORE_DAYS}, undo=undo)
        return redirect(here)

    return act(
        request,
        do=lambda: remove_work(actor=request.user, work=work, now=timezone.now()),
        done=removed,
        otherwise=here,
    )


@require_POST
@permitted("plans.log_work")
def restore(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take a piece of work out of the bin."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "plans.log_work", region)
    work = get_removable_or_404(request, region, pk)
    here = reverse("plans:work", args=[region_slug])

    def restored(back: LoggedWork) -> HttpResponse:
        done(request, _("“%(title)s” stands in the list again.") % {"title": back})
        return redirect(here)

    return act(request, do=lambda: restore_work(actor=request.user, work=work), done=restored, otherwise=here)


def get_removable_or_404(request: HttpRequest, region: Region, pk: int) -> LoggedWork:
    """A piece of work of the region, in the bin or not, so that the same button pressed twice is no mistake."""
    work = work_to_restore(request.user, region).filter(pk=pk).first()
    if work is None:
        raise Http404("no such work")
    return work
