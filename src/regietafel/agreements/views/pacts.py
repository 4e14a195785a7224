"""How a page finds what it is about: among what the person sees, or not at all; and the way back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.agreements.models import Agreement, AgreementYear, Declaration
from regietafel.agreements.queries.visible import agreements_visible_to, declarations_visible_to
from regietafel.core.messages import done
from regietafel.people.queries import get_region_or_404
from regietafel.territories.models import Region

Crumb = tuple[str, str]


def get_declaration_or_404(user: Any, region_slug: str, pk: int) -> Declaration:
    """The declaration of an address; the same 404 for what the person may not see and what does not exist."""
    region = get_region_or_404(user, region_slug)
    found = get_object_or_404(declarations_visible_to(user), region=region, pk=pk)
    found.region = region
    return found


def get_agreement_or_404(user: Any, region_slug: str, pk: int) -> Agreement:
    """The agreement of an address, in the same way."""
    region = get_region_or_404(user, region_slug)
    rows = agreements_visible_to(user).select_related("steering_group", "follows")
    found = get_object_or_404(rows, region=region, pk=pk)
    found.region = region
    return found


def pact_url(row: Declaration | Agreement, name: str = "", *more: Any) -> str:
    """The address of a page of a declaration or an agreement; without a name its own."""
    own = "agreement" if isinstance(row, Agreement) else "declaration"
    return reverse(f"agreements:{name or own}", args=[row.region.slug, row.pk, *more])


def year_url(year: AgreementYear) -> str:
    """The page of a yearly plan."""
    return pact_url(year.agreement, "agreement-year", year.year)


def list_crumbs(region: Region) -> list[Crumb]:
    """The way back to the overview."""
    return [
        (_("Start"), reverse("home:start", args=[region.slug])),
        (_("Agreements"), reverse("agreements:list", args=[region.slug])),
    ]


def pact_crumbs(row: Declaration | Agreement) -> list[Crumb]:
    """The way back to the page of a declaration or an agreement."""
    here = list_crumbs(row.region)
    if isinstance(row, Declaration):
        here.append((_("Declarations"), reverse("agreements:declarations", args=[row.region.slug])))
    return [*here, (row.title, pact_url(row))]


def year_crumbs(year: AgreementYear) -> list[Crumb]:
    """The way back to the page of a yearly plan."""
    return [*pact_crumbs(year.agreement), (str(year.year), year_url(year))]


def at(request: HttpRequest, place: str, text: str, *, undo: str = "") -> HttpResponse:
    """Say what happened, and go to a place."""
    done(request, text, undo=undo)
    return redirect(place)
