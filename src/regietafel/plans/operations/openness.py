"""Only an open plan changes, and in it only what belongs to an open year.

Every deed on a plan begins by locking it and asking whether it still is open; the lock also holds off whoever would
close a year meanwhile.
"""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.plans.models import Action, Plan, PlanStatus, WorkingYear
from regietafel.plans.queries.closing import closed_years


def lock_open_plan(pk: int) -> Plan:
    """The plan, locked until the transaction ends; refused when it was closed or removed meanwhile.

    One lock for all that happens in a plan: two people never number the same list at once, and never wait for
    each other in a circle.
    """
    plan = Plan.objects.select_for_update().get(pk=pk)
    if plan.is_removed:
        raise Refusal(_("This plan was removed. Restore it first."))
    if plan.status == PlanStatus.CLOSED:
        raise Refusal(
            _("This plan is closed: what was accounted for stays as it was. Open it again to change something.")
        )
    return plan


def insist_is_there(action: Action) -> None:
    """Refuse to change what lies in the bin."""
    if action.is_removed:
        raise Refusal(_("This action was removed. Restore it first."))


def insist_year_is_open(plan: Plan, year: int, *, field: str | None = None) -> None:
    """Refuse to change what belongs to a year that was closed; the caller holds the plan locked."""
    if year in closed_years(plan):
        raise Refusal(
            _("%(year)s is closed: what was accounted for stays as it was. The director can open the year again.")
            % {"year": year},
            field=field,
        )


def insist_leaves_closed_years(plan: Plan, actions: Collection[int]) -> None:
    """Refuse to take actions out of a year that was closed, or to put them back in it."""
    lines = WorkingYear.objects.filter(action__in=actions, year__in=closed_years(plan)).select_related("action")
    if first := lines.order_by("year").first():
        raise Refusal(
            _("“%(action)s” stands in %(year)s, and that year is closed. The director can open the year again.")
            % {"action": first.action, "year": first.year}
        )
