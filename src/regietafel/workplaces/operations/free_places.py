"""Posting how many places are free now. A figure fades by itself; a newer one takes its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.workplaces.freshness import FREE_FOR
from regietafel.workplaces.models import FreePlaces, Listing, Offer, Workplace
from regietafel.workplaces.operations.places_mail import send_standing_link
from regietafel.workplaces.queries.checks import contact_of_workplace
from regietafel.workplaces.queries.free_places import MOST_FREE, issue_of, offers_now

ONE_TAP = dt.timedelta(minutes=2)
"""The same figure of the same hand within this time is the same tap, sent twice."""


@operation
def post_free_places(
    *, actor: Any, workplace: Workplace, figures: Mapping[int, int], by: str, now: dt.datetime
) -> list[FreePlaces]:
    """Post the free places of some offers of a workplace, by the key of the offer."""
    fresh = locked(workplace)
    if fresh.is_removed or fresh.listing == Listing.HIDDEN:
        raise Refusal(_("This workplace does not stand in the directory any more."))
    offers = {offer.pk: offer for offer in offers_now(fresh, timezone.localdate(now))}
    if not figures:
        raise Refusal(_("Fill in how many places are free."))
    posted = []
    for key, places in figures.items():
        if key not in offers:
            raise Refusal(_("This is not offered any more. Look at the page again."))
        if not 0 <= places <= MOST_FREE:
            raise Refusal(_("Enter a number from 0 to %(most)s.") % {"most": MOST_FREE}, field=f"places-{key}")
        posted.append(post_one(actor, offers[key], fresh, places, by[:200], now))
    return posted


def post_one(actor: Any, offer: Offer, workplace: Workplace, places: int, by: str, now: dt.datetime) -> FreePlaces:
    """One figure, unless the same tap brought it already."""
    before = FreePlaces.objects.filter(offer=offer).order_by("-posted_at", "-pk").first()
    if before is not None and (before.places, before.posted_by) == (places, by) and now - before.posted_at < ONE_TAP:
        return before
    made = FreePlaces.objects.create(
        offer=offer,
        places=places,
        posted_at=now,
        fades_on=timezone.localdate(now) + FREE_FOR,
        posted_by=by,
    )
    record(
        actor=actor or by,
        verb="free_places_posted",
        on=offer,
        region=workplace.region,
        label=f"{workplace}: {offer}",
        after={"places": places},
    )
    return made


@operation
def send_places_link(*, actor: Any, workplace: Workplace, now: dt.datetime) -> str:
    """Mail the standing link to whoever is the contact; the address to which it went. Once a day is enough."""
    fresh = locked(workplace)
    contact = contact_of_workplace(fresh)
    if contact is None:
        raise Refusal(_("Nobody of this organisation has an e-mail address. Add a contact first."))
    send_standing_link(fresh, contact, issue_of(fresh), timezone.localdate(now))
    return contact.email


@operation
def renew_places_link(*, actor: Any, workplace: Workplace) -> int:
    """Make a new standing link; the old one opens nothing any more. The issue that works now."""
    fresh = locked(workplace)
    record(actor=actor, verb="places_link_renewed", on=fresh, region=fresh.region)
    return issue_of(fresh)
