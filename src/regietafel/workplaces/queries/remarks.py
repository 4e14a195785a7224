"""Remarks of visitors: the lists in which they stand, and what hangs behind the link to answer one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from regietafel.territories.models import Region
from regietafel.workplaces import care_tokens
from regietafel.workplaces.models import Remark, RemarkState, Workplace
from regietafel.workplaces.queries.visible import remarks_visible_to, workplaces_visible_to


@dataclass(frozen=True)
class Asked:
    """What a link leads to; ``problem`` is unknown, gone, expired, spam or answered."""

    remark: Remark | None
    problem: str = ""


def remark_behind(token: str, now: dt.datetime) -> Asked:
    """The remark of a link that was mailed to the contact of a workplace."""
    found = care_tokens.read(care_tokens.REMARK, token)
    remark = None
    if found is not None:
        rows = Remark.objects.select_related("workplace__region", "workplace__organisation")
        remark = rows.filter(pk=found[0]).first()
    if remark is None:
        return Asked(None, "unknown")
    if remark.workplace.is_removed or remark.workplace.organisation.is_removed:
        return Asked(remark, "gone")
    if remark.state != RemarkState.OPEN:
        return Asked(remark, str(remark.state))
    if timezone.localdate(now) > works_until(remark):
        return Asked(remark, "expired")
    return Asked(remark)


def works_until(remark: Remark) -> dt.date:
    """The last day on which a remark can be answered by link."""
    return timezone.localdate(remark.sent_at) + dt.timedelta(days=settings.REMARK_LINK_DAYS)


def workplace_in_sight(user: Any, region_slug: str, slug: str) -> Workplace | None:
    """A workplace of a public address, if this person sees it there."""
    rows = workplaces_visible_to(user).filter(region__slug=region_slug, slug=slug)
    return rows.select_related("region", "organisation", "municipality", "contact").first()


def remarks_of(user: Any, region: Region) -> QuerySet[Remark]:
    """The remarks of a region that a person sees."""
    keys = remarks_visible_to(user).filter(workplace__region=region).order_by().values("pk")
    return Remark.objects.filter(pk__in=keys).select_related("workplace__organisation", "workplace__region")


def narrowed_remarks(rows: QuerySet[Remark], wanted: Mapping[str, Any]) -> QuerySet[Remark]:
    """Only those that are looked for; without a state the open ones, oldest first, for those wait longest."""
    for word in (wanted.get("q") or "").split():
        rows = rows.filter(
            Q(text__icontains=word)
            | Q(answer__icontains=word)
            | Q(workplace__name__icontains=word)
            | Q(workplace__organisation__name__icontains=word)
        )
    state = wanted.get("state") or RemarkState.OPEN
    if state != "all":
        rows = rows.filter(state=state)
    return rows.order_by("sent_at", "pk") if state == RemarkState.OPEN else rows.order_by("-sent_at", "-pk")
