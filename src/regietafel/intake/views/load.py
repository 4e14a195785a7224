"""How a reading is found for a page, and the way back from it."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.intake.models import Reading
from regietafel.intake.queries import reading_of
from regietafel.people.queries import get_region_or_404
from regietafel.territories.models import Region

Crumb = tuple[str, str]


def get_reading_or_404(request: HttpRequest, region_slug: str, pk: int, *, in_bin: bool = False) -> Reading:
    """A reading of the region that the person may look at; the same 404 for all the rest."""
    region = get_region_or_404(request.user, region_slug)
    reading = reading_of(request.user, region, pk, in_bin=in_bin)
    if reading is None:
        raise Http404("no such reading")
    return reading


def address(name: str, reading: Reading, *more: object) -> str:
    """The address of one of the pages of a reading."""
    return reverse(f"intake:{name}", args=[reading.region.slug, reading.pk, *more])


def region_crumbs(region: Region) -> list[Crumb]:
    """The way back to the plans, from which documents are read."""
    return [
        (_("Start"), reverse("home:start", args=[region.slug])),
        (_("Action plans"), reverse("plans:list", args=[region.slug])),
    ]


def list_crumbs(region: Region) -> list[Crumb]:
    """The way back to the list of readings."""
    return [*region_crumbs(region), (_("Documents read"), reverse("intake:list", args=[region.slug]))]


def reading_crumbs(reading: Reading) -> list[Crumb]:
    """The way back to the page of a reading."""
    return [*list_crumbs(reading.region), (str(reading), address("reading", reading))]
