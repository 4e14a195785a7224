"""A goal: added, changed, moved, removed and restored."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.core import registry
from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.core.registry import Line
from regietafel.journal.queries import history_of
from regietafel.people.queries import person_of
from regietafel.plans.forms.goal import GoalForm, GoalPlaceForm, NewGoalForm
from regietafel.plans.forms.plan import NothingForm
from regietafel.plans.models import Goal, Plan
from regietafel.plans.operations.goals import Removal, add_goal, edit_goal, remove_goal, restore_goal
from regietafel.plans.operations.moves import move_goal, step_goal
from regietafel.plans.queries.outline import branch_size, goals_to_restore, parent_named, siblings_of
from regietafel.plans.views.frame import plan_crumbs
from regietafel.plans.views.guard import watched
from regietafel.plans.views.load import get_goal_or_404, get_plan_or_404


def place(request: HttpRequest, plan: Plan, anchor: str = "") -> str:
    """The tree of a plan, with the filters of the address kept, at the line that is meant."""
    query = request.META.get("QUERY_STRING", "")
    address = reverse("plans:plan", args=[plan.region.slug, plan.slug])
    return address + (f"?{query}" if query else "") + (f"#{anchor}" if anchor else "")


def at_goal(request: HttpRequest, goal: Goal, plan: Plan, text: str) -> HttpResponse:
    """Say what happened, and go to the goal in its plan."""
    done(request, text)
    return redirect(f"{reverse('plans:plan', args=[plan.region.slug, plan.slug])}#goal-{goal.pk}")


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.change_goal")
def add(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """Add a goal on top of the plan, or under the goal that ``?parent=`` proposes."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "plans.change_goal", plan)
    proposed = parent_named(plan, request.GET.get("parent", ""))
    return add_with_form(
        request,
        form_of=lambda data: NewGoalForm(data, plan=plan, initial={"parent": proposed}),
        save=lambda values: add_goal(actor=person_of(request), plan=plan, **values),
        saved=lambda goal: at_goal(request, goal, plan, _("“%(title)s” stands in the plan.") % {"title": goal}),
        template="plans/goal_add.html",
        context={"plan": plan, "crumbs": plan_crumbs(plan)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.change_goal")
def edit(request: HttpRequest, region_slug: str, plan_slug: str, pk: int) -> HttpResponse:
    """Change what a goal says and counts for."""
    goal = get_goal_or_404(request.user, region_slug, plan_slug, pk)
    require(request.user, "plans.change_goal", goal)
    plan = goal.plan
    return edit_with_form(
        request,
        row=goal,
        form_of=lambda row, data: GoalForm(data, plan=plan, initial=initial_of(row)),
        save=lambda values, version: watched(
            request, plan, lambda: edit_goal(actor=person_of(request), goal=goal, version=version, **values)
        ),
        saved=lambda saved: at_goal(request, saved, plan, _("Saved.")),
        template="plans/goal_edit.html",
        context={
            "goal": goal,
            "plan": plan,
            "history": history_of(goal),
            "origins": origins_of(request, goal),
            "crumbs": plan_crumbs(plan),
        },
    )


def origins_of(request: HttpRequest, goal: Goal) -> list[Line]:
    """Where the goal was read, if it came out of a document."""
    return [line for origins in registry.origins for line in origins(request.user, goal)]


def initial_of(goal: Goal) -> dict[str, Any]:
    """The goal as its form shows it."""
    return {
        "number": goal.number,
        "title": goal.title,
        "description": goal.description,
        "priorities": list(goal.priorities.all()),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.change_goal")
def move(request: HttpRequest, region_slug: str, plan_slug: str, pk: int) -> HttpResponse:
    """Move a goal: one place up or down by a button, or under another goal that is chosen on the page."""
    goal = get_goal_or_404(request.user, region_slug, plan_slug, pk)
    require(request.user, "plans.change_goal", goal)
    plan = goal.plan
    if request.method == "POST" and (direction := request.POST.get("direction")) in {"up", "down"}:
        here = request.path if "stay" in request.POST else place(request, plan, f"goal-{pk}")
        return act(
            request,
            do=lambda: step_goal(actor=person_of(request), goal=goal, direction="up" if direction == "up" else "down"),
            done=lambda _moved: redirect(here),
            otherwise=here,
        )
    return add_with_form(
        request,
        form_of=lambda data: GoalPlaceForm(data, goal=goal, initial={"parent": goal.parent}),
        save=lambda values: watched(request, plan, lambda: put_under(request, goal, values["parent"])),
        saved=lambda moved: at_goal(request, moved, plan, where_words(moved)),
        template="plans/goal_move.html",
        context={"goal": goal, "plan": plan, "siblings": siblings_of(goal), "crumbs": plan_crumbs(plan)},
    )


def put_under(request: HttpRequest, goal: Goal, parent: Goal | None) -> Goal:
    """Move a goal under another one; under the one where it stands already it keeps its place."""
    return goal if parent == goal.parent else move_goal(actor=person_of(request), goal=goal, parent=parent)


def where_words(goal: Goal) -> str:
    """Where a goal stands now."""
    if goal.parent is None:
        return _("“%(title)s” now stands on top of the plan.") % {"title": goal}
    return _("“%(title)s” now stands under “%(parent)s”.") % {"title": goal, "parent": goal.parent}


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.change_goal")
def remove(request: HttpRequest, region_slug: str, plan_slug: str, pk: int) -> HttpResponse:
    """Say what goes along, and put the goal in the bin with it."""
    goal = get_goal_or_404(request.user, region_slug, plan_slug, pk)
    require(request.user, "plans.change_goal", goal)
    plan = goal.plan

    def removed(removal: Removal) -> HttpResponse:
        undo = reverse("plans:goal-restore", args=[region_slug, plan_slug, pk])
        done(request, removed_words(removal), undo=undo)
        return redirect(place(request, plan))

    return add_with_form(
        request,
        form_of=NothingForm,
        save=lambda _values: watched(
            request, plan, lambda: remove_goal(actor=person_of(request), goal=goal, now=timezone.now())
        ),
        saved=removed,
        template="plans/goal_remove.html",
        context={"goal": goal, "size": branch_size(goal), "plan": plan, "crumbs": plan_crumbs(plan)},
    )


def removed_words(removal: Removal) -> str:
    """What went to the bin."""
    text = _("“%(title)s” was removed.") % {"title": removal.goal}
    along = []
    if removal.goals:
        along.append(ngettext("%(count)s goal", "%(count)s goals", removal.goals) % {"count": removal.goals})
    if removal.actions:
        along.append(ngettext("%(count)s action", "%(count)s actions", removal.actions) % {"count": removal.actions})
    if not along:
        return text
    went_along = _("Along with it: %(what)s.") % {"what": ", ".join(along)}
    return f"{text} {went_along}"


@require_POST
@permitted("plans.change_goal")
def restore(request: HttpRequest, region_slug: str, plan_slug: str, pk: int) -> HttpResponse:
    """Put a goal back with what went along with it."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    goal = goals_to_restore(request.user, plan).filter(pk=pk).first()
    if goal is None:
        raise Http404("no such goal")
    goal.plan = plan
    require(request.user, "plans.change_goal", goal)
    return act(
        request,
        do=lambda: watched(request, plan, lambda: restore_goal(actor=person_of(request), goal=goal)),
        done=lambda back: at_goal(request, back, plan, _("“%(title)s” stands in the plan again.") % {"title": back}),
        otherwise=place(request, plan),
    )
