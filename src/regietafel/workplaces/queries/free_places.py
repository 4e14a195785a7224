"""Free places as they are posted: the offers of a workplace with what counts now, and what hangs behind a standing link."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery

from regietafel.journal.models import Entry, kind_of
from regietafel.workplaces import care_tokens
from regietafel.workplaces.models import FreePlaces, Listing, Offer, Workplace
from regietafel.workplaces.queries.as_of import offered_on, with_free_places

RENEWED = "places_link_renewed"
MOST_FREE = 999


@dataclass(frozen=True)
class Standing:
    """What a standing link leads to; ``problem`` is unknown, replaced, gone or unlisted."""

    workplace: Workplace | None
    problem: str = ""


def places_behind(token: str) -> Standing:
    """The workplace of a standing link, on which its free places are posted."""
    found = care_tokens.read(care_tokens.PLACES, token)
    if found is None:
        return Standing(None, "unknown")
    pk, issue = found
    workplace = Workplace.objects.filter(pk=pk).select_related("region", "organisation").first()
    if workplace is None:
        return Standing(None, "unknown")
    if workplace.is_removed or workplace.organisation.is_removed:
        return Standing(workplace, "gone")
    if issue != issue_of(workplace):
        return Standing(workplace, "replaced")
    if workplace.listing == Listing.HIDDEN:
        return Standing(workplace, "unlisted")
    return Standing(workplace)


def issue_of(workplace: Workplace) -> int:
    """Which issue of the standing link of a workplace works: each time that it was renewed stands in the journal, which keeps for ever."""
    renewed = Entry.objects.filter(verb=RENEWED, kind=kind_of(workplace), object_id=workplace.pk)
    return renewed.count() + 1


def token_of(workplace: Workplace) -> str:
    """The standing link of a workplace, as it works now."""
    return care_tokens.token_for(care_tokens.PLACES, workplace.pk, issue_of(workplace))


def offers_now(workplace: Workplace, today: dt.date) -> QuerySet[Offer]:
    """What a workplace offers today, each with ``free_now``, and when and by whom the newest figure was posted."""
    newest = FreePlaces.objects.filter(offer=OuterRef("pk")).order_by("-posted_at", "-pk")
    rows = with_free_places(offered_on(workplace.offers.all(), today), today)
    rows = rows.select_related("work_form", "workplace").annotate(
        posted_at=Subquery(newest.values("posted_at")[:1]),
        posted_by=Subquery(newest.values("posted_by")[:1]),
        fades_on=Subquery(newest.values("fades_on")[:1]),
    )
    return rows.order_by("work_form__order", "pk")
