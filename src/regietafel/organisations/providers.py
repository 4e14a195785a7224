"""What the address book tells pages that know nothing of it: the menu, what to complete, and the bin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regietafel.core import registry
from regietafel.core.registry import Block, Line, NavItem, RemovedRow
from regietafel.organisations.models import Contact, ContactMoment, Function
from regietafel.organisations.operations import purge, purge_contacts, restore_by_pk, restore_contact
from regietafel.organisations.operations.moments import purge_moments, restore_moment
from regietafel.organisations.queries import MODELS
from regietafel.organisations.queries.contacts import contacts_of_person, contacts_to_check
from regietafel.organisations.queries.directory import to_complete
from regietafel.territories.models import Region


def nav_items(user: Any, region: Region) -> Iterator[NavItem]:
    """The address book, for everybody at the table."""
    if user.has_perm("organisations.view_directory", region):
        yield NavItem(_("Organisations"), reverse("organisations:list", args=[region.slug]), order=40)


def start_blocks(user: Any, region: Region, today: dt.date) -> Iterator[Block]:
    """The names that somebody typed in passing and nobody has looked at since, for who can complete them."""
    if not user.has_perm("organisations.add_entry", region):
        return
    counts = to_complete(user, region)
    due = contacts_to_check(user, region, today).count()
    if due:
        url = reverse("organisations:contacts-to-review", args=[region.slug])
        yield Block("me", _("Contacts"), [Line(contacts_said(due), url, count=due)], order=31)
    lines = [
        Line(text, reverse(f"organisations:{name}", args=[region.slug]) + "?to_complete=on", count=count)
        for name, count, text in (
            ("list", counts["organisation"], organisations_said(counts["organisation"])),
            ("groups", counts["group"], groups_said(counts["group"])),
            ("functions", counts["function"], functions_said(counts["function"])),
        )
        if count
    ]
    if lines:
        yield Block("me", _("Names to complete"), lines, order=30)


def contacts_said(count: int) -> str:
    """How many contacts should be looked at again."""
    text = ngettext("%(count)s contact to check again", "%(count)s contacts to check again", count)
    return text % {"count": count}


def organisations_said(count: int) -> str:
    """How many organisations wait."""
    return ngettext("%(count)s organisation to complete", "%(count)s organisations to complete", count) % {
        "count": count
    }


def groups_said(count: int) -> str:
    """How many groups wait."""
    return ngettext("%(count)s group of partners to complete", "%(count)s groups of partners to complete", count) % {
        "count": count
    }


def functions_said(count: int) -> str:
    """How many functions wait."""
    return ngettext("%(count)s function to complete", "%(count)s functions to complete", count) % {"count": count}


def removed_rows(region: Region) -> Iterator[RemovedRow]:
    """What lies in the bin of a region."""
    for model in MODELS.values():
        found: Any = model._default_manager.filter(region=region, removed_at__isnull=False)
        for row in found.select_related("removed_by", *(["organisation"] if model is Function else [])):
            yield RemovedRow(
                kind=row._meta.label_lower,
                pk=row.pk,
                label=str(row),
                kind_label=capfirst(str(row._meta.verbose_name)),
                removed_at=row.removed_at,
                removed_by=str(row.removed_by or ""),
            )


def removed_contacts(region: Region) -> Iterator[RemovedRow]:
    """The contacts in the bin of a region."""
    found = Contact.objects.filter(region=region, removed_at__isnull=False)
    for row in found.select_related("removed_by", "organisation"):
        assert row.removed_at is not None, "only what was removed lies in the bin"
        yield RemovedRow(
            kind="organisations.contact",
            pk=row.pk,
            label=f"{row.name} ({row.organisation})",
            kind_label=_("Contact"),
            removed_at=row.removed_at,
            removed_by=str(row.removed_by or ""),
        )


def removed_moments(region: Region) -> Iterator[RemovedRow]:
    """What was noted of contacts and lies in the bin of a region."""
    found = ContactMoment.objects.filter(region=region, removed_at__isnull=False)
    for row in found.select_related("removed_by", "organisation"):
        assert row.removed_at is not None, "only what was removed lies in the bin"
        yield RemovedRow(
            kind="organisations.contactmoment",
            pk=row.pk,
            label=f"{row.text} ({row.organisation})",
            kind_label=_("Contact moment"),
            removed_at=row.removed_at,
            removed_by=str(row.removed_by or ""),
        )


def purged_moments(before: dt.datetime) -> int:
    """Let the clock empty the bin of what was noted."""
    return purge_moments(actor=None, before=before)


def contact_url(region: Region, pk: int) -> str:
    """The page of the organisation that a contact is of, unless it is gone."""
    found = Contact.objects.filter(region=region, pk=pk, removed_at__isnull=True).values_list("organisation", flat=True)
    key = found.first()
    return reverse("organisations:entry", args=[region.slug, "organisation", key]) + f"#contact-{pk}" if key else ""


def purged_contacts(before: dt.datetime) -> int:
    """Let the clock empty the bin of contacts."""
    return purge_contacts(actor=None, before=before)


def entry_url(kind: str, region: Region, pk: int) -> str:
    """The page of an entry as a region sees it, unless it lies in the bin."""
    manager: Any = MODELS[kind]._default_manager
    if not manager.filter(region=region, pk=pk, removed_at__isnull=True).exists():
        return ""
    return reverse("organisations:entry", args=[region.slug, kind, pk])


def hand_over() -> None:
    """Put everything in its slot."""
    registry.nav_items.register("organisations", nav_items)
    registry.start_blocks.register("organisations", start_blocks)
    registry.removed_rows.register("organisations", removed_rows)
    registry.purgers.register("organisations", purge)
    registry.removed_rows.register("organisations.contact", removed_contacts)
    registry.restorers.register("organisations.contact", restore_contact)
    registry.purgers.register("organisations.contact", purged_contacts)
    registry.removed_rows.register("organisations.contactmoment", removed_moments)
    registry.restorers.register("organisations.contactmoment", restore_moment)
    registry.purgers.register("organisations.contactmoment", purged_moments)
    registry.journal_urls.register("organisations.contact", contact_url)
    registry.personal_data.register("contacts", contacts_of_person)
    for kind, model in MODELS.items():
        label = model._meta.label_lower
        registry.restorers.register(label, partial(restore_by_pk, kind=kind))
        registry.journal_urls.register(label, partial(entry_url, kind))
