"""The baselines: what Django itself takes for a page with as many rows and as many bytes.

One ``values_list``, one template, our own middleware, and the person who asks. No page of ours can be faster than
this; how many times slower it is says what the rest costs.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from regietafel.consultation.models import Body, Seat
from regietafel.core.access import signed_in
from regietafel.organisations.models import Organisation
from regietafel.plans.models import WorkingYear

CELL = 12
"""Characters that a row shows besides its filling: a year, a state and the marks around them, about."""


@signed_in
def bare(request: HttpRequest) -> HttpResponse:
    """A table of ``rows`` working years of a plan, filled until the page has about ``bytes`` characters."""
    rows, size = int(request.GET["rows"]), int(request.GET["bytes"])
    lines = WorkingYear.objects.filter(action__plan=int(request.GET["plan"])).order_by("action__order", "year")
    found = list(lines.values_list("action__number", "action__title", "year", "state")[:rows])
    filling = "x" * max(0, size // max(1, len(found)) - sum(map(len, map(str, found[0]))) - 4 * CELL) if found else ""
    return render(request, "bare.html", {"who": request.user, "rows": found, "filling": filling})


@signed_in
def bare_cells(request: HttpRequest) -> HttpResponse:
    """A table with a row for each body of a region, a column for each organisation, and the roles in its cells."""
    slug = request.GET["region"]
    heads = list(Organisation.objects.filter(region__slug=slug).order_by("pk").values_list("pk", "name"))
    bodies = list(Body.objects.filter(region__slug=slug).values_list("pk", "name"))
    seats = Seat.objects.filter(body__region__slug=slug).values_list("body", "organisation", "role")
    roles = {(body, organisation): role for body, organisation, role in seats}
    rows = [(name, [roles.get((body, pk), "") for pk, _head in heads]) for body, name in bodies]
    return render(request, "bare_cells.html", {"who": request.user, "heads": heads, "rows": rows})
