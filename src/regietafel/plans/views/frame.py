"""What the pages of one plan share: the way back, the tabs, and the sentence that says how the plan stands."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.plans.models import Action, Plan
from regietafel.territories.models import Region

Crumb = tuple[str, str]


def plans_crumbs(region: Region) -> list[Crumb]:
    """The way back to the list of plans."""
    return [
        (_("Start"), reverse("home:start", args=[region.slug])),
        (_("Action plans"), reverse("plans:list", args=[region.slug])),
    ]


def plan_crumbs(plan: Plan) -> list[Crumb]:
    """The way back to the tree of a plan."""
    return [*plans_crumbs(plan.region), (plan.title, reverse("plans:plan", args=[plan.region.slug, plan.slug]))]


def action_crumbs(action: Action) -> list[Crumb]:
    """The way back to the page of an action."""
    plan = action.plan
    return [
        *plan_crumbs(plan),
        (str(action), reverse("plans:action", args=[plan.region.slug, plan.slug, action.pk])),
    ]


def address(name: str, action: Action, *more: int) -> str:
    """The address of one of the pages of an action; its plan and region are at hand in it."""
    return reverse(f"plans:{name}", args=[action.plan.region.slug, action.plan.slug, action.pk, *more])


def plan_tabs(plan: Plan, current: str) -> list[dict[str, Any]]:
    """The other views of the plan; ``current`` is the name of the address that is open."""
    views = [
        ("plans:plan", _("Tree")),
        ("plans:grid", _("Working years")),
        ("plans:coverage", _("Coverage")),
        ("plans:timeline", _("Timeline")),
        ("plans:versions", _("Versions")),
    ]
    return [
        {
            "label": label,
            "url": reverse(name, args=[plan.region.slug, plan.slug]),
            "current": name == current,
        }
        for name, label in views
    ]


def team_tabs(user: Any, plan: Plan, current: str) -> list[dict[str, Any]]:
    """The views of the plan that only the team has."""
    if not user.has_perm("plans.view_chase", plan):
        return []
    url = reverse("plans:chase-rounds", args=[plan.region.slug, plan.slug])
    return [{"label": _("Ask the leads"), "url": url, "current": current == "plans:chase-rounds"}]


def plan_frame(request: HttpRequest, plan: Plan, current: str) -> dict[str, Any]:
    """What the template of a page about one plan needs, whichever page it is."""
    return {
        "plan": plan,
        "crumbs": plans_crumbs(plan.region),
        "tabs": [*plan_tabs(plan, current), *team_tabs(request.user, plan, current)],
        "may_change_plan": request.user.has_perm("plans.change_plan", plan),
        "may_change_goals": request.user.has_perm("plans.change_goal", plan),
        "may_change_actions": request.user.has_perm("plans.change_action", plan),
        "may_steer": request.user.has_perm("plans.steer_plan", plan),
    }
