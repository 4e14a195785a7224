"""How pages find frameworks, subjects and towns: among what the person sees, or not at all; and what they share."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from regietafel.agreements.models import RegionalFramework, Subject
from regietafel.agreements.queries.tracker import town_of
from regietafel.agreements.queries.visible import frameworks_visible_to, subjects_visible_to
from regietafel.people.queries import get_region_or_404
from regietafel.territories.models import Municipality, Region

Crumb = tuple[str, str]


def get_framework_or_404(user: Any, region_slug: str, pk: int) -> RegionalFramework:
    """The framework of an address; the same 404 for what one may not see and what does not exist."""
    region = get_region_or_404(user, region_slug)
    found = get_object_or_404(frameworks_visible_to(user), region=region, pk=pk)
    found.region = region
    return found


def get_subject_or_404(user: Any, region_slug: str, pk: int) -> Subject:
    """The subject of an address; the same 404 for what one may not see and what does not exist."""
    region = get_region_or_404(user, region_slug)
    rows = subjects_visible_to(user).select_related("framework", "agreement", "declaration", "framework_version")
    found = get_object_or_404(rows, region=region, pk=pk)
    found.region = region
    return found


def get_town_or_404(region: Region, nis: str, subject: Subject | None = None) -> Municipality:
    """A municipality that the region serves or served; of a subject, one that is asked."""
    town = town_of(region, nis)
    if town is None or (subject is not None and not subject.decisions.filter(municipality=town).exists()):
        raise Http404("no such municipality here")
    return town


def tabs_of(region: Region, current: str) -> list[dict[str, Any]]:
    """The four lists of what is agreed."""
    names = {
        "agreements:list": _("Agreements"),
        "agreements:declarations": _("Declarations"),
        "agreements:frameworks": _("Frameworks"),
        "agreements:subjects": _("Decisions"),
    }
    return [
        {"label": label, "url": url, "current": name == current}
        for name, label in names.items()
        if (url := address(name, region))
    ]


def address(name: str, region: Region) -> str:
    """A list, if there is such a page."""
    try:
        return reverse(name, args=[region.slug])
    except NoReverseMatch:
        return ""


def start_crumbs(region: Region) -> list[Crumb]:
    """The way back from the lists."""
    return [(_("Start"), reverse("home:start", args=[region.slug]))]


def framework_crumbs(region: Region, row: RegionalFramework | None = None) -> list[Crumb]:
    """The way back to the list of frameworks, or to one of them."""
    found = [*start_crumbs(region), (_("Frameworks"), reverse("agreements:frameworks", args=[region.slug]))]
    return [*found, (row.title, reverse("agreements:framework", args=[region.slug, row.pk]))] if row else found


def subject_crumbs(region: Region, subject: Subject | None = None) -> list[Crumb]:
    """The way back to all decisions, or to one subject."""
    found = [*start_crumbs(region), (_("Decisions"), reverse("agreements:subjects", args=[region.slug]))]
    return (
        [*found, (subject.title, reverse("agreements:subject", args=[region.slug, subject.pk]))] if subject else found
    )
