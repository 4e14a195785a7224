"""A plan begins, changes its frame, goes to the bin and comes back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.journal.operations import record
from regietafel.people.models import User
from regietafel.plans.levels import LevelName, levels_of
from regietafel.plans.models import Framework, Goal, Plan, PlanLevel, PlanStatus, Priority
from regietafel.plans.models.plan import DEEPEST_LEVEL, FIRST_YEAR, LAST_YEAR
from regietafel.plans.operations.openness import insist_year_is_open, lock_open_plan
from regietafel.plans.operations.period import fit_lines, insist_nothing_is_left_out
from regietafel.plans.queries.closing import closed_years
from regietafel.territories.models import Region

RESERVED_SLUGS = frozenset({"new", "search"})
"""Words that stand in addresses where the short name of a plan stands."""
MOST_YEARS = 10


@dataclass(frozen=True)
class PlanData:
    """What a person says about the frame of a plan; an empty slug asks for one made from the years."""

    title: str
    framework: Framework
    start_year: int
    end_year: int
    slug: str = ""
    levels: Sequence[LevelName] = field(default=())


def insist_on_data(data: PlanData) -> None:
    """Refuse a plan without title, with years that make no sense, or of years that its framework knows nothing of."""
    if not data.title.strip():
        raise Refusal(_("Give the plan a title."), field="title")
    if not FIRST_YEAR <= data.start_year <= LAST_YEAR:
        raise Refusal(_("Give years between 2000 and 2100."), field="start_year")
    if data.end_year < data.start_year:
        raise Refusal(_("The last year stands before the first."), field="end_year")
    if data.end_year > LAST_YEAR or data.end_year - data.start_year >= MOST_YEARS:
        raise Refusal(_("A plan covers at most ten years."), field="end_year")
    if data.framework.end_year < data.start_year or data.framework.start_year > data.end_year:
        raise Refusal(
            _(
                "This framework holds from %(first)s to %(last)s, and the plan has none of these years. "
                "Is the next one missing? Ask the platform administrator to add it."
            )
            % {"first": data.framework.start_year, "last": data.framework.end_year},
            field="framework",
        )
    if len(data.levels) > DEEPEST_LEVEL:
        raise Refusal(_("A plan has at most four levels above its actions."))


def free_slug(region: Region, data: PlanData, *, own: int = 0) -> str:
    """The short name that was asked for, or one made from the years; refused when it is taken or means something else.

    A plan in the bin keeps its short name, so that it can come back.
    """
    taken = set(Plan.objects.filter(region=region).exclude(pk=own).values_list("slug", flat=True)) | RESERVED_SLUGS
    if data.slug:
        if data.slug in RESERVED_SLUGS:
            raise Refusal(_("This word stands in other addresses already. Choose another one."), field="slug")
        if data.slug in taken:
            raise Refusal(
                _("There is a plan with this short name already, perhaps among the removed ones. Choose another one."),
                field="slug",
            )
        return data.slug
    years = str(data.start_year) if data.start_year == data.end_year else f"{data.start_year}-{data.end_year}"
    numbered = (f"{years}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (years, *numbered) if slug not in taken)


def write_levels(plan: Plan, levels: Sequence[LevelName]) -> None:
    """Write how the plan calls its levels, from the top down."""
    PlanLevel.objects.filter(plan=plan).delete()
    PlanLevel.objects.bulk_create(
        PlanLevel(plan=plan, depth=depth, singular=level.singular, plural=level.plural)
        for depth, level in enumerate(levels, start=1)
    )


def told(plan: Plan) -> dict[str, Any]:
    """The plan as the journal tells it."""
    return {
        "title": plan.title,
        "slug": plan.slug,
        "framework": plan.framework,
        "start_year": plan.start_year,
        "end_year": plan.end_year,
        "levels": [f"{level.singular} / {level.plural}" for level in levels_of(plan)],
    }


@operation
def create_plan(*, actor: User, region: Region, data: PlanData, with_priorities: bool = False) -> Plan:
    """Begin a plan as a draft; if asked, with the priorities of its framework as goals on top."""
    insist_on_data(data)
    region = locked(region)
    plan = Plan.objects.create(
        region=region,
        framework=data.framework,
        slug=free_slug(region, data),
        title=data.title.strip(),
        start_year=data.start_year,
        end_year=data.end_year,
    )
    write_levels(plan, data.levels)
    if with_priorities:
        add_priorities_as_goals(plan)
    record(actor=actor, verb="created", on=plan, region=region, after=told(plan))
    return plan


def add_priorities_as_goals(plan: Plan) -> None:
    """Give the plan a goal on top for each priority of its framework, named and numbered as they are."""
    language = (get_language() or "nl")[:2]
    for order, priority in enumerate(Priority.objects.filter(framework=plan.framework_id).order_by("order"), start=1):
        title = priority.titles.get(language) or priority.title
        goal = Goal.objects.create(plan=plan, depth=1, order=order, number=str(order), title=title[:500])
        goal.priorities.set([priority])


@operation
def edit_plan(*, actor: User, plan: Plan, data: PlanData, version: int | None) -> Plan:
    """Change the frame of a plan. Actions that count in all its years, as an assumption, follow a change of the years.

    Refused when a year would be left out about which something was said, or when goals or actions already count
    for priorities of the framework that would be left.
    """
    lock_open_plan(plan.pk)
    fresh = locked_at(plan, version)
    insist_on_data(data)
    if fresh.framework_id != data.framework.pk and uses_priorities(fresh):
        raise Refusal(
            _("Goals or actions count for priorities of the present framework. Take those off first."),
            field="framework",
        )
    before = told(fresh)
    years_were = fresh.years
    fresh.title, fresh.framework = data.title.strip(), data.framework
    fresh.slug = free_slug(fresh.region, data, own=fresh.pk) if data.slug != fresh.slug else fresh.slug
    fresh.start_year, fresh.end_year = data.start_year, data.end_year
    if fresh.years != years_were:
        insist_nothing_is_left_out(fresh)
        fit_lines(fresh)
    if [*data.levels] != levels_of(fresh):
        write_levels(fresh, data.levels)
    after = told(fresh)
    if after != before:
        fresh.save_next("title", "framework", "slug", "start_year", "end_year")
        record(actor=actor, verb="changed", on=fresh, region=fresh.region, before=before, after=after)
    return fresh


def uses_priorities(plan: Plan) -> bool:
    """Whether goals or actions of the plan, those in the bin included, count for priorities of its framework."""
    return (
        Goal.priorities.through.objects.filter(goal__plan=plan).exists()
        or plan.actions.filter(priorities__isnull=False).exists()
    )


@operation
def remove_plan(*, actor: User, plan: Plan, now: dt.datetime) -> Plan:
    """Put a plan in the bin. Refused when the public reads it or when it, or one of its years, was accounted for. Twice is once."""
    fresh = locked(plan)
    if fresh.is_removed:
        return fresh
    if fresh.is_published:
        raise Refusal(_("The public can read this plan. Withdraw it first."))
    if fresh.status == PlanStatus.CLOSED:
        raise Refusal(_("This plan is closed: what was accounted for stays. Open it again to remove it."))
    for year in sorted(closed_years(fresh)):
        insist_year_is_open(fresh, year)
    put_in_bin(fresh, actor=actor, region=fresh.region, now=now)
    return fresh


@operation
def restore_plan(*, actor: User, plan: Plan) -> Plan:
    """Take a plan out of the bin as it was. Twice is once."""
    fresh = locked(plan)
    take_out_of_bin(fresh, actor=actor, region=fresh.region)
    return fresh


@operation
def purge_plans(*, actor: None, before: dt.datetime) -> int:
    """Delete for good the plans that were put in the bin before a moment, with all that is in them."""
    gone = list(Plan.objects.filter(removed_at__lt=before).select_related("region"))
    return empty_bin(((plan, plan.region) for plan in gone), actor=actor)
