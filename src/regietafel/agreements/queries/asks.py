"""What the link in a mail opens, and to which address a town is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F

from regietafel.agreements import links
from regietafel.agreements.models import Ask, Subject
from regietafel.agreements.queries.tracker import left_region
from regietafel.organisations.models import Contact, OrganisationKind
from regietafel.territories.models import Municipality, Region


@dataclass(frozen=True)
class Behind:
    """What a link leads to; ``problem`` is unknown, replaced, withdrawn, expired, closed, gone, left or none."""

    ask: Ask | None
    problem: str = ""


def ask_behind(token: str, today: dt.date) -> Behind:
    """The question of a link. Only a link of ours says more than that it is not right."""
    found = links.read(token)
    if found is None:
        return Behind(None, "unknown")
    pk, issue = found
    ask = (
        Ask.objects.filter(pk=pk)
        .select_related("subject__region", "subject__framework_version", "municipality")
        .first()
    )
    if ask is None:
        return Behind(None, "unknown")
    return Behind(ask, problem_of(ask, issue, today))


def problem_of(ask: Ask, issue: int, today: dt.date) -> str:
    """Why a question cannot be answered today, or nothing."""
    if ask.withdrawn_at is not None:
        return "withdrawn"
    if ask.issue != issue:
        return "replaced"
    if ask.subject.is_removed:
        return "gone"
    if ask.subject.closed_on is not None:
        return "closed"
    if ask.municipality_id in left_region(ask.subject.region, today):
        return "left"
    return "expired" if today > ask.until else ""


def addresses_of(region: Region, towns: Iterable[Municipality]) -> dict[int, tuple[str, str]]:
    """Of each town the address and name of the contact of its local government that was confirmed last."""
    rows = Contact.objects.filter(
        region=region,
        removed_at__isnull=True,
        organisation__kind=OrganisationKind.LOCAL_GOVERNMENT,
        organisation__municipality__in=list(towns),
    ).exclude(email="")
    found: dict[int, tuple[str, str]] = {}
    for one in rows.select_related("organisation").order_by(F("confirmed_on").asc(nulls_first=True), "-pk"):
        found[one.organisation.municipality_id or 0] = (one.email, one.name)
    return found


def last_asks(subject: Subject) -> dict[int, Ask]:
    """Who was asked about a subject, by town."""
    return {ask.municipality_id: ask for ask in subject.asks.select_related("municipality")}
