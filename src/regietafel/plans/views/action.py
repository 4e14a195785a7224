"""An action: added, changed, moved, removed and restored."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.plans.forms.action import ActionForm, MoveActionForm, QuickActionForm
from regietafel.plans.models import Action, Goal, Plan, TagKind
from regietafel.plans.operations.actions import ActionData, add_action, edit_action, remove_action, restore_action
from regietafel.plans.operations.norms import NormWords, counting_of, norm_of
from regietafel.plans.operations.parties import Named
from regietafel.plans.operations.positions import move_action, step_action
from regietafel.plans.queries.bin import actions_to_restore
from regietafel.plans.queries.choices import goals_in_order, names_to_choose
from regietafel.plans.views.frame import action_crumbs, address, plan_crumbs
from regietafel.plans.views.guard import watched
from regietafel.plans.views.load import get_action_or_404, get_plan_or_404


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.change_action")
def add(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """Begin an action with what is known; ``?goal=`` proposes where it stands."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "plans.change_action", plan)
    proposed = next((goal for goal in goals_in_order(plan) if str(goal.pk) == request.GET.get("goal")), None)

    def saved(action: Action) -> HttpResponse:
        action.plan = plan
        norm = norm_of(action)
        text = _("“%(title)s” stands in the plan.") % {"title": action}
        done(request, f"{text} {read_back(norm.in_words)}" if norm else text)
        return redirect(address("action-edit" if "more" in request.POST else "action", action))

    return add_with_form(
        request,
        form_of=lambda data: QuickActionForm(data, plan=plan, initial={"goal": proposed}),
        save=lambda values: watched(request, plan, lambda: add_quickly(request, values)),
        saved=saved,
        template="plans/action_add.html",
        context={"plan": plan, "names": names_to_choose(plan.region), "crumbs": plan_crumbs(plan)},
    )


def add_quickly(request: HttpRequest, values: dict[str, Any]) -> Action:
    """Add the action of the short form; a rhythm that can be read in its timing becomes its norm."""
    timing = values["timing"]
    norm = NormWords(timing)
    measurable = len(timing) <= 300 and norm.columns()["times"] is not None
    data = ActionData(
        goal=values["goal"], title=values["title"], timing=timing, norm=norm if timing and measurable else None
    )
    lead = Named(*values["lead"]) if values["lead"] else None
    return add_action(actor=request.user, data=data, lead=lead, years=values["years"])


def read_back(words: str) -> str:
    """What was made of the words of a norm, for the message after saving."""
    return _("How often: %(words)s.") % {"words": words}


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.change_action")
def edit(request: HttpRequest, region_slug: str, plan_slug: str, pk: int) -> HttpResponse:
    """Change what the action says."""
    action = get_action_or_404(request.user, region_slug, plan_slug, pk)
    require(request.user, "plans.change_action", action)
    plan = action.plan

    def saved(changed: Action) -> HttpResponse:
        norm = norm_of(changed)
        done(request, " ".join([_("Saved."), read_back(norm.in_words)] if norm else [_("Saved.")]))
        return redirect(address("action", action))

    return edit_with_form(
        request,
        row=action,
        form_of=lambda row, data: ActionForm(data, plan=plan, initial=initial_of(row)),
        save=lambda values, version: watched(
            request,
            plan,
            lambda: edit_action(actor=request.user, action=action, data=data_of(values), version=version),
        ),
        saved=saved,
        template="plans/action_edit.html",
        context={"action": action, "plan": plan, "norm": norm_of(action), "crumbs": action_crumbs(action)},
    )


def initial_of(action: Action) -> dict[str, Any]:
    """The action as its form shows it."""
    norm = norm_of(action)
    tags = list(action.tags.all())
    return {
        "number": action.number,
        "title": action.title,
        "goal": action.goal,
        "description": action.description,
        "timing": action.timing,
        "starts": action.starts,
        "ends": action.ends,
        "norm_text": norm.text if norm else "",
        "norm_counting": counting_of(norm) if norm else "read",
        "norm_times": norm.times if norm and counting_of(norm) == "number" else None,
        "norm_owner": norm.owner if norm else "",
        "priorities": list(action.priorities.all()),
        **{kind: [tag for tag in tags if tag.kind == kind] for kind in TagKind.values},
    }


def data_of(values: dict[str, Any]) -> ActionData:
    """What the form says, as the operation takes it."""
    plain = ("goal", "number", "title", "description", "timing", "starts", "ends", "priorities", "new_tags")
    norm = NormWords(values["norm_text"], values["norm_counting"] or "read", values["norm_times"], values["norm_owner"])
    return ActionData(
        **{name: values[name] for name in plain},
        norm=norm if norm.text else None,
        tags=[tag for kind in TagKind.values for tag in values[kind]],
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.change_action")
def move(request: HttpRequest, region_slug: str, plan_slug: str, pk: int) -> HttpResponse:
    """Move the action: one place up or down by a button, or to a place that is chosen on the page."""
    action = get_action_or_404(request.user, region_slug, plan_slug, pk)
    require(request.user, "plans.change_action", action)
    plan = action.plan
    if request.method == "POST" and (direction := request.POST.get("direction")) in {"up", "down"}:
        here = reverse("plans:plan", args=[region_slug, plan_slug])
        return act(
            request,
            do=lambda: step_action(actor=request.user, action=action, direction="up" if direction == "up" else "down"),
            done=lambda _moved: redirect(f"{here}#action-{pk}"),
            otherwise=here,
        )

    def saved(moved: Action) -> HttpResponse:
        done(request, _("“%(title)s” now stands under “%(goal)s”.") % {"title": moved, "goal": moved.goal})
        return redirect(address("action", action))

    return add_with_form(
        request,
        form_of=lambda data: MoveActionForm(data, plan=plan, action=action),
        save=lambda values: watched(request, plan, lambda: move_to(request, action, values)),
        saved=saved,
        template="plans/action_move.html",
        context={"action": action, "plan": plan, "crumbs": action_crumbs(action)},
    )


def move_to(request: HttpRequest, action: Action, values: dict[str, Any]) -> Action:
    """Put the action where the form says."""
    goal: Goal = values["goal"]
    return move_action(actor=request.user, action=action, goal=goal, before=values["before"])


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.change_action")
def remove(request: HttpRequest, region_slug: str, plan_slug: str, pk: int) -> HttpResponse:
    """Ask first, then put the action in the bin; the message carries the way back."""
    action = get_removable_or_404(request, get_plan_or_404(request.user, region_slug, plan_slug), pk)
    require(request.user, "plans.change_action", action)
    here = reverse("plans:plan", args=[region_slug, plan_slug])
    if request.method != "POST":
        context = {"action": action, "plan": action.plan, "crumbs": action_crumbs(action)}
        return render(request, "plans/action_remove.html", context)

    def removed(gone: Action) -> HttpResponse:
        text = _("“%(title)s” was removed. It can be put back for %(days)s days.")
        done(request, text % {"title": gone, "days": settings.RESTORE_DAYS}, undo=address("action-restore", action))
        return redirect(here)

    return act(
        request,
        do=lambda: watched(
            request, action.plan, lambda: remove_action(actor=request.user, action=action, now=timezone.now())
        ),
        done=removed,
        otherwise=here,
    )


@require_POST
@permitted("plans.change_action")
def restore(request: HttpRequest, region_slug: str, plan_slug: str, pk: int) -> HttpResponse:
    """Take the action out of the bin."""
    action = get_removable_or_404(request, get_plan_or_404(request.user, region_slug, plan_slug), pk)
    require(request.user, "plans.change_action", action)

    def restored(back: Action) -> HttpResponse:
        done(request, _("“%(title)s” stands in the plan again.") % {"title": back})
        return redirect(address("action", action))

    return act(
        request,
        do=lambda: watched(request, action.plan, lambda: restore_action(actor=request.user, action=action)),
        done=restored,
        otherwise=reverse("plans:plan", args=[region_slug, plan_slug]),
    )


def get_removable_or_404(request: HttpRequest, plan: Plan, pk: int) -> Action:
    """An action of the plan, in the bin or not, so that the same button pressed twice is no mistake."""
    action = actions_to_restore(request.user, plan).filter(pk=pk).select_related("goal").first()
    if action is None:
        raise Http404("no such action")
    action.plan = plan
    return action
