"""What of the plans waits for one person: years of own actions without a word, indicators without a result; and texts that call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regietafel.attention import texts
from regietafel.attention.sources import Source, Waiting, sources
from regietafel.plans.models import LoggedWork, WorkingYear
from regietafel.plans.queries.leads import my_action_keys
from regietafel.plans.queries.overview import plan_in_force, plan_rows
from regietafel.plans.queries.own import silent_years
from regietafel.plans.queries.unmeasured import due_years, unmeasured
from regietafel.plans.queries.visible import logged_work_visible_to, plans_visible_to
from regietafel.territories.models import Region


def years(user: Any, region: Region, today: dt.date) -> Iterator[Waiting]:
    """Own actions that are to be reported on: a line for each action and year."""
    for row, year in silent_years(user, plan_rows(user, region), today):
        plan = row.action.plan
        yield Waiting(
            key=f"plans.year:{row.action.pk}:{year}",
            text=_("%(action)s: how did it go in %(year)s?") % {"action": row.action, "year": year},
            url=reverse("plans:year", args=[region.slug, plan.slug, row.action.pk, year]),
            due=dt.date(year, 12, 31),
        )


def indicators(user: Any, region: Region, today: dt.date) -> Iterator[Waiting]:
    """Indicators of actions that the reader leads, of which a year lacks its result."""
    row = plan_in_force(plan_rows(user, region), today.year)
    if row is None or not (years_due := due_years(row.plan.years, today)):
        return
    leading = my_action_keys(user, row.plan, leading=True)
    for one in unmeasured(row.plan, years_due, leading) if leading else ():
        yield Waiting(
            key=f"plans.indicator:{one.indicator.pk}:{one.year}",
            text=_("%(indicator)s: what did it come to in %(year)s?") % {"indicator": one.indicator, "year": one.year},
            url=reverse("plans:indicator-values", args=[region.slug, row.plan.slug, one.action.pk]),
            note=str(one.action),
            due=dt.date(one.year, 12, 31),
        )


def year_said(pk: int) -> texts.Spoken | None:
    """What was written about an action in a year."""
    line = WorkingYear.objects.filter(pk=pk).select_related("action__plan__region").first()
    if line is None or line.action.is_removed or line.action.plan.is_removed:
        return None
    plan = line.action.plan
    return texts.Spoken(
        region=plan.region,
        text=line.sentence,
        label=_("%(action)s, %(year)s") % {"action": line.action, "year": line.year},
        url=reverse("plans:action", args=[plan.region.slug, plan.slug, line.action_id]),
        seen_by=lambda user: plans_visible_to(user).filter(pk=plan.pk).exists(),
    )


def work_said(pk: int) -> texts.Spoken | None:
    """What was written about work outside the plan."""
    work = LoggedWork.objects.filter(pk=pk, removed_at__isnull=True).select_related("region").first()
    if work is None:
        return None
    return texts.Spoken(
        region=work.region,
        text=f"{work.what}\n{work.result}",
        label=work.what,
        url=reverse("plans:work", args=[work.region.slug]),
        seen_by=lambda user: logged_work_visible_to(user).filter(pk=pk).exists(),
    )


def hand_over() -> None:
    """Hand over the lines and the texts."""
    sources.register(Source("year", gettext_lazy("How did your actions go?"), years, order=40))
    sources.register(Source("indicator", gettext_lazy("Indicators without a result"), indicators, order=45))
    texts.register("plans.workingyear", year_said)
    texts.register("plans.loggedwork", work_said)
