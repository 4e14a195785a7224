"""From which earlier actions those of a plan may come: what the computer proposes, for a person to say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from regietafel.plans.coverage import standing_goals
from regietafel.plans.models import Action, ActionParty, Goal, Plan, Unrelated
from regietafel.plans.queries.lineage import follow, links_in
from regietafel.plans.queries.parties import Party, parties_of
from regietafel.plans.queries.visible import actions_visible_to
from regietafel.reading.likeness import Likeness, Sketch, propose


@dataclass(frozen=True)
class Proposed:
    """A pair that a person should look at, with what is known of both."""

    newer: Action
    earlier: Action
    likeness: Likeness
    newer_parties: list[Party]
    earlier_parties: list[Party]


def proposals_for(user: Any, plan: Plan, only: Action | None = None) -> list[Proposed]:
    """The open questions about a plan, the surest first; ``only`` asks about one of its actions.

    A question was answered when the link is there, when somebody said that it is something else, or when the earlier
    action is an ancestor already, through a plan in between.
    """
    actions = actions_with_goals(user, plan)
    if not any(one.plan_id == plan.pk for one in actions.values()):
        return []
    parties = parties_of(ActionParty.objects.filter(action__in=actions))
    sketches = {pk: sketch_of(one, parties.get(pk, [])) for pk, one in actions.items()}
    newer = [sketch for pk, sketch in sketches.items() if actions[pk].plan_id == plan.pk]
    answered = answered_pairs(plan, [one.key for one in newer])
    earlier = [sketch for pk, sketch in sketches.items() if actions[pk].plan_id != plan.pk]
    return [
        Proposed(
            actions[pair.newer],
            actions[pair.earlier],
            pair.likeness,
            parties.get(pair.newer, []),
            parties.get(pair.earlier, []),
        )
        for pair in propose(newer, earlier)
        if (pair.newer, pair.earlier) not in answered and (only is None or pair.newer == only.pk)
    ]


def actions_with_goals(user: Any, plan: Plan) -> dict[int, Action]:
    """The actions of a plan and of the plan before it, with their goals, as far as the person sees them."""
    before = plan_before(user, plan)
    plans = [plan.pk] if before is None else [plan.pk, before.pk]
    standing = standing_goals(Goal.objects.filter(plan__in=plans, removed_at__isnull=True))
    rows = actions_visible_to(user).filter(plan__in=plans, goal__in=standing)
    return {one.pk: one for one in rows.select_related("plan", "goal", "norm").order_by("plan", "goal__order", "order")}


def plan_before(user: Any, plan: Plan) -> Plan | None:
    """The plan that this one follows: of those that began before it the one that began last, if it holds actions."""
    rows = actions_visible_to(user).filter(plan__region=plan.region_id, plan__start_year__lt=plan.start_year)
    found = rows.select_related("plan").order_by("-plan__start_year", "-plan__end_year", "-plan").first()
    return found.plan if found else None


def sketch_of(action: Action, parties: Iterable[Party]) -> Sketch:
    """What is compared of an action."""
    norm = getattr(action, "norm", None)
    named = list(parties)
    return Sketch(
        action.pk,
        action.title,
        f"{action.description} {action.goal.title}",
        leads=frozenset(party.name for party in named if party.leads),
        others=frozenset(party.name for party in named if not party.leads),
        times=norm.times if norm else None,
    )


def answered_pairs(plan: Plan, newer: Iterable[int]) -> set[tuple[int, int]]:
    """The pairs of a newer and an earlier action about which nothing is to be asked any more."""
    steps = links_in(plan.region_id)
    ancestors = {(pk, earlier) for pk in newer for earlier in follow(pk, steps)}
    apart = Unrelated.objects.filter(newer__plan=plan).values_list("newer", "earlier")
    return ancestors | set(apart)


def earlier_action(user: Any, plan: Plan, pk: int) -> Action | None:
    """An action of an earlier plan of the region that the person sees."""
    rows = actions_visible_to(user).filter(plan__region=plan.region_id, plan__start_year__lt=plan.start_year, pk=pk)
    return rows.select_related("plan").first()
