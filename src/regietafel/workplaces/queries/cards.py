"""What the list of results says of each workplace, read for the few that stand on a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import formats
from django.utils.translation import gettext as _

from regietafel.territories.models import Region
from regietafel.workplaces.freshness import Freshness, freshness
from regietafel.workplaces.models import Offer, OfferRung, Rung, Term, TermKind, Workplace
from regietafel.workplaces.queries.as_of import offered_on, with_free_places
from regietafel.workplaces.queries.directory import Hit
from regietafel.workplaces.queries.visible import settings_of, workplaces_visible_to

BADGE_FROM = (Freshness.UNCONFIRMED, Freshness.LAPSED)
"""From here on a workplace bears a badge that says since when nobody confirmed it."""


@dataclass(frozen=True)
class Card:
    """A workplace in the list."""

    hit: Hit
    workplace: Workplace
    months: int
    today: dt.date

    @cached_property
    def offers(self) -> list[Offer]:
        """What it offers today."""
        return list(getattr(self.workplace, "offers_now", ()))

    @property
    def rungs(self) -> list[tuple[int, bool]]:
        """The six rungs from the lowest, and whether it stands on each."""
        on = {one.rung for offer in self.offers for one in offer.rungs.all()}
        return [(rung.value, rung.value in on) for rung in Rung]

    @property
    def rungs_in_words(self) -> str:
        """The rungs on which it stands; empty where nobody said."""
        return formats.localize(", ".join(f"{rung} ({Rung(rung).label})" for rung, is_on in self.rungs if is_on))

    @property
    def forms(self) -> list[str]:
        """Its forms of work, each once."""
        return list(dict.fromkeys(str(offer.work_form) for offer in self.offers if offer.work_form))

    @property
    def activities(self) -> list[str]:
        """What one does there, by the words of the list."""
        terms: Iterable[Term] = (term for offer in self.offers for term in offer.terms.all())
        return list(dict.fromkeys(str(term) for term in terms if term.kind == TermKind.ACTIVITY))

    @property
    def places(self) -> int | None:
        """How many places there are today; None where no offer tells."""
        return total(offer.places_then for offer in self.offers)  # type: ignore[attr-defined]

    @property
    def free(self) -> int | None:
        """How many are free now; None where nobody said so lately."""
        return total(offer.free_now for offer in self.offers)  # type: ignore[attr-defined]

    @property
    def has_ended(self) -> bool:
        """Whether it is there no more."""
        return self.workplace.until is not None and self.workplace.until < self.today

    @property
    def needs_badge(self) -> bool:
        """Whether it must be said that nobody confirmed it for long."""
        row = self.workplace
        return freshness(row.verified_on, row.added_on, self.months, self.today) in BADGE_FROM

    @property
    def confirmed(self) -> str:
        """Since when it is known to be right, or is not."""
        on = self.workplace.verified_on
        if on is None:
            return _("never confirmed")
        month = formats.date_format(on, "F Y")
        words = _("not confirmed since %(month)s") if self.needs_badge else _("confirmed in %(month)s")
        return words % {"month": month}


def total(numbers: Iterable[int | None]) -> int | None:
    """The sum of what is known; unknown is not zero."""
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def cards_of(user: Any, region: Region, hits: Sequence[Hit], today: dt.date) -> list[Card]:
    """The cards of some results, in their order."""
    seen = workplaces_visible_to(user, today).filter(region=region)
    rows = {
        row.pk: row
        for row in seen.filter(pk__in=[hit.pk for hit in hits]).select_related("organisation", "municipality")
    }
    offers = with_free_places(offered_on(Offer.objects.select_related("work_form"), today), today)
    offers = offers.prefetch_related(Prefetch("rungs", OfferRung.objects.order_by("rung")), "terms")
    prefetch_related_objects(list(rows.values()), Prefetch("offers", offers, to_attr="offers_now"))
    months = settings_of(region).check_every_months
    return [Card(hit, rows[hit.pk], rows[hit.pk].check_every_months or months, today) for hit in hits if hit.pk in rows]
