"""What is promised under an item while people talk: action points and report-backs, once each whatever the connection did."""

from __future__ import annotations

import datetime as dt
import uuid

from django.utils.translation import gettext as _

from regietafel.consultation.models import ActionPoint, AgendaItem, Meeting, ReportBack
from regietafel.consultation.operations.minutes_open import open_minutes
from regietafel.consultation.operations.points import PointData, add_point, edit_point, remove_point
from regietafel.consultation.operations.report_backs import (
    ReportBackData,
    add_report_back,
    edit_report_back,
    remove_report_back,
)
from regietafel.core.errors import Collision, Refusal
from regietafel.core.operations import locked, operation
from regietafel.people.models import User


@operation
def note_point(
    *, actor: User, meeting: Meeting, item: AgendaItem, client_id: uuid.UUID, data: PointData, version: int
) -> ActionPoint:
    """Note an action point, or what became of it; the same words of two writers are no collision."""
    fresh = open_minutes(meeting)
    known = ActionPoint.objects.filter(client_id=client_id).first()
    if known is None:
        insist_it_stands_here(fresh, item)
        region = fresh.body.region
        return add_point(actor=actor, region=region, data=data, body=fresh.body, item=item, client_id=client_id)
    insist_it_is_of(fresh, known.item)
    point = locked(known)
    insist_it_was_not_taken_out(point)
    if all(getattr(point, name) == value for name, value in data.columns().items()):
        return point
    if point.version != version:
        raise Collision(point, told_point(point))
    return edit_point(actor=actor, point=point, data=data, version=version)


@operation
def note_report_back(
    *, actor: User, meeting: Meeting, item: AgendaItem, client_id: uuid.UUID, data: ReportBackData, version: int
) -> ReportBack:
    """Note what must be reported back, or what became of it."""
    fresh = open_minutes(meeting)
    known = ReportBack.objects.filter(client_id=client_id).first()
    if known is None:
        insist_it_stands_here(fresh, item)
        region = fresh.body.region
        return add_report_back(actor=actor, region=region, data=data, body=fresh.body, item=item, client_id=client_id)
    insist_it_is_of(fresh, known.item)
    back = locked(known)
    insist_it_was_not_taken_out(back)
    if all(getattr(back, name) == value for name, value in data.columns().items()):
        return back
    if back.version != version:
        raise Collision(back, told_report_back(back))
    return edit_report_back(actor=actor, report_back=back, data=data, version=version)


@operation
def take_out_promise(*, actor: User, meeting: Meeting, client_id: uuid.UUID, now: dt.datetime) -> None:
    """Put what was promised under an item in the bin; twice is once."""
    fresh = open_minutes(meeting)
    point = ActionPoint.objects.filter(client_id=client_id).first()
    if point is not None:
        insist_it_is_of(fresh, point.item)
        remove_point(actor=actor, point=point, now=now)
    back = ReportBack.objects.filter(client_id=client_id).first()
    if back is not None:
        insist_it_is_of(fresh, back.item)
        remove_report_back(actor=actor, report_back=back, now=now)


def insist_it_stands_here(meeting: Meeting, item: AgendaItem) -> None:
    """Refuse to promise something under an item that is not on this agenda."""
    if item.meeting_id != meeting.pk or item.is_removed:
        raise Refusal(_("This item is not on the agenda any more. Copy your text to another item."))


def insist_it_is_of(meeting: Meeting, item: AgendaItem | None) -> None:
    """Refuse to change from here what was promised elsewhere."""
    if item is None or item.meeting_id != meeting.pk:
        raise Refusal(_("This passage belongs to other minutes."))


def insist_it_was_not_taken_out(promise: ActionPoint | ReportBack) -> None:
    """Refuse to write on what another writer took out: an answer that it is done would lose what was typed."""
    if promise.is_removed:
        raise Refusal(_("This was removed. Restore it first."))


def told_point(point: ActionPoint) -> dict[str, str]:
    """A point as the page of the second writer shows it."""
    return {"what": point.what, "who": point.carrier, "due_on": f"{point.due_on:%d/%m/%Y}" if point.due_on else ""}


def told_report_back(back: ReportBack) -> dict[str, str]:
    """A report-back as the page of the second writer shows it."""
    to = _("all municipalities") if back.to_municipalities else str(back.to_body or back.to_organisation)
    return {"what": back.what, "who": to, "due_on": f"{back.due_on:%d/%m/%Y}" if back.due_on else ""}
