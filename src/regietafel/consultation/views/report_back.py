"""The page of one report-back: where it stands, and the deed that brings it further."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from regietafel.consultation.forms.promises import MunicipalitiesToldForm, ToldForm
from regietafel.consultation.models import ReportBack
from regietafel.consultation.queries.promise_lists import (
    coming_meetings_of,
    narrowed_report_backs,
    report_backs_of,
)
from regietafel.consultation.queries.visible import meetings_visible_to
from regietafel.consultation.views.report_backs import crumbs_to
from regietafel.core.access import permitted, require
from regietafel.core.forms import Form
from regietafel.membership.queries import municipalities_of
from regietafel.people.queries import get_region_or_404
from regietafel.territories.models import Municipality, Region


@require_safe
@permitted("consultation.view_promises")
def report_back(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """What must be told to whom, and where that stands."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.view_promises", region)
    return show(request, region, pk)


def show(request: HttpRequest, region: Region, pk: int, form: Form | None = None) -> HttpResponse:
    """The page, or the page again with a form that came back with mistakes."""
    today = timezone.localdate()
    everything = report_backs_of(request.user, region).filter(pk=pk)
    row = narrowed_report_backs(everything, {"state": "all"}, today).first()
    if row is None:
        raise Http404("no such report-back")
    may_keep = request.user.has_perm("consultation.keep_promises", region)
    context: dict[str, Any] = {"row": row, "may_keep": may_keep, "facts": facts_of(row), "form": form}
    context["crumbs"] = crumbs_to(region, inside=True)
    if row.to_body is not None:
        context["meetings"] = coming_meetings_of(request.user, row.to_body, today) if may_keep else []
        item = row.treating_item
        seen = item is not None and item.meeting is not None
        context["sees_meeting"] = seen and meetings_visible_to(request.user).filter(pk=item.meeting_id).exists()
    elif row.to_organisation is not None:
        context["form"] = form or ToldForm(today=today)
    else:
        told, waiting = municipalities_told(region, row)
        context |= {"told": told, "waiting": waiting}
        context["form"] = form or MunicipalitiesToldForm(today=today, municipalities=waiting)
    return render(request, "consultation/report_back.html", context, status=422 if form is not None else 200)


def municipalities_told(region: Region, row: ReportBack) -> tuple[list[Any], list[Municipality]]:
    """Who of the municipalities heard it, and who of those of today did not."""
    told = list(row.told.select_related("municipality"))
    heard = {one.municipality_id for one in told}
    return told, [town for town in municipalities_of(region) if town.pk not in heard]


def facts_of(row: Any) -> list[tuple[str, Any]]:
    """What is known of it, as terms and values."""
    receiver = row.to_body or row.to_organisation or _("all municipalities")
    facts = [(_("To"), receiver), (_("Said at"), row.item.meeting if row.item and row.item.meeting else row.body)]
    facts.append((_("By when"), row.due_on))
    return facts
