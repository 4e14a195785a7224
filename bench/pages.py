"""Which pages are measured, and how many rows each shows."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse

from regietafel.plans.models import Action, ActionParty, Plan, WorkingYear
from regietafel.search.indexing import rebuild

REGION, PLAN, SINGLE = "region-1", "2020-2025", "one"


def listed() -> list[dict[str, Any]]:
    """Each page with its address, the one of its twin for a plan of one action, and what the bare page is to show."""
    plan = Plan.objects.get(region__slug=REGION, slug=PLAN)
    lines = WorkingYear.objects.filter(action__plan=plan).count()
    lead = ActionParty.objects.filter(action__plan=plan, role="lead").order_by("pk")[0].organisation_id
    led = ActionParty.objects.filter(action__plan=plan, role="lead", organisation=lead).count()
    years = len(plan.years)
    wanted = [
        ("plan tree", "plans:plan", "", lines),
        ("grid", "plans:grid", "", lines),
        ("action page", "plans:action", "", years),
        ("filter", "plans:plan", f"?lead=o{lead}", led * years),
        ("search", "search:results", "?q=fiets", 20),
    ]
    measured = [
        {"name": name, "path": path, "single": single, "plan": plan.pk, "rows": rows}
        for name, route, query, rows in wanted
        if (path := address(route, PLAN, query)) and (single := address(route, SINGLE, query))
    ]
    matrix = reverse("consultation:matrix", args=["matrix"])
    found = {"name": "matrix", "path": matrix, "single": f"{matrix}?level=local", "bare": "/bench/cells/?region=matrix"}
    return [*measured, {**found, "aim": 4.0}]


def address(route: str, slug: str, query: str) -> str:
    """The address of a page in the first region; nothing if there is no such page."""
    arguments: list[Any] = [REGION]
    if route.startswith("plans:"):
        arguments.append(slug)
    if route == "plans:action":
        arguments.append(Action.objects.filter(plan__region__slug=REGION, plan__slug=slug).order_by("pk")[0].pk)
    try:
        return reverse(route, args=arguments) + query
    except NoReverseMatch:
        return ""


def build_index() -> None:
    """Fill what the search looks in: the rows were made around the operations that keep it up to date."""
    rebuild()
