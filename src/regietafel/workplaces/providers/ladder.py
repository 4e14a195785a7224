"""What the pages below show of workplaces: how many are confirmed, and how many gaps the ladder has."""

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
from regietafel.workplaces.ladder_choice import RUNG, USUAL_NORM
from regietafel.workplaces.queries.confirmed import confirmed_of
from regietafel.workplaces.queries.ladder import ladder_for


def start_blocks(user: Any, region: Region, today: dt.date) -> Iterator[Block]:
    """How the ladder stands, and for the network how much of the directory is confirmed; each figure leads to what it counts.

    Whoever watches over the directory reads what is confirmed beside what waits, from self-checks and worklist.
    """
    if not user.has_perm("workplaces.view_ladder", region):
        return
    confirmed, number = confirmed_of(user, region, today)
    if not number:
        return
    gaps = gaps_line(user, region, today)
    if user.has_perm("workplaces.watch_over", region):
        yield Block("state", _("Ladder"), [gaps], order=41)
        return
    words = ngettext(
        "%(confirmed)s of %(count)s workplace confirmed", "%(confirmed)s of %(count)s workplaces confirmed", number
    )
    text = words % {"confirmed": confirmed, "count": number}
    tone = "" if confirmed == number else "warn"
    line = Line(text, reverse("workplaces:register", args=[region.slug]), tone=tone, count=confirmed)
    yield Block("state", _("Directory"), [line, gaps], order=40)


def gaps_line(user: Any, region: Region, today: dt.date) -> Line:
    """How many municipalities have a gap by the norm that the page of the ladder begins with."""
    gaps = sum(one.is_gap for one in ladder_for(user, region, today, today).judge(RUNG, USUAL_NORM))
    text = ngettext("%(count)s gap on rung %(rung)s", "%(count)s gaps on rung %(rung)s", gaps)
    return Line(
        text % {"count": gaps, "rung": RUNG},
        reverse("workplaces:ladder", args=[region.slug]),
        tone="bad" if gaps else "",
        count=gaps,
    )


def hand_over() -> None:
    """Register with the slots of the registry."""
    registry.start_blocks.register("workplaces ladder", start_blocks)
