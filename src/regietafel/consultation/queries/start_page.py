"""What the start page counts of consultation, each figure with the list that it counts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from regietafel.consultation.models import (
    ActionPoint,
    Answer,
    Body,
    BodyStance,
    Invitee,
    Meeting,
    MeetingState,
    PointState,
    Remark,
)
from regietafel.consultation.queries.calendar import Shown, between, calendar_of_region
from regietafel.consultation.queries.norms import norms_of
from regietafel.consultation.queries.promise_lists import points_of, report_backs_of
from regietafel.consultation.queries.report_backs import open_report_backs
from regietafel.consultation.queries.visible import bodies_visible_to, meetings_visible_to, on_the_name_of
from regietafel.territories.models import Region

SOON = dt.timedelta(days=14)
STILL_TO_WRITE = dt.timedelta(days=365)


@dataclass(frozen=True)
class Tally:
    """How many there are, and how many of them are late."""

    count: int
    late: int


def this_week(user: Any, region: Region, today: dt.date) -> Shown:
    """What happens from Monday to Sunday of this week; drafts and what was cancelled are left out."""
    monday = today - dt.timedelta(days=today.weekday())
    shown = between(calendar_of_region(user, region), monday, monday + dt.timedelta(days=6))
    out = ("draft", "cancelled")
    return Shown(shown.meetings.exclude(state__in=out), shown.events.exclude(state__in=out))


def open_points_tally(user: Any, region: Region, today: dt.date, *, mine: bool) -> Tally:
    """The open action points of a region, or those on one's own name."""
    rows = points_of(user, region).filter(state=PointState.OPEN)
    if mine:
        rows = rows.filter(pk__in=ActionPoint.objects.filter(on_the_name_of(user)).order_by().values("pk"))
    found = rows.aggregate(count=Count("pk"), late=Count("pk", filter=Q(due_on__lt=today)))
    return Tally(found["count"], found["late"])


def my_due_points(user: Any, region: Region, until: dt.date) -> QuerySet[ActionPoint]:
    """The open action points on one's own name that are due by a day, the longest late first."""
    mine = ActionPoint.objects.filter(on_the_name_of(user)).order_by().values("pk")
    rows = points_of(user, region).filter(state=PointState.OPEN, due_on__lte=until, pk__in=mine)
    return rows.select_related("body").order_by("due_on", "pk")


def report_backs_tally(user: Any, region: Region, today: dt.date) -> Tally:
    """The report-backs that somebody must still hear."""
    rows = open_report_backs(report_backs_of(user, region), today)
    found = rows.order_by().aggregate(count=Count("pk"), late=Count("pk", filter=Q(is_overdue=True)))
    return Tally(found["count"], found["late"])


def minutes_to_send(user: Any, region: Region, today: dt.date) -> QuerySet[Meeting]:
    """Meetings of our own that were held and of which nobody has the minutes yet."""
    rows = meetings_visible_to(user).filter(body__region=region, state=MeetingState.HELD, precision="day")
    own = rows.exclude(body__stance=BodyStance.OTHER).filter(convened_at__isnull=False)
    return own.filter(on__gte=today - STILL_TO_WRITE).select_related("body").order_by("on")


def minutes_with_remarks(user: Any, region: Region) -> QuerySet[Meeting]:
    """Minutes on which somebody made a remark that nobody answered."""
    open_remark = Remark.objects.filter(meeting=OuterRef("pk"), settled_at__isnull=True)
    rows = meetings_visible_to(user).filter(body__region=region, state=MeetingState.MINUTES_SENT)
    return rows.filter(Exists(open_remark)).select_related("body").order_by("on")


def minutes_to_read(user: Any, region: Region, today: dt.date) -> QuerySet[Meeting]:
    """Minutes of one's tables on which one may still make remarks."""
    rows = meetings_visible_to(user).filter(body__region=region, state=MeetingState.MINUTES_SENT)
    return rows.filter(remarks_until__gte=today).select_related("body").order_by("remarks_until").distinct()


def unanswered(user: Any, region: Region, today: dt.date) -> QuerySet[Any]:
    """Meetings of the next two weeks to which people were asked who did not answer, with how many."""
    waiting = Count("invitees", filter=Q(invitees__answer=Answer.NEEDS_ACTION), distinct=True)
    rows = meetings_visible_to(user).filter(
        body__region=region, state=MeetingState.CONVENED, on__gte=today, on__lte=today + SOON
    )
    return rows.annotate(waiting=waiting).filter(waiting__gt=0).select_related("body").order_by("on", "pk")


def norms_this_year(user: Any, region: Region, today: dt.date, *, drafts: bool) -> list[tuple[Body, int, int]]:
    """Each body with a norm that can be judged this year: how many of its slots were filled, and how many there are."""
    bodies = list(bodies_visible_to(user).filter(region=region).order_by("name"))
    years = norms_of(bodies, today.year, today, drafts=drafts)
    mains = [(body, years[body.pk].main if body.pk in years else None) for body in bodies]
    return [(body, main.held, main.expected) for body, main in mains if main is not None and main.expected]


def my_invitations(user: Any, region: Region, today: dt.date) -> QuerySet[Invitee]:
    """Invitations to coming meetings that a person did not answer."""
    rows = Invitee.objects.filter(contact__user=user.pk, answer=Answer.NEEDS_ACTION)
    coming = meetings_visible_to(user).filter(body__region=region, state=MeetingState.CONVENED, on__gte=today)
    return (
        rows.filter(meeting__in=coming.order_by().values("pk")).select_related("meeting__body").order_by("meeting__on")
    )
