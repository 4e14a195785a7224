"""Any two versions of a plan side by side, and either of them beside the plan as it is now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from regietafel.core.access import permitted, require
from regietafel.plans.models import Plan
from regietafel.plans.queries.life import version_numbered, versions_of
from regietafel.plans.sidebyside import side_by_side
from regietafel.plans.snapshots import FrozenPlan, content_of
from regietafel.plans.views.frame import plan_crumbs
from regietafel.plans.views.load import get_plan_or_404
from regietafel.plans.words import told_pairs, told_side

NOW = "now"


@dataclass(frozen=True)
class Choice:
    """A version that can be laid on one side, or the plan as it is now."""

    key: str
    label: str


def choices_of(plan: Plan) -> list[Choice]:
    """What can be compared, the oldest first and the plan as it is now at the end."""
    versions = [
        Choice(
            str(one.number),
            _("version %(number)s (%(day)s)") % {"number": one.number, "day": date_format(one.decided_on, "j F Y")},
        )
        for one in versions_of(plan).order_by("number")
    ]
    return [*versions, Choice(NOW, _("as it is now"))]


def proposed_choice(choices: list[Choice]) -> dict[str, Any]:
    """What to choose at first: the last version beside the plan as it is now."""
    return {"choices": choices, "left": choices[max(0, len(choices) - 2)], "right": choices[-1]}


@require_safe
@permitted("people.enter_region")
def compare(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """The versions that ``?old=`` and ``?new=`` name; ``?all=1`` shows also what stayed the same."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "people.enter_region", plan.region)
    choices = choices_of(plan)
    proposed = proposed_choice(choices)
    left = chosen(choices, request.GET.get("old", proposed["left"].key))
    right = chosen(choices, request.GET.get("new", NOW))
    comparison = side_by_side(content(plan, left), content(plan, right))
    everything = request.GET.get("all") == "1"
    context = {
        "plan": plan,
        "choices": choices,
        "left": left,
        "right": right,
        "comparison": comparison,
        "everything": everything,
        "frame": told_pairs(comparison.frame),
        "rows": [told_side(side) for side in (comparison.sides if everything else comparison.different)],
        "crumbs": [*plan_crumbs(plan), (_("Versions"), reverse("plans:versions", args=[region_slug, plan_slug]))],
    }
    return render(request, "plans/version_compare.html", context)


def chosen(choices: list[Choice], key: str) -> Choice:
    """The choice with this key; one that is not there is no page."""
    found = next((one for one in choices if one.key == key), None)
    if found is None:
        raise Http404("no such version")
    return found


def content(plan: Plan, choice: Choice) -> FrozenPlan:
    """What a version says."""
    if choice.key == NOW:
        return content_of(plan)
    version = version_numbered(plan, int(choice.key))
    if version is None:
        raise Http404("the version went meanwhile")
    found: FrozenPlan = version.content
    return found
