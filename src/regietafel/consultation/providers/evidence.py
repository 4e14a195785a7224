"""What the plan shows of consultation: beside each working year of an action the meetings that were held for it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import formats
from django.utils.translation import ngettext

from regietafel.consultation.queries.evidence import Held, held_for, seen_by
from regietafel.core import registry
from regietafel.core.registry import Block, Line


def held_in_years(user: Any, action: Any) -> dict[int, list[Block]]:
    """Year → a block for each body: how many meetings were held, each a link for who may read it."""
    held = held_for(action)
    seen = seen_by(user, held)
    return {year: [block_of(row, seen, action) for row in rows] for year, rows in held.items()}


def block_of(row: Held, seen: frozenset[int], action: Any) -> Block:
    """One body in one year."""
    text = ngettext("%(body)s: %(count)s meeting held", "%(body)s: %(count)s meetings held", row.number)
    slug = action.plan.region.slug
    lines = [
        Line(
            formats.date_format(one.on, "j F") if one.precision == "day" else str(one.when),
            reverse("consultation:meeting", args=[slug, one.pk]) if one.pk in seen else "",
        )
        for one in row.meetings
    ]
    return Block("evidence", text % {"body": row.body, "count": row.number}, lines)


def hand_over() -> None:
    """Put it in its slot."""
    registry.year_evidence.register("consultation", held_in_years)
