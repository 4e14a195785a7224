"""Who sits in a body, on any day; and what can be chosen when a seat is filled."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from regietafel.consultation.models import Body, Seat, SeatRole
from regietafel.organisations.models import Contact
from regietafel.organisations.queries.contacts import contacts_visible_to
from regietafel.territories.models import Region

IN_ORDER = list(SeatRole)


@dataclass
class SeatLine:
    """A seat as the page shows it: with the contact as far as the reader may know, and who stands in for it."""

    seat: Seat
    contact: Contact | None
    substitutes: list[SeatLine] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The organisation or group that sits there."""
        return str(self.seat.organisation or self.seat.group)


def seats_of_body(body: Body) -> QuerySet[Seat]:
    """All seats that a body ever had."""
    rows = Seat.objects.filter(body=body)
    return rows.select_related("organisation", "group", "substitute_for__organisation", "substitute_for__group")


def seat_lines(user: Any, seats: list[Seat]) -> list[SeatLine]:
    """The seats by role and name, substitutes below whom they replace."""
    known = contacts_visible_to(user).in_bulk([seat.contact_id for seat in seats if seat.contact_id])
    lines = {seat.pk: SeatLine(seat, known.get(seat.contact_id or 0)) for seat in seats}
    ordered = sorted(lines.values(), key=lambda line: (IN_ORDER.index(SeatRole(line.seat.role)), line.name.casefold()))
    top = []
    for line in ordered:
        above = lines.get(line.seat.substitute_for_id or 0)
        if above is None or above is line:
            top.append(line)
        else:
            above.substitutes.append(line)
    return top


def seats_held(body: Body, day: dt.date) -> list[Seat]:
    """The seats that were held on a day."""
    return [seat for seat in seats_of_body(body) if seat.holds_on(day)]


def seats_not_held(body: Body, day: dt.date) -> list[Seat]:
    """The other seats: those that ended, and those that are still to begin."""
    rows = [seat for seat in seats_of_body(body) if not seat.holds_on(day)]
    return sorted(rows, key=lambda seat: (seat.until or dt.date.max, seat.pk), reverse=True)


def contacts_for(user: Any, region: Region) -> QuerySet[Contact]:
    """The contacts of a region that can come for a seat, by organisation."""
    rows = contacts_visible_to(user).filter(region=region).select_related("organisation")
    return rows.order_by("organisation__name", "name", "pk")
