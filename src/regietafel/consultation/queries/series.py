"""The series of meetings: those that run, those of a body."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet

from regietafel.consultation.models import Body, MeetingSeries, MeetingState
from regietafel.people.queries import team_regions
from regietafel.territories.models import Region


def running_series() -> QuerySet[MeetingSeries]:
    """Series that still make meetings."""
    found = MeetingSeries.objects.filter(stopped_at__isnull=True, body__removed_at__isnull=True)
    return found.select_related("body__region")


def series_visible_to(user: Any) -> QuerySet[MeetingSeries]:
    """The series of the regions where a person works: what is only a draft is for the team."""
    found = MeetingSeries.objects.filter(body__removed_at__isnull=True, body__region__in=team_regions(user))
    return found.select_related("body__region", "norm")


def series_of(user: Any, region: Region) -> list[Any]:
    """The series of a region, those that run first, each with how many drafts lie ahead."""
    there = Q(meetings__removed_at__isnull=True)
    ahead = Count("meetings", filter=there & Q(meetings__state=MeetingState.DRAFT))
    found = series_visible_to(user).filter(body__region=region).annotate(ahead=ahead)
    return sorted(found, key=lambda one: (one.stopped_at is not None, str(one.body).casefold(), one.first_on))


def one_series(user: Any, region: Region, pk: int) -> MeetingSeries | None:
    """One series that a person sees."""
    return series_visible_to(user).filter(body__region=region, pk=pk).first()


def norm_times(body: Body) -> int | None:
    """How many times a year the body should meet by its latest norm, if that is a number."""
    norm = body.norms.filter(replaced_on__isnull=True).order_by("-since").first()
    if norm is None:
        return None
    times = norm.times
    if times is None and norm.action is not None:
        own = getattr(norm.action, "norm", None)
        times = own.times if own else None
    return max(1, round(times)) if times else None
