"""What is on the screen, as a sheet to take along."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from regietafel.core.access import permitted, require
from regietafel.core.tabular import CSV_TYPE, XLSX_TYPE, Sheet, csv_text, xlsx
from regietafel.plans.queries.grid_sheet import grid_sheet
from regietafel.plans.queries.sheet import plan_sheet
from regietafel.plans.views.load import get_plan_or_404
from regietafel.plans.views.read import chosen

WITH_COMMAS = {"nl", "fr"}
"""Languages whose spreadsheets write 1,5 and so part columns by a semicolon."""


@require_safe
@permitted("people.enter_region")
def plan_export(request: HttpRequest, region_slug: str, plan_slug: str, format: str) -> HttpResponse:  # noqa: A002 - so says the address
    """The tree as XLSX or CSV, with the filter of the address."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "people.enter_region", plan.region)
    return sheet_file(plan_sheet(chosen(request, plan).shown), f"{plan.region.slug}-{plan.slug}", format)


@require_safe
@permitted("people.enter_region")
def grid_export(request: HttpRequest, region_slug: str, plan_slug: str, format: str) -> HttpResponse:  # noqa: A002 - so says the address
    """The working years as XLSX or CSV, to be filled in elsewhere; a year in the address leaves only that year."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "people.enter_region", plan.region)
    choice = chosen(request, plan)
    year = choice.filter.year
    sheet = grid_sheet(choice.shown, year=year, sees_reports=request.user.has_perm("plans.view_history", plan))
    name = "-".join(part for part in (plan.region.slug, plan.slug, _("working-years"), year) if part)
    return sheet_file(sheet, name, format)


def sheet_file(sheet: Sheet, name: str, kind: str) -> HttpResponse:
    """A sheet to take along, as XLSX or CSV; what is on the screen now is not for a cache."""
    if kind not in {"xlsx", "csv"}:
        raise Http404("no such kind of sheet")
    commas = (get_language() or "nl")[:2] in WITH_COMMAS
    response = (
        HttpResponse(xlsx(sheet), content_type=XLSX_TYPE)
        if kind == "xlsx"
        else HttpResponse(csv_text(sheet, delimiter=";" if commas else ",", decimal_comma=commas), CSV_TYPE)
    )
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response["Cache-Control"] = "private, no-store"
    return response
