"""What a drag in the tree of a plan asks for: a goal or an action put down in another place."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act
from regietafel.core.errors import Refusal
from regietafel.people.queries import person_of
from regietafel.plans.forms.goal import DropForm
from regietafel.plans.models import Action, Goal, Plan
from regietafel.plans.operations.moves import move_goal
from regietafel.plans.operations.positions import move_action
from regietafel.plans.queries.nodes import node_of
from regietafel.plans.views.goal import place
from regietafel.plans.views.guard import watched
from regietafel.plans.views.load import get_plan_or_404


@require_POST
@permitted("plans.change_goal", "plans.change_action")
def drop(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """Put what was dragged where it was dropped; what does not fit there is refused in words, on the plan."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "plans.change_goal", plan)
    require(request.user, "plans.change_action", plan)
    form = DropForm(request.POST)

    def deed() -> Goal | Action:
        if not form.is_valid():
            raise Refusal(_("This move could not be read. Drag it once more, or use the buttons beside it."))
        return watched(request, plan, lambda: put_down(request, plan, form))

    def moved(node: Goal | Action) -> HttpResponse:
        kind = "goal" if isinstance(node, Goal) else "action"
        return redirect(place(request, plan, f"{kind}-{node.pk}"))

    return act(request, do=deed, done=moved, otherwise=place(request, plan))


def put_down(request: HttpRequest, plan: Plan, form: DropForm) -> Goal | Action:
    """Move the goal or action; a place before something of the other kind is the last one of its own kind."""
    item = node_of(plan, form.node("item"))
    parent, before = node_of(plan, form.node("parent")), node_of(plan, form.node("before"))
    if item is None or (form.node("parent") and not isinstance(parent, Goal)):
        raise Refusal(_("This does not stand in the plan any more. Look at the plan again."))
    under = parent if isinstance(parent, Goal) else None
    if isinstance(item, Goal):
        beside = before if isinstance(before, Goal) else None
        return move_goal(actor=person_of(request), goal=item, parent=under, before=beside)
    if under is None:
        raise Refusal(_("An action stands under a goal. Drop it there."))
    following = before if isinstance(before, Action) else None
    return move_action(actor=person_of(request), action=item, goal=under, before=following)
