"""Saying that somebody is missed at a table, and taking that back."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from regietafel.consultation.models import BlindSpot, Body, Seat
from regietafel.consultation.operations.bodies import insist_is_there
from regietafel.consultation.queries.visible import seats_on
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.organisations.models import Organisation
from regietafel.people.models import User


@operation
def mark_blind_spot(*, actor: User, body: Body, organisation: Organisation, reason: str, today: dt.date) -> BlindSpot:
    """Say that an organisation is missed in a body, and why."""
    body = insist_is_there(locked(body))
    if not reason.strip():
        raise Refusal(_("Say why this organisation is missed here."), field="reason")
    if organisation.region_id not in {None, body.region_id} or organisation.is_removed:
        raise Refusal(_("This organisation is not in the address book of the region."), field="organisation")
    if not body.exists_on(today):
        raise Refusal(_("This body does not exist today."), field="body")
    if Seat.objects.filter(seats_on(today), body=body, organisation=organisation).exists():
        raise Refusal(_("This organisation sits in the body already."), field="organisation")
    insist_on_one(body, organisation)
    spot = BlindSpot.objects.create(
        body=body, organisation=organisation, reason=" ".join(reason.split()), marked_by=actor, marked_on=today
    )
    record(actor=actor, verb="created", on=spot, region=body.region, reason=spot.reason)
    return spot


def insist_on_one(body: Body, organisation: Organisation) -> None:
    """Refuse to mark the same hole twice."""
    if BlindSpot.objects.filter(body=body, organisation=organisation, lifted_on__isnull=True).exists():
        raise Refusal(_("This is marked as a blind spot already."), field="organisation")


@operation
def lift_blind_spot(*, actor: User, spot: BlindSpot, today: dt.date) -> BlindSpot:
    """Say that nobody is missed there any more; it stays known until when it was. Twice is once."""
    locked(spot.body)
    fresh = locked(spot)
    if fresh.lifted_on is None:
        fresh.lifted_on = today
        fresh.save_next("lifted_on")
        record(actor=actor, verb="removed", on=fresh, region=fresh.body.region)
    return fresh


@operation
def put_back_blind_spot(*, actor: User, spot: BlindSpot) -> BlindSpot:
    """Take back that it was lifted. Twice is once."""
    locked(spot.body)
    fresh = locked(spot)
    if fresh.lifted_on is not None:
        insist_on_one(fresh.body, fresh.organisation)
        fresh.lifted_on = None
        fresh.save_next("lifted_on")
        record(actor=actor, verb="restored", on=fresh, region=fresh.body.region)
    return fresh
