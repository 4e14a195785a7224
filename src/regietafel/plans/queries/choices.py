"""What the forms of the plan offer to choose from; what is not offered here is refused there."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from regietafel.organisations.models import Function, Organisation, StakeholderGroup
from regietafel.organisations.queries import (
    function_named,
    functions_of,
    group_named,
    groups_of,
    organisation_named,
    organisations_of,
)
from regietafel.plans.models import Action, ActionParty, ActionPhase, Contribution, Goal, Plan, Priority, Tag
from regietafel.plans.queries.outline import Outline
from regietafel.territories.models import Region

Who = Organisation | StakeholderGroup | Function


def goals_in_order(plan: Plan) -> list[Goal]:
    """The goals of a plan from top to bottom, each before those under it; what lies in the bin is left out."""
    return list(Outline(plan.pk))


def actions_in_order(plan: Plan) -> list[Action]:
    """The actions of a plan in the order of its goals."""
    place = {goal.pk: index for index, goal in enumerate(goals_in_order(plan))}
    actions = Action.objects.filter(plan=plan, removed_at__isnull=True, goal__in=place).select_related("goal")
    return sorted(actions, key=lambda action: (place[action.goal_id], action.order, action.pk))


def earlier_actions(plan: Plan) -> list[Action]:
    """The actions of the region's plans that began before this one, the latest plan first."""
    plans = Plan.objects.filter(region=plan.region_id, removed_at__isnull=True, start_year__lt=plan.start_year)
    found = []
    for earlier in plans.order_by("-start_year", "-pk"):
        for action in actions_in_order(earlier):
            action.plan = earlier
            found.append(action)
    return found


def priorities_of(plan: Plan) -> QuerySet[Priority]:
    """The priorities of the framework of a plan."""
    return Priority.objects.filter(framework=plan.framework_id).order_by("order")


def priorities_in_year(year: int) -> list[Priority]:
    """The priorities that hold in a year; where no framework covers it, those of the last one before it."""
    priorities = Priority.objects.select_related("framework").order_by("framework__start_year", "framework", "order")
    covering = priorities.filter(framework__start_year__lte=year, framework__end_year__gte=year)
    if found := list(covering):
        return found
    before = list(priorities.filter(framework__end_year__lt=year))
    latest = max((one.framework.end_year for one in before), default=None)
    return [one for one in before if one.framework.end_year == latest]


def all_priorities() -> QuerySet[Priority]:
    """The priorities of all frameworks, the latest framework first."""
    return Priority.objects.select_related("framework").order_by("-framework__start_year", "framework", "order")


def tags_of_region(region: Region) -> QuerySet[Tag]:
    """The words that a region can choose from: those of all regions and its own."""
    return Tag.objects.filter(Q(region=region) | Q(region__isnull=True)).order_by("kind", "code")


def names_to_choose(region: Region) -> list[str]:
    """All names in the address book of a region, to suggest while somebody types."""
    names = {str(one) for one in organisations_of(region)}
    names |= {one.short_name for one in organisations_of(region) if one.short_name}
    names |= {str(one) for one in groups_of(region)}
    names |= {str(one) for one in functions_of(region)}
    return sorted(names, key=str.casefold)


def known_by_name(region: Region, name: str) -> dict[str, Who]:
    """Who is called so, by kind: at most one organisation, one group and one function."""
    found: dict[str, Who | None] = {
        "organisation": organisation_named(region, name),
        "group": group_named(region, name),
        "function": function_named(region, name),
    }
    return {kind: who for kind, who in found.items() if who is not None}


def parties_in_order(action: Action) -> list[ActionParty]:
    """Who is named at an action, with the records at hand."""
    parties = ActionParty.objects.filter(action=action).select_related(
        "organisation", "group", "function__organisation"
    )
    return list(parties.order_by("order", "pk"))


def phases_in_order(action: Action) -> list[ActionPhase]:
    """The stretches of an action."""
    return list(ActionPhase.objects.filter(action=action).order_by("starts_on", "order", "pk"))


def contributions_in_order(action: Action) -> list[Contribution]:
    """The other goals for which an action counts, with the reasons."""
    found = Contribution.objects.filter(action=action, goal__removed_at__isnull=True).select_related("goal")
    return list(found.order_by("goal__order", "pk"))
