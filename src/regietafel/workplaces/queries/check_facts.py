"""What is known of the workplaces of one organisation, in words, as who keeps them looks it through."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from regietafel.workplaces.fields import OFFER, WORKPLACE
from regietafel.workplaces.freshness import Freshness
from regietafel.workplaces.models import ChangeState, Offer, OfferRung, Workplace
from regietafel.workplaces.queries.free_places import offers_now
from regietafel.workplaces.queries.lateness import freshness_of

Pairs = list[tuple[str, str]]

PLAIN = ("summary", "by_bus", "by_bike", "by_train", "website")
OF_OFFER = ("summary", "dutch", "digital", "load", "wheelchair", "accessibility", "hours", "guidance", "training")
LAST_OF_OFFER = ("referral", "waiting_weeks")


class Facts:
    """What is known, as terms and values; what is not known is named on one line, so that it can be filled in."""

    facts: Pairs

    @property
    def known(self) -> Pairs:
        """The facts that say something."""
        return [(term, value) for term, value in self.facts if value]

    @property
    def unknown(self) -> str:
        """The names of all others."""
        return ", ".join(term for term, value in self.facts if not value)


@dataclass
class ToldOffer(Facts):
    """One offer in words."""

    offer: Offer
    facts: Pairs


@dataclass
class Told(Facts):
    """One workplace in words, how fresh it is, and how many changes of it wait."""

    workplace: Workplace
    facts: Pairs
    freshness: Freshness
    waiting: int = 0
    offers: list[ToldOffer] = field(default_factory=list)


def told(workplaces: Iterable[Workplace], default_months: int, today: dt.date) -> list[Told]:
    """These workplaces in words, with what they offer today."""
    found = []
    for workplace in workplaces:
        waiting = workplace.changes.filter(state=ChangeState.WAITING).count()
        one = Told(workplace, facts_of(workplace), freshness_of(workplace, default_months, today), waiting)
        rows = offers_now(workplace, today).prefetch_related(
            "measures", "terms", Prefetch("rungs", queryset=OfferRung.objects.order_by("rung"))
        )
        one.offers = [ToldOffer(offer, facts_of_offer(offer)) for offer in rows]
        found.append(one)
    return found


def address_of(workplace: Workplace) -> str:
    """Street, postcode and town on one line, as far as they are known."""
    town = " ".join(part for part in (workplace.postcode, workplace.locality) if part)
    return ", ".join(part for part in (workplace.street, town) if part)


def facts_of(workplace: Workplace) -> Pairs:
    """What is known of a workplace itself."""
    contact = workplace.contact
    reached = " · ".join(part for part in (contact.name, contact.email, contact.phone) if part) if contact else ""
    known = [
        (_("address"), address_of(workplace)),
        (_("municipality"), str(workplace.municipality or "")),
        (_("contact"), reached),
    ]
    return [*known, *plain_facts(workplace, PLAIN)]


def facts_of_offer(offer: Offer) -> Pairs:
    """What is known of one offer."""
    capacity = getattr(offer, "places_then", None)
    rows = [
        (str(OFFER["work_form"].label), str(offer.work_form or "")),
        (str(OFFER["rungs"].label), ", ".join(f"{one.rung} {one.get_rung_display()}" for one in offer.rungs.all())),
        (str(OFFER["measures"].label), ", ".join(str(one) for one in offer.measures.all())),
        (_("for whom, in which language, with what"), ", ".join(str(one) for one in offer.terms.all())),
        (_("places"), "" if capacity is None else str(capacity)),
    ]
    return [*rows, *plain_facts(offer, OF_OFFER), *plain_facts(offer, LAST_OF_OFFER)]


def plain_facts(row: Workplace | Offer, names: Iterable[str]) -> Pairs:
    """Fields with their labels, their values in words."""
    fields = OFFER if isinstance(row, Offer) else WORKPLACE
    return [(str(fields[name].label), fields[name].said(fields[name].plain(getattr(row, name)))) for name in names]
