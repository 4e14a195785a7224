"""What the pages of keeping share: how an address finds its workplace, and the way back."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.people.queries import get_region_or_404
from regietafel.territories.models import Region
from regietafel.workplaces.models import Capacity, Offer, Workplace
from regietafel.workplaces.queries.register import capacity_at, offer_at
from regietafel.workplaces.queries.visible import workplaces_visible_to

Crumb = tuple[str, str]


def get_workplace_or_404(user: Any, region_slug: str, slug: str) -> Workplace:
    """A workplace that the person sees in a region where they have a seat, or the same 404 for all the rest."""
    region = get_region_or_404(user, region_slug)
    found = workplaces_visible_to(user).filter(region=region, slug=slug)
    row = found.select_related("organisation", "municipality", "contact").first()
    if row is None:
        raise Http404("no such workplace")
    row.region = region
    return row


def get_offer_or_404(workplace: Workplace, pk: int) -> Offer:
    """An offer of a workplace."""
    offer = offer_at(workplace, pk)
    if offer is None:
        raise Http404("no such offer")
    offer.workplace = workplace
    return offer


def get_capacity_or_404(offer: Offer, pk: int) -> Capacity:
    """What was said of the places of an offer."""
    capacity = capacity_at(offer, pk)
    if capacity is None:
        raise Http404("no such capacity")
    return capacity


def register_address(region: Region) -> str:
    """The register of a region."""
    return reverse("workplaces:register", args=[region.slug])


def work_address(workplace: Workplace) -> str:
    """The page on which a workplace is kept."""
    return reverse("workplaces:work", args=[workplace.region.slug, workplace.slug])


def start_crumbs(region: Region) -> list[Crumb]:
    """The way back to the first page of the region."""
    return [(_("Start"), reverse("home:start", args=[region.slug]))]


def register_crumbs(region: Region) -> list[Crumb]:
    """The way back to the register."""
    return [*start_crumbs(region), (_("Register of workplaces"), register_address(region))]


def work_crumbs(workplace: Workplace) -> list[Crumb]:
    """The way back to the page of a workplace."""
    return [*register_crumbs(workplace.region), (workplace.name, work_address(workplace))]
