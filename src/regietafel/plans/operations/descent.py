"""Which earlier action an action comes from: a person says so, or says that it is something else."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.plans.models import Action, Plan, Unrelated
from regietafel.plans.operations.links import insist_on_predecessor
from regietafel.plans.operations.openness import insist_is_there, lock_open_plan


def lock_newer(action: Action, earlier: Action) -> tuple[Plan, Action]:
    """Lock the newer of two actions. Only its plan has to be open: the link belongs to it, the earlier plan stays."""
    plan = lock_open_plan(action.plan_id)
    fresh = locked(action)
    insist_is_there(fresh)
    if earlier.is_removed:
        raise Refusal(_("The earlier action was removed meanwhile, so nothing was done."))
    insist_on_predecessor(plan, earlier)
    return plan, fresh


@operation
def confirm_predecessor(*, actor: Any, action: Action, earlier: Action) -> Action:
    """Say that the action carries an earlier one on. Twice is once."""
    plan, fresh = lock_newer(action, earlier)
    before = list(fresh.predecessors.all())
    if earlier not in before:
        fresh.predecessors.add(earlier)
        Unrelated.objects.filter(newer=fresh, earlier=earlier).delete()
        note(actor, plan, fresh, before)
    return fresh


@operation
def tell_apart(*, actor: Any, action: Action, earlier: Action) -> Action:
    """Say that the action is something else, so that nobody is asked again. Twice is once."""
    plan, fresh = lock_newer(action, earlier)
    if fresh.predecessors.filter(pk=earlier.pk).exists():
        raise Refusal(_("Somebody confirmed meanwhile that the one comes from the other. Take that back first."))
    _row, is_new = Unrelated.objects.get_or_create(newer=fresh, earlier=earlier, defaults={"said_by": actor})
    if is_new:
        told = {"told_apart": [earlier]}
        record(actor=actor, verb="changed", on=fresh, region=plan.region, after=told)
    return fresh


@operation
def ask_again(*, actor: Any, action: Action, earlier: Action) -> Action:
    """Take back what was said about two actions, whichever it was, so that it is a question again."""
    plan, fresh = lock_newer(action, earlier)
    gone, _rows = Unrelated.objects.filter(newer=fresh, earlier=earlier).delete()
    if gone:
        told = {"told_apart": [earlier]}
        record(actor=actor, verb="changed", on=fresh, region=plan.region, before=told)
    before = list(fresh.predecessors.all())
    if earlier in before:
        fresh.predecessors.remove(earlier)
        note(actor, plan, fresh, before)
    return fresh


def note(actor: Any, plan: Plan, action: Action, before: list[Action]) -> None:
    """Keep the change in the journal; a form that is open on the action sees that something changed."""
    action.save_next()
    record(
        actor=actor,
        verb="changed",
        on=action,
        region=plan.region,
        before={"predecessors": before},
        after={"predecessors": list(action.predecessors.all())},
    )
