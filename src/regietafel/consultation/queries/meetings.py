"""The list of meetings of a region, and one meeting with what its page tells."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from regietafel.consultation.models import Body, Meeting
from regietafel.consultation.queries.visible import bodies_visible_to, meetings_visible_to
from regietafel.territories.models import Region


@dataclass(frozen=True)
class MeetingsWanted:
    """Which meetings: of a body, in a state, in a year, to come or past."""

    body: str = ""
    state: str = ""
    year: str = ""
    when: str = ""


def meetings_of(user: Any, region: Region) -> QuerySet[Meeting]:
    """The meetings of a region that a person sees, each with its body."""
    return meetings_visible_to(user).filter(body__region=region).select_related("body__region")


def meetings_narrowed(found: QuerySet[Meeting], wanted: MeetingsWanted, today: dt.date) -> QuerySet[Meeting]:
    """What a filter leaves: those to come in the order in which they come, all others the latest first."""
    if wanted.body:
        found = found.filter(Q(body__slug=wanted.body) | Q(pk__in=joint_with(wanted.body)))
    if wanted.state:
        found = found.filter(state=wanted.state)
    if wanted.year.isdigit():
        found = found.filter(on__year=int(wanted.year))
    if wanted.when == "coming":
        return found.filter(on__gte=today).order_by("on", "starts_at", "pk")
    if wanted.when == "past":
        found = found.filter(on__lt=today)
    return found.order_by("-on", "-starts_at", "-pk")


def joint_with(slug: str) -> QuerySet[Any]:
    """The keys of the meetings that a body holds jointly with the one that convenes."""
    return Meeting.joint_with.through.objects.filter(body__slug=slug).values("meeting")


def years_of(found: QuerySet[Meeting]) -> list[int]:
    """The years in which there are meetings, the latest first."""
    return [day.year for day in found.order_by().dates("on", "year", order="DESC")]


def bodies_of(user: Any, region: Region) -> QuerySet[Body]:
    """The bodies of a region that a person sees."""
    return bodies_visible_to(user).filter(region=region)


def meeting_of(user: Any, region: Region, pk: int) -> Meeting | None:
    """One meeting that a person sees, with the bodies that hold it."""
    return meetings_of(user, region).filter(pk=pk).prefetch_related("joint_with").first()


def removed_meeting_of(region: Region, pk: int) -> Meeting | None:
    """A meeting of the region, in the bin or not; who may know of it is asked before."""
    return Meeting.objects.filter(body__region=region, pk=pk).select_related("body__region").first()


def meetings_in_bin(region: Region) -> QuerySet[Meeting]:
    """The meetings of a region that were removed; those of a removed body lie there with it."""
    return Meeting.objects.filter(
        body__region=region, body__removed_at__isnull=True, removed_at__isnull=False
    ).select_related("body", "removed_by")


def previous_of(meeting: Meeting) -> Meeting | None:
    """The meeting of the same body that was held before this one."""
    before = Meeting.objects.filter(body=meeting.body_id, removed_at__isnull=True, on__lt=meeting.on)
    return before.exclude(pk=meeting.pk).exclude(state="cancelled").order_by("-on", "-pk").first()


def next_of(meeting: Meeting) -> Meeting | None:
    """The meeting of the same body that comes after this one."""
    after = Meeting.objects.filter(body=meeting.body_id, removed_at__isnull=True, on__gt=meeting.on)
    return after.exclude(state="cancelled").order_by("on", "pk").first()
