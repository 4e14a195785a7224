"""The worklist of the director: what waits, how each organisation stands, the list to call by, and all of it as a sheet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from regietafel.core.access import permitted, require
from regietafel.core.paging import page_of
from regietafel.people.queries import get_region_or_404
from regietafel.plans.views.export import sheet_file
from regietafel.territories.models import Region
from regietafel.workplaces.forms.care_filters import WorklistFilterForm
from regietafel.workplaces.queries.visible import settings_of
from regietafel.workplaces.queries.worklist import (
    counts_of,
    figures_of,
    organisations_listed,
    rows_of,
    standings,
    to_telephone,
)
from regietafel.workplaces.queries.worklist_sheet import worklist_sheet
from regietafel.workplaces.views.care_load import care_crumbs
from regietafel.workplaces.worklist_words import KINDS

FIRST = 5
"""Rows of each kind that show where all kinds stand together."""


@dataclass(frozen=True)
class Section:
    """One kind of work on the page."""

    kind: str
    label: Any
    count: int
    rows: list[Any]
    url: str

    @property
    def rest(self) -> int:
        """How many do not show."""
        return self.count - len(self.rows)


def tabs_of(region: Region, current: str) -> list[dict[str, Any]]:
    """The views of the same care."""
    pages = (
        ("worklist", _("Waits for me")),
        ("worklist-organisations", _("By organisation")),
        ("checks", _("Self-checks")),
        ("remarks", _("Remarks")),
        ("changes", _("Changes")),
    )
    return [
        {"label": label, "url": reverse(f"workplaces:{name}", args=[region.slug]), "current": name == current}
        for name, label in pages
    ]


@require_safe
@permitted("workplaces.watch_over")
def worklist(request: HttpRequest, region_slug: str) -> HttpResponse:
    """All kinds of work with their counts and first rows; or all rows of one kind."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.watch_over", region)
    today = timezone.localdate()
    form = WorklistFilterForm(request.GET)
    form.is_valid()
    words, kind = form.cleaned_data.get("q", ""), form.cleaned_data.get("kind", "")
    counts = counts_of(request.user, region, today, words=words)
    context = {
        "filter_form": form,
        "figures": figures_of(region, today),
        "months": settings_of(region).check_every_months,
        "total": sum(counts.values()),
        "sections": sections(request, region, today, counts, words, kind),
        "page": page_of(request, rows_of(kind, request.user, region, today, words)) if kind else None,
        "tabs": tabs_of(region, "worklist"),
        "crumbs": care_crumbs(request.user, region)[:1],
    }
    return render(request, "workplaces/care/worklist.html", context)


def sections(
    request: HttpRequest, region: Region, today: dt.date, counts: dict[str, int], words: str, wanted: str
) -> list[Section]:
    """The kinds that have something, or the one that is asked for."""
    here = reverse("workplaces:worklist", args=[region.slug])
    found = []
    for kind, count in counts.items():
        if (wanted and kind != wanted) or (not wanted and not count):
            continue
        rows = list(rows_of(kind, request.user, region, today, words)[:FIRST]) if not wanted else []
        found.append(Section(kind, KINDS[kind], count, rows, f"{here}?kind={kind}"))
    return found


@require_safe
@permitted("workplaces.watch_over")
def organisations(request: HttpRequest, region_slug: str) -> HttpResponse:
    """How fresh and how complete what each organisation keeps is."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.watch_over", region)
    today = timezone.localdate()
    words = request.GET.get("q", "")[:200]
    page = page_of(request, organisations_listed(region, today, words))
    context = {
        "page": page,
        "words": words,
        "figures": figures_of(region, today),
        "standings": standings(region, page.object_list, today),
        "tabs": tabs_of(region, "worklist-organisations"),
        "crumbs": care_crumbs(request.user, region),
    }
    return render(request, "workplaces/care/organisations.html", context)


@require_safe
@permitted("workplaces.watch_over")
def telephone(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The organisations to call, on paper: how they are reached, and what there is to ask."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.watch_over", region)
    today = timezone.localdate()
    context = {
        "standings": standings(region, to_telephone(region, today), today),
        "today": today,
        "crumbs": care_crumbs(request.user, region),
    }
    return render(request, "workplaces/care/telephone.html", context)


@require_safe
@permitted("workplaces.watch_over")
def export(request: HttpRequest, region_slug: str, format: str) -> HttpResponse:  # noqa: A002 - so says the address
    """Everything that waits, as a sheet."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.watch_over", region)
    return sheet_file(worklist_sheet(request.user, region, timezone.localdate()), _("worklist"), format)
