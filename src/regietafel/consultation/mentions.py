"""What consultation tells on the page of an organisation or a group: in which bodies it sits, and as what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from regietafel.consultation.models import Body, Seat
from regietafel.consultation.queries.bodies import bodies_in
from regietafel.consultation.queries.visible import seats_on
from regietafel.core import registry
from regietafel.core.registry import Block, Line
from regietafel.organisations.models import Organisation, StakeholderGroup
from regietafel.territories.models import Region


def mentions(user: Any, region: Region, row: Any) -> Iterator[Block]:
    """The bodies in which it sits today, and the body that plans mean by the name of a group."""
    if not isinstance(row, Organisation | StakeholderGroup):
        return
    bodies = bodies_in(user, region)
    named = {"organisation": row} if isinstance(row, Organisation) else {"group": row}
    roles: dict[Body, list[str]] = {}
    seats = Seat.objects.filter(seats_on(timezone.localdate()), body__in=bodies, **named).select_related("body")
    for seat in seats.order_by("body__name", "pk"):
        roles.setdefault(seat.body, []).append(str(seat.get_role_display()))
    is_it = bodies.filter(Q(group=row) if isinstance(row, StakeholderGroup) else Q(organiser=row))
    word = _("is this body") if isinstance(row, StakeholderGroup) else _("organiser")
    for body in is_it:
        roles.setdefault(body, []).append(word)
    if roles:
        lines = [
            Line(body.name, reverse("consultation:body", args=[region.slug, body.slug]), note=", ".join(found))
            for body, found in roles.items()
        ]
        yield Block("row", _("Sits in"), lines, order=20)


def hand_over() -> None:
    """Put it in its slot."""
    registry.mentions.register("consultation", mentions)
