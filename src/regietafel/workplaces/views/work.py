"""The page on which a workplace is kept: what is known, what is missing or odd, what it offers, what waits, what happened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from regietafel.core.access import permitted, require
from regietafel.journal.queries import history_visible_to
from regietafel.workplaces.fields import OFFER, WORKPLACE, Said, in_words, value_of
from regietafel.workplaces.models import Capacity, Change, ChangeState, Offer, Workplace
from regietafel.workplaces.queries.complete import completeness_of
from regietafel.workplaces.queries.marks import marks_of
from regietafel.workplaces.queries.register import offers_of
from regietafel.workplaces.queries.visible import changes_visible_to, settings_of
from regietafel.workplaces.views.keeping_load import get_workplace_or_404, register_crumbs
from regietafel.workplaces.views.register import rows_of

NOT_LISTED = frozenset({"name", "latitude", "longitude"})


@dataclass(frozen=True)
class OfferShown:
    """An offer on the page: its facts, and how many places it has from day to day."""

    offer: Offer
    is_over: bool
    facts: list[tuple[str, str]]
    capacities: list[Capacity]


@dataclass(frozen=True)
class Waiting:
    """A change that waits, in words."""

    change: Change
    said: list[Said]


def facts_of(row: Workplace | Offer) -> list[tuple[str, str]]:
    """What is known of a row, in words; what is not known is not there."""
    fields = OFFER if isinstance(row, Offer) else WORKPLACE
    return [
        (str(field.label), said)
        for name, field in fields.items()
        if name not in NOT_LISTED and (said := field.said(value_of(row, field)))
    ]


def offers_shown(workplace: Workplace, today: dt.date) -> list[OfferShown]:
    """The offers of a workplace, those that ended last."""
    found = [
        OfferShown(
            offer,
            offer.until is not None and offer.until < today,
            facts_of(offer),
            sorted(offer.capacities.all(), key=lambda one: one.on, reverse=True),
        )
        for offer in offers_of(workplace)
    ]
    return sorted(found, key=lambda one: one.is_over)


def waiting_of(user: Any, workplace: Workplace) -> Iterator[Waiting]:
    """The changes that wait for somebody to decide."""
    found = changes_visible_to(user).filter(workplace=workplace, state=ChangeState.WAITING)
    for change in found.select_related("offer"):
        yield Waiting(change, in_words(change.kind, change.before, change.after))


@require_safe
@permitted("workplaces.change_workplace")
def work(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """The page on which a workplace is kept."""
    workplace = get_workplace_or_404(request.user, region_slug, slug)
    require(request.user, "workplaces.change_workplace", workplace)
    today = timezone.localdate()
    offers = offers_shown(workplace, today)
    context = {
        "workplace": workplace,
        "row": rows_of([workplace], settings_of(workplace.region).check_every_months, today)[0],
        "facts": facts_of(workplace),
        "former": list(workplace.former_names.all()),
        "marks": marks_of(workplace),
        "complete": completeness_of([workplace], today)[workplace.pk],
        "offers": offers,
        "waiting": list(waiting_of(request.user, workplace)),
        "history": history_visible_to(request.user, workplace, *(one.offer for one in offers)),
        "may_remove": request.user.has_perm("workplaces.remove_workplace", workplace),
        "crumbs": register_crumbs(workplace.region),
    }
    return render(request, "workplaces/keeping/work.html", context)
