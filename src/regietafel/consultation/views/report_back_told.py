"""What brings a report-back further: on the agenda of who must hear it, or told outside a meeting."""

from __future__ import annotations

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from regietafel.consultation.forms.promises import MunicipalitiesToldForm, ToldForm
from regietafel.consultation.models import AgendaItem, ReportBack
from regietafel.consultation.operations import report_backs, telling
from regietafel.consultation.queries.promise_lists import coming_meetings_of, report_backs_to_restore
from regietafel.consultation.views.report_back import municipalities_told, show
from regietafel.consultation.views.report_backs import get_report_back_or_404
from regietafel.core.access import permitted, require
from regietafel.core.editing import act
from regietafel.core.errors import Refusal
from regietafel.core.messages import done
from regietafel.people.queries import get_region_or_404
from regietafel.territories.models import Region


def here(row: ReportBack, region: Region) -> str:
    """The page of the report-back."""
    return reverse("consultation:report-back", args=[region.slug, row.pk])


@require_POST
@permitted("consultation.keep_promises")
def to_agenda(request: HttpRequest, region_slug: str, pk: int, meeting: int) -> HttpResponse:
    """Put it on the agenda of a coming meeting, with one click."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.keep_promises", region)
    row = get_report_back_or_404(request, region, pk)
    coming = coming_meetings_of(request.user, row.to_body, dt.date.min) if row.to_body else []
    table = next((one for one in coming if one.pk == meeting), None)
    if table is None:
        raise Http404("no such meeting")

    def planned(_item: AgendaItem) -> HttpResponse:
        done(
            request,
            _("It stands on the agenda of %(meeting)s. It closes when it was treated there.") % {"meeting": table},
        )
        if "from_meeting" in request.POST:
            return redirect(reverse("consultation:meeting", args=[region.slug, table.pk]) + "#agenda")
        return redirect(here(row, region))

    return act(
        request,
        do=lambda: telling.put_on_agenda(actor=request.user, report_back=row, meeting=table),
        done=planned,
        otherwise=here(row, region),
    )


@require_POST
@permitted("consultation.keep_promises")
def told(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Say that an organisation, or some of the municipalities, were told."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.keep_promises", region)
    row = get_report_back_or_404(request, region, pk)
    return municipalities(request, region, row) if row.to_municipalities else organisation(request, region, row)


def organisation(request: HttpRequest, region: Region, row: ReportBack) -> HttpResponse:
    """Close it by how the organisation was told."""
    form = ToldForm(request.POST, today=timezone.localdate())
    if not form.is_valid():
        return show(request, region, row.pk, form)
    try:
        telling.tell_organisation(actor=request.user, report_back=row, today=timezone.localdate(), **form.cleaned_data)
    except Refusal as refusal:
        form.refuse(refusal)
        return show(request, region, row.pk, form)
    undo = reverse("consultation:report-back-untold", args=[region.slug, row.pk])
    done(request, _("Told. It is closed."), undo=undo)
    return redirect(here(row, region))


def municipalities(request: HttpRequest, region: Region, row: ReportBack) -> HttpResponse:
    """Say that municipalities were told; the last one closes it."""
    today = timezone.localdate()
    form = MunicipalitiesToldForm(request.POST, today=today, municipalities=municipalities_told(region, row)[1])
    if not form.is_valid():
        return show(request, region, row.pk, form)
    towns = form.cleaned_data["municipalities"]
    try:
        telling.tell_municipalities(
            actor=request.user,
            report_back=row,
            municipalities=towns,
            on=form.cleaned_data["on"],
            note=form.cleaned_data["note"],
            today=today,
        )
    except Refusal as refusal:
        form.refuse(refusal)
        return show(request, region, row.pk, form)
    text = ngettext("%(count)s municipality was told.", "%(count)s municipalities were told.", len(towns))
    done(request, text % {"count": len(towns)})
    return redirect(here(row, region))


@require_POST
@permitted("consultation.keep_promises")
def untold(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take back that it was told: to the organisation, or to the municipality that the form names."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.keep_promises", region)
    row = get_report_back_or_404(request, region, pk)
    asked = request.POST.get("municipality", "")
    one = next((said for said in row.told.select_related("municipality") if str(said.municipality_id) == asked), None)

    def take_back() -> ReportBack:
        if one is not None:
            return telling.untell_municipality(actor=request.user, report_back=row, municipality=one.municipality)
        return telling.untell_organisation(actor=request.user, report_back=row)

    def taken_back(_row: ReportBack) -> HttpResponse:
        done(request, _("Taken back. It is open again."))
        return redirect(here(row, region))

    return act(request, do=take_back, done=taken_back, otherwise=here(row, region))


@require_POST
@permitted("consultation.keep_promises")
def remove(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Put it in the bin; the message carries the way back."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.keep_promises", region)
    row = get_report_back_or_404(request, region, pk)

    def removed(gone: ReportBack) -> HttpResponse:
        undo = reverse("consultation:report-back-restore", args=[region_slug, pk])
        done(request, _("“%(what)s” was removed.") % {"what": gone}, undo=undo)
        return redirect("consultation:report-backs", region_slug)

    return act(
        request,
        do=lambda: report_backs.remove_report_back(actor=request.user, report_back=row, now=timezone.now()),
        done=removed,
        otherwise=here(row, region),
    )


@require_POST
@permitted("consultation.keep_promises")
def restore(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take it out of the bin."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.keep_promises", region)
    row = report_backs_to_restore(request.user, region).filter(pk=pk).first()
    if row is None:
        raise Http404("no such report-back")

    def restored(back: ReportBack) -> HttpResponse:
        done(request, _("“%(what)s” was put back.") % {"what": back})
        return redirect(here(back, region))

    return act(
        request,
        do=lambda: report_backs.restore_report_back(actor=request.user, report_back=row),
        done=restored,
        otherwise=reverse("consultation:report-backs", args=[region_slug]),
    )
