"""The overlegmatrix: on the screen, on paper and as a sheet."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from regietafel.consultation.forms.matrix import MatrixForm
from regietafel.consultation.models import SeatRole
from regietafel.consultation.queries.matrix import Matrix, read_matrix
from regietafel.consultation.queries.matrix_choices import first_year_of, themes_of
from regietafel.consultation.queries.matrix_columns import MUNICIPALITIES, ORGANISATIONS, SECTORS
from regietafel.consultation.queries.matrix_sheet import matrix_sheet
from regietafel.consultation.role_letters import LETTERS
from regietafel.consultation.views.body_load import list_crumbs
from regietafel.core.access import permitted, require
from regietafel.people.queries import get_region_or_404
from regietafel.plans.views.export import sheet_file
from regietafel.territories.models import Region

ON_A_SHEET = 26
"""So many columns stand beside each other on a sheet of A4 across."""


@require_safe
@permitted("consultation.view_bodies")
def overlegmatrix(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Who sits in which body, as what, and how often they come."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.view_bodies", region)
    today = timezone.localdate()
    return render(request, "consultation/matrix.html", asked(request, region, today))


@require_safe
@permitted("consultation.view_bodies")
def matrix_print(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The matrix on paper, in strips as wide as a sheet; the filter of the address holds here too."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.view_bodies", region)
    context = asked(request, region, timezone.localdate())
    return render(request, "consultation/matrix_print.html", {**context, "strips": strips(context["matrix"])})


@require_safe
@permitted("consultation.view_bodies")
def matrix_export(request: HttpRequest, region_slug: str, format: str) -> HttpResponse:  # noqa: A002 - so says the address
    """The matrix as XLSX or CSV."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.view_bodies", region)
    matrix = asked(request, region, timezone.localdate())["matrix"]
    name = "-".join((region.slug, _("overlegmatrix"), matrix.wanted.day.isoformat()))
    return sheet_file(matrix_sheet(matrix), name, format)


def asked(request: HttpRequest, region: Region, today: dt.date) -> dict[str, Any]:
    """The matrix that the address asks for, with what stands around it."""
    form = MatrixForm(
        request.GET, today=today, themes=themes_of(request.user, region), first_year=first_year_of(region, today)
    )
    wanted = form.wanted
    matrix = read_matrix(request.user, region, wanted)
    bodies = reverse("consultation:list", args=[region.slug])
    return {
        "region": region,
        "here": f"?{urlencode({'by': wanted.by})}",
        "shown_columns": counted(wanted.by, len(matrix.columns)),
        "matrix": matrix,
        "by": wanted.by,
        "in_words": wanted.by == ORGANISATIONS,
        "day": wanted.day,
        "in_the_past": wanted.day != today,
        "may_mark": wanted.day == today and request.user.has_perm("consultation.add_body", region),
        "filter_form": form,
        "keep": {"by": wanted.by},
        "query": request.GET.urlencode(),
        "tabs": tabs(request, wanted.by),
        "letters": [(letter, SeatRole(role).label) for role, letter in LETTERS.items()],
        "bodies_url": f"{bodies}bodies/",
        "crumbs": list_crumbs(region),
    }


def counted(by: str, number: int) -> str:
    """How many columns there are, in words."""
    if by == SECTORS:
        words = ngettext("one sector", "%(number)s sectors", number)
    elif by == MUNICIPALITIES:
        words = ngettext("one municipality", "%(number)s municipalities", number)
    else:
        words = ngettext("one organisation or group", "%(number)s organisations and groups", number)
    return words % {"number": number}


def tabs(request: HttpRequest, current: str) -> list[dict[str, Any]]:
    """The three kinds of columns, with the filter kept."""
    found = []
    words = {ORGANISATIONS: _("Organisations"), SECTORS: _("Sectors"), MUNICIPALITIES: _("Municipalities")}
    for by, label in words.items():
        query = request.GET.copy()
        query["by"] = by
        found.append({"label": label, "url": f"?{query.urlencode()}", "current": by == current})
    return found


def strips(matrix: Matrix) -> list[dict[str, Any]]:
    """The columns in strips as wide as a sheet; the standing of the bodies closes the last."""
    width = len(matrix.columns)
    starts = range(0, max(width, 1), ON_A_SHEET)
    return [
        {
            "first": start,
            "until": min(start + ON_A_SHEET, width),
            "columns": matrix.columns[start : start + ON_A_SHEET],
            "last": start + ON_A_SHEET >= width,
            "span": min(ON_A_SHEET, width - start) + (4 if start + ON_A_SHEET >= width else 1),
        }
        for start in starts
    ]
