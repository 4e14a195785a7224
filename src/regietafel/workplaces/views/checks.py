"""Self-checks for the team: who was asked, who answered; starting a round by hand, reminding, withdrawing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form
from regietafel.core.messages import done
from regietafel.core.paging import page_of
from regietafel.people.queries import get_region_or_404, person_of
from regietafel.territories.models import Region
from regietafel.workplaces.forms.care import RoundForm
from regietafel.workplaces.forms.care_filters import CheckFilterForm
from regietafel.workplaces.models import SelfCheck
from regietafel.workplaces.operations.checks import (
    Round,
    remind_all,
    remind_check,
    renew_check,
    start_round,
    withdraw_check,
)
from regietafel.workplaces.queries.checks import checks_of, narrowed_checks, to_choose_from
from regietafel.workplaces.queries.worklist import figures_of
from regietafel.workplaces.views.care_load import care_crumbs, get_check_or_404
from regietafel.workplaces.views.worklist import tabs_of


@require_safe
@permitted("workplaces.watch_over")
def checks(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Who was asked, and what they answered."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.watch_over", region)
    form = CheckFilterForm(request.GET)
    form.is_valid()
    everything = checks_of(request.user, region)
    page = page_of(request, narrowed_checks(everything, form.cleaned_data))
    waiting = narrowed_checks(everything, {"state": "open"}).count()
    context = {
        "filter_form": form,
        "page": page,
        "total": everything.count(),
        "waiting": waiting,
        "figures": figures_of(region, timezone.localdate()),
        "today": timezone.localdate(),
        "tabs": tabs_of(region, "checks"),
        "crumbs": care_crumbs(request.user, region),
    }
    return render(request, "workplaces/care/checks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("workplaces.watch_over")
def start(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Ask the chosen organisations now."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.watch_over", region)
    organisations = list(to_choose_from(request.user, region, timezone.localdate()))
    asked = request.GET.get("organisation", "")
    chosen = [one.pk for one in organisations if not asked or str(one.pk) == asked]
    held: dict[str, RoundForm] = {}

    def form_of(data: Any) -> RoundForm:
        held["form"] = RoundForm(data, organisations=organisations, chosen=chosen)
        return held["form"]

    def save(_values: dict[str, Any]) -> Round:
        wanted = held["form"].wanted()
        return start_round(actor=person_of(request), region=region, organisations=wanted, now=timezone.now())

    def saved(made: Round) -> HttpResponse:
        done(request, told(made))
        return redirect("workplaces:checks", region_slug)

    return add_with_form(
        request,
        form_of=form_of,
        save=save,
        saved=saved,
        template="workplaces/care/check_start.html",
        context={"organisations": organisations, "crumbs": care_crumbs(request.user, region, checks_crumb(region))},
    )


def checks_crumb(region: Region) -> tuple[str, str]:
    """The list of self-checks in the way back."""
    return _("Self-checks"), reverse("workplaces:checks", args=[region.slug])


def told(made: Round) -> str:
    """What came of a round, in a sentence for each."""
    parts = [ngettext("%(count)s organisation is asked.", "%(count)s organisations are asked.", made.asked)]
    counts = [made.asked]
    if made.waiting:
        parts.append(
            ngettext(
                "%(count)s was asked already and did not answer yet: remind it.",
                "%(count)s were asked already and did not answer yet: remind them.",
                made.waiting,
            )
        )
        counts.append(made.waiting)
    if made.unreachable:
        parts.append(
            ngettext(
                "%(count)s has no e-mail address: call it.",
                "%(count)s have no e-mail address: call them.",
                made.unreachable,
            )
        )
        counts.append(made.unreachable)
    return " ".join(part % {"count": count} for part, count in zip(parts, counts, strict=True))


@require_POST
@permitted("workplaces.watch_over")
def remind_everybody(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Remind all who did not answer."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.watch_over", region)
    here = reverse("workplaces:checks", args=[region_slug])

    def reminded(count: int) -> HttpResponse:
        text = ngettext("%(count)s organisation is reminded.", "%(count)s organisations are reminded.", count)
        done(request, text % {"count": count})
        return redirect(here)

    return act(
        request,
        do=lambda: remind_all(actor=person_of(request), region=region, now=timezone.now()),
        done=reminded,
        otherwise=here,
    )


def deed_on(
    request: HttpRequest, region_slug: str, pk: int, do: Callable[[SelfCheck], SelfCheck], said: str
) -> HttpResponse:
    """One deed on one check, and back to the list."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.watch_over", region)
    row = get_check_or_404(request.user, region, pk)
    here = reverse("workplaces:checks", args=[region_slug])

    def finished(check: SelfCheck) -> HttpResponse:
        done(request, said % {"organisation": check.organisation, "address": check.email})
        return redirect(here)

    return act(request, do=lambda: do(row), done=finished, otherwise=here)


@require_POST
@permitted("workplaces.watch_over")
def remind(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Remind one organisation."""
    actor, now = person_of(request), timezone.now()
    said = _("%(organisation)s is reminded, at %(address)s.")
    return deed_on(request, region_slug, pk, lambda row: remind_check(actor=actor, check=row, now=now), said)


@require_POST
@permitted("workplaces.watch_over")
def renew(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Send the question with a new link to whoever is the contact now."""
    actor, now = person_of(request), timezone.now()
    said = _("%(organisation)s gets a new link, at %(address)s. The old one does not work any more.")
    return deed_on(request, region_slug, pk, lambda row: renew_check(actor=actor, check=row, now=now), said)


@require_POST
@permitted("workplaces.watch_over")
def withdraw(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Let a question go."""
    actor, now = person_of(request), timezone.now()
    said = _("The question to %(organisation)s is withdrawn: its link opens nothing any more.")
    return deed_on(request, region_slug, pk, lambda row: withdraw_check(actor=actor, check=row, now=now), said)
