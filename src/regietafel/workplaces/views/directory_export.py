"""What one sees of the directory, to take along: as Excel, CSV or JSON."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from regietafel.core.access import permitted, require
from regietafel.people.queries import get_region_or_404
from regietafel.plans.views.export import sheet_file
from regietafel.workplaces.forms.search import SearchForm
from regietafel.workplaces.queries.choices import choices_on
from regietafel.workplaces.queries.directory_sheet import directory_sheet
from regietafel.workplaces.queries.export_choice import told_in_full, workplaces_asked_for
from regietafel.workplaces.queries.hsds import services


@require_safe
@permitted("workplaces.export_workplaces")
def export(request: HttpRequest, region_slug: str, format: str) -> HttpResponse:  # noqa: A002 - so says the address
    """The workplaces that one sees and asks for; the sheet can be read in again."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.export_workplaces", region)
    if format not in {"xlsx", "csv", "json"}:
        raise Http404("no such kind of export")
    today = timezone.localdate()
    asked = SearchForm(request.GET, choices=choices_on(today), sees_ended=True).asked
    towns, listings = request.GET.getlist("municipality"), request.GET.getlist("listing")
    rows = workplaces_asked_for(request.user, region, asked, today, towns, listings)
    name = "-".join((region.slug, _("workplaces"), today.isoformat()))
    if format != "json":
        return sheet_file(directory_sheet(request.user, rows, str(region), today), name, format)
    found = list(told_in_full(rows).order_by("name", "pk"))
    response = JsonResponse(
        {"contents": services(request.user, found, today)}, json_dumps_params={"ensure_ascii": False}
    )
    response["Content-Disposition"] = f'attachment; filename="{name}.json"'
    response["Cache-Control"] = "private, no-store"
    return response
