"""In which years an action works: stated, assumed because the plan is silent, or confirmed by a person."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Collision, Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.operations import record
from regietafel.plans.models import Action, Plan, WorkingYear, YearBasis, YearState
from regietafel.plans.operations.openness import insist_is_there, insist_year_is_open, lock_open_plan
from regietafel.plans.operations.reports import line_told, record_line
from regietafel.plans.queries.closing import closed_years


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
    """Give an action its lines: one for each stated year, or one for each year of the plan that is open, assumed."""
    wanted = insist_on_years(plan, years)
    for year in wanted:
        insist_year_is_open(plan, year, field="years")
    basis = YearBasis.STATED if wanted else YearBasis.ASSUMED
    meant = wanted or open_years(plan)
    WorkingYear.objects.bulk_create(WorkingYear(action=action, year=year, basis=basis) for year in meant)
    return wanted


def open_years(plan: Plan) -> list[int]:
    """The years of the plan in which something may still change."""
    closed = closed_years(plan)
    return [year for year in plan.years if year not in closed]


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
    The lines of closed years stay as they are; to ask something else of them is refused.
    """
    plan = lock_open_plan(action.plan_id)
    fresh = locked_at(action, version)
    wanted = insist_on_years(plan, years)
    lines = {line.year: line for line in WorkingYear.objects.filter(action=fresh)}
    before = said_about(lines.values())
    basis = YearBasis.STATED if wanted else YearBasis.ASSUMED
    closed = closed_years(plan)
    for year in sorted(closed & {*wanted}.symmetric_difference(lines)) if wanted else ():
        insist_year_is_open(plan, year, field="years")
    meant = [year for year in wanted or plan.years if year not in closed]
    for year in meant:
        line = lines.get(year)
        if line is None:
            WorkingYear.objects.create(action=fresh, year=year, basis=basis)
        elif line.basis != basis and (wanted or is_untouched(line)):
            line.basis = basis
            line.save_next("basis")
    for year in lines.keys() - set(meant) - closed:
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
def open_year(*, actor: Any, action: Action, year: int) -> WorkingYear:
    """Let an action work in one more year of its plan; whoever comes second meets the line of the first."""
    plan = lock_open_plan(action.plan_id)
    fresh = locked(action)
    insist_is_there(fresh)
    insist_on_years(plan, [year])
    insist_year_is_open(plan, year, field="years")
    line, made = WorkingYear.objects.get_or_create(action=fresh, year=year, defaults={"basis": YearBasis.CONFIRMED})
    if not made:
        raise Collision(line)
    record_line(actor, "created", line, plan, after=line_told(line))
    return line


@operation
def confirm_years(*, actor: Any, plan: Plan, actions: Collection[Action]) -> int:
    """Confirm the assumed years of these actions: a person says that they are meant. The number of lines.

    What was confirmed or stated meanwhile is left alone, so two people may press the same button, and so are the
    lines of closed years.
    """
    plan = lock_open_plan(plan.pk)
    confirmed = 0
    closed = closed_years(plan)
    for action in actions:
        fresh = locked(action)
        assumed = WorkingYear.objects.filter(action=fresh, basis=YearBasis.ASSUMED)
        lines = list(assumed.exclude(year__in=closed))
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
