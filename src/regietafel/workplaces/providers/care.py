"""What the pages below show of workplaces: self-checks, free places, changes, remarks, the worklist."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regietafel.core import registry
from regietafel.core.registry import Block, Line
from regietafel.territories.models import Region
from regietafel.workplaces.models import RemarkState
from regietafel.workplaces.operations.check_clock import tick
from regietafel.workplaces.operations.remarks import forget_visitors
from regietafel.workplaces.queries.remarks import remarks_of
from regietafel.workplaces.queries.worklist import counts_of, figures_of
from regietafel.workplaces.worklist_words import CHANGE, LAPSED, REMARK, TO_CALL, UNCONFIRMED, URGENT


def start_blocks(user: Any, region: Region, today: dt.date) -> Iterator[Block]:
    """The team what waits in its directory and how it stands; an editor the remarks on the own workplaces."""
    if not user.has_perm("workplaces.view_directory", region):
        return
    if user.has_perm("workplaces.watch_over", region):
        lines = [line for line in waiting_lines(user, region, today) if line.count]
        if lines:
            yield Block("me", _("Directory"), lines, order=40)
        figures = figures_of(region, today)
        if figures.total:
            text = ngettext(
                "%(confirmed)s of %(count)s workplace confirmed",
                "%(confirmed)s of %(count)s workplaces confirmed",
                figures.total,
            ) % {"confirmed": figures.confirmed, "count": figures.total}
            here = reverse("workplaces:worklist-organisations", args=[region.slug])
            yield Block("state", _("Directory"), [Line(text, here)], order=40)
        return
    count = remarks_of(user, region).filter(state=RemarkState.OPEN).count()
    if count:
        text = ngettext("%(count)s remark to answer", "%(count)s remarks to answer", count) % {"count": count}
        here = reverse("workplaces:remarks", args=[region.slug])
        yield Block("me", _("Directory"), [Line(text, here, count=count)], order=40)


def waiting_lines(user: Any, region: Region, today: dt.date) -> Iterator[Line]:
    """What waits for the director, each figure with the list that it counts."""
    counts = counts_of(user, region, today, URGENT)
    here = reverse("workplaces:worklist", args=[region.slug])
    words = {
        CHANGE: ngettext("%(count)s change to decide", "%(count)s changes to decide", counts[CHANGE]),
        REMARK: ngettext("%(count)s remark to answer", "%(count)s remarks to answer", counts[REMARK]),
        TO_CALL: ngettext("%(count)s workplace to call about", "%(count)s workplaces to call about", counts[TO_CALL]),
        UNCONFIRMED: ngettext(
            "%(count)s workplace not confirmed for too long",
            "%(count)s workplaces not confirmed for too long",
            counts[UNCONFIRMED],
        ),
        LAPSED: ngettext(
            "%(count)s workplace off the public list", "%(count)s workplaces off the public list", counts[LAPSED]
        ),
    }
    for kind, text in words.items():
        yield Line(text % {"count": counts[kind]}, f"{here}?kind={kind}", count=counts[kind])


def remembered(now: dt.datetime) -> str:
    """Let the clock ask, remind and take off the public list what nobody confirms."""
    return tick(now)


def forgotten(now: dt.datetime) -> str:
    """Let the clock forget addresses of visitors."""
    return f"addresses of {forget_visitors(actor=None, now=now)} visitors forgotten"


def hand_over() -> None:
    """Register with the slots of the registry."""
    registry.start_blocks.register("workplaces care", start_blocks)
    registry.ticks.register("self-checks of workplaces", remembered)
    registry.ticks.register("remarks on workplaces", forgotten)
