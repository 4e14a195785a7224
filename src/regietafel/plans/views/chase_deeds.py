"""What the director does with a round that runs: remind, withdraw, correct an address, close."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.plans.forms.chase import ContactForm, LetterForm
from regietafel.plans.models import ChaseLetter, ChaseRound
from regietafel.plans.operations.chase import close_round, correct_letter, remind, withdraw_letter
from regietafel.plans.operations.chase_answers import write_contact
from regietafel.plans.queries.chase import contact_of, lead_named, letter_in
from regietafel.plans.views.chase import address_of, chase_crumbs, get_round_or_404
from regietafel.plans.views.load import get_plan_or_404


def get_letter_or_404(chase: ChaseRound, pk: int) -> ChaseLetter:
    """A letter of the round of the address."""
    letter = letter_in(chase, pk)
    if letter is None:
        raise Http404("no such letter")
    return letter


@require_POST
@permitted("plans.run_chase")
def remind_all(request: HttpRequest, region_slug: str, plan_slug: str, pk: int) -> HttpResponse:
    """Remind who has not told everything."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    chase = get_round_or_404(request.user, plan, pk)
    require(request.user, "plans.run_chase", plan)
    here = address_of("chase-round", chase)
    return act(
        request,
        do=lambda: remind(actor=request.user, chase=chase, now=timezone.now()),
        done=lambda count: said_reminded(request, count, here),
        otherwise=here,
    )


@require_POST
@permitted("plans.run_chase")
def remind_one(request: HttpRequest, region_slug: str, plan_slug: str, pk: int, letter: int) -> HttpResponse:
    """Remind one lead."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    chase = get_round_or_404(request.user, plan, pk)
    found = get_letter_or_404(chase, letter)
    require(request.user, "plans.run_chase", plan)
    here = address_of("chase-round", chase)
    return act(
        request,
        do=lambda: remind(actor=request.user, chase=chase, now=timezone.now(), letter=found),
        done=lambda count: said_reminded(request, count, here),
        otherwise=here,
    )


def said_reminded(request: HttpRequest, count: int, back: str) -> HttpResponse:
    """Say how many mails went out, and go back."""
    if count:
        text = ngettext("%(count)s reminder is on its way.", "%(count)s reminders are on their way.", count)
        done(request, text % {"count": count})
    else:
        done(request, _("Nobody was reminded: all who have to answer got a mail today already."))
    return redirect(back)


@require_POST
@permitted("plans.run_chase")
def withdraw(request: HttpRequest, region_slug: str, plan_slug: str, pk: int, letter: int) -> HttpResponse:
    """Take one letter back."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    chase = get_round_or_404(request.user, plan, pk)
    found = get_letter_or_404(chase, letter)
    require(request.user, "plans.run_chase", plan)
    here = address_of("chase-round", chase)

    def withdrawn(_letter: ChaseLetter) -> HttpResponse:
        done(request, _("The letter to %(name)s is withdrawn: its link no longer works.") % {"name": found})
        return redirect(here)

    return act(
        request,
        do=lambda: withdraw_letter(actor=request.user, letter=found, now=timezone.now()),
        done=withdrawn,
        otherwise=here,
    )


@require_POST
@permitted("plans.run_chase")
def close(request: HttpRequest, region_slug: str, plan_slug: str, pk: int) -> HttpResponse:
    """End the round."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    chase = get_round_or_404(request.user, plan, pk)
    require(request.user, "plans.run_chase", plan)
    here = address_of("chase-round", chase)

    def closed(_round: ChaseRound) -> HttpResponse:
        done(request, _("The round is closed. The links no longer work; the answers stand with the actions."))
        return redirect(here)

    return act(
        request,
        do=lambda: close_round(actor=request.user, chase=chase, now=timezone.now()),
        done=closed,
        otherwise=here,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.run_chase")
def correct(request: HttpRequest, region_slug: str, plan_slug: str, pk: int, letter: int) -> HttpResponse:
    """Send a letter to another address."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    chase = get_round_or_404(request.user, plan, pk)
    found = get_letter_or_404(chase, letter)
    require(request.user, "plans.run_chase", plan)
    here = address_of("chase-round", chase)

    def saved(changed: ChaseLetter) -> HttpResponse:
        if changed.issue > found.issue:
            done(request, _("Sent to %(address)s. The earlier link no longer works.") % {"address": changed.address})
        else:
            done(request, _("Saved."))
        return redirect(here)

    return edit_with_form(
        request,
        row=found,
        form_of=lambda row, data: LetterForm(data, letter=row),
        save=lambda values, version: correct_letter(
            actor=request.user, letter=found, now=timezone.now(), version=version, **values
        ),
        saved=saved,
        template="plans/chase_letter.html",
        context={
            "plan": plan,
            "letter": found,
            "back": here,
            "crumbs": [*chase_crumbs(plan), (chase.about, here)],
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.run_chase")
def contact(request: HttpRequest, region_slug: str, plan_slug: str, key: str) -> HttpResponse:
    """Say where a lead is written to, or that the team leads itself."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    who = lead_named(plan.region, key)
    if who is None:
        raise Http404("no such lead")
    require(request.user, "plans.run_chase", plan)
    known = contact_of(plan.region, who)

    def saved(_contact: Any) -> HttpResponse:
        done(request, _("Saved."))
        return redirect("plans:chase-new", region_slug, plan_slug)

    return add_with_form(
        request,
        form_of=lambda data: ContactForm(data, contact=known),
        save=lambda values: write_contact(actor=request.user, region=plan.region, who=who, **values),
        saved=saved,
        template="plans/chase_contact.html",
        context={"plan": plan, "who": who, "crumbs": chase_crumbs(plan)},
    )
