"""Who sits in a body: a seat is taken, described, and left; who sat there once stays known."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from regietafel.consultation.models import Body, Seat, SeatRole
from regietafel.consultation.operations.bodies import insist_is_there
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.operations import record, snapshot
from regietafel.organisations.models import Contact, Organisation, StakeholderGroup
from regietafel.people.models import User

FIELDS = ("organisation", "group", "role", "delegation", "contact", "substitute_for", "since", "until")


@dataclass(frozen=True)
class SeatData:
    """Who sits there, as what, sent how, who comes, for whom it stands in, and when."""

    organisation: Organisation | None = None
    group: StakeholderGroup | None = None
    role: str = SeatRole.MEMBER
    delegation: str = ""
    contact: Contact | None = None
    substitute_for: Seat | None = None
    since: dt.date | None = None
    until: dt.date | None = None


def fill(seat: Seat, data: SeatData) -> None:
    """Set what a person may say."""
    for name in FIELDS:
        setattr(seat, name, getattr(data, name))
    seat.delegation = " ".join(data.delegation.split())


def insist(seat: Seat, body: Body) -> None:
    """Refuse a seat that cannot be."""
    insist_on_member(seat, body)
    insist_on_substitute(seat)
    insist_on_time(seat, body)
    for other in Seat.objects.filter(
        body=body, organisation=seat.organisation, group=seat.group, role=seat.role, delegation=seat.delegation
    ).exclude(pk=seat.pk):
        if overlap(seat, other) and other.substitute_for_id == seat.substitute_for_id:
            raise Refusal(_("%(seat)s: that stands there already. Change that one instead.") % {"seat": other})


def insist_on_member(seat: Seat, body: Body) -> None:
    """One organisation or one group, of this region, and a contact of that organisation."""
    organisation, group, contact = seat.organisation, seat.group, seat.contact
    if (organisation is None) == (group is None):
        raise Refusal(_("Choose an organisation or a group: one of the two."), field="organisation")
    if organisation is not None and organisation.region_id not in {None, body.region_id}:
        raise Refusal(
            _("This organisation is not of this region. Choose one of its address book."), field="organisation"
        )
    if group is not None and group.region_id != body.region_id:
        raise Refusal(_("This group is not of this region. Choose one of its address book."), field="group")
    if contact is None:
        return
    if contact.region_id != body.region_id or organisation is None or contact.organisation_id != organisation.pk:
        raise Refusal(_("This contact is of another organisation than the one that sits here."), field="contact")


def insist_on_substitute(seat: Seat) -> None:
    """A substitute stands in for a seat of the same body that is none itself."""
    above = seat.substitute_for
    if seat.role == SeatRole.SUBSTITUTE:
        if above is None:
            raise Refusal(_("Choose for whom this is the substitute."), field="substitute_for")
        if above.body_id != seat.body_id or above.pk == seat.pk or above.role == SeatRole.SUBSTITUTE:
            raise Refusal(_("A substitute stands in for another seat of this body."), field="substitute_for")
        if not overlap(seat, above):
            raise Refusal(
                _("The seat for which this is the substitute is not held at that time."), field="substitute_for"
            )
    elif above is not None:
        raise Refusal(_("Only a substitute stands in for somebody. Choose that role, or nobody here."), field="role")
    if seat.pk and seat.role == SeatRole.SUBSTITUTE and seat.substitutes.exists():
        raise Refusal(_("This seat has a substitute itself, so it cannot become one."), field="role")


def insist_on_time(seat: Seat, body: Body) -> None:
    """From before until, and while the body exists."""
    starts, ends = body.starts, body.ends
    if seat.since and seat.until and seat.until < seat.since:
        raise Refusal(_("The end stands before the start."), field="until")
    if starts and seat.since and seat.since < starts.first:
        raise Refusal(
            _("“%(body)s” exists since %(date)s. Choose a later date, or change since when the body exists.")
            % {"body": body, "date": starts},
            field="since",
        )
    if ends and seat.since and seat.since > ends.last:
        raise Refusal(_("“%(body)s” existed until %(date)s.") % {"body": body, "date": ends}, field="since")
    if starts and seat.until and seat.until < starts.first:
        raise Refusal(_("“%(body)s” exists since %(date)s only.") % {"body": body, "date": starts}, field="until")


def overlap(one: Seat, other: Seat) -> bool:
    """Whether two seats are held on some day together."""
    starts = [seat.since for seat in (one, other) if seat.since]
    ends = [seat.until for seat in (one, other) if seat.until]
    return not starts or not ends or max(starts) <= min(ends)


@operation
def add_seat(*, actor: User, body: Body, data: SeatData) -> Seat:
    """Seat an organisation, or a group of them, in a body."""
    fresh = insist_is_there(locked(body))
    seat = Seat(body=fresh)
    fill(seat, data)
    insist(seat, fresh)
    seat.save()
    record(actor=actor, verb="created", on=seat, region=fresh.region, after=told(seat))
    return seat


def told(seat: Seat) -> dict[str, Any]:
    """The seat as the journal tells it."""
    return {"body": str(seat.body), **snapshot(seat, FIELDS)}


@operation
def edit_seat(*, actor: User, seat: Seat, data: SeatData, version: int | None) -> Seat:
    """Change what is said of a seat."""
    body = insist_is_there(locked(seat.body))
    fresh = locked_at(seat, version)
    before = told(fresh)
    fill(fresh, data)
    insist(fresh, body)
    after = told(fresh)
    if after != before:
        fresh.save_next()
        record(actor=actor, verb="changed", on=fresh, region=body.region, before=before, after=after)
    return fresh


@operation
def end_seat(*, actor: User, seat: Seat, until: dt.date, version: int | None) -> Seat:
    """Say on which day a seat is held for the last time; who stands in for it stops on that day too."""
    body = insist_is_there(locked(seat.body))
    fresh = locked_at(seat, version)
    before = told(fresh)
    fresh.until = until
    insist_on_time(fresh, body)
    after = told(fresh)
    if after != before:
        fresh.save_next("until")
        record(actor=actor, verb="ended", on=fresh, region=body.region, before=before, after=after)
    for below in fresh.substitutes.select_for_update():
        if below.until is None or below.until > until:
            end_seat(actor=actor, seat=below, until=max(until, below.since or until), version=None)
    return fresh
