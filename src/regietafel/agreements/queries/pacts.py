"""Declarations and agreements as pages read them, and what can be chosen for them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Count, F, Prefetch, Q, QuerySet

from regietafel.agreements.models import Agreement, AgreementParty, Declaration, DeclarationVersion, Subject
from regietafel.agreements.queries.visible import (
    agreements_visible_to,
    declarations_visible_to,
    subjects_visible_to,
)
from regietafel.consultation.models import Body
from regietafel.consultation.queries.bodies import bodies_in
from regietafel.documents.models import Document
from regietafel.documents.queries import documents_visible_to
from regietafel.organisations.models import Organisation, OrganisationKind
from regietafel.organisations.queries import organisations_of
from regietafel.territories.models import Municipality, Region


def declarations_of(user: Any, region: Region, kind: str = "") -> QuerySet[Any]:
    """The declarations of a region, each with how many should sign, did, and will not."""
    rows = declarations_visible_to(user).filter(region=region)
    if kind:
        rows = rows.filter(kind=kind)
    counted = rows.annotate(
        asked=Count("signatures"),
        signed=Count("signatures", filter=Q(signatures__signed_on__isnull=False)),
        declined=Count("signatures", filter=~Q(signatures__declined_because="")),
    )
    return counted.order_by(F("starts_on").desc(nulls_last=True), "title", "pk")


def agreements_of(user: Any, region: Region) -> QuerySet[Agreement]:
    """The agreements of a region with their parties at hand, the newest first."""
    parties = Prefetch("parties", AgreementParty.objects.select_related("organisation"))
    rows = agreements_visible_to(user).filter(region=region).select_related("steering_group", "follows")
    return rows.prefetch_related(parties)


def declarations_to_restore(user: Any, region: Region) -> QuerySet[Declaration]:
    """Declarations in the bin, for who keeps them."""
    keeps = user.has_perm("agreements.keep", region)
    return Declaration.objects.filter(region=region, removed_at__isnull=False) if keeps else Declaration.objects.none()


def agreements_to_restore(user: Any, region: Region) -> QuerySet[Agreement]:
    """Agreements in the bin, for who keeps them."""
    keeps = user.has_perm("agreements.keep", region)
    return Agreement.objects.filter(region=region, removed_at__isnull=False) if keeps else Agreement.objects.none()


def versions_of(declaration: Declaration) -> list[DeclarationVersion]:
    """The versions of the text, the newest first."""
    return list(declaration.versions.order_by("-number"))


def towns_on(region: Region, day: dt.date) -> QuerySet[Municipality]:
    """The municipalities that the region served on a day."""
    until = Q(memberships__until__isnull=True) | Q(memberships__until__gte=day)
    return Municipality.objects.filter(until, memberships__region=region, memberships__since__lte=day).distinct()


def local_governments_on(region: Region, day: dt.date) -> list[Organisation]:
    """The local governments of the municipalities that the region served on a day."""
    rows = organisations_of(region).filter(kind=OrganisationKind.LOCAL_GOVERNMENT)
    return list(rows.filter(municipality__in=towns_on(region, day).values("pk")))


def organisations_to_choose(region: Region, *, also: QuerySet[Organisation] | None = None) -> list[Organisation]:
    """The address book, and who stands in the list already although the book lacks it."""
    found = organisations_of(region)
    return list((found | also).distinct() if also is not None else found)


def bodies_to_choose(user: Any, region: Region) -> list[Body]:
    """The bodies that can steer, or work a goal out."""
    return list(bodies_in(user, region))


def subjects_about(user: Any, row: Agreement | Declaration) -> QuerySet[Subject]:
    """What local governments decide about it."""
    about = {"agreement": row} if isinstance(row, Agreement) else {"declaration": row}
    return subjects_visible_to(user).filter(**about)


def papers_of(user: Any, holder: str, pk: int) -> QuerySet[Document]:
    """The documents that hang on a row."""
    return documents_visible_to(user).filter(holder_kind=holder, holder_pk=pk).order_by("title")


def follower_of(agreement: Agreement) -> Agreement | None:
    """The agreement that follows it, unless that lies in the bin."""
    return Agreement.objects.filter(follows=agreement, removed_at__isnull=True).first()


def to_follow(user: Any, region: Region) -> list[Agreement]:
    """The agreements that no other follows yet."""
    followed = Agreement.objects.filter(follows__isnull=False, removed_at__isnull=True).values("follows")
    return list(agreements_visible_to(user).filter(region=region).exclude(pk__in=followed))
