"""The list of signals: what is on the screen, and the same as a sheet."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from regietafel.core.access import permitted, require
from regietafel.core.paging import page_of
from regietafel.core.tabular import Column, Sheet
from regietafel.people.queries import get_region_or_404
from regietafel.plans.views.export import sheet_file
from regietafel.policy_signals.forms.reporting import SignalFilterForm
from regietafel.policy_signals.lifecycle import Phase
from regietafel.policy_signals.models import Signal
from regietafel.policy_signals.queries.signals import narrowed, signals_of, towns_of, work_forms_on, years_of
from regietafel.policy_signals.small import is_small
from regietafel.policy_signals.views.reporting import list_crumbs
from regietafel.territories.models import Region


def chosen(request: HttpRequest, region: Region) -> tuple[SignalFilterForm, QuerySet[Signal], QuerySet[Signal]]:
    """The filters of the address, all signals that the person sees, and those that meet the filters."""
    everything = signals_of(request.user, region)
    form = SignalFilterForm(
        request.GET,
        municipalities=towns_of(region),
        work_forms=work_forms_on(timezone.localdate()),
        years=years_of(everything),
    )
    form.is_valid()
    return form, everything, narrowed(everything, form.cleaned_data).prefetch_related("municipalities")


@require_safe
@permitted("policy_signals.view_signals")
def signal_list(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The signals that a person sees: all for the team, the own ones for everybody else."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "policy_signals.view_signals", region)
    form, everything, found = chosen(request, region)
    page = page_of(request, found)
    context = {
        "page": page,
        "count": page.paginator.count,
        "total": everything.count(),
        "filter_form": form,
        "query": request.GET.urlencode(),
        "is_team": request.user.has_perm("policy_signals.bundle", region),
        "may_set": request.user.has_perm("policy_signals.set_desk", region),
        "crumbs": list_crumbs(request, region, inside=False),
    }
    return render(request, "policy_signals/reporting/list.html", context)


@require_safe
@permitted("policy_signals.view_signals")
def signal_export(request: HttpRequest, region_slug: str, format: str) -> HttpResponse:  # noqa: A002 - the name in the address
    """The signals that meet the filters of the address, as a sheet; never who reported."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "policy_signals.view_signals", region)
    _form, _everything, found = chosen(request, region)
    is_team = request.user.has_perm("policy_signals.bundle", region)
    sheet = Sheet(_("Signals"), [Column(str(head), width) for head, width in heads(is_team=is_team)], [])
    sheet.rows = [sheet_row(row, is_team=is_team) for row in found.prefetch_related("work_forms", "target_groups")]
    name = _("reported-signals")
    return sheet_file(sheet, f"{name}-{region.slug}", format)


def heads(*, is_team: bool) -> list[tuple[str, int]]:
    """The heads of the sheet, with how wide each stands; the dossier is for the team."""
    return [
        (_("Signal"), 60), (_("Reported on"), 14), (_("Municipalities"), 30), (_("Phase"), 16), (_("How often"), 16),
        (_("Since"), 14), (_("People"), 14), (_("Target groups"), 30), (_("Work forms"), 30), (_("What would help"), 40),
        (_("Raised in"), 24), *([(_("Dossier"), 40)] if is_team else []),
    ]  # fmt: skip


def sheet_row(row: Signal, *, is_team: bool) -> list[Any]:
    """One signal in cells."""
    dossier = row.dossier if row.dossier and not row.dossier.is_removed else None
    cells = [
        row.what,
        row.reported_on,
        ", ".join(one.name for one in row.municipalities.all()),
        str(Phase(row.stands).label),
        row.get_how_often_display() if row.how_often else "",
        str(row.since_when or ""),
        _("fewer than 5") if is_small(row.people, is_team=is_team) else row.people,
        ", ".join(str(one) for one in row.target_groups.all()),
        ", ".join(str(one) for one in row.work_forms.all()),
        row.suggestion,
        str(row.body or ""),
    ]
    return [*cells, str(dossier or "")] if is_team else cells
