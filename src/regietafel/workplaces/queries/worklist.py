"""Everything that waits for the director: counts, and the rows behind each count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet

from regietafel.organisations.models import Contact, Organisation
from regietafel.territories.models import Region
from regietafel.workplaces.freshness import Freshness
from regietafel.workplaces.models import Capacity, Offer, OfferRung, RemarkState, SelfCheck, Workplace
from regietafel.workplaces.queries.checks import with_address, without_address
from regietafel.workplaces.queries.complete import completeness_of, incomplete
from regietafel.workplaces.queries.decisions import changes_of, waiting
from regietafel.workplaces.queries.lateness import asked_about, freshness_of, in_state
from regietafel.workplaces.queries.remarks import remarks_of
from regietafel.workplaces.queries.visible import running, settings_of
from regietafel.workplaces.worklist_words import (
    ADDRESS,
    CHANGE,
    KINDS,
    LAPSED,
    NO_MUNICIPALITY,
    NO_OFFER,
    NO_POINT,
    NO_RUNG,
    REMARK,
    TO_CALL,
    UNCONFIRMED,
)

STATES = {TO_CALL: Freshness.TO_CALL, UNCONFIRMED: Freshness.UNCONFIRMED, LAPSED: Freshness.LAPSED}


def rows_of(kind: str, user: Any, region: Region, today: dt.date, words: str = "") -> QuerySet[Any]:
    """The rows of one kind of work, those that wait longest first; nothing for who does not watch over the region."""
    if not user.has_perm("workplaces.watch_over", region):
        return Workplace.objects.none()
    if kind == CHANGE:
        return matching(waiting(changes_of(user, region)), words, "workplace__")
    if kind == REMARK:
        return matching(remarks_of(user, region).filter(state=RemarkState.OPEN), words, "workplace__").order_by(
            "sent_at", "pk"
        )
    if kind == ADDRESS:
        rows = without_address(region, today)
        for word in words.split():
            rows = rows.filter(name__icontains=word)
        return rows
    return matching(workplaces_lacking(kind, region, today), words, "")


def workplaces_lacking(kind: str, region: Region, today: dt.date) -> QuerySet[Workplace]:
    """The workplaces of one kind of work."""
    rows = asked_about(region, today).select_related("organisation", "region")
    if kind in STATES:
        found = in_state(rows, STATES[kind], region, today)
        return found.order_by(F("verified_on").asc(nulls_first=True), "added_on", "name", "pk")
    offers = Offer.objects.filter(running(today), workplace=OuterRef("pk"))
    if kind == NO_MUNICIPALITY:
        rows = rows.filter(municipality__isnull=True)
    elif kind == NO_POINT:
        rows = rows.filter(latitude__isnull=True)
    elif kind == NO_OFFER:
        rows = rows.filter(~Exists(offers))
    elif kind == NO_RUNG:
        rows = rows.filter(Exists(offers.filter(~Exists(OfferRung.objects.filter(offer=OuterRef("pk"))))))
    else:
        rows = rows.filter(Exists(offers.filter(~Exists(Capacity.objects.filter(offer=OuterRef("pk"), on__lte=today)))))
    return rows.order_by("organisation__name", "name", "pk")


def matching(rows: QuerySet[Any], words: str, path: str) -> QuerySet[Any]:
    """Those of which the workplace or its organisation has all these words in its name."""
    for word in words.split():
        rows = rows.filter(Q(**{f"{path}name__icontains": word}) | Q(**{f"{path}organisation__name__icontains": word}))
    return rows


def counts_of(user: Any, region: Region, today: dt.date, kinds: Iterable[str] = (), words: str = "") -> dict[str, int]:
    """How much there is of each kind."""
    return {kind: rows_of(kind, user, region, today, words).order_by().count() for kind in kinds or KINDS}


@dataclass(frozen=True)
class Figures:
    """How the directory of a region stands: how many workplaces it has, how many are fresh and how many complete."""

    total: int
    confirmed: int
    complete: int


def figures_of(region: Region, today: dt.date) -> Figures:
    """The figures of a region. Confirmed is what is not due, or was asked about too shortly ago to have to call."""
    rows = asked_about(region, today).order_by()
    fresh = in_state(rows, Freshness.FRESH, region, today).count()
    total = rows.count()
    return Figures(total, fresh, total - rows.filter(incomplete(today)).count())


@dataclass
class Standing:
    """How one organisation keeps its workplaces: how fresh, how complete, when it was asked last, how it is reached."""

    organisation: Organisation
    workplaces: list[Workplace] = field(default_factory=list)
    fresh: int = 0
    worst: Freshness = Freshness.FRESH
    percent: int = 0
    asked: SelfCheck | None = None
    contact: Contact | None = None


def organisations_listed(region: Region, today: dt.date, words: str = "") -> QuerySet[Organisation]:
    """The organisations with workplaces in the directory of a region."""
    keys = asked_about(region, today).order_by().values("organisation")
    rows = Organisation.objects.filter(pk__in=keys).order_by("name", "pk")
    for word in words.split():
        rows = rows.filter(name__icontains=word)
    return rows


def standings(region: Region, organisations: Iterable[Organisation], today: dt.date) -> list[Standing]:
    """How these organisations stand, in a few queries however many they are."""
    found = {one.pk: Standing(one) for one in organisations}
    months = settings_of(region).check_every_months
    workplaces = list(asked_about(region, today).filter(organisation__in=found).order_by("name", "pk"))
    complete = completeness_of(workplaces, today)
    for workplace in workplaces:
        one = found[workplace.organisation_id]
        one.workplaces.append(workplace)
        state = freshness_of(workplace, months, today)
        one.fresh += state == Freshness.FRESH
        one.worst = max(one.worst, state, key=list(Freshness).index)
        one.percent += complete[workplace.pk].percent
    for one in found.values():
        one.percent = round(one.percent / len(one.workplaces)) if one.workplaces else 0
    asked = SelfCheck.objects.filter(region=region, organisation__in=found).values("organisation")
    newest = asked.annotate(newest=Max("pk")).values("newest")
    for check in SelfCheck.objects.filter(pk__in=newest):
        found[check.organisation_id].asked = check
    for contact in Contact.objects.filter(region=region, organisation__in=found, removed_at__isnull=True).order_by(
        F("confirmed_on").asc(nulls_first=True), "-pk"
    ):
        kept = found[contact.organisation_id]
        if contact.email or contact.phone or kept.contact is None:
            kept.contact = contact
    return list(found.values())


def to_telephone(region: Region, today: dt.date) -> QuerySet[Organisation]:
    """The organisations that somebody should call: asked without answer for six weeks, or impossible to mail."""
    rows = asked_about(region, today).order_by()
    late = Q(pk__in=in_state(rows, Freshness.TO_CALL, region, today).values("organisation"))
    for state in (Freshness.UNCONFIRMED, Freshness.LAPSED):
        late |= Q(pk__in=in_state(rows, state, region, today).values("organisation"))
    due = rows.exclude(pk__in=in_state(rows, Freshness.FRESH, region, today).values("pk"))
    silent = Q(pk__in=due.values("organisation")) & ~Q(pk__in=with_address(region).order_by().values("organisation"))
    return organisations_listed(region, today).filter(late | silent)
