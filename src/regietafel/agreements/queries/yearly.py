"""The yearly plans of agreements: chosen goals with their actions, how far those are, and what can be chosen."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import Prefetch, Q, QuerySet

from regietafel.agreements.models import Agreement, AgreementGoal, AgreementYear, ChosenGoal
from regietafel.agreements.queries.visible import agreements_visible_to
from regietafel.plans.coverage import coverages_of
from regietafel.plans.models import Action, Plan, WorkingYear
from regietafel.plans.queries.visible import actions_visible_to
from regietafel.territories.models import Region

WARN_BEFORE = relativedelta(months=6)
"""So long before its last day an agreement that nothing follows is warned about, and as long after it."""


@dataclass(frozen=True)
class ActionLine:
    """An action of a yearly plan, with the line of its working year, if it works that year."""

    action: Action
    line: WorkingYear | None
    priorities: tuple[str, ...]
    """The codes for which it counts in that year."""


@dataclass(frozen=True)
class GoalOfYear:
    """A chosen goal with the actions that carry it out, as far as the reader sees them."""

    chosen: ChosenGoal
    actions: list[ActionLine]


def years_of(user: Any, agreement: Agreement) -> QuerySet[AgreementYear]:
    """The yearly plans of an agreement that a person reads, the newest first, with their goals at hand."""
    chosen = Prefetch("chosen", ChosenGoal.objects.select_related("goal", "working_group").order_by("goal__number"))
    rows = AgreementYear.objects.filter(agreement__in=agreements_visible_to(user), agreement=agreement)
    return rows.filter(removed_at__isnull=True).prefetch_related(chosen).order_by("-year")


def year_of(user: Any, agreement: Agreement, year: int) -> AgreementYear | None:
    """The plan of one year, if the person may read it."""
    found = years_of(user, agreement).filter(year=year).first()
    if found is not None:
        found.agreement = agreement
    return found


def year_in_bin(user: Any, agreement: Agreement, pk: int) -> AgreementYear | None:
    """A yearly plan out of the bin, for who keeps agreements."""
    if not user.has_perm("agreements.keep", agreement):
        return None
    return AgreementYear.objects.filter(agreement=agreement, pk=pk, removed_at__isnull=False).first()


def goals_of(agreement: Agreement) -> list[AgreementGoal]:
    """The goals of an agreement in the order of their numbers."""
    rows = agreement.goals.filter(removed_at__isnull=True).select_related("continues__agreement")
    return list(rows.order_by("number"))


def goals_with_actions(user: Any, year: AgreementYear) -> list[GoalOfYear]:
    """The chosen goals of a year, each with its actions and what these came to in that year."""
    chosen = list(year.chosen.all())
    seen = actions_visible_to(user).filter(agreement_goals__in=chosen).select_related("plan__region")
    rows = {action.pk: action for action in seen.distinct()}
    by_goal: dict[int, list[int]] = defaultdict(list)
    for goal, action in ChosenGoal.actions.through.objects.filter(chosengoal__in=chosen).values_list(
        "chosengoal", "action"
    ):
        by_goal[goal].append(action)
    lines = {line.action_id: line for line in WorkingYear.objects.filter(action__in=rows, year=year.year)}
    counting = counting_in(rows.values(), year.year)
    return [
        GoalOfYear(
            one,
            [
                ActionLine(rows[key], lines.get(key), counting.get(key, ()))
                for key in sorted(by_goal[one.pk])
                if key in rows
            ],
        )
        for one in chosen
    ]


def counting_in(actions: Iterable[Action], year: int) -> dict[int, tuple[str, ...]]:
    """For each action the codes of the priorities for which it counts in a year, as the coverage of its plan says."""
    plans: dict[int, Plan] = {action.plan_id: action.plan for action in actions}
    found: dict[int, list[str]] = defaultdict(list)
    for coverage in coverages_of(list(plans.values())).values():
        for priority, cells in coverage.rows:
            for cell in cells:
                for action in cell.actions if cell.year == year else ():
                    found[action].append(priority.code)
    return {action: tuple(codes) for action, codes in found.items()}


def actions_to_choose(user: Any, region: Region, year: int, chosen: ChosenGoal | None = None) -> list[Action]:
    """The actions of plans of that year that a person sees, and those that are chosen already."""
    found = actions_visible_to(user).filter(plan__region=region)
    wanted = Q(plan__start_year__lte=year, plan__end_year__gte=year)
    if chosen is not None:
        wanted |= Q(agreement_goals=chosen)
    rows = found.filter(wanted).distinct().select_related("plan", "goal")
    return list(rows.order_by("-plan__start_year", "plan", "goal__order", "order", "pk"))


def actions_that_go_on(chosen: ChosenGoal, year: int) -> list[Action]:
    """Those of its actions that have a working year in a later year, and that were neither moved nor dropped there."""
    going = WorkingYear.objects.filter(action__agreement_goals=chosen, action__removed_at__isnull=True, year=year)
    keys = going.exclude(state__in=["moved", "dropped"]).values_list("action", flat=True)
    return list(Action.objects.filter(pk__in=list(keys)))


def chosen_for(user: Any, action: Action) -> list[ChosenGoal]:
    """The goals of agreements that an action carries out, as far as a person reads the agreements."""
    rows = ChosenGoal.objects.filter(
        actions=action, year__removed_at__isnull=True, year__agreement__in=agreements_visible_to(user)
    )
    return list(rows.select_related("goal", "year__agreement__region").order_by("year__year", "goal__number"))


def ending(user: Any, region: Region, today: dt.date) -> list[Agreement]:
    """The agreements that end soon, or ended a while ago, while nothing follows them."""
    followed = Agreement.objects.filter(follows__isnull=False, removed_at__isnull=True).values("follows")
    rows = agreements_visible_to(user).filter(region=region, ends_on__isnull=False).exclude(pk__in=followed)
    near = rows.filter(ends_on__gte=today - WARN_BEFORE * 2, ends_on__lte=today + WARN_BEFORE * 2).order_by("ends_on")
    return [one for one in near if one.ends_on and is_near(one.ends_on, today)]


def is_near(ends_on: dt.date, today: dt.date) -> bool:
    """Whether a last day lies so near, before or after, that it is warned about."""
    return ends_on - WARN_BEFORE <= today <= ends_on + WARN_BEFORE


def chosen_keys(years: Collection[AgreementYear]) -> dict[int, list[int]]:
    """For each goal the years for which it was chosen."""
    found: dict[int, list[int]] = defaultdict(list)
    for year in sorted(years, key=lambda one: one.year):
        for chosen in year.chosen.all():
            found[chosen.goal_id].append(year.year)
    return dict(found)
