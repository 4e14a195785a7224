"""What came of an action in a year, who said so, and the word of a lead over what the years say."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked_at, operation
from regietafel.journal.operations import record, snapshot
from regietafel.plans.lifecycle import NEEDS_REASON, YEAR_MOVES, may_follow
from regietafel.plans.models import Action, Plan, WorkingYear, YearBasis, YearState
from regietafel.plans.operations.openness import insist_is_there, insist_year_is_open, lock_open_plan
from regietafel.plans.queries.closing import closed_years
from regietafel.plans.queries.past import stood_before, was_added_by

NOT_BEFORE_ITS_YEAR = frozenset({YearState.DONE, YearState.PARTLY})
REVIVED = frozenset({YearState.MOVED, YearState.DROPPED})


@dataclass(frozen=True)
class Report:
    """What somebody says about one year."""

    state: str
    sentence: str = ""
    reason: str = ""
    moved_to: int | None = None


@dataclass(frozen=True)
class Voice:
    """Somebody without an account who answers through a link, as the actor of a deed: a name, and no key."""

    said_as: str
    pk: None = None

    def __str__(self) -> str:
        return self.said_as


@operation
def report_on_year(
    *, actor: Any, line: WorkingYear, report: Report, now: dt.datetime, today: dt.date, version: int | None
) -> WorkingYear:
    """Write what came of the action in a year, with who said it and when.

    A step that ``YEAR_MOVES`` does not know is refused. Moved to another year makes or revives the line there. By
    reporting a person confirms that the year was meant.
    """
    plan = lock_open_plan(line.action.plan_id)
    fresh = locked_at(line, version)
    insist_is_there(fresh.action)
    insist_year_is_open(plan, fresh.year)
    insist_on_step(fresh, report, today)
    before = line_told(fresh)
    fresh.state = report.state
    fresh.sentence = report.sentence
    fresh.reason = report.reason
    fresh.moved_to = report.moved_to if report.state == YearState.MOVED else None
    fresh.basis = YearBasis.CONFIRMED if fresh.basis == YearBasis.ASSUMED else fresh.basis
    fresh.said_by, fresh.said_as = (None, str(actor)) if isinstance(actor, Voice) else (actor, "")
    fresh.said_at = now
    fresh.save_next()
    record_line(actor, "reported", fresh, plan, before=before, after=line_told(fresh))
    if fresh.moved_to is not None:
        take_over(actor, fresh, fresh.moved_to, plan)
    return fresh


@operation
def take_back_report(
    *, actor: Any, line: WorkingYear, report: Report | None, now: dt.datetime, version: int | None
) -> WorkingYear | None:
    """Let a line say again what it said before the actor spoke; without a report, take the year away that they added.

    Only what the journal knows to have stood there comes back, with whoever had said it then, so that this is no way
    around the steps of ``YEAR_MOVES``. Taking back what was taken back is the same deed.
    """
    plan = lock_open_plan(line.action.plan_id)
    fresh = locked_at(line, version)
    insist_is_there(fresh.action)
    insist_year_is_open(plan, fresh.year)
    if report is None:
        take_away(actor, fresh, plan)
        return None
    stood = stood_before(fresh, actor, dataclasses.asdict(report))
    if stood is None:
        raise Refusal(_("You did not change this, so you cannot take it back either. Report on the year instead."))
    if stood.values["moved_to"] is not None:
        insist_year_is_open(plan, stood.values["moved_to"])
    before, moved_to = line_told(fresh), fresh.moved_to
    for name, value in stood.values.items():
        setattr(fresh, name, value)
    fresh.basis = stood.basis
    fresh.said_by, fresh.said_as, fresh.said_at = stood.said_by, stood.said_as, stood.said_at
    fresh.save_next()
    record_line(actor, "report_taken_back", fresh, plan, before=before, after=line_told(fresh))
    if moved_to is not None and moved_to != fresh.moved_to:
        give_back(actor, fresh, moved_to, plan)
    if fresh.moved_to is not None:
        take_over(actor, fresh, fresh.moved_to, plan)
    return fresh


def take_away(actor: Any, line: WorkingYear, plan: Plan) -> None:
    """Take away a year that the actor added and nobody else touched."""
    if not was_added_by(line, actor) or line.evidence.exists():
        raise Refusal(_("Somebody did more in %(year)s meanwhile, so the year stays.") % {"year": line.year})
    record_line(actor, "removed", line, plan, before=line_told(line))
    line.delete()


def give_back(actor: Any, line: WorkingYear, year: int, plan: Plan) -> None:
    """Take away the line that moving work had made in a year, as long as nothing was said there."""
    target = WorkingYear.objects.select_for_update().filter(action=line.action, year=year, version=1).first()
    if year in closed_years(plan):
        return
    if target is not None and was_added_by(target, actor) and not target.evidence.exists():
        take_away(actor, target, plan)


def line_told(line: WorkingYear) -> dict[str, Any]:
    """A line as the journal tells it."""
    said = snapshot(line, ("state", "sentence", "reason", "moved_to"))
    return {**said, "year_basis": str(line.get_basis_display())}


def record_line(actor: Any, verb: str, line: WorkingYear, plan: Plan, **told: Any) -> None:
    """Write a deed on a line in the journal, named so that it can be read outside its action."""
    record(actor=actor, verb=verb, on=line, region=plan.region, label=f"{line.action}, {line.year}", **told)


def insist_on_step(line: WorkingYear, report: Report, today: dt.date) -> None:
    """Refuse, in words, what cannot follow, what lacks a reason, and what cannot be known yet."""
    if not may_follow(YEAR_MOVES, line.state, report.state):
        raise Refusal(refused_step(line, report.state), field="state")
    if report.state in NEEDS_REASON and not report.reason:
        raise Refusal(_("Say why: moving or dropping an action needs a reason."), field="reason")
    if report.state in NOT_BEFORE_ITS_YEAR and line.year > today.year:
        raise Refusal(
            _("%(year)s has not begun, so nothing can be done in it yet.") % {"year": line.year}, field="state"
        )
    if report.state == YearState.MOVED and report.moved_to is not None:
        insist_on_target(line, report.moved_to)


def refused_step(line: WorkingYear, state: str) -> str:
    """Why one state cannot follow another, with what can."""
    words = dict(YearState.choices)
    possible = [str(words[one]) for one in YearState if one in YEAR_MOVES[line.state]]
    return _("“%(before)s” cannot become “%(after)s”. Possible is: %(possible)s.") % {
        "before": words[YearState(line.state)],
        "after": words[YearState(state)],
        "possible": ", ".join(possible),
    }


def insist_on_target(line: WorkingYear, year: int) -> None:
    """Refuse to move work to its own year, to the past, or out of the plan."""
    plan = line.action.plan
    if year not in plan.years:
        raise Refusal(
            _("%(year)s is not a year of this plan. Leave the year empty, and take the action up in the next plan.")
            % {"year": year},
            field="moved_to",
        )
    if year <= line.year:
        raise Refusal(
            _("Work is moved to a later year: choose one after %(year)s.") % {"year": line.year}, field="moved_to"
        )


def take_over(actor: Any, line: WorkingYear, year: int, plan: Plan) -> None:
    """Make sure that the year to which work was moved has a line that counts."""
    insist_year_is_open(plan, year, field="moved_to")
    target, made = WorkingYear.objects.select_for_update().get_or_create(
        action=line.action, year=year, defaults={"basis": YearBasis.CONFIRMED}
    )
    if made:
        record_line(actor, "created", target, plan, after=line_told(target))
        return
    before = line_told(target)
    if target.state in REVIVED:
        target.state, target.moved_to, target.reason = YearState.PLANNED, None, ""
    if target.basis == YearBasis.ASSUMED:
        target.basis = YearBasis.CONFIRMED
    after = line_told(target)
    if after != before:
        target.save_next()
        record_line(actor, "changed", target, plan, before=before, after=after)


@operation
def override_state(
    *, actor: Any, action: Action, state: str, reason: str, now: dt.datetime, version: int | None
) -> Action:
    """Set the state of the action against what its years say; it stands until somebody takes it back."""
    plan = lock_open_plan(action.plan_id)
    fresh = locked_at(action, version)
    insist_is_there(fresh)
    if state not in YearState.values:
        raise Refusal(_("Choose one of the states in the list."), field="state")
    if not reason:
        raise Refusal(_("Say why the state differs from what the working years say."), field="reason")
    return write_override(actor, plan, fresh, state, reason, now)


@operation
def take_back_override(*, actor: Any, action: Action, now: dt.datetime, version: int | None) -> Action:
    """Let the years speak again."""
    plan = lock_open_plan(action.plan_id)
    fresh = locked_at(action, version)
    return write_override(actor, plan, fresh, "", "", now) if fresh.state_override else fresh


def write_override(actor: Any, plan: Plan, action: Action, state: str, reason: str, now: dt.datetime) -> Action:
    """Write the lead's word, or its absence, and who gave it."""
    fields = ("state_override", "state_reason")
    before = snapshot(action, fields)
    action.state_override, action.state_reason = state, reason
    action.state_said_by, action.state_said_at = (actor, now) if state else (None, None)
    action.save_next(*fields, "state_said_by", "state_said_at")
    verb = "overridden" if state else "changed"
    record(actor=actor, verb=verb, on=action, region=plan.region, before=before, after=snapshot(action, fields))
    return action
