"""The calls, projects and courses of a region: narrowed by the filters of the address, in order, and as sheets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import F, Q, QuerySet

from regietafel.plans.models import Priority
from regietafel.projects.lifecycle import LIVE_CALLS
from regietafel.projects.models import Call, Course, Project
from regietafel.projects.queries.visible import calls_visible_to, courses_visible_to, projects_visible_to
from regietafel.territories.models import Region


def calls_of(user: Any, region: Region) -> QuerySet[Call]:
    """The calls of a region that a person reads, the nearest deadline first; those without one stand last."""
    found = calls_visible_to(user).filter(region=region)
    return found.order_by(F("deadline_on").asc(nulls_last=True), "pk")


def projects_of(user: Any, region: Region) -> QuerySet[Project]:
    """The projects of a region that a person reads, the latest first."""
    found = projects_visible_to(user).filter(region=region).select_related("call")
    return found.order_by(F("starts_on").desc(nulls_last=True), "-pk")


def courses_of(user: Any, region: Region) -> QuerySet[Course]:
    """The courses of a region that a person reads, the latest first."""
    found = courses_visible_to(user).filter(region=region).select_related("provider", "municipality")
    return found.order_by(F("starts_on").desc(nulls_last=True), "-pk")


def with_words(rows: QuerySet[Any], words: str, *fields: str) -> QuerySet[Any]:
    """The rows in which each of the words stands somewhere."""
    for word in words.split()[:8]:
        found = Q()
        for name in fields:
            found |= Q(**{f"{name}__icontains": word})
        rows = rows.filter(found)
    return rows


def running_in(year: int, first: str, last: str) -> Q:
    """What touches a year; without an end only the year of its beginning counts, and an end alone counts for itself."""
    begins_before = Q(**{f"{first}__year__lte": year}) | Q(**{f"{first}__isnull": True, f"{last}__isnull": False})
    ends_after = Q(**{f"{last}__year__gte": year}) | Q(**{f"{last}__isnull": True, f"{first}__year": year})
    return begins_before & ends_after


def calls_narrowed(rows: QuerySet[Call], wanted: Mapping[str, Any]) -> QuerySet[Call]:
    """Those that meet the filters; an empty filter leaves all."""
    rows = with_words(rows, str(wanted.get("q") or ""), "title", "programme", "launched_by", "asks")
    for name in ("state", "applicant"):
        if wanted.get(name):
            rows = rows.filter(**{name: wanted[name]})
    if wanted.get("year"):
        rows = rows.filter(running_in(int(wanted["year"]), "opened_on", "deadline_on"))
    return rows


def projects_narrowed(rows: QuerySet[Project], wanted: Mapping[str, Any]) -> QuerySet[Project]:
    """Those that meet the filters; an empty filter leaves all."""
    rows = with_words(rows, str(wanted.get("q") or ""), "title", "summary", "programme", "number")
    for name in ("state", "role"):
        if wanted.get(name):
            rows = rows.filter(**{name: wanted[name]})
    if wanted.get("pilots"):
        rows = rows.filter(is_pilot=True)
    if wanted.get("priority"):
        key = wanted["priority"]
        counted = Q(actions__priorities=key) | Q(actions__goal__priorities=key) | Q(actions__also_goals__priorities=key)
        rows = rows.filter(pk__in=Project.objects.filter(counted).values("pk"))
    if wanted.get("year"):
        rows = rows.filter(running_in(int(wanted["year"]), "starts_on", "ends_on"))
    return rows


def courses_narrowed(rows: QuerySet[Course], wanted: Mapping[str, Any]) -> QuerySet[Course]:
    """Those that meet the filters; an empty filter leaves all."""
    rows = with_words(rows, str(wanted.get("q") or ""), "title", "summary", "provider_said", "provider__name", "place")
    if wanted.get("audience"):
        rows = rows.filter(audience=wanted["audience"])
    if wanted.get("year"):
        rows = rows.filter(running_in(int(wanted["year"]), "starts_on", "ends_on"))
    return rows


def years_of(rows: QuerySet[Any], first: str, last: str) -> list[int]:
    """The years that rows touch by their dates, the newest first."""
    pairs: Iterable[tuple[int | None, int | None]] = rows.order_by().values_list(f"{first}__year", f"{last}__year")
    found: set[int] = set()
    for begin, end in pairs:
        known = [year for year in (begin, end) if year]
        if known:
            found.update(range(min(known), max(known) + 1))
    return sorted(found, reverse=True)


def priorities_of(region: Region) -> list[Priority]:
    """The policy priorities of the plans of a region, the latest framework first."""
    found = Priority.objects.filter(
        Q(goals__plan__region=region) | Q(actions__plan__region=region), framework__isnull=False
    )
    return list(
        found.distinct().select_related("framework").order_by("-framework__start_year", "framework__code", "order")
    )


def is_past(call: Call, today: dt.date) -> bool:
    """Whether a call that could still be answered cannot be any more."""
    return call.state in LIVE_CALLS and call.deadline is not None and call.deadline.last < today
