"""The register: the workplaces that somebody keeps or may see, also those that ended, hide or lapsed; cut down by filters."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet

from regietafel.journal.models import Entry
from regietafel.organisations.models import Contact, Organisation
from regietafel.organisations.queries import municipalities_for, organisations_of
from regietafel.organisations.queries.contacts import contacts_at
from regietafel.organisations.queries.directory import plain
from regietafel.people.models import NETWORK, TEAM, RoleKind
from regietafel.people.queries import role_kinds
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.freshness import Freshness
from regietafel.workplaces.models import Capacity, Listing, Measure, Offer, Term, WorkForm, Workplace
from regietafel.workplaces.queries.complete import incomplete
from regietafel.workplaces.queries.lateness import in_state
from regietafel.workplaces.queries.visible import of_own_organisation, running, workplaces_visible_to

RUNNING, ENDED = "running", "ended"
SORTS = {
    "name": ("name", "pk"),
    "organisation": ("organisation__name", "name", "pk"),
    "municipality": (F("municipality__name").asc(nulls_last=True), "name", "pk"),
    "confirmed": (F("verified_on").asc(nulls_first=True), "name", "pk"),
}
LOOKED_IN = ("name", "number", "street", "postcode", "locality", "organisation__name", "organisation__short_name")


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for; empty is everything."""

    q: str = ""
    organisation: Organisation | None = None
    municipality: Municipality | None = None
    work_form: WorkForm | None = None
    listing: str = ""
    freshness: str = ""
    state: str = ""
    incomplete: bool = False
    sort: str = "name"


def registered_for(user: Any, region: Region) -> QuerySet[Workplace]:
    """The register as a person sees it: at the table all that one may see, an editor those of the own organisation."""
    found = Workplace.objects.filter(region=region, removed_at__isnull=True)
    if role_kinds(user, region) & set(NETWORK):
        return workplaces_visible_to(user).filter(region=region)
    return found.filter(of_own_organisation(user))


def narrowed(workplaces: QuerySet[Workplace], wanted: Wanted, region: Region, today: dt.date) -> QuerySet[Workplace]:
    """The workplaces that were asked for, in the order that was asked for."""
    found = workplaces
    for name in ("organisation", "municipality", "listing"):
        if value := getattr(wanted, name):
            found = found.filter(**{name: value})
    if wanted.work_form:
        offers = Offer.objects.filter(running(today), work_form=wanted.work_form)
        found = found.filter(pk__in=offers.values("workplace"))
    if wanted.state:
        found = found.filter(running(today)) if wanted.state == RUNNING else found.filter(until__lt=today)
    if wanted.incomplete:
        found = found.filter(incomplete(today))
    if wanted.freshness:
        found = in_state(found, Freshness(wanted.freshness), region, today)
    if wanted.q:
        found = found.filter(pk__in=keys_with(found, wanted.q))
    return found.order_by(*SORTS.get(wanted.sort, SORTS["name"]))


def keys_with(workplaces: QuerySet[Workplace], words: str) -> list[int]:
    """The workplaces in which all of these words stand, whatever their capitals and accents; under a former name too."""
    wanted = plain(words).split()
    texts = workplaces.order_by().values_list("pk", *LOOKED_IN)
    former: dict[int, str] = {}
    for pk, name in workplaces.order_by().filter(former_names__isnull=False).values_list("pk", "former_names__name"):
        former[pk] = f"{former.get(pk, '')}\n{name}"
    return [
        pk
        for pk, *said in texts
        if all(word in plain("\n".join([*map(str, said), former.get(pk, "")])) for word in wanted)
    ]


def in_register(workplaces: QuerySet[Workplace]) -> QuerySet[Workplace]:
    """Workplaces with what a row of the register shows."""
    return workplaces.select_related("organisation", "municipality", "region").prefetch_related("offers__work_form")


def organisations_in(workplaces: QuerySet[Workplace]) -> QuerySet[Organisation]:
    """The organisations of these workplaces, to choose from."""
    return Organisation.objects.filter(pk__in=workplaces.order_by().values("organisation"))


def municipalities_in(workplaces: QuerySet[Workplace]) -> QuerySet[Municipality]:
    """The municipalities of these workplaces, to choose from."""
    return Municipality.objects.filter(pk__in=workplaces.order_by().values("municipality"))


def work_forms_in(workplaces: QuerySet[Workplace]) -> QuerySet[WorkForm]:
    """The work forms that these workplaces offer, to choose from."""
    return WorkForm.objects.filter(pk__in=Offer.objects.filter(workplace__in=workplaces).values("work_form"))


def organisations_to_add_for(user: Any, region: Region) -> QuerySet[Organisation]:
    """For which organisations a person may add a workplace: the team for all, an editor for the own one."""
    found = organisations_of(region)
    if role_kinds(user, region) & set(TEAM):
        return found
    edited = Q(
        affiliations__role__user=user.pk, affiliations__role__kind=RoleKind.EDITOR, affiliations__role__region=region
    )
    return found.filter(edited, region=region, affiliations__role__ended_at__isnull=True).distinct()


def places_to_choose(region: Region) -> dict[str, list[Municipality]]:
    """Municipalities of the region first, then all others: a workplace over the border is marked, not refused."""
    own = list(municipalities_for(region))
    others = Municipality.objects.exclude(pk__in=[one.pk for one in own])
    return {region.name: own, "…": list(others)}


def contacts_to_choose(user: Any, workplace: Workplace, chosen: Contact | None) -> list[Contact]:
    """The contacts of the organisation that a person may read, and the one that is chosen already."""
    found = list(contacts_at(user, workplace.region, workplace.organisation))
    return found if chosen is None or chosen in found else [*found, chosen]


def codes_to_choose(model: type[WorkForm] | type[Measure], chosen: set[int], today: dt.date) -> list[Any]:
    """The codes that hold today; earlier ones only where they were chosen already."""
    return [row for row in model.objects.all() if row.holds_on(today) or row.pk in chosen]


def words_to_choose() -> QuerySet[Term]:
    """All words of the directory."""
    return Term.objects.all()


def offers_of(workplace: Workplace) -> QuerySet[Offer]:
    """What a workplace offers or offered, with all that its page shows of it."""
    rows = workplace.offers.select_related("work_form", "contact")
    return rows.prefetch_related("rungs", "measures", "terms", "capacities")


def offer_at(workplace: Workplace, pk: int) -> Offer | None:
    """One offer of a workplace."""
    return offers_of(workplace).filter(pk=pk).first()


def capacity_at(offer: Offer, pk: int) -> Capacity | None:
    """What was said of the places of an offer from one day on."""
    return offer.capacities.filter(pk=pk).first()


def workplaces_to_restore(user: Any, region: Region) -> QuerySet[Workplace]:
    """The workplaces of a region, those in the bin too, for who may take them away."""
    rows = Workplace.objects.filter(region=region).select_related("organisation")
    return rows if role_kinds(user, region) & set(TEAM) else rows.none()


def would_be_public(region: Region, today: dt.date) -> int:
    """How many workplaces everybody finds if the directory is open."""
    found = Workplace.objects.filter(
        running(today), region=region, removed_at__isnull=True, listing=Listing.PUBLIC, lapsed_on__isnull=True
    )
    return found.count()


def was_taken_away(workplace: Workplace, pk: int) -> bool:
    """Whether an offer of this number was taken away from the workplace, and not only in another one."""
    entries = Entry.objects.filter(kind="workplaces.offer", object_id=pk, verb="removed", region=workplace.region_id)
    return any(entry.before.get("_workplace") == workplace.pk for entry in entries)
