"""What all regions share: policy frameworks and their priorities, kept by a platform administrator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.operations import record
from regietafel.people.models import User
from regietafel.plans.models import Framework, Priority
from regietafel.plans.operations.moves import Direction
from regietafel.plans.queries.frameworks import is_in_use, uses_of

Texts = Mapping[str, str]


def insist_on_years(start_year: int, end_year: int) -> None:
    """Refuse a framework that ends before it starts."""
    if end_year < start_year:
        raise Refusal(_("The last year stands before the first."), field="end_year")


def told(row: Framework | Priority) -> dict[str, Any]:
    """A framework or priority as the journal tells it."""
    names = ("code", "titles", "shorts") if isinstance(row, Priority) else ("code", "titles", "start_year", "end_year")
    return {name: getattr(row, name) for name in names}


@operation
def add_framework(*, actor: User, code: str, titles: Texts, start_year: int, end_year: int) -> Framework:
    """Add a framework without priorities; plans can follow it from now on."""
    insist_on_years(start_year, end_year)
    if Framework.objects.filter(code=code).exists():
        raise Refusal(_("There is a framework with this code already."), field="code")
    framework = Framework.objects.create(code=code, titles=dict(titles), start_year=start_year, end_year=end_year)
    record(actor=actor, verb="created", on=framework, after=told(framework))
    return framework


@operation
def edit_framework(
    *, actor: User, framework: Framework, version: int | None, titles: Texts, start_year: int, end_year: int
) -> Framework:
    """Change titles and years. Refused when a plan that follows it would share no year with it any more."""
    fresh = locked_at(framework, version)
    insist_on_years(start_year, end_year)
    outside = fresh.plans.exclude(start_year__lte=end_year, end_year__gte=start_year).count()
    if outside:
        raise Refusal(
            ngettext(
                "%(count)s plan follows this framework in other years.",
                "%(count)s plans follow this framework in other years.",
                outside,
            )
            % {"count": outside},
            field="end_year",
        )
    before = told(fresh)
    fresh.titles, fresh.start_year, fresh.end_year = dict(titles), start_year, end_year
    if (after := told(fresh)) != before:
        fresh.save_next("titles", "start_year", "end_year")
        record(actor=actor, verb="changed", on=fresh, before=before, after=after)
    return fresh


@operation
def remove_framework(*, actor: User, framework: Framework) -> None:
    """Delete a framework for good; refused as soon as anything rests on it."""
    fresh = locked(framework)
    if is_in_use(fresh):
        raise Refusal(_("Plans follow this framework, so it stays."))
    record(actor=actor, verb="removed", on=fresh, before=told(fresh))
    fresh.delete()


@operation
def add_priority(*, actor: User, framework: Framework, code: str, titles: Texts, shorts: Texts) -> Priority:
    """Add a priority, last in its framework; coverage tables of all its plans get a row."""
    framework = locked(framework)
    insist_on_code(framework, code)
    last = framework.priorities.order_by("-order").values_list("order", flat=True).first()
    priority = Priority.objects.create(
        framework=framework, code=code, order=(last or 0) + 1, titles=dict(titles), shorts=dict(shorts)
    )
    record(actor=actor, verb="created", on=priority, after=told(priority))
    return priority


def insist_on_code(framework: Framework, code: str, *, own: int = 0) -> None:
    """Refuse a code that another priority of the framework has."""
    if framework.priorities.filter(code__iexact=code).exclude(pk=own).exists():
        raise Refusal(_("This code stands in the framework already."), field="code")


@operation
def edit_priority(
    *, actor: User, priority: Priority, version: int | None, code: str, titles: Texts, shorts: Texts
) -> Priority:
    """Change code and texts of a priority, for all regions at once; what was frozen in versions stays as it was."""
    framework = locked(priority.framework)
    fresh = locked_at(priority, version)
    insist_on_code(framework, code, own=fresh.pk)
    before = told(fresh)
    fresh.code, fresh.titles, fresh.shorts = code, dict(titles), dict(shorts)
    if (after := told(fresh)) != before:
        fresh.save_next("code", "titles", "shorts")
        record(actor=actor, verb="changed", on=fresh, before=before, after=after)
    return fresh


@operation
def remove_priority(*, actor: User, priority: Priority) -> None:
    """Delete a priority for good; refused as soon as a goal, an action or work outside a plan counts for it."""
    framework = locked(priority.framework)
    fresh = locked(priority)
    uses = uses_of(fresh)
    if uses.any:
        raise Refusal(
            _(
                "%(code)s is in use: %(goals)s goals, %(actions)s actions and %(work)s lines of work outside a plan "
                "count for it, over all regions. It can only go when nothing does."
            )
            % {"code": fresh.code, "goals": uses.goals, "actions": uses.actions, "work": uses.work}
        )
    record(actor=actor, verb="removed", on=fresh, before=told(fresh))
    fresh.delete()
    number(list(framework.priorities.order_by("order", "pk")))


@operation
def step_priority(*, actor: User, priority: Priority, direction: Direction) -> Priority:
    """Move a priority one place up or down in its framework; at the end of the list nothing happens."""
    framework = locked(priority.framework)
    rows = list(framework.priorities.order_by("order", "pk"))
    was = [row.pk for row in rows].index(priority.pk)
    place = was + (1 if direction == "down" else -1)
    if 0 <= place < len(rows):
        rows.insert(place, rows.pop(was))
        number(rows)
        record(actor=actor, verb="moved", on=priority, before={"order": was + 1}, after={"order": place + 1})
    return priority


def number(rows: list[Priority]) -> None:
    """Write the order of the priorities; only rows that change are written."""
    for order, row in enumerate(rows, start=1):
        if row.order != order:
            Priority.objects.filter(pk=row.pk).update(order=order)
