"""Action points: who does what by when. Agreed under an item, taken on at an event or noted by itself, and settled."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from regietafel.consultation.models import ActionPoint, AgendaItem, Body, Event, PointState
from regietafel.consultation.operations.minutes_lock import insist_minutes_are_open
from regietafel.consultation.operations.replayed import made_before
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.journal.operations import record, snapshot
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.people.queries import people_of
from regietafel.territories.models import Region

TOLD = ("what", "user", "organisation", "who", "due_on")
SETTLED = ("state", "result", "settled_on")


@dataclass(frozen=True)
class PointData:
    """What is agreed: what, who (an account, an organisation, or a name as it was said) and by when."""

    what: str
    user: User | None = None
    organisation: Organisation | None = None
    who: str = ""
    due_on: dt.date | None = None

    def columns(self) -> dict[str, Any]:
        """The columns of the row."""
        return {
            "what": self.what.strip(),
            "user": self.user,
            "organisation": self.organisation,
            "who": self.who.strip(),
            "due_on": self.due_on,
        }


def insist_on_point(region: Region, data: PointData) -> None:
    """Refuse a point that says nothing, or stands on the name of somebody of elsewhere."""
    if not data.what.strip():
        raise Refusal(_("Say what will be done."), field="what")
    if data.organisation is not None and data.organisation.region_id not in (None, region.pk):
        raise Refusal(_("This organisation does not stand in the address book of this region."), field="organisation")
    if data.user is not None and not people_of(region).filter(pk=data.user.pk).exists():
        raise Refusal(_("This person has no seat in the region."), field="user")


def insist_on_place(region: Region, body: Body | None, item: AgendaItem | None, event: Event | None) -> None:
    """Refuse to hang a promise on something of another region, or on what was taken away."""
    places = [body, item.body if item else None, event]
    if any(one is not None and one.region_id != region.pk for one in places):
        raise Refusal(_("This does not belong to the region."))
    if item is not None and item.is_removed:
        raise Refusal(_("This agenda item was removed meanwhile. Put it back first."))


@operation
def add_point(
    *,
    actor: Any,
    region: Region,
    data: PointData,
    body: Body | None = None,
    item: AgendaItem | None = None,
    event: Event | None = None,
    client_id: uuid.UUID | None = None,
) -> ActionPoint:
    """Note a point. With an item it is of the body of that item; the same ``client_id`` again makes nothing new."""
    before = made_before(ActionPoint, region, client_id)
    if before is not None:
        return before  # type: ignore[no-any-return]
    body = body or (item.body if item else None)
    insist_on_place(region, body, item, event)
    insist_on_point(region, data)
    point = ActionPoint.objects.create(
        region=region,
        body=body,
        item=item,
        event=event,
        client_id=client_id or uuid.uuid4(),
        made_by=actor if getattr(actor, "pk", None) else None,
        **data.columns(),
    )
    record(actor=actor, verb="created", on=point, region=region, after=snapshot(point, TOLD))
    return point


@operation
def edit_point(*, actor: Any, point: ActionPoint, data: PointData, version: int | None) -> ActionPoint:
    """Mend what was agreed, as long as it does not stand in locked minutes."""
    fresh = locked_at(point, version)
    if fresh.is_removed:
        raise Refusal(_("This was removed. Restore it first."))
    insist_on_point(fresh.region, data)
    before = snapshot(fresh, TOLD)
    for name, value in data.columns().items():
        setattr(fresh, name, value)
    after = snapshot(fresh, TOLD)
    if after != before:
        insist_minutes_are_open(fresh)
        fresh.save_next(*TOLD)
        record(actor=actor, verb="changed", on=fresh, region=fresh.region, before=before, after=after)
    return fresh


@operation
def settle_point(
    *,
    actor: Any,
    point: ActionPoint,
    state: str,
    today: dt.date,
    result: str = "",
    version: int | None = None,
) -> ActionPoint:
    """Say that a point was done, or will not be done any more, with what came of it. Twice is once."""
    fresh = locked_at(point, version)
    if fresh.is_removed:
        raise Refusal(_("This was removed. Restore it first."))
    if state not in (PointState.DONE, PointState.DROPPED):
        raise Refusal(_("Choose whether it was done or dropped."), field="state")
    if state == PointState.DROPPED and not result.strip():
        raise Refusal(_("Say in a few words why it will not be done."), field="result")
    before = snapshot(fresh, SETTLED)
    if fresh.state == state and fresh.result == result.strip():
        return fresh
    if fresh.state != state:
        fresh.settled_on = today
    fresh.state, fresh.result = state, result.strip()
    fresh.save_next(*SETTLED)
    record(actor=actor, verb="closed", on=fresh, region=fresh.region, before=before, after=snapshot(fresh, SETTLED))
    return fresh


@operation
def reopen_point(*, actor: Any, point: ActionPoint, version: int | None = None) -> ActionPoint:
    """Take back that a point was settled; what was said of it stays. Twice is once."""
    fresh = locked_at(point, version)
    if fresh.state == PointState.OPEN:
        return fresh
    before = snapshot(fresh, SETTLED)
    fresh.state, fresh.settled_on = PointState.OPEN, None
    fresh.save_next("state", "settled_on")
    record(actor=actor, verb="reopened", on=fresh, region=fresh.region, before=before, after=snapshot(fresh, SETTLED))
    return fresh


@operation
def remove_point(*, actor: Any, point: ActionPoint, now: dt.datetime) -> ActionPoint:
    """Put a point in the bin, as long as it does not stand in locked minutes. Twice is once."""
    fresh = locked(point)
    insist_minutes_are_open(fresh)
    put_in_bin(fresh, actor=actor, region=fresh.region, now=now)
    return fresh


@operation
def restore_point(*, actor: Any, point: ActionPoint) -> ActionPoint:
    """Take a point out of the bin, as long as it does not stand in locked minutes. Twice is once."""
    fresh = locked(point)
    if fresh.is_removed:
        insist_minutes_are_open(fresh)
    take_out_of_bin(fresh, actor=actor, region=fresh.region)
    return fresh


@operation
def purge_points(*, actor: None, before: dt.datetime) -> int:
    """Delete for good what was put in the bin before a moment."""
    gone = list(ActionPoint.objects.filter(removed_at__lt=before).select_related("region"))
    return empty_bin(((point, point.region) for point in gone), actor=actor)
