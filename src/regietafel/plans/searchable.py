"""What of the plans can be looked for, and where it stands: plans, goals, actions, and work outside the plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from regietafel.people.queries import role_kinds
from regietafel.plans.models import Action, ActionParty, Goal, LoggedWork, Plan
from regietafel.plans.queries.visible import plans_seen_as, sees_logged_work_in
from regietafel.search.engines.interface import Sql
from regietafel.search.registry import Family, Kind, Place, Rows, Text, address_of, kinds
from regietafel.territories.models import Region


def plan_rows() -> QuerySet[Plan]:
    """The plans that are not in the bin."""
    return Plan.objects.filter(removed_at__isnull=True)


def goal_rows() -> QuerySet[Goal]:
    """The goals that are not in the bin, nor their plan."""
    return Goal.objects.filter(removed_at__isnull=True, plan__removed_at__isnull=True).select_related("plan")


def action_rows() -> QuerySet[Action]:
    """The actions that are not in the bin, nor their plan, with who takes part."""
    parties = ActionParty.objects.select_related("organisation", "group", "function__organisation")
    found = Action.objects.filter(removed_at__isnull=True, plan__removed_at__isnull=True).select_related("plan")
    return found.prefetch_related(Prefetch("parties", queryset=parties))


def work_rows() -> QuerySet[LoggedWork]:
    """The work outside the plan that is not in the bin."""
    return LoggedWork.objects.filter(removed_at__isnull=True)


def plan_text(plan: Plan) -> Text:
    """A plan goes by its title and its years."""
    return Text(plan.pk, plan.region_id, plan.title, (f"{plan.start_year}–{plan.end_year}",))


def goal_text(goal: Goal) -> Text:
    """A goal goes by its number and title, and by what it says."""
    return Text(goal.plan_id, goal.plan.region_id, str(goal), (goal.description,))


def action_text(action: Action) -> Text:
    """An action goes by its number and title, what it says, when, and with whom."""
    return Text(action.plan_id, action.plan.region_id, str(action), (action.description, action.timing, named(action)))


def named(action: Action) -> str:
    """Who takes part, each once and by the full name as well, since abbreviations are looked for in both forms."""
    names: dict[str, None] = {}
    for party in action.parties.all():
        names[str(party.who)] = None
        if short := getattr(party.who, "short_name", ""):
            names[short] = None
    return ", ".join(names)


def work_text(work: LoggedWork) -> Text:
    """Work outside the plan goes by what it was, with whom, and what came of it."""
    return Text(work.region_id, work.region_id, work.what, (work.with_whom, work.result))


class Inside(NamedTuple):
    """What is to be known of a plan to lead somebody to what stands in it. The public has other pages."""

    title: str
    region: str
    slug: str
    is_member: bool

    @property
    def page(self) -> str:
        """The page of the plan."""
        return address_of("plans:plan" if self.is_member else "plans:public-plan", self.region, self.slug)


ANY_REGION = -1


@cache
def asking_as(kinds: frozenset[str]) -> Sql:
    """The question which plans somebody with these roles sees, written out once: that takes ten times as long as asking."""
    rows = plans_seen_as(ANY_REGION, kinds).order_by().values_list("pk", "title", "slug")
    return Sql(*rows.query.sql_with_params())


def asking(user: Any, region: Region) -> Sql:
    """The question which plans of a region somebody may see."""
    text, params = asking_as(role_kinds(user, region))
    return Sql(text, tuple(region.pk if param == ANY_REGION else param for param in params))


def plans_seen(user: Any, region: Region, rows: Rows) -> Mapping[int, Inside]:
    """The plans of a region that somebody may see: its goals and actions are seen with it."""
    member = bool(role_kinds(user, region))
    return {pk: Inside(title, region.slug, slug, member) for pk, title, slug in rows}


def work_seen(user: Any, region: Region, rows: Rows) -> Mapping[int, None]:
    """The region itself, for whoever sees the work that was done in it."""
    return {region.pk: None} if sees_logged_work_in(region, user) else {}


def plan_place(region: Region, pk: int, plan: Inside) -> Place:
    """A plan has a page."""
    return Place(plan.page)


def goal_place(region: Region, pk: int, plan: Inside) -> Place:
    """A goal stands on the page of its plan."""
    return Place(f"{plan.page}#goal-{pk}", plan.title)


def action_place(region: Region, pk: int, plan: Inside) -> Place:
    """An action has a page below that of its plan; for the public it stands on that page."""
    return Place(plan.page + (f"actions/{pk}/" if plan.is_member else f"#action-{pk}"), plan.title)


def work_place(region: Region, pk: int, known: None) -> Place:
    """A piece of work stands in the list of its region."""
    return Place(f"{address_of('plans:work', region.slug)}#work-{pk}")


def goals_of_plans(plans: Collection[int]) -> Iterable[int]:
    """The goals that come and go with these plans."""
    return Goal.objects.filter(plan__in=plans).values_list("pk", flat=True)


def goals_beside(goals: Collection[int]) -> Iterable[int]:
    """The goals that may have come or gone along with these: all of the plan, however deep."""
    return Goal.objects.filter(plan__goals__in=goals).values_list("pk", flat=True)


def actions_of_plans(plans: Collection[int]) -> Iterable[int]:
    """The actions that come and go with these plans."""
    return Action.objects.filter(plan__in=plans).values_list("pk", flat=True)


def actions_beside(goals: Collection[int]) -> Iterable[int]:
    """The actions that may have come or gone along with these goals."""
    return Action.objects.filter(plan__goals__in=goals).values_list("pk", flat=True)


def actions_naming(column: str) -> Any:
    """How to find the actions that name these entries of the address book."""

    def naming(keys: Collection[int]) -> Iterable[int]:
        named_there = Q(**{f"{column}__in": keys})
        if column == "organisation":
            named_there |= Q(function__organisation__in=keys)
        return ActionParty.objects.filter(named_there).values_list("action", flat=True)

    return naming


IN_PLANS = Family("plan", plans_seen, asking)
WORK = Family("work", work_seen)

KINDS = (
    Kind("plans.plan", "plans", _("Action plans"), 10, IN_PLANS, plan_rows, plan_text, plan_place),
    Kind(
        name="plans.action",
        slug="actions",
        label=_("Actions"),
        order=20,
        family=IN_PLANS,
        rows=action_rows,
        text=action_text,
        place=action_place,
        follows={
            "plans.plan": actions_of_plans,
            "plans.goal": actions_beside,
            "organisations.organisation": actions_naming("organisation"),
            "organisations.stakeholdergroup": actions_naming("group"),
            "organisations.function": actions_naming("function"),
        },
    ),
    Kind(
        name="plans.goal",
        slug="goals",
        label=_("Goals"),
        order=30,
        family=IN_PLANS,
        rows=goal_rows,
        text=goal_text,
        place=goal_place,
        follows={"plans.plan": goals_of_plans, "plans.goal": goals_beside},
    ),
    Kind("plans.loggedwork", "work", _("Work outside the plan"), 40, WORK, work_rows, work_text, work_place),
)


def hand_over() -> None:
    """Say what can be found."""
    for kind in KINDS:
        kinds.register(kind)
