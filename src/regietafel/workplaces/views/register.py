"""The register: every workplace that somebody keeps or may see, cut down to what the address asks for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from regietafel.core.access import permitted, require
from regietafel.core.paging import page_of
from regietafel.people.queries import get_region_or_404
from regietafel.territories.models import Region
from regietafel.workplaces.completeness import Completeness
from regietafel.workplaces.forms.register import FRESHNESS, RegisterFilters
from regietafel.workplaces.freshness import Freshness, freshness
from regietafel.workplaces.models import Workplace
from regietafel.workplaces.queries.complete import completeness_of
from regietafel.workplaces.queries.register import (
    in_register,
    municipalities_in,
    narrowed,
    organisations_in,
    organisations_to_add_for,
    registered_for,
    work_forms_in,
)
from regietafel.workplaces.queries.visible import settings_of
from regietafel.workplaces.views.keeping_load import start_crumbs

ROWS = 50
TONES = {
    Freshness.FRESH: ("✓", "good"),
    Freshness.DUE: ("○", "plain"),
    Freshness.TO_CALL: ("◐", "warn"),
    Freshness.UNCONFIRMED: ("!", "warn"),
    Freshness.LAPSED: ("✕", "bad"),
}
"""The sign and the tone of each freshness; the word stands beside it."""


@dataclass(frozen=True)
class Row:
    """A line of the register."""

    workplace: Workplace
    complete: Completeness
    fresh: str
    sign: str
    tone: str
    is_over: bool
    forms: list[str]


def rows_of(workplaces: Iterable[Workplace], months: int, today: dt.date) -> list[Row]:
    """The lines of one page of the register."""
    found = list(workplaces)
    complete = completeness_of(found, today)
    rows = []
    for one in found:
        fresh = freshness(one.verified_on, one.added_on, one.check_every_months or months, today)
        sign, tone = TONES[fresh]
        is_over = one.until is not None and one.until < today
        forms = [str(offer) for offer in one.offers.all() if offer.holds_on(today)]
        rows.append(Row(one, complete[one.pk], str(FRESHNESS[fresh]), sign, tone, is_over, forms))
    return rows


@require_safe
@permitted("workplaces.view_directory")
def register(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The register of a region."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.view_directory", region)
    today = timezone.localdate()
    everything = registered_for(request.user, region)
    form = RegisterFilters(
        request.GET or None,
        organisations=organisations_in(everything),
        municipalities=municipalities_in(everything),
        work_forms=work_forms_in(everything),
    )
    page = page_of(request, in_register(narrowed(everything, form.wanted(), region, today)), ROWS)
    total = everything.count()
    context = {
        "filters": form,
        "page": page,
        "rows": rows_of(page, settings_of(region).check_every_months, today),
        "total": total,
        "shown": shown(page.paginator.count, total),
        "crumbs": start_crumbs(region),
        **deeds(request.user, region),
    }
    return render(request, "workplaces/keeping/register.html", context)


def shown(count: int, total: int) -> str:
    """How many workplaces are listed."""
    if count == total:
        return ngettext("%(total)s workplace", "%(total)s workplaces", total) % {"total": total}
    text = ngettext("%(count)s of %(total)s workplace", "%(count)s of %(total)s workplaces", total)
    return text % {"count": count, "total": total}


def deeds(user: Any, region: Region) -> dict[str, bool]:
    """What a person may do here."""
    return {
        "may_add": organisations_to_add_for(user, region).exists(),
        "may_merge": user.has_perm("workplaces.merge", region),
        "may_set": user.has_perm("workplaces.set_directory", region),
        "keeps": user.has_perm("workplaces.watch_over", region),
    }
