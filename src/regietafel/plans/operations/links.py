"""How an action refers to others: counts elsewhere too, is carried out by others, comes from an earlier plan."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked_at, operation
from regietafel.journal.operations import record
from regietafel.plans.models import Action, Contribution, Goal, Plan
from regietafel.plans.operations.openness import insist_is_there, lock_open_plan


@dataclass(frozen=True)
class Links:
    """All references of one action; ``also_goals`` maps each goal to the reason why the action counts there."""

    also_goals: Mapping[Goal, str] = field(default_factory=dict)
    carried_out_by: Collection[Action] = ()
    see_also: Collection[Action] = ()
    see_goals: Collection[Goal] = ()
    predecessors: Collection[Action] = ()


@operation
def set_links(*, actor: Any, action: Action, links: Links, version: int | None) -> Action:
    """Make the references of the action what is given; what cannot be is refused in words.

    Changes for which priorities the action counts: through other goals, and through those who carry it out. A
    reference to what lies in the bin stays, and is there again when that comes back.
    """
    plan = lock_open_plan(action.plan_id)
    fresh = locked_at(action, version)
    insist_is_there(fresh)
    insist_on_links(plan, fresh, links)
    before = links_told(fresh)
    Contribution.objects.filter(action=fresh, goal__removed_at__isnull=True).delete()
    Contribution.objects.bulk_create(
        Contribution(action=fresh, goal=goal, note=note) for goal, note in links.also_goals.items()
    )
    for name in ("carried_out_by", "see_also", "see_goals", "predecessors"):
        related = getattr(fresh, name)
        in_the_bin = related.filter(removed_at__isnull=False)
        related.set([*getattr(links, name), *in_the_bin])
    after = links_told(fresh)
    if after != before:
        fresh.save_next()
        record(actor=actor, verb="changed", on=fresh, region=plan.region, before=before, after=after)
    return fresh


def links_told(action: Action) -> dict[str, Any]:
    """The references as the journal tells them."""
    contributions = Contribution.objects.filter(action=action).select_related("goal").order_by("goal__order")
    return {
        "also_goals": [f"{one.goal}" + (f" ({one.note})" if one.note else "") for one in contributions],
        "carried_out_by": list(action.carried_out_by.all()),
        "see_also": list(action.see_also.all()),
        "see_goals": list(action.see_goals.all()),
        "predecessors": list(action.predecessors.all()),
    }


def insist_on_links(plan: Plan, action: Action, links: Links) -> None:
    """Refuse references to itself, out of the plan, forward in time, and round in a circle."""
    insist_on_goals(plan, action, links)
    for name in ("carried_out_by", "see_also"):
        for other in getattr(links, name):
            if other.pk == action.pk:
                raise Refusal(_("An action cannot refer to itself."), field=name)
            if other.plan_id != plan.pk or other.is_removed:
                raise Refusal(_("“%(title)s” does not stand in this plan.") % {"title": other}, field=name)
    for earlier in links.predecessors:
        insist_on_predecessor(plan, earlier)
    if way := circle(action, links.carried_out_by):
        raise Refusal(
            _("This goes round in a circle: %(way)s. Somebody must do the work in the end.")
            % {"way": " → ".join(str(one) for one in way)},
            field="carried_out_by",
        )


def insist_on_goals(plan: Plan, action: Action, links: Links) -> None:
    """Refuse goals of other plans, and the goal under which the action stands already."""
    for name, goals in (("also_goals", links.also_goals), ("see_goals", links.see_goals)):
        if any(goal.plan_id != plan.pk or goal.is_removed for goal in goals):
            raise Refusal(_("Choose goals of this plan."), field=name)
    if any(goal.pk == action.goal_id for goal in links.also_goals):
        raise Refusal(_("The action stands under this goal and counts for it already."), field="also_goals")


def insist_on_predecessor(plan: Plan, earlier: Action) -> None:
    """Refuse a predecessor from another region, or from a plan that did not begin before this one."""
    if earlier.plan.region_id != plan.region_id or earlier.plan.start_year >= plan.start_year:
        raise Refusal(
            _("“%(title)s” does not stand in an earlier plan of this region.") % {"title": earlier},
            field="predecessors",
        )


def circle(action: Action, carriers: Collection[Action]) -> list[Action]:
    """The way from the action over those who carry it out back to itself; empty if there is none."""
    through = Action.carried_out_by.through
    next_to: dict[int, list[int]] = {}
    rows = through.objects.filter(from_action__plan=action.plan_id).exclude(from_action=action.pk)
    for start, end in rows.values_list("from_action", "to_action"):
        next_to.setdefault(start, []).append(end)
    waiting = [(carrier.pk, [action.pk, carrier.pk]) for carrier in carriers]
    seen: set[int] = set()
    while waiting:
        here, way = waiting.pop()
        for pk in next_to.get(here, ()):
            if pk == action.pk:
                by_key = Action.objects.in_bulk([*way, pk])
                return [by_key[one] for one in [*way, pk]]
            if pk not in seen:
                seen.add(pk)
                waiting.append((pk, [*way, pk]))
    return []
