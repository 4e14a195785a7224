"""The lines of the tree, hundreds on a page; see :mod:`regietafel.core.stencil`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from regietafel.core.stencil import stencil
from regietafel.core.templatetags.ui import state_mark, year_marks
from regietafel.plans.models import Plan
from regietafel.plans.queries.tree import ActionRow
from regietafel.plans.stillness import Stillness

register = template.Library()

SLOTS = ("key", "number", "title", "name", "url", "leads", "norm", "state", "still", "years")


@register.simple_tag(takes_context=True)
def action_rows(context: dict[str, Any], rows: Iterable[ActionRow]) -> SafeString:
    """The actions of a goal as lines of the tree; ``plan``, ``may_change_actions`` and ``draggable`` from the page."""
    plan: Plan = context["plan"]
    before, after = address_around(plan)
    same = {
        "may_change": bool(context.get("may_change_actions")),
        "draggable": bool(context.get("draggable")),
        "many": len(plan.years) > 4,
    }
    return SafeString("".join(line(row, f"{before}{row.action.pk}{after}", same) for row in rows))


def still_mark(still: Stillness) -> SafeString:
    """``plans/_stale.html`` where it stands on many lines of a page."""
    mark = stencil("plans/_stale_mark.html", ("words",), tone=still.tone)
    return SafeString(mark.filled({"words": still.words}))


def address_around(plan: Plan) -> tuple[str, str]:
    """The address of the page of an action, before and after its key: asked once and not for each line."""
    before, _, after = reverse("plans:action", args=[plan.region.slug, plan.slug, 0]).rpartition("0")
    return before, after


def line(row: ActionRow, url: str, same: dict[str, bool]) -> str:
    """One action: the shape of its line, and what stands on it."""
    action, norm = row.action, row.norm
    leads, often = row.lead_names, norm.text if norm else ""
    shape = stencil(
        "plans/_action_row.html",
        SLOTS,
        numbered=bool(action.number),
        led=bool(leads),
        normed=bool(often),
        overridden=row.is_overridden,
        quiet=row.still is not None,
        **same,
    )
    return shape.filled(
        {
            "key": str(action.pk),
            "number": action.number,
            "title": action.title,
            "name": str(action),
            "url": url,
            "leads": leads,
            "norm": often,
            "state": state_mark(row.state),
            "still": still_mark(row.still) if row.still else "",
            "years": year_marks(row.years, url),
        }
    )
