"""What the page of one workplace shows, and the few that somebody put side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery

from regietafel.organisations.models import Contact
from regietafel.organisations.queries.contacts import contacts_at, contacts_visible_to
from regietafel.territories.models import Region
from regietafel.workplaces.freshness import Freshness, freshness
from regietafel.workplaces.models import FreePlaces, Offer, Workplace
from regietafel.workplaces.queries.as_of import offered_on, with_free_places
from regietafel.workplaces.queries.visible import (
    is_open_to_public,
    offers_visible_to,
    settings_of,
    workplaces_visible_to,
)

MOST_CONTACTS = 2


def may_look_around(user: Any, region: Region) -> bool:
    """Whether somebody may open the directory of a region at all, whatever it holds for them."""
    return is_open_to_public(region) or bool(user.has_perm("workplaces.view_directory", region))


def workplace_at(user: Any, region: Region, slug: str, today: dt.date) -> Workplace | None:
    """A workplace of a region by its word in the address, if the person sees it."""
    rows = workplaces_visible_to(user, today).filter(region=region, slug=slug)
    return rows.select_related("region", "organisation", "municipality").prefetch_related("former_names").first()


def workplaces_called(user: Any, region: Region, slugs: Sequence[str], today: dt.date) -> list[Workplace]:
    """Those of some words in an address that the person sees, in the order of the address; the others are left out."""
    rows = workplaces_visible_to(user, today).filter(region=region, slug__in=slugs)
    found = {one.slug: one for one in rows.select_related("region", "organisation", "municipality")}
    return [found[slug] for slug in slugs if slug in found]


def offers_of(user: Any, workplaces: Sequence[Workplace], today: dt.date) -> dict[int, list[Offer]]:
    """What workplaces offer today, with places and what is free; of one that ended, what it offered last.

    ``free_now`` is None once what was posted has faded, and then its day is of no use either.
    """
    found: dict[int, list[Offer]] = {one.pk: [] for one in workplaces}
    for day in {last_day(one, today) for one in workplaces}:
        ours = [one.pk for one in workplaces if last_day(one, today) == day]
        rows = offered_on(offers_visible_to(user, today).filter(workplace__in=ours), day)
        for offer in with_all(rows, today):
            found[offer.workplace_id].append(offer)
    return found


def last_day(workplace: Workplace, today: dt.date) -> dt.date:
    """The day of which a page tells: today, or the last day of a workplace that is no more."""
    return min(today, workplace.until) if workplace.until else today


def with_all(offers: QuerySet[Offer], today: dt.date) -> QuerySet[Offer]:
    """Offers with all that a page says of them, in a fixed number of questions."""
    newest = FreePlaces.objects.filter(offer=OuterRef("pk")).order_by("-posted_at", "-pk")
    return (
        with_free_places(offers, today)
        .annotate(free_posted_at=Subquery(newest.values("posted_at")[:1]))
        .select_related("work_form__successor")
        .prefetch_related("rungs", "measures", "terms", "work_form__predecessors")
        .order_by("workplace", "work_form__order", "pk")
    )


def contacts_of(user: Any, workplace: Workplace, offers: Sequence[Offer]) -> list[Contact]:
    """How to reach a workplace, as far as the person may read it: its own contacts, else those of its organisation.

    A functional mailbox comes before a person, since it stays when somebody leaves.
    """
    own = {pk for pk in (workplace.contact_id, *(offer.contact_id for offer in offers)) if pk is not None}
    mailbox_first = (F("user").asc(nulls_first=True), F("confirmed_on").desc(nulls_last=True), "pk")
    rows = contacts_visible_to(user).filter(pk__in=own).order_by(*mailbox_first)
    found = list(rows[:MOST_CONTACTS])
    if found:
        return found
    return list(contacts_at(user, workplace.region, workplace.organisation).order_by(*mailbox_first)[:MOST_CONTACTS])


def freshness_of(workplace: Workplace, today: dt.date) -> Freshness:
    """How fresh what is known of a workplace is, by its own pace or that of its region."""
    months = workplace.check_every_months or settings_of(workplace.region).check_every_months
    return freshness(workplace.verified_on, workplace.added_on, months, today)
