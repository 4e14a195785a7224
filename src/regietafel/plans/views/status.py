"""The next step in the life of a plan, and what the public may read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from regietafel.core.access import permitted, require
from regietafel.core.editing import add_with_form, edit_with_form
from regietafel.core.errors import Refusal
from regietafel.core.forms import Form
from regietafel.core.messages import done
from regietafel.people.queries import person_of
from regietafel.plans.coverage import coverage_of
from regietafel.plans.forms.plan import ChangedDecisionForm, DecisionForm, NothingForm, ReasonForm
from regietafel.plans.forms.words import PublishForm, WordsForm
from regietafel.plans.lifecycle import PLAN_MOVES
from regietafel.plans.models import Plan, PlanStatus, Priority
from regietafel.plans.operations.status import (
    MAY_BE_SHOWN,
    approve_plan,
    close_plan,
    publish_plan,
    reopen_plan,
    start_plan,
    take_back_to_draft,
    withdraw_plan,
)
from regietafel.plans.operations.words import WordRow, set_words
from regietafel.plans.queries.life import open_lines, plan_size, versions_of
from regietafel.plans.queries.public import read_public
from regietafel.plans.views.frame import plan_crumbs
from regietafel.plans.views.load import get_plan_or_404
from regietafel.plans.views.plan import at_plan


@dataclass(frozen=True)
class Step:
    """One step as a page shows it: the verb on the button, what it means, and what was said afterwards."""

    button: Promise
    meaning: Promise
    said: Promise
    operation: Callable[..., Plan]


STEPS: dict[tuple[str, str], Step] = {
    (PlanStatus.DRAFT, PlanStatus.APPROVED): Step(
        gettext_lazy("Approve the plan"),
        gettext_lazy("The plan is kept as it stands now, so that you can always show what was decided."),
        gettext_lazy("The plan is approved. What was decided is kept under Versions."),
        approve_plan,
    ),
    (PlanStatus.APPROVED, PlanStatus.DRAFT): Step(
        gettext_lazy("Take back to draft"),
        gettext_lazy("The plan can be rewritten. The network and the public do not see it until it is approved again."),
        gettext_lazy("The plan is a draft again."),
        take_back_to_draft,
    ),
    (PlanStatus.APPROVED, PlanStatus.RUNNING): Step(
        gettext_lazy("Start the plan"),
        gettext_lazy("From now on the plan is in force."),
        gettext_lazy("The plan is running."),
        start_plan,
    ),
    (PlanStatus.RUNNING, PlanStatus.CLOSED): Step(
        gettext_lazy("Close the plan"),
        gettext_lazy(
            "Nothing in the plan changes any more. It stays to be read, and can be opened again with a reason."
        ),
        gettext_lazy("The plan is closed."),
        close_plan,
    ),
    (PlanStatus.CLOSED, PlanStatus.RUNNING): Step(
        gettext_lazy("Open the plan again"),
        gettext_lazy("Actions and working years can be changed again."),
        gettext_lazy("The plan is running again."),
        reopen_plan,
    ),
}


FORWARD = {(PlanStatus.DRAFT, PlanStatus.APPROVED), (PlanStatus.APPROVED, PlanStatus.RUNNING)}
"""The steps before which one should know whether the subsidy condition is met."""


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.steer_plan")
def move_on(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """Take the step that ``?to=`` names, or the usual next one."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "plans.steer_plan", plan)
    asked = (request.POST if request.method == "POST" else request.GET).get("to", "")
    to = PlanStatus(asked) if asked in PlanStatus.values else usual_step(plan)
    step = STEPS.get((plan.status, to)) or STEPS[plan.status, usual_step(plan)]
    return add_with_form(
        request,
        form_of=lambda data: form_for(plan, to, data),
        save=lambda values: take(request, plan, to, values),
        saved=lambda moved: at_plan(request, moved, str(said(plan, to))),
        template="plans/plan_status.html",
        context={"plan": plan, "step": step, "to": to, "crumbs": plan_crumbs(plan), **asides(plan, to)},
    )


def usual_step(plan: Plan) -> PlanStatus:
    """The step forward, or the only one there is."""
    order = list(PlanStatus)
    return max((PlanStatus(status) for status in PLAN_MOVES[plan.status]), key=order.index)


def form_for(plan: Plan, to: PlanStatus, data: QueryDict | None) -> Form:
    """What a step asks for."""
    if to == PlanStatus.APPROVED:
        return ChangedDecisionForm(data) if versions_of(plan).exists() else DecisionForm(data)
    back = to == PlanStatus.DRAFT or plan.status == PlanStatus.CLOSED
    return ReasonForm(data) if back else NothingForm(data)


def take(request: HttpRequest, plan: Plan, to: PlanStatus, values: dict[str, Any]) -> Plan:
    """Take the step; one that may not follow is refused by the operation that would take it."""
    insist_on_choice(request.POST.get("to", ""), to)
    today = {"today": timezone.localdate()} if to == PlanStatus.APPROVED else {}
    step = STEPS.get((plan.status, to)) or next(one for (_from, end), one in STEPS.items() if end == to)
    return step.operation(actor=person_of(request), plan=plan, **values, **today)


def insist_on_choice(posted: str, *known: str) -> None:
    """Refuse to guess what was meant when a choice came in that no page offers."""
    if posted not in known:
        raise Refusal(_("This choice could not be read, so nothing was done. Look at the plan again."))


def said(plan: Plan, to: PlanStatus) -> Promise:
    """What to say when the step was taken."""
    return STEPS[plan.status, to].said


def asides(plan: Plan, to: PlanStatus) -> dict[str, Any]:
    """What one should know before the step, and the other steps there are."""
    here = reverse("plans:move-on", args=[plan.region.slug, plan.slug])
    others = [(STEPS[plan.status, other].button, f"{here}?to={other}") for other in PLAN_MOVES[plan.status] - {to}]
    return {
        "others": others,
        "gaps": gaps_by_priority(plan) if (plan.status, to) in FORWARD else [],
        "is_empty": to == PlanStatus.APPROVED and not plan_size(plan).actions,
        "open_lines": open_lines(plan) if to == PlanStatus.CLOSED else 0,
    }


def gaps_by_priority(plan: Plan) -> list[tuple[Priority, list[int]]]:
    """The priorities that lack an action, each with the years in which they do."""
    rows = coverage_of(plan).rows
    found = [(priority, [cell.year for cell in cells if cell.is_gap]) for priority, cells in rows]
    return [(priority, years) for priority, years in found if years]


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.steer_plan")
def publish(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """Let the public read the plan, or take it off the public pages."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "plans.steer_plan", plan)
    public = request.build_absolute_uri(reverse("plans:public-plan", args=[region_slug, plan_slug]))

    def save(values: dict[str, Any]) -> Plan:
        insist_on_choice(request.POST.get("public", ""), "yes", "no")
        if request.POST.get("public") == "no":
            return withdraw_plan(actor=person_of(request), plan=plan)
        shown = [name for name in MAY_BE_SHOWN if values[name]]
        return publish_plan(actor=person_of(request), plan=plan, now=timezone.now(), shown=shown)

    def saved(changed: Plan) -> HttpResponse:
        if changed.is_published:
            return at_plan(request, changed, _("Everybody can read the plan now, at %(address)s") % {"address": public})
        return at_plan(request, changed, _("The public does not see the plan any more."))

    return add_with_form(
        request,
        form_of=lambda data: PublishForm(data, initial={name: getattr(plan, name) for name in MAY_BE_SHOWN}),
        save=save,
        saved=saved,
        template="plans/plan_publish.html",
        context={
            "plan": plan,
            "public": public,
            "unknown": read_public(plan).unknown,
            "crumbs": plan_crumbs(plan),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.steer_plan")
def words(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """What the abbreviations of the plan stand for; those that nobody explains stand there to be filled in."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "plans.steer_plan", plan)
    unknown = read_public(plan).unknown

    def saved(_plan: Plan) -> HttpResponse:
        done(request, _("Saved."))
        stays = "more" in request.POST
        return redirect("plans:words" if stays else "plans:publish", region_slug, plan_slug)

    return edit_with_form(
        request,
        row=plan,
        form_of=lambda row, data: WordsForm(data, plan=row, unknown=unknown),
        save=lambda values, version: set_words(
            actor=person_of(request),
            plan=plan,
            rows=[WordRow(**given.values, pk=given.row.pk if given.row else None) for given in values["rows"]],
            version=version,
        ),
        saved=saved,
        template="plans/plan_words.html",
        context={"plan": plan, "crumbs": plan_crumbs(plan)},
    )
