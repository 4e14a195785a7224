"""What is on the table of a meeting, what waits for one in the backlog, and what is proposed for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from regietafel.consultation.lifecycle import MEETING_OPEN
from regietafel.consultation.models import (
    ActionPoint,
    AgendaItem,
    Body,
    Meeting,
    MeetingState,
    PointState,
    ProposalState,
    ReportBack,
    StandardItem,
)
from regietafel.consultation.queries.report_backs import due_report_backs
from regietafel.consultation.queries.visible import meetings_visible_to
from regietafel.plans.models import Action
from regietafel.plans.queries import actions_visible_to
from regietafel.territories.models import Region


def standing_items() -> QuerySet[AgendaItem]:
    """Items that are not in the bin."""
    return AgendaItem.objects.filter(removed_at__isnull=True)


def agenda_of(meeting: Meeting) -> list[AgendaItem]:
    """The agenda, in order."""
    found = standing_items().filter(meeting=meeting.pk, proposal=ProposalState.ACCEPTED)
    return list(found.order_by("order", "pk").select_related("carried_from__meeting__body").prefetch_related("actions"))


def proposed_for(meeting: Meeting) -> list[AgendaItem]:
    """What members proposed for a meeting and nobody decided on yet."""
    found = standing_items().filter(meeting=meeting.pk, proposal=ProposalState.PROPOSED)
    return list(found.order_by("pk").select_related("proposed_by"))


def proposals_waiting(user: Any, region: Region) -> QuerySet[AgendaItem]:
    """What members proposed for meetings of a region that one sees, and nobody decided on yet; the nearest first."""
    meetings = meetings_visible_to(user).filter(body__region=region, state__in=MEETING_OPEN)
    found = standing_items().filter(meeting__in=meetings.order_by().values("pk"), proposal=ProposalState.PROPOSED)
    return found.select_related("meeting__body").order_by("meeting__on", "pk")


def backlog_of(body: Body) -> list[AgendaItem]:
    """The items of a body that wait for a meeting, proposals of members among them."""
    found = standing_items().filter(body=body.pk, meeting__isnull=True).exclude(proposal=ProposalState.DECLINED)
    return list(found.order_by("order", "pk").prefetch_related("actions"))


def item_of(meeting: Meeting, pk: int, *, in_bin: bool = False) -> AgendaItem | None:
    """An item of a meeting, or of the backlog of its body; ``item.meeting`` is None for the latter."""
    rows = AgendaItem.objects.all() if in_bin else standing_items()
    found = rows.filter(body=meeting.body_id, pk=pk).select_related("body", "meeting__body")
    return next((item for item in found if item.meeting_id in {None, meeting.pk}), None)


def items_in_bin(region: Region) -> QuerySet[AgendaItem]:
    """The items of a region that were taken off; those of a removed body or meeting lie there with it."""
    found = AgendaItem.objects.filter(body__region=region, body__removed_at__isnull=True, removed_at__isnull=False)
    return found.filter(meeting__removed_at__isnull=True).select_related("body", "removed_by")


def open_meetings_of(body: Body) -> QuerySet[Meeting]:
    """Meetings of a body on whose agenda something can still be put, the first to come first."""
    return Meeting.objects.filter(body=body, removed_at__isnull=True, state__in=MEETING_OPEN).order_by("on", "pk")


def minutes_planned(items: list[AgendaItem]) -> int:
    """How long the agenda takes, as far as it is said."""
    return sum(item.minutes_planned or 0 for item in items)


def minutes_there(meeting: Meeting) -> int | None:
    """How long the meeting lasts; None if it has no hours."""
    if meeting.starts_at is None or meeting.ends_at is None:
        return None
    return (meeting.ends_at.hour - meeting.starts_at.hour) * 60 + meeting.ends_at.minute - meeting.starts_at.minute


def unapproved_before(meeting: Meeting) -> Meeting | None:
    """The last meeting of the body before this one, if its minutes still wait for approval."""
    before = Meeting.objects.filter(body=meeting.body_id, removed_at__isnull=True, on__lte=meeting.on)
    last = before.exclude(pk=meeting.pk).exclude(state=MeetingState.CANCELLED).order_by("-on", "-pk").first()
    return last if last is not None and last.state == MeetingState.MINUTES_SENT else None


def has_open_points(body: Body) -> bool:
    """Whether something that the body agreed still has to be done."""
    return ActionPoint.objects.filter(body=body, removed_at__isnull=True, state=PointState.OPEN).exists()


def standard_items_for(meeting: Meeting) -> Iterator[StandardItem]:
    """The standard items that belong on the agenda of this meeting and are not on it yet, taken off ones among them."""
    there = set(AgendaItem.objects.filter(meeting=meeting.pk).exclude(standard="").values_list("standard", flat=True))
    if StandardItem.APPROVE_MINUTES not in there and unapproved_before(meeting):
        yield StandardItem.APPROVE_MINUTES
    if StandardItem.ACTION_POINTS not in there and has_open_points(meeting.body):
        yield StandardItem.ACTION_POINTS


@dataclass(frozen=True)
class AgendaProposal:
    """Something that the house proposes for an agenda: a standard item, or (with ``report_back``) what must be told there."""

    title: str
    why: str
    standard: str = ""
    report_back: int | None = None


def agenda_proposals(meeting: Meeting) -> list[AgendaProposal]:
    """What belongs on this agenda by itself and is not on it yet.

    What must be reported back to the body joins here.
    """
    if meeting.state not in MEETING_OPEN:
        return []
    told = [report_back_proposal(row) for row in due_report_backs(meeting.body)]
    return [*(standard_proposal(meeting, one) for one in standard_items_for(meeting)), *told]


def report_back_proposal(row: ReportBack) -> AgendaProposal:
    """What must be told at this table as a proposal, with where it comes from."""
    why = _("Report-back from %(body)s.") % {"body": row.body} if row.body else _("Report-back.")
    return AgendaProposal(str(row), why, report_back=row.pk)


def standard_proposal(meeting: Meeting, standard: StandardItem) -> AgendaProposal:
    """A standard item as a proposal, with the reason."""
    if standard == StandardItem.APPROVE_MINUTES:
        last = unapproved_before(meeting)
        why = _("The minutes of %(date)s wait for approval.") % {"date": last.when} if last else ""
    else:
        why = _("The body has action points that are still open.")
    return AgendaProposal(standard_title(meeting, standard), why, standard=standard)


def standard_title(meeting: Meeting, standard: StandardItem) -> str:
    """What a standard item is called on paper."""
    if standard == StandardItem.APPROVE_MINUTES and (last := unapproved_before(meeting)):
        return _("Approval of the minutes of %(date)s") % {"date": last.when}
    return str(standard.label).capitalize()


def actions_to_link(user: Any, region: Region, year: int) -> list[Action]:
    """The actions of the plans of a region that run in a year."""
    found = actions_visible_to(user).filter(plan__region=region, plan__start_year__lte=year, plan__end_year__gte=year)
    return list(found.select_related("plan", "goal").order_by("plan", "pk"))
