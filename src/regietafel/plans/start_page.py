"""What the plans put on the start page and in the main menu. Every figure is a link to the list that it counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regietafel.core import registry
from regietafel.core.registry import Block, Line, NavItem
from regietafel.plans.addresses import tree_address
from regietafel.plans.models import Action, ChaseRound
from regietafel.plans.operations.chase import forget_leads
from regietafel.plans.queries.chase import expected_answers, letters_of
from regietafel.plans.queries.filters import Filter
from regietafel.plans.queries.overview import plan_rows
from regietafel.plans.queries.standing import Figure, Standing, standing_of, work_logged_in
from regietafel.plans.queries.unmeasured import Unmeasured
from regietafel.territories.models import Region

MOST_LEADS = 5
MOST_OF_MINE = 8


def nav_items(user: Any, region: Region) -> Iterator[NavItem]:
    """Start, the plan, and for the network the work outside it: who logs it comes to the form at once."""
    yield NavItem(_("Start"), reverse("home:start", args=[region.slug]), order=10, exact=True)
    elsewhere = tuple(page_of(region) for page_of in registry.plan_pages)
    yield NavItem(_("Action plan"), reverse("plans:list", args=[region.slug]), order=20, also=elsewhere)
    if user.has_perm("plans.view_logged_work", region):
        everything = reverse("plans:work", args=[region.slug])
        logs = user.has_perm("plans.log_work", region)
        here = reverse("plans:work-add", args=[region.slug]) if logs else everything
        yield NavItem(_("Work outside the plan"), here, order=30, prefix=everything, key="n" if logs else "")


def start_blocks(user: Any, region: Region, today: dt.date) -> Iterator[Block]:
    """What the plans say on the first screen, each role what concerns it."""
    rows = plan_rows(user, region)
    may_add = user.has_perm("plans.add_plan", region)
    if not rows:
        yield Block("state", _("Action plan"), template="plans/_start_empty.html", data={"may_add": may_add})
        return
    standing = standing_of(user, rows, today)
    works_here = user.has_perm("plans.log_work", region)
    if standing is not None:
        yield from mine(standing)
        if works_here:
            yield from answers_expected(standing)
            yield from others(standing)
            yield from silent(standing)
            yield from to_do(standing)
        yield coverage(standing)
    data = {
        "rows": rows,
        "may_add": may_add,
        "year_has_plan": any(today.year in row.plan.years for row in rows),
        "today": today,
    }
    yield Block("state", _("Action plans"), order=15, template="plans/_start_plans.html", data=data)
    if user.has_perm("plans.view_logged_work", region):
        count = work_logged_in(user, region, today.year)
        data = {"count": count, "year": today.year, "may_log": works_here}
        yield Block("state", _("Work outside the plan"), order=20, template="plans/_start_work.html", data=data)


def coverage(standing: Standing) -> Block:
    """The coverage guard of the plan in force, for this year."""
    data = {"plan": standing.plan, "cells": [(cell, cell_address(standing, cell)) for cell in standing.cells]}
    title = _("Coverage in %(year)s") % {"year": standing.year}
    return Block("state", title, order=10, template="plans/_start_coverage.html", data=data)


def cell_address(standing: Standing, cell: Any) -> str:
    """The actions that one figure of the coverage line counts, or the table if it counts none."""
    if cell.is_gap:
        return reverse("plans:coverage", args=[standing.plan.region.slug, standing.plan.slug])
    return tree_address(standing.plan, Filter(priority=cell.priority.code, year=str(cell.year), state="counting"))


def mine(standing: Standing) -> Iterator[Block]:
    """The actions in which the reader is named, with how each stands."""
    if standing.my_unmeasured:
        yield Block(
            "me",
            _("Indicators without a result"),
            [unmeasured_line(standing, standing.my_unmeasured, "?mine=1")],
            order=15,
        )
    if not standing.mine.count:
        return
    data = {
        "rows": standing.my_rows[:MOST_OF_MINE],
        "plan": standing.plan,
        "year": standing.year,
        "count": standing.mine.count,
        "url": tree_address(standing.plan, standing.mine.filter),
        "unreported": standing.my_unreported.count,
        "unreported_url": tree_address(standing.plan, standing.my_unreported.filter),
    }
    yield Block("me", _("My actions"), order=10, template="plans/_start_mine.html", data=data)


def answers_expected(standing: Standing) -> Iterator[Block]:
    """How many leads still have to answer the round that is open."""
    expected = expected_answers(standing.plan)
    if expected is None:
        return
    url = reverse("plans:chase-round", args=[standing.plan.region.slug, standing.plan.slug, expected.chase.pk])
    text = _("Everybody has answered")
    if expected.leads:
        leads = ngettext("%(count)s lead", "%(count)s leads", expected.leads) % {"count": expected.leads}
        actions = ngettext("%(count)s action", "%(count)s actions", expected.actions) % {"count": expected.actions}
        text = f"{leads}, {actions}"
    title = _("Round %(about)s") % {"about": expected.chase.about}
    yield Block("others", title, [Line(text, url, count=expected.leads)], order=5)


def round_url(region: Region, pk: int) -> str:
    """The page of a round of questions, unless its plan is gone."""
    rounds = ChaseRound.objects.filter(plan__region=region, plan__removed_at__isnull=True, pk=pk)
    slug = rounds.values_list("plan__slug", flat=True).first()
    return reverse("plans:chase-round", args=[region.slug, slug, pk]) if slug else ""


def others(standing: Standing) -> Iterator[Block]:
    """Who else has not yet said how actions went."""
    lines = []
    for one in standing.waiting[:MOST_LEADS]:
        text = ngettext("%(name)s: %(count)s action", "%(name)s: %(count)s actions", one.figure.count)
        lines.append(line(standing, text % {"name": one.name, "count": one.figure.count}, one.figure))
    rest = len(standing.waiting) - MOST_LEADS
    if rest > 0:
        lines.append(Line(ngettext("and %(count)s more lead", "and %(count)s more leads", rest) % {"count": rest}))
    if lines:
        yield Block("others", _("How did it go in %(year)s?") % {"year": standing.year}, lines, order=10)


def unmeasured_line(standing: Standing, rows: list[Unmeasured], query: str = "") -> Line:
    """How many indicators lack the result of a year that is over or nearly, linked to their list."""
    count = len(rows)
    text = ngettext("%(count)s indicator lacks its result", "%(count)s indicators lack their result", count)
    address = reverse("plans:unmeasured", args=[standing.plan.region.slug, standing.plan.slug])
    return Line(text % {"count": count}, address + query)


def silent(standing: Standing) -> Iterator[Block]:
    """Of which actions nothing was heard for long, and whom to speak to."""
    count = standing.still.count
    lines = []
    if count:
        text = ngettext("Still for over 90 days: %(count)s action", "Still for over 90 days: %(count)s actions", count)
        lines.append(line(standing, text % {"count": count}, standing.still))
        address = reverse("plans:still", args=[standing.plan.region.slug, standing.plan.slug])
        lines.append(Line(_("Whom to speak to"), address))
    if lines:
        yield Block("others", _("Nothing heard"), lines, order=20)
    if standing.unmeasured:
        line_of_all = unmeasured_line(standing, standing.unmeasured)
        yield Block("others", _("Indicators without a result"), [line_of_all], order=25)


def to_do(standing: Standing) -> Iterator[Block]:
    """What the team can settle itself."""
    lines = []
    if count := standing.unreported.count:
        text = ngettext(
            "%(count)s action about which nobody said anything in %(year)s",
            "%(count)s actions about which nobody said anything in %(year)s",
            count,
        )
        lines.append(line(standing, text % {"count": count, "year": standing.year}, standing.unreported))
    if count := standing.assumed.count:
        text = ngettext(
            "%(count)s action with assumed years to confirm", "%(count)s actions with assumed years to confirm", count
        )
        lines.append(line(standing, text % {"count": count}, standing.assumed))
    if count := standing.incomplete.count:
        text = ngettext(
            "%(count)s action names somebody to be completed",
            "%(count)s actions name somebody to be completed",
            count,
        )
        lines.append(line(standing, text % {"count": count}, standing.incomplete))
    if lines:
        yield Block("me", _("To complete in the plan"), lines, order=20)


def line(standing: Standing, text: str, figure: Figure) -> Line:
    """A figure in words, linked to what it counts."""
    return Line(text, tree_address(standing.plan, figure.filter), count=figure.count)


def action_url(region: Region, pk: int) -> str:
    """The page of an action, unless it is gone."""
    slug = (
        Action.objects.filter(plan__region=region, plan__removed_at__isnull=True, pk=pk, removed_at__isnull=True)
        .values_list("plan__slug", flat=True)
        .first()
    )
    return reverse("plans:action", args=[region.slug, slug, pk]) if slug else ""


def hand_over() -> None:
    """Put everything in its slot."""
    registry.nav_items.register("plans", nav_items)
    registry.start_blocks.register("plans", start_blocks)
    registry.journal_urls.register("plans.action", action_url)
    registry.journal_urls.register("plans.chaseround", round_url)
    registry.personal_data.register("letters to leads", letters_of)
    registry.ticks.register("letters to leads", forget_leads)
