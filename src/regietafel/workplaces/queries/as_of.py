"""The directory as it stood on a day: what existed, what was offered, how many places, and what was free."""

from __future__ import annotations

import datetime as dt

from django.db.models import Case, F, OuterRef, QuerySet, Subquery, When

from regietafel.workplaces.models import Capacity, FreePlaces, Offer, Workplace
from regietafel.workplaces.queries.visible import running


def existing_on(workplaces: QuerySet[Workplace], day: dt.date) -> QuerySet[Workplace]:
    """Those that existed on a day, for all that is known."""
    return workplaces.filter(running(day))


def offered_on(offers: QuerySet[Offer], day: dt.date) -> QuerySet[Offer]:
    """Offers of a day with the capacity of that day in ``places_then``, ``fte_then`` and ``waiting_then``."""
    newest = Capacity.objects.filter(offer=OuterRef("pk"), on__lte=day).order_by("-on")
    return offers.filter(running(day)).annotate(
        places_then=Subquery(newest.values("places")[:1]),
        fte_then=Subquery(newest.values("fte")[:1]),
        waiting_then=Subquery(newest.values("waiting")[:1]),
    )


def with_free_places(offers: QuerySet[Offer], today: dt.date) -> QuerySet[Offer]:
    """Offers with ``free_now``: what was posted last, and nothing once that has faded."""
    newest = FreePlaces.objects.filter(offer=OuterRef("pk")).order_by("-posted_at", "-pk")
    counting = newest.annotate(counts=Case(When(fades_on__gte=today, then=F("places"))))
    return offers.annotate(free_now=Subquery(counting.values("counts")[:1]))
