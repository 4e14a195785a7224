"""What offers say that one can filter by, and which workplaces are left by a choice of filters, counted per value."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from regietafel.workplaces.models import Accessible, DutchLevel, FreePlaces, Offer, OfferRung, TermKind, WorkForm
from regietafel.workplaces.queries.as_of import with_free_places
from regietafel.workplaces.queries.asked import (
    ACTIVITY,
    DUTCH,
    FORM,
    FREE,
    GROUP,
    LANGUAGE,
    MEASURE,
    RUNG,
    WHEELCHAIR,
    YES,
)
from regietafel.workplaces.queries.keys import among
from regietafel.workplaces.queries.visible import running

TERMS = {LANGUAGE: TermKind.LANGUAGE, GROUP: TermKind.TARGET_GROUP, ACTIVITY: TermKind.ACTIVITY}
DIMENSION_OF = {kind: name for name, kind in TERMS.items()}
LEVELS = list(DutchLevel)

Counts = Mapping[str, Mapping[str, int]]


@dataclass
class Fact:
    """One offer: of which workplace it is, and its values under each filter."""

    workplace: int
    values: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


@dataclass(frozen=True)
class Chosen:
    """The workplaces that filters leave, and per filter how many there would be with each value."""

    workplaces: set[int]
    counts: Counts


def facts_of(workplaces: Collection[int], today: dt.date, *, ended: bool = False) -> list[Fact]:
    """What the offers of some workplaces say, in as many questions however many there are."""
    of_these = among(workplaces)
    rows = Offer.objects.filter(workplace__in=of_these).order_by()
    if not ended:
        rows = rows.filter(running(today))
    chains = form_chains()
    facts: dict[int, Fact] = {}
    told: Any = with_free_places(rows, today)
    offers = told.values_list("pk", "workplace", "work_form", "dutch", "wheelchair", "free_now")
    for pk, workplace, form, dutch, wheelchair, free in offers:
        values = (facts.setdefault(pk, Fact(workplace))).values
        values[FORM].update(chains.get(form, ()))
        values[DUTCH].update(levels_from(dutch))
        if wheelchair == Accessible.YES:
            values[WHEELCHAIR].add(YES)
        if free:
            values[FREE].add(YES)
    for name, offer, value in listed(of_these):
        if offer in facts:
            facts[offer].values[name].add(value)
    return list(facts.values())


def listed(workplaces: object) -> Iterable[tuple[str, int, str]]:
    """The values of which an offer has several: (filter, offer, value)."""
    of_these = {"offer__workplace__in": workplaces}
    for offer, rung in OfferRung.objects.filter(**of_these).order_by().values_list("offer", "rung"):
        yield RUNG, offer, str(rung)
    terms = Offer.terms.through._default_manager.filter(**of_these).order_by()
    for offer, kind, code in terms.values_list("offer", "term__kind", "term__code"):
        yield DIMENSION_OF[TermKind(kind)], offer, code
    measures = Offer.measures.through._default_manager.filter(**of_these).order_by()
    for offer, code in measures.values_list("offer", "measure__code"):
        yield MEASURE, offer, code


def form_chains() -> dict[int, list[str]]:
    """Of each form of work its own code, and those of what took its place: by all of these it is found."""
    rows = {pk: (code, successor) for pk, code, successor in WorkForm.objects.values_list("pk", "code", "successor")}
    chains = {}
    for pk in rows:
        chain: dict[int, str] = {}
        at: int | None = pk
        while at is not None and at not in chain:
            chain[at], at = rows[at]
        chains[pk] = list(chain.values())
    return chains


def levels_from(dutch: str) -> list[str]:
    """The levels of which somebody can say that no more is asked; none where it is not known what is asked."""
    return [str(level) for level in LEVELS[LEVELS.index(DutchLevel(dutch)) :]] if dutch else []


def choose(workplaces: Iterable[int], facts: Iterable[Fact], filters: Mapping[str, Collection[str]]) -> Chosen:
    """Which workplaces have an offer that meets all filters, and how many there would be with each single value.

    An offer that fails one filter only counts for the values of that filter: with one of those it would be found.
    """
    left = set() if filters else set(workplaces)
    sets: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for fact in facts:
        failing = [name for name, wanted in filters.items() if fact.values[name].isdisjoint(wanted)]
        if len(failing) > 1:
            continue
        if not failing:
            left.add(fact.workplace)
        for name in failing or list(fact.values):
            for value in fact.values[name]:
                sets[name][value].add(fact.workplace)
    return Chosen(left, {name: {value: len(found) for value, found in of.items()} for name, of in sets.items()})


def offers_meeting(filters: Mapping[str, Collection[str]], today: dt.date, *, ended: bool = False) -> QuerySet[Offer]:
    """The offers that meet all filters, asked of the database: for a region with more workplaces than one reads."""
    offers = Offer.objects.order_by() if ended else Offer.objects.filter(running(today)).order_by()
    for name, wanted in filters.items():
        if name == RUNG:
            offers = offers.filter(rungs__rung__in=[int(rung) for rung in wanted])
        elif name == FORM:
            forms = [pk for pk, codes in form_chains().items() if not set(codes).isdisjoint(wanted)]
            offers = offers.filter(work_form__in=forms)
        elif name == MEASURE:
            offers = offers.filter(measures__code__in=wanted)
        elif name == DUTCH:
            enough = [level for level in LEVELS if not set(wanted).isdisjoint(levels_from(level))]
            offers = offers.filter(dutch__in=enough)
        elif name == WHEELCHAIR:
            offers = offers.filter(wheelchair=Accessible.YES)
        elif name == FREE:
            posted = FreePlaces.objects.filter(fades_on__gte=today, places__gt=0)
            told: Any = with_free_places(offers.filter(pk__in=posted.values("offer")), today)
            offers = told.filter(free_now__gt=0)
        else:
            offers = offers.filter(terms__kind=TERMS[name], terms__code__in=wanted)
    return offers
