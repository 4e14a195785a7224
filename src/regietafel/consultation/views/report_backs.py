"""Report-backs: the list of who must still hear what, overdue first, and writing one down."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from regietafel.consultation.forms.promises import ReportBackFilterForm, ReportBackForm
from regietafel.consultation.models import ReportBack
from regietafel.consultation.operations.report_backs import ReportBackData, add_report_back, edit_report_back
from regietafel.consultation.queries.promise_lists import bodies_of, narrowed_report_backs, report_backs_of
from regietafel.consultation.views.body_load import list_crumbs
from regietafel.core.access import permitted, require
from regietafel.core.editing import add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.core.paging import page_of
from regietafel.organisations.queries import organisations_visible_to
from regietafel.people.queries import get_region_or_404
from regietafel.territories.models import Region

DATA = ("what", "to_body", "to_organisation", "to_municipalities", "due_on")


def get_report_back_or_404(request: HttpRequest, region: Region, pk: int) -> ReportBack:
    """A report-back that the person sees."""
    rows = report_backs_of(request.user, region).filter(pk=pk)
    row = rows.select_related("body", "to_body", "to_organisation", "region").first()
    if row is None:
        raise Http404("no such report-back")
    return row


def crumbs_to(region: Region, *, inside: bool) -> list[tuple[str, str]]:
    """The way back, over the list for the pages below it."""
    over = list_crumbs(region)
    return [*over, (_("Report-back"), reverse("consultation:report-backs", args=[region.slug]))] if inside else over


@require_safe
@permitted("consultation.view_promises")
def report_back_list(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Who must still hear what, overdue first; or what the filters of the address ask for."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.view_promises", region)
    form = ReportBackFilterForm(request.GET, bodies=bodies_of(request.user, region))
    form.is_valid()
    everything = report_backs_of(request.user, region)
    page = page_of(request, narrowed_report_backs(everything, form.cleaned_data, timezone.localdate()))
    return render(
        request,
        "consultation/report_backs.html",
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
    request: HttpRequest, region: Region, data: QueryDict | None, row: ReportBack | None, **initial: Any
) -> ReportBackForm:
    """The form, with who can be chosen in this region."""
    return ReportBackForm(
        data,
        bodies=bodies_of(request.user, region),
        organisations=list(organisations_visible_to(request.user, region)),
        row=row,
        initial=initial,
    )


def data_of(values: dict[str, Any]) -> ReportBackData:
    """What the form says, as the operation takes it."""
    return ReportBackData(**{name: values[name] for name in DATA})


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.keep_promises")
def add(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Write down what must be told by itself; what a meeting promises is written in its minutes."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.keep_promises", region)
    asked = request.GET.get("body", "")
    body = next((one for one in bodies_of(request.user, region) if str(one.pk) == asked), None)

    def saved(row: ReportBack) -> HttpResponse:
        undo = reverse("consultation:report-back-remove", args=[region_slug, row.pk])
        done(request, _("“%(what)s” is written down. It stays open until it was told.") % {"what": row}, undo=undo)
        return redirect("consultation:report-back", region_slug, row.pk)

    return add_with_form(
        request,
        form_of=lambda data: form_of(request, region, data, None, body=body),
        save=lambda values: add_report_back(
            actor=request.user, region=region, data=data_of(values), body=values["body"]
        ),
        saved=saved,
        template="consultation/report_back_form.html",
        context={"crumbs": crumbs_to(region, inside=True)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.keep_promises")
def edit(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Mend what must be told."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.keep_promises", region)
    found = get_report_back_or_404(request, region, pk)

    def saved(_row: ReportBack) -> HttpResponse:
        done(request, _("Saved."))
        return redirect("consultation:report-back", region_slug, pk)

    def save(values: dict[str, Any], version: int) -> ReportBack:
        return edit_report_back(actor=request.user, report_back=found, data=data_of(values), version=version)

    return edit_with_form(
        request,
        row=found,
        form_of=lambda row, data: form_of(request, region, data, row),
        save=save,
        saved=saved,
        template="consultation/report_back_form.html",
        context={"row": found, "crumbs": crumbs_to(region, inside=True)},
    )
