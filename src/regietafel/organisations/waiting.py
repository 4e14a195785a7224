"""What of the address book waits for one person: contacts to look at again; and texts that call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from regietafel.attention import texts
from regietafel.attention.sources import Source, Waiting, sources
from regietafel.organisations.models import ContactMoment
from regietafel.organisations.providers import contacts_said
from regietafel.organisations.queries.contacts import contacts_to_check
from regietafel.organisations.queries.moments import moments_visible_to
from regietafel.territories.models import Region


def contacts(user: Any, region: Region, today: dt.date) -> Iterator[Waiting]:
    """For the team: how many contacts nobody confirmed for too long, as one line."""
    if not user.has_perm("organisations.add_entry", region):
        return
    if count := contacts_to_check(user, region, today).count():
        here = reverse("organisations:contacts-to-review", args=[region.slug])
        yield Waiting("organisations.contacts", contacts_said(count), here, count=count)


def moment_said(pk: int) -> texts.Spoken | None:
    """What was written down about a call or a visit."""
    row = ContactMoment.objects.filter(pk=pk, removed_at__isnull=True).select_related("region", "organisation").first()
    if row is None:
        return None
    return texts.Spoken(
        region=row.region,
        text=row.text,
        label=str(row.organisation),
        url=reverse("organisations:entry", args=[row.region.slug, "organisation", row.organisation_id]),
        seen_by=lambda user: moments_visible_to(user).filter(pk=pk).exists(),
    )


def hand_over() -> None:
    """Hand over the lines and the texts."""
    sources.register(Source("contact", gettext_lazy("Contacts to look at again"), contacts, order=82))
    texts.register("organisations.contactmoment", moment_said)
