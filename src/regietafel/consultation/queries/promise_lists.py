"""Promises as their lists are filtered, and what there is to choose when one is written down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.models import F, Q, QuerySet

from regietafel.consultation.lifecycle import MEETING_OPEN
from regietafel.consultation.models import ActionPoint, Body, Meeting, PointState, ReportBack
from regietafel.consultation.queries.points import in_order
from regietafel.consultation.queries.report_backs import Standing, with_standing
from regietafel.consultation.queries.visible import (
    action_points_visible_to,
    bodies_visible_to,
    meetings_visible_to,
    on_the_name_of,
    report_backs_visible_to,
)
from regietafel.people.queries import team_regions
from regietafel.territories.models import Region


def points_of(user: Any, region: Region) -> QuerySet[ActionPoint]:
    """The action points of a region that a person may read."""
    keys = action_points_visible_to(user).filter(region=region).order_by().values("pk")
    return ActionPoint.objects.filter(pk__in=keys)


def points_to_restore(user: Any, region: Region) -> QuerySet[ActionPoint]:
    """The action points that a person sees; who works in the region sees those in the bin too."""
    keys = action_points_visible_to(user).order_by().values("pk")
    return ActionPoint.objects.filter(Q(pk__in=keys) | Q(region__in=team_regions(user)), region=region)


def narrowed_points(
    rows: QuerySet[ActionPoint], wanted: Mapping[str, Any], *, user: Any, today: dt.date
) -> QuerySet[Any]:
    """Only the points that are looked for, overdue first; without a state those that are open."""
    for word in wanted.get("q", "").split():
        rows = rows.filter(Q(what__icontains=word) | Q(who__icontains=word) | Q(result__icontains=word))
    if wanted.get("mine"):
        rows = rows.filter(pk__in=ActionPoint.objects.filter(on_the_name_of(user)).order_by().values("pk"))
    if wanted.get("body"):
        rows = rows.filter(body=wanted["body"])
    state = wanted.get("state", "")
    if state in ("", "overdue"):
        rows = rows.filter(state=PointState.OPEN)
    elif state != "all":
        rows = rows.filter(state=state)
    if state == "overdue":
        rows = rows.filter(due_on__lt=today)
    return in_order(rows, today).select_related("user", "organisation", "body", "item__meeting__body", "event")


def report_backs_of(user: Any, region: Region) -> QuerySet[ReportBack]:
    """The report-backs of a region that a person may read."""
    keys = report_backs_visible_to(user).filter(region=region).order_by().values("pk")
    return ReportBack.objects.filter(pk__in=keys)


def report_backs_to_restore(user: Any, region: Region) -> QuerySet[ReportBack]:
    """The report-backs that a person sees; who works in the region sees those in the bin too."""
    keys = report_backs_visible_to(user).order_by().values("pk")
    return ReportBack.objects.filter(Q(pk__in=keys) | Q(region__in=team_regions(user)), region=region)


def narrowed_report_backs(rows: QuerySet[ReportBack], wanted: Mapping[str, Any], today: dt.date) -> QuerySet[Any]:
    """Only the report-backs that are looked for, overdue first; without a state those that are open."""
    for word in wanted.get("q", "").split():
        rows = rows.filter(what__icontains=word)
    if wanted.get("from_body"):
        rows = rows.filter(body=wanted["from_body"])
    to = wanted.get("to", "")
    if to == "municipalities":
        rows = rows.filter(to_municipalities=True)
    elif to == "organisations":
        rows = rows.filter(to_organisation__isnull=False)
    elif to:
        rows = rows.filter(to_body=int(to[1:]))
    found = with_standing(rows, today)
    state = wanted.get("state", "")
    if state == "overdue":
        found = found.filter(is_overdue=True)
    elif state == "":
        found = found.exclude(standing=Standing.TOLD)
    elif state != "all":
        found = found.filter(standing=state)
    by_day = F("due_on").asc(nulls_last=True)
    ordered = found.order_by("-is_overdue", F("told_on").desc(nulls_first=True), by_day, "pk")
    return ordered.select_related("body", "to_body", "to_organisation", "item__meeting", "treating_item__meeting__body")


def bodies_of(user: Any, region: Region) -> list[Body]:
    """The bodies of a region that a person may name, by name."""
    return list(bodies_visible_to(user).filter(region=region).order_by("name"))


def coming_meetings_of(user: Any, body: Body, since: dt.date) -> list[Meeting]:
    """The coming meetings at which a body, or the one that follows on it, sits and of which the agenda is open."""
    bodies = {body.pk, *([body.successor_id] if body.successor_id and body.ends_on else [])}
    rows = meetings_visible_to(user).filter(Q(body__in=bodies) | Q(joint_with__in=bodies))
    keys = rows.filter(state__in=MEETING_OPEN, on__gte=since).order_by().values("pk")
    return list(Meeting.objects.filter(pk__in=keys).select_related("body").order_by("on", "starts_at"))
