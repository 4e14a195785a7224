"""How the pages that keep the directory true find their rows, and the way back above them."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.territories.models import Region
from regietafel.workplaces.models import Change, Remark, SelfCheck, Workplace
from regietafel.workplaces.queries.checks import checks_of
from regietafel.workplaces.queries.decisions import changes_of
from regietafel.workplaces.queries.remarks import remarks_of
from regietafel.workplaces.queries.visible import workplaces_visible_to

Crumbs = list[tuple[str, str]]


def get_workplace_or_404(user: Any, region: Region, slug: str) -> Workplace:
    """A workplace of the region that the person sees."""
    rows = workplaces_visible_to(user).filter(region=region, slug=slug)
    found = rows.select_related("region", "organisation", "municipality", "contact__user").first()
    if found is None:
        raise Http404("no such workplace")
    return found


def get_check_or_404(user: Any, region: Region, pk: int) -> SelfCheck:
    """A self-check of the region, for who works there."""
    found = checks_of(user, region).filter(pk=pk).first()
    if found is None:
        raise Http404("no such check")
    return found


def get_change_or_404(user: Any, region: Region, pk: int) -> Change:
    """A proposed change of the region."""
    found = changes_of(user, region).filter(pk=pk).first()
    if found is None:
        raise Http404("no such change")
    return found


def get_remark_or_404(user: Any, region: Region, pk: int) -> Remark:
    """A remark of the region that the person sees."""
    found = remarks_of(user, region).filter(pk=pk).first()
    if found is None:
        raise Http404("no such remark")
    return found


def care_crumbs(user: Any, region: Region, *over: tuple[str, str]) -> Crumbs:
    """The way back: the start page, the worklist for who has one, and what stands between."""
    crumbs = [(region.name, reverse("home:start", args=[region.slug]))]
    if user.has_perm("workplaces.watch_over", region):
        crumbs.append((_("Worklist"), reverse("workplaces:worklist", args=[region.slug])))
    return [*crumbs, *over]
