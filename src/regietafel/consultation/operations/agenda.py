"""Items of an agenda: added, changed, put in order, put on a meeting, pushed back, carried over, taken off and put back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from regietafel.consultation.lifecycle import MEETING_OPEN, MINUTES_OPEN
from regietafel.consultation.models import AgendaItem, Body, Meeting, ProposalState, Purpose, StandardItem
from regietafel.consultation.queries.agenda import standard_items_for, standard_title
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.journal.operations import record
from regietafel.people.models import User
from regietafel.plans.models import Action

FIELDS = ("title", "purpose", "minutes_planned", "presenter", "explanation")
MOST_ITEMS = 200


@dataclass(frozen=True)
class ItemData:
    """What a person says about an item."""

    title: str
    purpose: str = Purpose.DISCUSSION
    minutes_planned: int | None = None
    presenter: str = ""
    explanation: str = ""
    actions: Collection[Action] = ()

    def columns(self) -> dict[str, Any]:
        """The columns of the row."""
        return {name: getattr(self, name) for name in FIELDS}


def told_item(item: AgendaItem) -> dict[str, Any]:
    """An item as the journal tells it."""
    return {
        **{name: getattr(item, name) for name in FIELDS},
        "meeting": str(item.meeting or ""),
        "actions": [str(action) for action in item.actions.order_by("pk")],
    }


def insist_agenda_is_open(meeting: Meeting) -> None:
    """Refuse to change an agenda that is history: during and after the meeting one adds items, and moves none away."""
    if meeting.is_removed:
        raise Refusal(_("This meeting was removed meanwhile. Put it back first; what you typed is still here."))
    if meeting.state not in {*MEETING_OPEN, *MINUTES_OPEN}:
        raise Refusal(_("The agenda of this meeting is history. Put the item on the agenda of the next one."))


def insist_on_item(body: Body, data: ItemData) -> None:
    """Refuse an item without a title, and actions of another region."""
    if not data.title.strip():
        raise Refusal(_("Give the item a title."), field="title")
    if any(action.plan.region_id != body.region_id for action in data.actions):
        raise Refusal(_("This action belongs to another region."), field="actions")


def lock_table(body: Body, *meetings: Meeting | None) -> list[Meeting]:
    """Lock the body, so that two people who reorder meet here, and give its open meetings afresh."""
    locked(body)
    fresh = [locked(meeting) for meeting in meetings if meeting is not None]
    for meeting in fresh:
        insist_agenda_is_open(meeting)
        if meeting.body_id != body.pk:
            raise Refusal(_("This meeting belongs to another body."))
    return fresh


def last_place(body: Body, meeting: Meeting | None) -> int:
    """The place behind all others; refused when there are more items than any meeting can treat."""
    there = AgendaItem.objects.filter(body=body, meeting=meeting, removed_at__isnull=True)
    if there.count() >= MOST_ITEMS:
        raise Refusal(_("There are %(count)s items already. Take some off first.") % {"count": MOST_ITEMS})
    last = there.order_by("-order").values_list("order", flat=True).first()
    return (last or 0) + 1


def locked_item(item: AgendaItem, version: int | None = None) -> AgendaItem:
    """The item afresh, locked after its body and its meeting: all deeds lock in this order, so no two wait for each other."""
    locked(item.body)
    if item.meeting is not None:
        locked(item.meeting)
    return locked_at(item, version)


@operation
def add_item(*, actor: User | None, body: Body, meeting: Meeting | None, data: ItemData, **more: Any) -> AgendaItem:
    """Add an item, last on the agenda of a meeting or in the backlog of the body."""
    lock_table(body, meeting)
    insist_on_item(body, data)
    columns = {**data.columns(), "title": data.title.strip(), **more}
    item = AgendaItem.objects.create(body=body, meeting=meeting, order=last_place(body, meeting), **columns)
    item.actions.set(data.actions)
    record(actor=actor, verb="created", on=item, region=body.region, after=told_item(item))
    return item


def add_standard_items(meeting: Meeting, *, actor: User | None) -> list[AgendaItem]:
    """Put the standard items that belong there on an agenda; those that are on it, or were taken off, stay as they are."""
    return [add_standard_item(meeting, one, actor=actor) for one in standard_items_for(meeting)]


def add_standard_item(meeting: Meeting, standard: StandardItem, *, actor: User | None) -> AgendaItem:
    """Put one standard item on an agenda; the minutes are approved first."""
    is_first = standard == StandardItem.APPROVE_MINUTES
    purpose = Purpose.DECISION if is_first else Purpose.DISCUSSION
    data = ItemData(title=standard_title(meeting, standard), purpose=purpose)
    item = add_item(actor=actor, body=meeting.body, meeting=meeting, data=data, standard=standard)
    if is_first:
        put_in_order(items_at(meeting.body, meeting), item, before=first_other(meeting, item))
    return item


def first_other(meeting: Meeting, item: AgendaItem) -> AgendaItem | None:
    """The item that stands first beside this one."""
    return next((one for one in items_at(meeting.body, meeting) if one.pk != item.pk), None)


@operation
def take_standard_item(*, actor: User, meeting: Meeting, standard: str) -> AgendaItem:
    """Take a standard item that is proposed onto the agenda; one that is on it already is given back."""
    lock_table(meeting.body, meeting)
    if standard not in set(standard_items_for(meeting)):
        there = AgendaItem.objects.filter(meeting=meeting, standard=standard, removed_at__isnull=True).first()
        if there is None:
            raise Refusal(_("This is not proposed any more. Look at the agenda again."))
        return there
    return add_standard_item(meeting, StandardItem(standard), actor=actor)


@operation
def edit_item(*, actor: User, item: AgendaItem, data: ItemData, version: int | None) -> AgendaItem:
    """Change what an item says."""
    fresh = locked_item(item, version)
    lock_table(fresh.body, fresh.meeting)
    if fresh.is_removed:
        raise Refusal(_("This item was taken off meanwhile. Put it back first; what you typed is still here."))
    insist_on_item(fresh.body, data)
    before = told_item(fresh)
    for name, value in data.columns().items():
        setattr(fresh, name, value)
    fresh.actions.set(data.actions)
    after = told_item(fresh)
    if after != before:
        fresh.save_next()
        record(actor=actor, verb="changed", on=fresh, region=fresh.body.region, before=before, after=after)
    return fresh


def items_at(body: Body, meeting: Meeting | None) -> list[AgendaItem]:
    """The items at a table in their order, proposals and all, so that none shares its place."""
    there = AgendaItem.objects.filter(body=body, meeting=meeting, removed_at__isnull=True)
    return list(there.order_by("order", "pk"))


def put_in_order(items: list[AgendaItem], item: AgendaItem, *, before: AgendaItem | None) -> None:
    """Give all items their place anew, this one before another or last."""
    rest = [one for one in items if one.pk != item.pk]
    place = next((at for at, one in enumerate(rest) if before is not None and one.pk == before.pk), len(rest))
    rest.insert(place, item)
    for order, one in enumerate(rest, start=1):
        if one.order != order:
            AgendaItem.objects.filter(pk=one.pk).update(order=order)


@operation
def put_before(*, actor: User, item: AgendaItem, before: AgendaItem | None) -> AgendaItem:
    """Put an item before another of the same agenda, or last."""
    fresh = locked_item(item)
    lock_table(fresh.body, fresh.meeting)
    items = items_at(fresh.body, fresh.meeting)
    if before is not None and before.pk not in {one.pk for one in items}:
        raise Refusal(_("This item does not stand on the agenda any more. Look at it again."))
    was = [one.pk for one in items]
    put_in_order(items, fresh, before=before)
    if [one.pk for one in items_at(fresh.body, fresh.meeting)] != was:
        record(actor=actor, verb="moved", on=fresh, region=fresh.body.region)
    return fresh


@operation
def step_item(*, actor: User, item: AgendaItem, direction: str) -> AgendaItem:
    """Move an item one place up or down; at the edge nothing happens."""
    items = [one for one in items_at(item.body, item.meeting) if one.proposal == ProposalState.ACCEPTED]
    at = next((place for place, one in enumerate(items) if one.pk == item.pk), None)
    if at is None:
        raise Refusal(_("This item does not stand on the agenda any more. Look at it again."))
    if direction == "up":
        return put_before(actor=actor, item=item, before=items[at - 1]) if at else item
    below = items[at + 2] if at + 2 < len(items) else None
    return put_before(actor=actor, item=item, before=below) if at + 1 < len(items) else item


@operation
def put_on(*, actor: User, item: AgendaItem, meeting: Meeting | None) -> AgendaItem:
    """Put an item of the backlog on the agenda of a meeting, or (without one) push it back to the backlog."""
    lock_table(item.body, item.meeting, meeting)
    fresh = locked_item(item)
    if fresh.is_removed:
        raise Refusal(_("This item was taken off meanwhile. Put it back first; what you typed is still here."))
    if fresh.meeting_id == (meeting.pk if meeting else None):
        return fresh
    if fresh.meeting is not None and fresh.meeting.state not in MEETING_OPEN:
        raise Refusal(_("This meeting was held. Carry the item over instead: it then stands on both agendas."))
    before = told_item(fresh)
    fresh.order, fresh.meeting = last_place(fresh.body, meeting), meeting
    fresh.save_next()
    record(actor=actor, verb="moved", on=fresh, region=fresh.body.region, before=before, after=told_item(fresh))
    return fresh


@operation
def carry_over(*, actor: User, item: AgendaItem, meeting: Meeting | None) -> AgendaItem:
    """Take an item up once more, at a later meeting or in the backlog: a new item that refers to the old one."""
    if meeting is not None and item.meeting is not None and meeting.on < item.meeting.on:
        raise Refusal(_("An item is carried over to a later meeting."), field="meeting")
    locked(item.body)
    there = AgendaItem.objects.filter(carried_from=item, meeting=meeting, removed_at__isnull=True).first()
    if there is not None:
        return there
    data = ItemData(**{name: getattr(item, name) for name in FIELDS}, actions=list(item.actions.all()))
    return add_item(actor=actor, body=item.body, meeting=meeting, data=data, carried_from=item)


@operation
def take_off(*, actor: User, item: AgendaItem, now: dt.datetime) -> AgendaItem:
    """Put an item in the bin. Twice is once. What was treated stays: the minutes speak of it."""
    fresh = locked_item(item)
    if fresh.is_removed:
        return fresh
    lock_table(fresh.body, fresh.meeting)
    if fresh.passages.exclude(text="").exists() or fresh.action_points.exists() or fresh.report_backs.exists():
        raise Refusal(_("The minutes speak of this item. Take what they say away first."))
    put_in_bin(fresh, actor=actor, region=fresh.body.region, now=now)
    return fresh


@operation
def put_item_back(*, actor: User, item: AgendaItem) -> AgendaItem:
    """Take an item out of the bin, as long as its agenda is open. Twice is once."""
    fresh = locked_item(item)
    if fresh.is_removed:
        lock_table(fresh.body, fresh.meeting)
    take_out_of_bin(fresh, actor=actor, region=fresh.body.region)
    return fresh


@operation
def purge_items(*, actor: None, before: dt.datetime) -> int:
    """Delete for good what was put in the bin before a moment."""
    gone = list(AgendaItem.objects.filter(removed_at__lt=before).select_related("body__region"))
    return empty_bin(((item, item.body.region) for item in gone), actor=actor)
