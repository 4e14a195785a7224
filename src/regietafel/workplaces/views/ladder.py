"""The ladder: on the screen, on paper, as a sheet and as pictures; all of them take the same address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from regietafel.core.access import permitted, require
from regietafel.people.queries import get_region_or_404
from regietafel.plans.views.export import sheet_file
from regietafel.territories.models import Region
from regietafel.workplaces import ladder_words as words
from regietafel.workplaces.forms.ladder import LadderForm
from regietafel.workplaces.ladder import Town
from regietafel.workplaces.ladder_choice import By, Measure
from regietafel.workplaces.pictures import bars_size, drawings, map_size, svg
from regietafel.workplaces.queries.ladder import Lack
from regietafel.workplaces.queries.ladder_sheet import ladder_sheet, method_words
from regietafel.workplaces.queries.ladder_table import Head, Row, Table, read_table
from regietafel.workplaces.queries.shapes import shapes_of
from regietafel.workplaces.unknown_words import unknown_words


@dataclass(frozen=True)
class ShownCell:
    """A cell with the head that stands above it, for a screen so narrow that rows become cards."""

    said: words.Said
    label: str
    is_change: bool
    is_quiet: bool = False


@require_safe
@permitted("workplaces.view_ladder")
def ladder(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Municipality × rung, the norm, and where it finds gaps."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.view_ladder", region)
    return render(request, "workplaces/ladder/ladder.html", shown(request, region))


@require_safe
@permitted("workplaces.view_ladder")
def ladder_print(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The ladder on paper."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.view_ladder", region)
    return render(request, "workplaces/ladder/print.html", shown(request, region))


@require_safe
@permitted("workplaces.view_ladder")
def ladder_export(request: HttpRequest, region_slug: str, format: str) -> HttpResponse:  # noqa: A002 - so says the address
    """The ladder as XLSX or CSV."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.view_ladder", region)
    _form, table = asked(request, region)
    name = "-".join((region.slug, _("ladder"), table.choice.on.isoformat()))
    return sheet_file(ladder_sheet(table), name, format)


@require_safe
@permitted("workplaces.view_ladder")
def ladder_picture(request: HttpRequest, region_slug: str, picture: str) -> HttpResponse:
    """A picture of the table; the table is its equivalent."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.view_ladder", region)
    if picture not in drawings:
        raise Http404("no such picture")
    _form, table = asked(request, region)
    response = HttpResponse(svg(drawings[picture](table, shapes_of(table.now.towns))), content_type="image/svg+xml")
    response["Cache-Control"] = "private, no-store"
    return response


def asked(request: HttpRequest, region: Region) -> tuple[LadderForm, Table]:
    """The form as it was filled in, and the table that it asks for."""
    today = timezone.localdate()
    form = LadderForm(request.GET, today=today)
    return form, read_table(request.user, region, form.choice, today)


def shown(request: HttpRequest, region: Region) -> dict[str, Any]:
    """What page and paper show."""
    form, table = asked(request, region)
    choice = table.choice
    return {
        "region": region,
        "filter_form": form,
        "table": table,
        "rows": [
            (row.town, words.number(row.town.inhabitants, 0) or "?", list(cells_of(table, row)))
            for row in table.rows
            if row.town
        ],
        "total": list(cells_of(table, table.total)) if table.total else None,
        "days": [formats.date_format(day, "j/n/Y") for day in table.days],
        "finding": words.finding(table),
        "norm": words.norm_words(choice.rung, choice.norm),
        "gaps": sentences(table, table.gaps),
        "nowhere": bool(table.gaps) and all(one.nearest is None for one in table.judged),
        "rungless": len(table.now.lacking[Lack.RUNG]),
        "unsure": sentences(table, table.unsure),
        "unknown": list(unknown_words(table.now)),
        "unplaced": table.now.unplaced(choice.rung),
        "verdicts": verdict_rows(table),
        "empty_heads": ", ".join(str(head.number) for head in table.empty if head.number),
        "method": method_words(),
        "measure": words.measure_words()[choice.measure],
        "tabs": tabs(request, choice.measure),
        "keep": {"measure": choice.measure},
        "inhabitants_of": years_of(table.now.towns),
        "query": request.GET.urlencode(),
        "map_size": map_size(),
        "bars_size": bars_size(table),
        "by_forms": choice.by != By.RUNGS,
        "crumbs": [(_("Start"), reverse("home:start", args=[region.slug])), (_("Ladder"), "")],
    }


def cells_of(table: Table, row: Row) -> Iterator[ShownCell]:
    """The figures of a row, each with the head of its column."""
    days = [formats.date_format(day, "j/n/Y") for day in table.days]
    parts = [*days, _("difference")] if table.compares else [""]
    labels = [f"{head_words(head)}, {part}".removesuffix(", ") for head in table.heads for part in parts]
    quiet = [head in table.empty for head in table.heads for _part in parts]
    for figure, label, is_quiet in zip(row.figures, labels, quiet, strict=True):
        yield ShownCell(words.said(figure, table.choice.measure), label, figure.is_change, is_quiet)


def head_words(head: Head) -> str:
    """A column in a few words."""
    return _("Rung %(number)s") % {"number": head.number} if head.number else head.label


def sentences(table: Table, judged: Any) -> list[tuple[Any, str]]:
    """Each municipality with what there is to say."""
    choice = table.choice
    return [(one, words.gap_words(one, choice.rung, choice.norm, table.now)) for one in judged]


def verdict_rows(table: Table) -> list[tuple[Any, words.Said, str, str, str]]:
    """Every municipality held against the norm, in figures: the verdict, the distance and the share."""
    return [
        (
            one,
            words.Said("", words.SIGNS[one.verdict], words.verdict_words()[one.verdict], words.TONES[one.verdict]),
            words.beyond(one.km, table.choice.norm.within) or "?",
            (words.beyond(one.per_10000, table.choice.norm.per_10000) or "?") + ("+" if one.uncounted else ""),
            words.number(one.inhabitants, 0) or "?",
        )
        for one in table.judged
    ]


def years_of(towns: list[Town]) -> str:
    """Of which years the inhabitants are."""
    return ", ".join(str(year) for year in sorted({town.year for town in towns if town.year}))


def tabs(request: HttpRequest, current: Measure) -> list[dict[str, Any]]:
    """The four figures, with all else in the address kept."""
    found = []
    for measure, label in words.measure_words().items():
        query = request.GET.copy()
        query["measure"] = measure.value
        found.append({"label": label, "url": f"?{query.urlencode()}", "current": measure == current})
    return found
