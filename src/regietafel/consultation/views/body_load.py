"""How a view comes by its body, and what the pages of one body share."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.consultation.models import Body
from regietafel.consultation.queries.bodies import body_called
from regietafel.core.messages import done
from regietafel.people.queries import get_region_or_404
from regietafel.territories.models import Region

Crumb = tuple[str, str]


def get_body_or_404(user: Any, region_slug: str, slug: str) -> Body:
    """The body of an address; the same 404 for what the person may not see and what does not exist."""
    region = get_region_or_404(user, region_slug)
    body = body_called(user, region, slug)
    if body is None:
        raise Http404("no such body")
    body.region = region
    return body


def body_url(body: Body, name: str = "body", *more: Any) -> str:
    """The address of one of the pages of a body."""
    return reverse(f"consultation:{name}", args=[body.region.slug, body.slug, *more])


def list_crumbs(region: Region) -> list[Crumb]:
    """The way back to the list of bodies."""
    return [
        (_("Start"), reverse("home:start", args=[region.slug])),
        (_("Consultation"), reverse("consultation:list", args=[region.slug])),
    ]


def body_crumbs(body: Body) -> list[Crumb]:
    """The way back to the page of a body."""
    return [*list_crumbs(body.region), (body.short_name or body.name, body_url(body))]


def at_body(request: HttpRequest, body: Body, text: str, *, undo: str = "", anchor: str = "") -> HttpResponse:
    """Say what happened, and go to the page of the body."""
    done(request, text, undo=undo)
    return redirect(body_url(body) + (f"#{anchor}" if anchor else ""))
