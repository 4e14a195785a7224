"""In which years an action works: stated, assumed because the plan is silent, or confirmed by a person."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.operations import record
from regietafel.plans.models import Action, Plan, WorkingYear, YearBasis, YearState
from regietafel.plans.operations.openness import lock_open_plan


def insist_on_years(plan: Plan, years: Iterable[int]) -> list[int]:
    """The years in order; refused when one of them is no year of the plan."""
    wanted = sorted(set(years))
    if strange := [year for year in wanted if year not in plan.years]:
        raise Refusal(
            _("%(year)s is not a year of this plan. It runs from %(first)s to %(last)s.")
            % {"year": strange[0], "first": plan.start_year, "last": plan.end_year},
            field="years",
        )
    return wanted


def first_lines(plan: Plan, action: Action, years: Collection[int]) -> list[int]:
    """Give an action its lines: one for each stated year, or one for each year of the plan, assumed."""
    wanted = insist_on_years(plan, years)
    basis = YearBasis.STATED if wanted else YearBasis.ASSUMED
    WorkingYear.objects.bulk_create(WorkingYear(action=action, year=year, basis=basis) for year in wanted or plan.years)
    return wanted


def said_about(lines: Iterable[WorkingYear]) -> list[str]:
    """The years as the journal tells them."""
    return [f"{line.year} ({line.get_basis_display()})" for line in sorted(lines, key=lambda line: line.year)]


def is_untouched(line: WorkingYear) -> bool:
    """Whether nobody has said anything about this year yet, so that the line may go without a trace."""
    silent = line.state == YearState.PLANNED and not line.sentence and not line.said_by_id and not line.said_at
    return silent and not line.evidence.exists()


@operation
def set_years(*, actor: Any, action: Action, years: Collection[int], version: int | None) -> Action:
    """State in which years the action works; none at all leaves it to be assumed for each year of the plan.

    Lines of other years go, unless something was reported there: that is told as moved or dropped, never wiped out.
    """
    plan = lock_open_plan(action.plan_id)
    fresh = locked_at(action, version)
    wanted = insist_on_years(plan, years)
    lines = {line.year: line for line in WorkingYear.objects.filter(action=fresh)}
    before = said_about(lines.values())
    basis = YearBasis.STATED if wanted else YearBasis.ASSUMED
    for year in wanted or plan.years:
        line = lines.get(year)
        if line is None:
            WorkingYear.objects.create(action=fresh, year=year, basis=basis)
        elif line.basis != basis and (wanted or is_untouched(line)):
            line.basis = basis
            line.save_next("basis")
    for year in lines.keys() - set(wanted or plan.years):
        drop_line(lines[year])
    after = said_about(WorkingYear.objects.filter(action=fresh))
    if after != before:
        fresh.save_next()
        record(
            actor=actor, verb="changed", on=fresh, region=plan.region, before={"years": before}, after={"years": after}
        )
    return fresh


def drop_line(line: WorkingYear) -> None:
    """Delete the line of a year that is not meant; refused when somebody reported on it."""
    if not is_untouched(line):
        raise Refusal(
            _("Something was said about %(year)s already. Report that year as moved or dropped instead.")
            % {"year": line.year},
            field="years",
        )
    line.delete()


@operation
def confirm_years(*, actor: Any, plan: Plan, actions: Collection[Action]) -> int:
    """Confirm the assumed years of these actions: a person says that they are meant. The number of lines.

    What was confirmed or stated meanwhile is left alone, so two people may press the same button.
    """
    plan = lock_open_plan(plan.pk)
    confirmed = 0
    for action in actions:
        fresh = locked(action)
        lines = list(WorkingYear.objects.filter(action=fresh, basis=YearBasis.ASSUMED))
        if fresh.plan_id != plan.pk or fresh.is_removed or not lines:
            continue
        for line in lines:
            line.basis = YearBasis.CONFIRMED
            line.save_next("basis")
        confirmed += len(lines)
        record(
            actor=actor, verb="confirmed", on=fresh, region=plan.region, after={"years": [line.year for line in lines]}
        )
    return confirmed
