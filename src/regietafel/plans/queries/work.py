"""Work outside the plan: what a person sees of a region, found by words, priority and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext

from regietafel.core.tabular import Column, Sheet, Value
from regietafel.plans.models import LoggedWork, Priority
from regietafel.plans.queries.visible import logged_work_visible_to
from regietafel.territories.models import Region


@dataclass(frozen=True)
class WorkWanted:
    """What somebody looks for; empty is everything."""

    q: str = ""
    priority: str = ""
    year: str = ""


def work_of(user: Any, region: Region) -> QuerySet[LoggedWork]:
    """The work of a region that a person sees, the latest first."""
    rows = logged_work_visible_to(user).filter(region=region)
    return rows.select_related("priority__framework", "logged_by", "lifted_to__action__plan").order_by("-on", "-pk")


def narrowed(work: QuerySet[LoggedWork], wanted: WorkWanted) -> QuerySet[LoggedWork]:
    """Only the work that is looked for; every word must stand somewhere."""
    for word in wanted.q.split():
        work = work.filter(Q(what__icontains=word) | Q(with_whom__icontains=word) | Q(result__icontains=word))
    if wanted.priority:
        work = work.filter(priority=int(wanted.priority))
    if wanted.year:
        work = work.filter(on__year=int(wanted.year))
    return work


def priorities_in(work: QuerySet[LoggedWork]) -> list[Priority]:
    """The priorities under which something was logged, the latest framework first."""
    keys = work.order_by().values("priority")
    found = Priority.objects.filter(pk__in=keys).select_related("framework")
    return list(found.order_by("-framework__start_year", "framework", "order"))


def years_in(work: QuerySet[LoggedWork]) -> list[int]:
    """The years in which something was logged, the latest first."""
    years = work.order_by().annotate(year=ExtractYear("on")).values_list("year", flat=True).distinct()
    return sorted(years, reverse=True)


def counted(work: QuerySet[LoggedWork]) -> list[tuple[Priority, int]]:
    """How much was logged under each priority."""
    counts = Counter(work.order_by().values_list("priority", flat=True))
    return [(priority, counts[priority.pk]) for priority in priorities_in(work)]


def work_sheet(work: QuerySet[LoggedWork]) -> Sheet:
    """The list as a sheet: the day in a column that sorts, and in words as exact as it is known."""
    columns = [
        Column(gettext("Date"), 12),
        Column(gettext("When"), 20),
        Column(gettext("Code"), 10),
        Column(gettext("Priority"), 28),
        Column(gettext("What"), 60),
        Column(gettext("With whom"), 30),
        Column(gettext("Our role"), 16),
        Column(gettext("Result"), 60),
        Column(gettext("Logged by"), 20),
    ]
    rows: Iterator[list[Value]] = (
        [
            one.on,
            str(one.when),
            one.priority.code,
            one.priority.short,
            one.what,
            one.with_whom,
            str(one.get_role_display()),
            one.result,
            str(one.logged_by or ""),
        ]
        for one in work
    )
    return Sheet(gettext("Work outside the plan"), columns, rows)
