"""Import of workplaces: the list of sheets, sending one, saying which column is which, the dry run."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.editing import version_in
from regietafel.core.errors import Collision, Refusal
from regietafel.core.limits import too_often
from regietafel.core.paging import page_of
from regietafel.core.tabular import XLSX_TYPE, xlsx
from regietafel.people.queries import get_region_or_404, person_of
from regietafel.territories.models import Region
from regietafel.workplaces.forms.sheets import ACTS, ColumnsForm, ReportFilter, SheetForm
from regietafel.workplaces.models import Import, ImportState
from regietafel.workplaces.operations.sheets import choose_columns, keep_sheet
from regietafel.workplaces.queries.sheet_report import (
    chosen_rows,
    counts_of,
    imports_in,
    last_choices,
    organisations_to_choose,
    report_sheet,
    rows_in_words,
    samples_of,
    unknown_organisations,
    written_rows,
)
from regietafel.workplaces.sheet_fields import proposed
from regietafel.workplaces.sheet_rows import Act
from regietafel.workplaces.views.sheet_load import get_import_or_404, import_crumbs, region_crumbs, table_in


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("workplaces.import_workplaces")
def imports(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Every sheet that was sent, and room for another one."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.import_workplaces", region)
    if request.method != "POST":
        return imports_page(request, region, SheetForm())
    if refused := too_often(request, "read_file"):
        return refused
    form = SheetForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            answer = table_in(file.read())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            actor = person_of(request)
            sheet = keep_sheet(actor=actor, region=region, name=file.name, answer=answer, now=timezone.now())
            return redirect("workplaces:import-columns", region.slug, sheet.pk)
    return imports_page(request, region, form)


def imports_page(request: HttpRequest, region: Region, form: SheetForm) -> HttpResponse:
    """The list, and what was wrong with the last file."""
    context = {
        "region": region,
        "form": form,
        "page": page_of(request, imports_in(request.user, region)),
        "crumbs": region_crumbs(region),
    }
    return render(request, "workplaces/sheets/list.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("workplaces.import_workplaces")
def import_columns(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Which column of the sheet is which; then it is tried without writing anything."""
    sheet = get_import_or_404(request.user, region_slug, pk)
    require(request.user, "workplaces.import_workplaces", sheet.region)
    if sheet.state != ImportState.READ:
        return redirect("workplaces:import", sheet.region.slug, sheet.pk)
    form = columns_form(request, sheet)
    if request.method == "POST" and form.is_valid():
        try:
            choose_columns(
                actor=person_of(request),
                sheet=sheet,
                version=version_in(request.POST),
                columns=form.cleaned_data["columns"],
                organisation=form.cleaned_data["one"],
                today=timezone.localdate(),
            )
            return redirect("workplaces:import", sheet.region.slug, sheet.pk)
        except Refusal as refusal:
            form.refuse(refusal)
        except Collision as collision:
            sheet = collision.current
            form.refuse(Refusal(_("Somebody else chose columns meanwhile. Look at yours and save again.")))
    context = {
        "region": sheet.region,
        "sheet": sheet,
        "form": form,
        "rows": [(bound, samples_of(sheet.table, place)) for place, bound in enumerate(form.places)],
        "count": len(sheet.table) - 1,
        "others": sheet.mapping.get("others", 0),
        "sheet_name": sheet.mapping.get("sheet", ""),
        "crumbs": import_crumbs(sheet.region),
    }
    return render(request, "workplaces/sheets/columns.html", context, status=422 if form.is_bound else 200)


def columns_form(request: HttpRequest, sheet: Import) -> ColumnsForm:
    """The choices so far, or else what the headings and earlier sheets propose."""
    head = [str(text) for text in sheet.table[0][1:]]
    stored = sheet.mapping.get("columns")
    if stored is None:
        chosen = proposed(head, last_choices(request.user, sheet.region))
    else:
        chosen = {int(place): name for place, name in stored.items()}
    return ColumnsForm(
        request.POST if request.method == "POST" else None,
        head=head,
        chosen=chosen,
        organisations=organisations_to_choose(request.user, sheet.region),
        organisation=sheet.mapping.get("organisation"),
    )


@require_safe
@permitted("workplaces.import_workplaces")
def import_report(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """What each row would do, or what it did."""
    sheet = get_import_or_404(request.user, region_slug, pk)
    require(request.user, "workplaces.import_workplaces", sheet.region)
    if "columns" not in sheet.mapping:
        return redirect("workplaces:import-columns", sheet.region.slug, sheet.pk)
    if sheet.state != ImportState.READ:
        return result_page(request, sheet)
    return report_page(request, sheet)


def report_page(request: HttpRequest, sheet: Import, *, status: int = 200) -> HttpResponse:
    """The dry run: counts on top, what is asked, then the rows."""
    counts = counts_of(sheet.report)
    filter_form = ReportFilter(request.GET, counts=counts)
    act = filter_form.cleaned_data.get("act", "") if filter_form.is_valid() else ""
    page = page_of(request, chosen_rows(sheet.report, act))
    rows = rows_in_words(request.user, sheet, page.object_list)
    doing = counts.get(Act.MAKES, 0) + counts.get(Act.CHANGES, 0)
    context = {
        "region": sheet.region,
        "sheet": sheet,
        "crumbs": import_crumbs(sheet.region),
        "filter_form": filter_form,
        "counts": [(ACTS[one], counts.get(one, 0), one) for one in Act],
        "page": page,
        "rows": rows,
        "asks": any(row["asks"] for row in rows),
        "organisations": unknown_organisations(request.user, sheet),
        "left": counts.get(Act.DOUBT, 0) + counts.get(Act.ERROR, 0),
        "doing": doing,
        "submit": ngettext("Take over %(count)s row", "Take over %(count)s rows", doing) % {"count": doing},
        "query": request.GET.urlencode(),
    }
    return render(request, "workplaces/sheets/report.html", context, status=status)


def result_page(request: HttpRequest, sheet: Import) -> HttpResponse:
    """What the sheet did, row by row, and the way to take it back."""
    rows: list[Any] = written_rows(sheet)
    page = page_of(request, rows)
    made = sum(1 for row in rows if row.made)
    context = {
        "region": sheet.region,
        "sheet": sheet,
        "crumbs": import_crumbs(sheet.region),
        "page": page,
        "made": made,
        "changed": len(rows) - made,
        "kept": sheet.mapping.get("kept", []),
        "undone": sheet.state == ImportState.UNDONE,
    }
    return render(request, "workplaces/sheets/result.html", context)


@require_safe
@permitted("workplaces.import_workplaces")
def import_download(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """The dry run as a sheet, with the cells as they were beside it: to mend there and read in anew."""
    sheet = get_import_or_404(request.user, region_slug, pk)
    require(request.user, "workplaces.import_workplaces", sheet.region)
    response = HttpResponse(xlsx(report_sheet(sheet, ACTS)), content_type=XLSX_TYPE)
    name = "-".join((sheet.region.slug, _("dry-run"), str(sheet.pk)))
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    response["Cache-Control"] = "private, no-store"
    return response
