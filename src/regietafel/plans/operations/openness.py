"""Only an open plan changes: every deed on a plan begins by locking it and asking whether it still is."""

from __future__ import annotations

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.plans.models import Action, Plan, PlanStatus


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
