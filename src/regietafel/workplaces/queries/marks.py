"""What is odd about a workplace: marked on its page, never refused, for it may be right."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from regietafel.organisations.queries import municipalities_for
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.models import Workplace
from regietafel.workplaces.points import in_belgium, in_the_sea, is_far_from


def marks_of(workplace: Workplace) -> list[str]:
    """What to look at once more, in sentences."""
    return [*point_marks(workplace), *place_marks(workplace)]


def point_marks(workplace: Workplace) -> Iterator[str]:
    """A point that lies where nobody works."""
    point = workplace.point
    if point is None:
        return
    if in_the_sea(*point):
        yield _("The point on the map lies in the sea.")
    elif not in_belgium(*point):
        yield _("The point on the map lies outside Belgium.")
    elif is_far_from(point, middles_of(workplace.region)):
        yield _("The point on the map lies far outside the municipalities of this region.")


def place_marks(workplace: Workplace) -> Iterator[str]:
    """A postcode of another municipality, or a municipality that the region does not serve."""
    place = workplace.municipality
    if place is None:
        return
    if workplace.postcode and place.postcodes and workplace.postcode not in place.postcodes.split():
        yield _("Postcode %(postcode)s does not belong to %(municipality)s.") % {
            "postcode": workplace.postcode,
            "municipality": place,
        }
    if not municipalities_for(workplace.region).filter(pk=place.pk).exists():
        yield _("%(municipality)s does not belong to this region now.") % {"municipality": place}


def middles_of(region: Region) -> list[tuple[float, float]]:
    """The label points of the municipalities that a region serves now."""
    known = municipalities_for(region).filter(latitude__isnull=False, longitude__isnull=False)
    return [
        (lat, lon) for lat, lon in known.values_list("latitude", "longitude") if lat is not None and lon is not None
    ]


def municipality_with_postcode(postcode: str) -> Municipality | None:
    """The one municipality of a postcode, if its postcodes are known."""
    if not postcode.strip():
        return None
    likely = Municipality.objects.filter(postcodes__contains=postcode.strip())
    found = [place for place in likely if postcode.strip() in place.postcodes.split()]
    return found[0] if len(found) == 1 else None
