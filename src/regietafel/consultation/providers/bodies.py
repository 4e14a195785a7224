"""What the bodies hand down: the menu, what lies in the bin, how it comes back or goes for good, and where a page is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.consultation.models import Body, BodyNorm, HeldCount, Seat
from regietafel.consultation.operations.bodies import purge_bodies, restore_body
from regietafel.consultation.queries.bodies import bodies_in_bin
from regietafel.core import registry
from regietafel.core.errors import Refusal
from regietafel.core.registry import NavItem, RemovedRow
from regietafel.territories.models import Region

KIND = "consultation.body"


def nav_items(user: Any, region: Region) -> Iterator[NavItem]:
    """Consultation, for everybody in the network."""
    if user.has_perm("consultation.view_bodies", region):
        yield NavItem(_("Consultation"), reverse("consultation:list", args=[region.slug]), order=35)


def removed_bodies(region: Region) -> Iterator[RemovedRow]:
    """The bodies in the bin of a region."""
    for body in bodies_in_bin(region):
        assert body.removed_at is not None, "only what was removed lies in the bin"
        yield RemovedRow(
            kind=KIND,
            pk=body.pk,
            label=body.name,
            kind_label=_("Body"),
            removed_at=body.removed_at,
            removed_by=str(body.removed_by or ""),
        )


def put_back_body(*, actor: Any, region: Region, pk: int) -> Body:
    """Take a body of the region out of the bin."""
    body = Body.objects.filter(region=region, pk=pk).first()
    if body is None:
        raise Refusal(_("This does not lie in the bin any more."))
    return restore_body(actor=actor, body=body)


def body_page_url(region: Region, pk: int) -> str:
    """The page of a body, unless it is gone."""
    slug = Body.objects.filter(region=region, pk=pk, removed_at__isnull=True).values_list("slug", flat=True).first()
    return reverse("consultation:body", args=[region.slug, slug]) if slug else ""


def part_url(model: type[Seat] | type[BodyNorm] | type[HeldCount], region: Region, pk: int) -> str:
    """The page of the body to which a seat, a norm or a count belongs."""
    body = model._default_manager.filter(body__region=region, pk=pk).values_list("body", flat=True).first()
    return body_page_url(region, body) if body else ""


def purged_bodies(before: dt.datetime) -> int:
    """Let the clock empty the bin of bodies."""
    return purge_bodies(actor=None, before=before)


def hand_over() -> None:
    """Put everything in its slot."""
    registry.nav_items.register("consultation", nav_items)
    registry.removed_rows.register(KIND, removed_bodies)
    registry.restorers.register(KIND, put_back_body)
    registry.purgers.register(KIND, purged_bodies)
    registry.journal_urls.register(KIND, body_page_url)
    for model in (Seat, BodyNorm, HeldCount):
        registry.journal_urls.register(model._meta.label_lower, partial(part_url, model))
