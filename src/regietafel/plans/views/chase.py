"""Asking all leads: the rounds of a plan, a new one with its preview, and how the answers come in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.drafts import FIELD as DRAFT
from regietafel.core.drafts import as_left, draft_asked_for, drafting_of, end_sitting_of, typed_in
from regietafel.core.editing import page
from regietafel.core.errors import Refusal
from regietafel.core.messages import done
from regietafel.core.models import Draft
from regietafel.core.once import new_key, once, sent_before
from regietafel.people.queries import person_of
from regietafel.plans.forms.chase import RoundForm
from regietafel.plans.models import ChaseRound, Plan
from regietafel.plans.operations.chase import Question, open_round
from regietafel.plans.operations.chase_mail import Addressee, Letter, compose
from regietafel.plans.queries.chase import expected_answers, round_page, rounds_of, rounds_visible_to
from regietafel.plans.queries.overview import judged_year
from regietafel.plans.queries.recipients import Mailing, mailing_of
from regietafel.plans.views.frame import plan_crumbs, plan_frame
from regietafel.plans.views.load import get_plan_or_404


def get_round_or_404(user: Any, plan: Plan, pk: int) -> ChaseRound:
    """A round of the plan of the address."""
    chase = rounds_visible_to(user).filter(plan=plan, pk=pk).select_related("opened_by").first()
    if chase is None:
        raise Http404("no such round")
    chase.plan = plan
    return chase


def chase_crumbs(plan: Plan) -> list[tuple[str, str]]:
    """The way back to the rounds of a plan."""
    return [
        *plan_crumbs(plan),
        (_("Ask the leads"), reverse("plans:chase-rounds", args=[plan.region.slug, plan.slug])),
    ]


def address_of(name: str, chase: ChaseRound, *more: int) -> str:
    """The address of a page of a round."""
    return reverse(f"plans:{name}", args=[chase.plan.region.slug, chase.plan.slug, chase.pk, *more])


@require_safe
@permitted("plans.view_chase")
def rounds(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """The rounds of a plan, with how many answered."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "plans.view_chase", plan)
    context = {
        **plan_frame(request, plan, "plans:chase-rounds"),
        "rounds": rounds_of(plan),
        "may_run": request.user.has_perm("plans.run_chase", plan),
    }
    return render(request, "plans/chase_rounds.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.run_chase")
def add(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """Write to all leads: one looks first, and what is sent is what was looked at."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "plans.run_chase", plan)
    today = timezone.localdate()
    if request.method == "POST" and (before := sent_before(request)):
        return before
    draft = draft_asked_for(request)
    typed = request.POST if request.method == "POST" else typed_in(draft) if draft else None
    form = RoundForm(typed, plan=plan, year=judged_year(plan, today.year), today=today)
    sends = request.POST.get("do") == "send"
    if form.is_bound and form.is_valid() and sends:
        try:
            return once(request, lambda: sent(request, plan, form.cleaned_data))
        except Refusal as refusal:
            form.refuse(refusal)
    return looked_at(request, plan, form, draft)


def sent(request: HttpRequest, plan: Plan, given: dict[str, Any]) -> HttpResponse:
    """Send the round and lead to its page."""
    now = timezone.now()
    chase = open_round(
        actor=request.user,
        plan=plan,
        question=Question(**given),
        mark=request.POST.get("mark", ""),
        now=now,
        today=timezone.localdate(now),
    )
    end_sitting_of(request)
    count = chase.letters.count()
    text = ngettext(
        "Sent: %(count)s mail is on its way. You see here who answers.",
        "Sent: %(count)s mails are on their way. You see here who answers.",
        count,
    )
    done(request, text % {"count": count})
    return redirect(address_of("chase-round", chase))


def looked_at(request: HttpRequest, plan: Plan, form: RoundForm, draft: Draft | None) -> HttpResponse:
    """The form with what it would send; mistakes come first, and then there is nothing to send yet.

    A draft that is taken up shows what it would send too, and is not judged before one asks for the mails.
    """
    given = asked_now(form) if not draft or form.is_valid() else {}
    if draft:
        as_left(form)
    mailing = mailing_of(plan, given["year"], with_finished=given["with_finished"]) if given else Mailing()
    context = {
        "plan": plan,
        "crumbs": chase_crumbs(plan),
        "mailing": mailing,
        "first": preview(request, plan, given, mailing) if given and mailing.drafts else None,
        "open_round": expected_answers(plan),
    }
    if form.is_bound and form.errors:
        hidden = {"once": request.POST.get("once") or new_key(), "mark": mailing.mark}
        return page(request, "plans/chase_new.html", context, form, hidden)
    drafting = drafting_of(request, form, draft)
    marks = {"once": new_key(), "mark": mailing.mark, **({DRAFT: drafting.sitting} if drafting else {})}
    return render(request, "plans/chase_new.html", {**context, "form": form, "hidden": marks, "drafting": drafting})


def asked_now(form: RoundForm) -> dict[str, Any]:
    """What the form asks at this moment: the proposal when it is fresh, nothing while it has mistakes in its fields."""
    if not form.is_bound:
        return {**form.initial, "with_finished": False} if form.fields["year"].choices else {}  # type: ignore[attr-defined]
    found: dict[str, Any] = form.cleaned_data
    return found if set(found) >= set(form.fields) else {}


def preview(request: HttpRequest, plan: Plan, given: dict[str, Any], mailing: Mailing) -> Letter:
    """The first mail as it would go out; its link opens nothing."""
    draft = mailing.drafts[0]
    chase = ChaseRound(plan=plan, opened_by=person_of(request), opened_at=timezone.now(), **given)
    to = Addressee(draft.to.name, draft.to.language)
    return compose(chase, to, [str(asked.action) for asked in draft.asked], f"{settings.BASE_URL}/…")


@require_safe
@permitted("plans.view_chase")
def watch(request: HttpRequest, region_slug: str, plan_slug: str, pk: int) -> HttpResponse:
    """Who answered, and who did not."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    chase = get_round_or_404(request.user, plan, pk)
    require(request.user, "plans.view_chase", plan)
    today = timezone.localdate()
    context = {
        "plan": plan,
        "round": chase,
        "crumbs": chase_crumbs(plan),
        "page": round_page(chase),
        "today": today,
        "is_over": today > chase.works_until,
        "may_run": chase.closed_at is None and request.user.has_perm("plans.run_chase", plan),
    }
    return render(request, "plans/chase_round.html", context)
