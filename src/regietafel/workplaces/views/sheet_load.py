"""How the pages of an import come by their sheet, and what of a file goes wrong in words."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.limited import Limits, run_limited
from regietafel.people.queries import get_region_or_404
from regietafel.territories.models import Region
from regietafel.workplaces.models import Import
from regietafel.workplaces.queries.visible import imports_visible_to

READER = "regietafel.reading.directory_sheet:read"
LIMITS = Limits(seconds=45, processor_seconds=40, answer=24 * 1024 * 1024)


def get_import_or_404(user: Any, region_slug: str, pk: int) -> Import:
    """The import of an address, out of what the person may see."""
    region = get_region_or_404(user, region_slug)
    found = imports_visible_to(user).filter(region=region, pk=pk).select_related("region", "read_by").first()
    if found is None:
        raise Http404("no such import")
    return found


def region_crumbs(region: Region) -> list[tuple[str, str]]:
    """The way back to the start of the region."""
    return [(_("Start"), reverse("home:start", args=[region.slug]))]


def import_crumbs(region: Region) -> list[tuple[str, str]]:
    """The way back to the list of imports."""
    return [*region_crumbs(region), (_("Import workplaces"), reverse("workplaces:imports", args=[region.slug]))]


def table_in(data: bytes) -> dict[str, Any]:
    """The table in a file, read where it can do no harm; or why it cannot be read, with what to do."""
    damaged = _("This file is damaged. Open it in your spreadsheet, save it anew as Excel (.xlsx) and try again.")
    answer: dict[str, Any] = run_limited(READER, data, limits=LIMITS, unreadable=damaged)
    why = answer.get("why")
    if why is None:
        return answer
    many = _(
        "This sheet has more than %(most)s rows, and no more fit. Cut it into smaller parts and read them one by one."
    )
    wide = _("This sheet has more than %(columns)s columns. Remove those that say nothing of a workplace.")
    words = {
        "empty": _("This file is empty."),
        "only_a_head": _("This sheet has a row of headings and nothing below it."),
        "locked": _("This file is locked with a password. Save it without one and try again."),
        "old": _("This is an old Excel file (.xls). Open it, save it as .xlsx and try again."),
        "open_document": _("This is an OpenDocument file (.ods). Open it, save it as Excel (.xlsx) and try again."),
        "no_sheet": _("This is no Excel or CSV file. Choose a sheet with one workplace on each row."),
        "too_many_rows": many,
        "too_large": many,
        "too_many_columns": wide,
    }
    raise Refusal(words.get(why, damaged) % answer, field="file")
