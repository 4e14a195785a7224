"""What the plans tell on the page of an organisation, a group or a function: at which actions it is named, and as what."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.core import registry
from regietafel.core.registry import Block, Line
from regietafel.plans.models import Action, ActionParty
from regietafel.plans.operations.parties import Who, column_of
from regietafel.plans.queries import actions_visible_to
from regietafel.territories.models import Region


def mentions(user: Any, region: Region, row: Who) -> Iterator[Block]:
    """One block for each plan of the region in which a person sees the name, the latest plan first."""
    actions = actions_visible_to(user).filter(plan__region=region)
    named = ActionParty.objects.filter(action__in=actions, **column_of(row)).select_related("action__plan")
    ordered = named.order_by(
        "-action__plan__start_year", "action__plan_id", "action__goal__order", "action__order", "order"
    )
    for plan, parties in groupby(ordered, key=lambda party: party.action.plan):
        roles: dict[Action, list[str]] = {}
        for party in parties:
            roles.setdefault(party.action, []).append(str(party.get_role_display()))
        lines = [
            Line(str(action), reverse("plans:action", args=[region.slug, plan.slug, action.pk]), note=", ".join(found))
            for action, found in roles.items()
        ]
        yield Block("row", _("Named in %(plan)s") % {"plan": plan.title}, lines, order=10)


def hand_over() -> None:
    """Put it in its slot."""
    registry.mentions.register("plans", mentions)
