"""The board: dossiers by phase, as columns that are also a list; the same as a sheet; and the years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from regietafel.core.access import permitted, require
from regietafel.core.tabular import Column as ColumnOf
from regietafel.core.tabular import Sheet
from regietafel.people.queries import get_region_or_404
from regietafel.plans.views.export import sheet_file
from regietafel.policy_signals.forms.dossiers import BoardFilterForm
from regietafel.policy_signals.lifecycle import ROAD, Phase
from regietafel.policy_signals.models import Dossier
from regietafel.policy_signals.queries.board import leads_on, led_and_counted, priorities_by_dossier, priorities_named
from regietafel.policy_signals.queries.dossiers import dossiers_of, loose_signals, narrowed, years_of
from regietafel.policy_signals.queries.signals import towns_of
from regietafel.policy_signals.queries.standing import Standing, standings_of
from regietafel.policy_signals.queries.yearly import yearly
from regietafel.territories.models import Region

FIRST = 20
"""Cards of a column that show at once; the rest stands behind the filter of its phase."""


@dataclass(frozen=True)
class Card:
    """A dossier on the board."""

    dossier: Dossier
    standing: Standing

    @property
    def waits(self) -> Any:
        """The letter that waits longest."""
        return next(iter(self.standing.waits), None)


@dataclass(frozen=True)
class Column:
    """The dossiers of one phase."""

    phase: Phase
    cards: list[Card]
    count: int

    @property
    def rest(self) -> int:
        """How many do not show."""
        return self.count - len(self.cards)


@dataclass(frozen=True)
class Chosen:
    """What the address asks of the board, and what is left with it."""

    form: BoardFilterForm
    everything: QuerySet[Dossier]
    rows: list[Dossier]


def chosen(request: HttpRequest, region: Region) -> Chosen:
    """The filters of the address, and the dossiers that meet them."""
    everything = dossiers_of(request.user, region)
    counts = priorities_by_dossier(request.user, region)
    form = BoardFilterForm(
        request.GET,
        municipalities=towns_of(region),
        years=years_of(everything),
        leads=leads_on(everything),
        priorities=priorities_named({key for keys in counts.values() for key in keys}),
    )
    form.is_valid()
    rows = narrowed(everything, form.cleaned_data, request.user)
    return Chosen(form, everything, list(led_and_counted(rows, form.cleaned_data, counts)))


def columns_of(rows: Iterable[Dossier], today: dt.date, most: int) -> list[Column]:
    """The columns of the road, and behind it what is held up, if there is any."""
    by_phase: dict[str, list[Dossier]] = {}
    for row in rows:
        by_phase.setdefault(row.phase, []).append(row)
    shown = {phase: found[:most] for phase, found in by_phase.items()}
    standings = standings_of((one for found in shown.values() for one in found), today)
    wanted = [phase for phase in (*ROAD[1:], Phase.PARKED, Phase.WITHDRAWN) if phase in ROAD or phase in by_phase]
    return [
        Column(
            phase,
            [Card(one, standings[one.pk]) for one in shown.get(phase, [])],
            len(by_phase.get(phase, [])),
        )
        for phase in wanted
    ]


@require_safe
@permitted("policy_signals.view_board")
def board(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The dossiers of a region that a person reads, by phase; what is not bundled yet stands in the first column."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "policy_signals.view_board", region)
    found = chosen(request, region)
    form, rows = found.form, found.rows
    may_bundle = request.user.has_perm("policy_signals.bundle", region)
    loose = loose_signals(request.user, region)
    context = {
        "columns": columns_of(rows, timezone.localdate(), 1000 if form.cleaned_data.get("phase") else FIRST),
        "filter_form": form,
        "count": len(rows),
        "total": found.everything.count(),
        "loose": list(loose[:FIRST]),
        "loose_count": loose.count(),
        "may_bundle": may_bundle,
        "query": request.GET.urlencode(),
        "tabs": tabs_of(region, "board"),
        "crumbs": [(_("Start"), reverse("home:start", args=[region.slug]))],
    }
    return render(request, "policy_signals/board.html", context)


def tabs_of(region: Region, current: str) -> list[dict[str, Any]]:
    """The views of the same signals."""
    pages = (("board", _("Dossiers")), ("letters", _("Letters")), ("years", _("Per year")))
    return [
        {"label": label, "url": reverse(f"policy_signals:{name}", args=[region.slug]), "current": name == current}
        for name, label in pages
    ]


@require_safe
@permitted("policy_signals.view_board")
def export(request: HttpRequest, region_slug: str, format: str) -> HttpResponse:  # noqa: A002 - the name in the address
    """What stands on the board, as a sheet."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "policy_signals.view_board", region)
    rows, today = chosen(request, region).rows, timezone.localdate()
    standings = standings_of(rows, today)
    sheet = Sheet(_("Dossiers"), [ColumnOf(str(head), width) for head, width in heads()], [])
    sheet.rows = [sheet_row(row, standings[row.pk]) for row in rows]
    return sheet_file(sheet, f"{_('signals')}-{region.slug}", format)


def heads() -> list[tuple[str, int]]:
    """The heads of the sheet, with how wide each stands."""
    return [
        (_("Dossier"), 50), (_("Phase"), 16), (_("In this phase since"), 14), (_("Lead"), 24), (_("Reporters"), 10),
        (_("Municipalities"), 40), (_("Waits for"), 30), (_("Days"), 8), (_("Opened on"), 14), (_("Closed on"), 14),
    ]  # fmt: skip


def sheet_row(row: Dossier, standing: Standing) -> list[Any]:
    """One dossier in cells."""
    first = next(iter(standing.waits), None)
    return [
        row.title,
        row.get_phase_display(),
        row.phase_since,
        row.carrier,
        standing.reporters.at_least,
        ", ".join(standing.municipalities),
        first.letter.addressee if first else "",
        first.clock.waited if first else None,
        row.opened_on,
        row.closed_on,
    ]


@require_safe
@permitted("policy_signals.view_board")
def years(request: HttpRequest, region_slug: str) -> HttpResponse:
    """How many were reported, sent, answered and fed back in each year."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "policy_signals.view_board", region)
    rows = yearly(request.user, region)
    context = {
        "rows": rows,
        "sees_signals": request.user.has_perm("policy_signals.bundle", region),
        "tabs": tabs_of(region, "years"),
        "crumbs": [(_("Start"), reverse("home:start", args=[region.slug]))],
    }
    return render(request, "policy_signals/years.html", context)
