"""A plan against the plans before it, and the questions about where its actions come from."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.editing import act
from regietafel.core.messages import done
from regietafel.core.returning import own_page
from regietafel.people.queries import person_of
from regietafel.plans.models import Action, Plan
from regietafel.plans.operations.descent import ask_again, confirm_predecessor, tell_apart
from regietafel.plans.queries.descent import earlier_action, proposals_for
from regietafel.plans.queries.timeline import Turn, timeline_of
from regietafel.plans.telling import TURNS, told_likeness
from regietafel.plans.views.frame import address, plan_crumbs, plan_frame
from regietafel.plans.views.load import get_action_or_404, get_plan_or_404


@require_safe
@permitted("people.enter_region")
def timeline(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """What of the plan is carried on, what is new, and what stopped; ``?turn=`` shows one of them."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "people.enter_region", plan.region)
    found = timeline_of(request.user, plan)
    asked = request.GET.get("turn", "")
    turn = next((one for one in Turn if one.value == asked), None)
    may_answer = request.user.has_perm("plans.change_action", plan)
    return render(
        request,
        "plans/timeline.html",
        {
            **plan_frame(request, plan, "plans:timeline"),
            "timeline": found,
            "turn": turn,
            "turns": [(one, TURNS[one], count) for one, count in found.counts.items()],
            "lines": [(line, TURNS[line.turn]) for line in found.lines if turn in (None, line.turn)],
            "stopped": found.stopped if turn in (None, Turn.STOPPED) else [],
            "questions": len(proposals_for(request.user, plan)) if may_answer and found.earlier else 0,
        },
    )


@require_safe
@permitted("plans.change_action")
def proposals(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """The open questions, one at a time; ``?nr=`` says which, ``?action=`` asks about one action."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "plans.change_action", plan)
    only = asked_action(request, plan)
    found = proposals_for(request.user, plan, only)
    place = min(number_in(request, "nr") or 1, len(found))
    one = found[place - 1] if found else None
    here = reverse("plans:proposals", args=[region_slug, plan_slug])
    context = {
        "plan": plan,
        "one": one,
        "told": told_likeness(one) if one else None,
        "place": place,
        "total": len(found),
        "only": only,
        "here": here,
        "again": f"{here}?{'action=' + str(only.pk) + '&' if only else ''}nr={place}",
        "crumbs": [*plan_crumbs(plan), (_("Timeline"), reverse("plans:timeline", args=[region_slug, plan_slug]))],
    }
    return render(request, "plans/proposals.html", context)


def number_in(request: HttpRequest, name: str) -> int:
    """A number of the address; 0 if there is none, or something else."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def asked_action(request: HttpRequest, plan: Plan) -> Action | None:
    """The action about which is asked, if the address names one."""
    pk = number_in(request, "action")
    return get_action_or_404(request.user, plan.region.slug, plan.slug, pk) if pk else None


@require_POST
@permitted("plans.change_action")
def answer(request: HttpRequest, region_slug: str, plan_slug: str, pk: int, earlier: int) -> HttpResponse:
    """Say whether an action comes from an earlier one (``answer`` is yes or no), or take back what was said (undo)."""
    action = get_action_or_404(request.user, region_slug, plan_slug, pk)
    require(request.user, "plans.change_action", action)
    old = earlier_action(request.user, action.plan, earlier)
    if old is None:
        raise Http404("no such action in an earlier plan")
    said = request.POST.get("answer", "undo")
    back = way_back(request, action)
    deeds: dict[str, tuple[Any, str]] = {
        "yes": (confirm_predecessor, _("Kept: “%(new)s” comes from “%(old)s”.")),
        "no": (tell_apart, _("Kept: “%(new)s” is something else than “%(old)s”.")),
        "undo": (ask_again, _("Taken back: it is a question again.")),
    }
    deed, text = deeds.get(said) or deeds["undo"]
    undo = "" if deed is ask_again else address("answer", action, old.pk)

    def told(_action: Action) -> HttpResponse:
        done(request, text % {"new": action, "old": old}, undo=undo)
        return redirect(back)

    return act(
        request, do=lambda: deed(actor=person_of(request), action=action, earlier=old), done=told, otherwise=back
    )


def way_back(request: HttpRequest, action: Action) -> str:
    """The page that sent the answer, if it is one of ours; else the questions about the plan."""
    questions = reverse("plans:proposals", args=[action.plan.region.slug, action.plan.slug])
    return own_page(request, request.POST.get("next", ""), questions)
