"""Filling in one year of several rows of the grid by one button, and taking that back by one button."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from regietafel.core.access import permitted, require
from regietafel.core.errors import Collision, Refusal
from regietafel.core.messages import done
from regietafel.people.queries import person_of
from regietafel.plans.forms.several import SeveralForm
from regietafel.plans.models import Plan, WorkingYear
from regietafel.plans.operations.reports import Report, report_on_year, take_back_report
from regietafel.plans.queries.choices import actions_in_order
from regietafel.plans.queries.grid import lines_of_plan
from regietafel.plans.queries.past import latest_before
from regietafel.plans.rules import reach_of
from regietafel.plans.views.guard import watched
from regietafel.plans.views.load import get_plan_or_404

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
MICROSECOND = dt.timedelta(microseconds=1)


@dataclass
class Outcome:
    """What became of each row."""

    changed: list[WorkingYear] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


@require_POST
@permitted("plans.report_in_plan")
def several(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """Report the same on one year of the rows that were chosen; each row stands or falls by itself."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "plans.report_in_plan", plan)
    reach = reach_of(request.user, plan)
    actions = [action for action in actions_in_order(plan) if reach.has(action.pk)]
    form = SeveralForm(request.POST, plan=plan, actions=actions)
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, str(errors[0]))
        return redirect("plans:grid", region_slug=region_slug, plan_slug=plan_slug)
    now = timezone.now()
    outcome = watched(request, plan, lambda: report_on_rows(request, plan, form.cleaned_data, now))
    moment = (now - EPOCH) // MICROSECOND
    tell(request, outcome, undo=reverse("plans:grid-several-back", args=[region_slug, plan_slug, moment]))
    return redirect("plans:grid", region_slug=region_slug, plan_slug=plan_slug)


def report_on_rows(request: HttpRequest, plan: Plan, values: dict[str, Any], now: dt.datetime) -> Outcome:
    """Do it row by row, each in a transaction of its own."""
    lines = {line.action_id: line for line in lines_of_plan(plan, [one.pk for one in values["rows"]], values["year"])}
    outcome = Outcome()
    for action in values["rows"]:
        line = lines.get(action.pk)
        if line is None:
            told = _("does not work in %(year)s") % {"year": values["year"]}
            outcome.refused.append((str(action), told))
            continue
        line.action.plan = plan
        said = Report(values["state"], values["sentence"] or line.sentence, values["reason"] or line.reason)
        attempt(outcome, line, lambda line=line, said=said: report_on_year(  # type: ignore[misc]
            actor=person_of(request), line=line, report=said, now=now, today=timezone.localdate(now), version=line.version
        ))  # fmt: skip
    return outcome


def attempt(outcome: Outcome, line: WorkingYear, deed: Callable[[], WorkingYear | None]) -> None:
    """Do one row, and note what became of it."""
    try:
        outcome.changed.append(deed() or line)
    except Refusal as refusal:
        outcome.refused.append((str(line.action), refusal.message))
    except Collision:
        outcome.refused.append((str(line.action), _("somebody changed it at the same moment")))


@require_POST
@permitted("plans.report_in_plan")
def several_back(request: HttpRequest, region_slug: str, plan_slug: str, moment: int) -> HttpResponse:
    """Take back what this person said of several rows at one moment, as far as nobody spoke since."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "plans.report_in_plan", plan)
    try:
        said_at = EPOCH + moment * MICROSECOND
    except OverflowError as error:
        raise Http404("no such moment") from error
    mine = lines_of_plan(plan).filter(said_at=said_at, said_by=person_of(request)).select_related("action")
    outcome = watched(request, plan, lambda: take_back_rows(request, plan, mine))
    tell(request, outcome)
    return redirect("plans:grid", region_slug=region_slug, plan_slug=plan_slug)


def take_back_rows(request: HttpRequest, plan: Plan, lines: Iterable[WorkingYear]) -> Outcome:
    """Take back row by row."""
    outcome, actor, now = Outcome(), person_of(request), timezone.now()
    for line in lines:
        line.action.plan = plan
        before = latest_before(line, actor)
        if before is not None:
            said = Report(**before)
            attempt(outcome, line, lambda line=line, said=said: take_back_report(  # type: ignore[misc]
                actor=actor, line=line, report=said, now=now, version=line.version
            ))  # fmt: skip
    return outcome


def tell(request: HttpRequest, outcome: Outcome, undo: str = "") -> None:
    """Say how many rows were changed, and of the others why not."""
    count = len(outcome.changed)
    if count:
        text = ngettext("%(count)s row changed.", "%(count)s rows changed.", count) % {"count": count}
        done(request, text, undo=undo)
    elif not outcome.refused:
        messages.info(request, _("Nothing was changed."))
    for name, why in outcome.refused:
        messages.warning(request, _("Not changed: %(name)s: %(why)s") % {"name": name, "why": why})
