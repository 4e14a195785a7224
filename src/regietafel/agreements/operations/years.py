"""The yearly plan of an agreement: goals chosen, carried out by actions of the regional plan, looked back on, gone on with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext as _

from regietafel.agreements.models import Agreement, AgreementGoal, AgreementYear, ChosenGoal
from regietafel.agreements.operations.agreements import insist_body
from regietafel.agreements.operations.declarations import insist_is_there
from regietafel.agreements.queries.yearly import actions_that_go_on
from regietafel.consultation.models import Body
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.bin import put_in_bin, take_out_of_bin
from regietafel.journal.operations import record, snapshot
from regietafel.plans.models import Action


def told(year: AgreementYear) -> dict[str, Any]:
    """What the history keeps of a yearly plan."""
    goals = [str(one.goal) for one in year.chosen.select_related("goal")]
    return {**snapshot(year, ("year", "intent", "evaluation", "evaluated_on")), "goals": goals}


def named(year: AgreementYear) -> str:
    """How the history calls a yearly plan."""
    return f"{year.agreement}, {year.year}"


def insist_goals(agreement: Agreement, goals: Collection[AgreementGoal]) -> None:
    """Refuse a year without goals, and goals of another agreement or out of the bin."""
    if not goals:
        raise Refusal(_("Choose at least one goal."), field="goals")
    if any(goal.agreement_id != agreement.pk or goal.is_removed for goal in goals):
        raise Refusal(_("One of these goals does not stand in the agreement any more."), field="goals")


@operation
def make_year(
    *,
    actor: Any,
    agreement: Agreement,
    year: int,
    intent: str,
    goals: Collection[AgreementGoal],
    after: AgreementYear | None = None,
) -> AgreementYear:
    """Begin the plan of a year. After another one each goal keeps its working group, and the actions that go on."""
    fresh = locked(agreement)
    insist_is_there(fresh)
    insist_within(fresh, year)
    insist_goals(fresh, goals)
    if fresh.years.filter(year=year, removed_at__isnull=True).exists():
        raise Refusal(_("There is a plan for this year already."), field="year")
    if after is not None and after.agreement_id != fresh.pk:
        raise Refusal(_("The year before belongs to another agreement."), field="year")
    made = AgreementYear.objects.create(agreement=fresh, year=year, intent=intent.strip())
    before = {one.goal_id: one for one in after.chosen.select_related("working_group")} if after else {}
    for goal in goals:
        earlier = before.get(goal.pk)
        chosen = ChosenGoal.objects.create(
            year=made, goal=goal, working_group=earlier.working_group if earlier else None
        )
        if earlier:
            chosen.actions.set(actions_that_go_on(earlier, year))
    record(actor=actor, verb="created", on=made, region=fresh.region, after=told(made), label=named(made))
    return made


def insist_within(agreement: Agreement, year: int) -> None:
    """Refuse a year outside the period of the agreement."""
    if year < agreement.starts_on.year or (agreement.ends_on is not None and year > agreement.ends_on.year):
        raise Refusal(_("The agreement does not hold in this year."), field="year")


@operation
def edit_year(
    *, actor: Any, year: AgreementYear, intent: str, goals: Collection[AgreementGoal], version: int | None
) -> AgreementYear:
    """Say what is wanted this year, and which goals are chosen. A goal with a result or with actions is not let go."""
    fresh = locked_at(year, version)
    insist_is_there(fresh)
    insist_is_there(fresh.agreement)
    insist_goals(fresh.agreement, goals)
    before = told(fresh)
    wanted = {goal.pk for goal in goals}
    there = list(fresh.chosen.select_related("goal"))
    gone = [one for one in there if one.goal_id not in wanted]
    for one in gone:
        if one.result or one.actions.exists():
            raise Refusal(
                _("“%(goal)s” has actions or a result in this year. Take those away first.") % {"goal": one.goal},
                field="goals",
            )
    ChosenGoal.objects.filter(pk__in=[one.pk for one in gone]).delete()
    known = {one.goal_id for one in there}
    ChosenGoal.objects.bulk_create(ChosenGoal(year=fresh, goal=goal) for goal in goals if goal.pk not in known)
    fresh.intent = intent.strip()
    return saved(actor, fresh, before, "changed", "intent")


def saved(actor: Any, year: AgreementYear, before: Mapping[str, Any], verb: str, *columns: str) -> AgreementYear:
    """Save a yearly plan, and write what changed in its history."""
    after = told(year)
    if after != before:
        year.save_next(*columns)
        record(
            actor=actor, verb=verb, on=year, region=year.agreement.region, before=before, after=after, label=named(year)
        )
    return year


@operation
def work_out(
    *,
    actor: Any,
    chosen: ChosenGoal,
    working_group: Body | None,
    actions: Collection[Action],
    result: str,
    version: int | None,
) -> ChosenGoal:
    """Say who works a goal out, which actions of the regional plan carry it out, and what came of it."""
    held = locked(chosen.year)
    fresh = locked_at(chosen, version)
    agreement = fresh.year.agreement
    insist_is_there(fresh.year)
    insist_is_there(agreement)
    insist_body(agreement.region, working_group, "working_group")
    year = fresh.year.year
    for action in actions:
        plan = action.plan
        if plan.region_id != agreement.region_id or action.is_removed or not plan.start_year <= year <= plan.end_year:
            raise Refusal(_("One of these actions does not stand in a plan of this year any more."), field="actions")
    before = goal_told(fresh)
    in_bin = list(fresh.actions.filter(removed_at__isnull=False))
    fresh.actions.set([*actions, *in_bin])
    fresh.working_group, fresh.result = working_group, result.strip()
    after = goal_told(fresh)
    if after != before:
        fresh.save_next("working_group", "result")
        held.save_next("year")  # whoever evaluates the year meanwhile looked at the result that was
        record(actor=actor, verb="changed", on=fresh, region=agreement.region, before=before, after=after)
    return fresh


def goal_told(chosen: ChosenGoal) -> dict[str, Any]:
    """What the history keeps of a goal in a year."""
    actions = [f"{one.plan}: {one}" for one in chosen.actions.select_related("plan").order_by("pk")]
    return {**snapshot(chosen, ("working_group", "result")), "actions": actions}


@operation
def evaluate(
    *,
    actor: Any,
    year: AgreementYear,
    evaluation: str,
    evaluated_on: dt.date,
    results: Mapping[int, str],
    version: int | None,
    today: dt.date,
) -> AgreementYear:
    """Look back on a year: how it went, and for each goal (by the key of its row) what came of it."""
    fresh = locked_at(year, version)
    insist_is_there(fresh)
    insist_is_there(fresh.agreement)
    if evaluated_on > today:
        raise Refusal(_("This day has yet to come. Write it down when it has happened."), field="evaluated_on")
    if evaluated_on.year < fresh.year:
        raise Refusal(_("This day lies before the year that is evaluated."), field="evaluated_on")
    if not evaluation.strip():
        raise Refusal(_("Say how it went."), field="evaluation")
    for chosen in fresh.chosen.select_for_update().filter(pk__in=results):
        if chosen.result != results[chosen.pk].strip():
            before = goal_told(chosen)
            chosen.result = results[chosen.pk].strip()
            chosen.save_next("result")
            record(
                actor=actor, verb="changed", on=chosen, region=fresh.agreement.region,
                before=before, after=goal_told(chosen),
            )  # fmt: skip
    before_year = told(fresh)
    fresh.evaluation, fresh.evaluated_on = evaluation.strip(), evaluated_on
    return saved(actor, fresh, before_year, "evaluated", "evaluation", "evaluated_on")


@operation
def remove_year(*, actor: Any, year: AgreementYear, now: dt.datetime) -> AgreementYear:
    """Put the plan of a year in the bin. Twice is once."""
    fresh = locked(year)
    put_in_bin(fresh, actor=actor, region=fresh.agreement.region, now=now)
    return fresh


@operation
def restore_year(*, actor: Any, year: AgreementYear) -> AgreementYear:
    """Take the plan of a year out of the bin, unless another was made for that year."""
    agreement = locked(year.agreement)
    fresh = locked(year)
    insist_is_there(agreement)
    if agreement.years.filter(year=fresh.year, removed_at__isnull=True).exclude(pk=fresh.pk).exists():
        raise Refusal(_("There is a plan for this year already."))
    take_out_of_bin(fresh, actor=actor, region=agreement.region)
    return fresh
