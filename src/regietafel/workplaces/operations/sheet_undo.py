"""Taking an import back: every row that nobody touched since; what somebody changed stays, and is named."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.bin import put_in_bin
from regietafel.journal.operations import record
from regietafel.organisations.models import Contact, Organisation
from regietafel.organisations.queries import uses_of
from regietafel.workplaces.models import (
    Capacity,
    FormerName,
    FreePlaces,
    Import,
    ImportedRow,
    ImportState,
    Offer,
    Workplace,
)
from regietafel.workplaces.operations.sheet_writing import put, put_apart
from regietafel.workplaces.sheet_fields import BY_NAME


@operation
def undo_import(*, actor: Any, sheet: Import, version: int, now: dt.datetime) -> Import:
    """Take back what a sheet did, workplace by workplace; ``mapping["kept"]`` names the rows that stay."""
    locked(sheet.region)
    fresh = locked_at(sheet, version)
    if fresh.state != ImportState.DONE:
        raise Refusal(_("This sheet is not taken over, so there is nothing to take back."))
    groups: dict[int, list[ImportedRow]] = defaultdict(list)
    for row in fresh.rows.select_related("workplace__region").order_by("number", "pk"):
        groups[row.workplace_id].append(row)
    kept: list[int] = []
    for rows in groups.values():
        workplace = locked(rows[0].workplace)
        if was_touched(workplace, rows):
            kept += [row.number for row in rows]
        else:
            take_back(actor, workplace, rows, now)
    take_back_beside(actor, fresh, now)
    fresh.state, fresh.undone_at = ImportState.UNDONE, now
    fresh.mapping = {**fresh.mapping, "kept": sorted(kept)}
    fresh.save_next("state", "undone_at", "mapping")
    record(
        actor=actor,
        verb="changed",
        on=fresh,
        region=fresh.region,
        before={"state": ImportState.DONE},
        after={"state": ImportState.UNDONE},
    )
    return fresh


def was_touched(workplace: Workplace, rows: list[ImportedRow]) -> bool:
    """Whether somebody changed a workplace, one of its offers of the sheet, or its places, since the sheet came in."""
    if workplace.is_removed or workplace.version != rows[-1].version:
        return True
    told = [row.before["offer"] for row in rows if "offer" in row.before]
    if any(row.made for row in rows):
        mine = {offer["pk"] for offer in told}
        if Offer.objects.filter(workplace=workplace).exclude(pk__in=mine).exists():
            return True
    return any(offer_touched(offer) for offer in told)


def offer_touched(told: dict[str, Any]) -> bool:
    """Whether an offer is not any more as the sheet left it."""
    offer = Offer.objects.filter(pk=told["pk"], version=told["version"]).first()
    if offer is None or (told["made"] and FreePlaces.objects.filter(offer=offer).exists()):
        return True
    capacity = told.get("capacity")
    newest = offer.capacities.order_by("-on", "-pk").first()
    if capacity is None:
        return bool(told["made"] and newest)
    return newest is None or newest.pk != capacity["pk"]


def take_back(actor: Any, workplace: Workplace, rows: list[ImportedRow], now: dt.datetime) -> None:
    """Put back what stood there, the last row first; what the sheet made goes into the bin."""
    if any(row.made for row in rows):
        put_in_bin(workplace, actor=actor, region=workplace.region, now=now)
        return
    for row in reversed(rows):
        if "offer" in row.before:
            take_back_offer(actor, workplace, row.before["offer"])
        if before := row.before.get("workplace"):
            take_back_fields(actor, workplace, dict(before))


def take_back_fields(actor: Any, workplace: Workplace, before: dict[str, Any]) -> None:
    """The fields of a workplace as they were."""
    former = before.pop("former_name", None)
    if former:
        FormerName.objects.filter(pk=former).delete()
    if "contact" in before:
        contact = before.pop("contact")
        workplace.contact = Contact.objects.filter(pk=contact, removed_at__isnull=True).first() if contact else None
    put(workplace, before)
    workplace.save_next()
    after = {name: str(getattr(workplace, BY_NAME[name].attribute) or "") for name in before}
    record(actor=actor, verb="changed", on=workplace, region=workplace.region, before={}, after=after)


def take_back_offer(actor: Any, workplace: Workplace, told: dict[str, Any]) -> None:
    """An offer as it was; one that the sheet made goes, with what hangs on it."""
    offer = Offer.objects.select_related("workplace").get(pk=told["pk"])
    if told["made"]:
        record(actor=actor, verb="removed", on=offer, region=workplace.region)
        offer.delete()
        return
    if capacity := told.get("capacity"):
        take_back_capacity(capacity)
    put(offer, told["values"])
    offer.save_next()
    put_apart(offer, told["values"])
    record(actor=actor, verb="changed", on=offer, region=workplace.region)


def take_back_capacity(told: dict[str, Any]) -> None:
    """The places as they were counted before."""
    row = Capacity.objects.get(pk=told["pk"])
    if told["made"]:
        row.delete()
        return
    for name, value in told["values"].items():
        read = Decimal if name == "fte" else int
        setattr(row, name, None if value is None else read(value))
    row.save()


def take_back_beside(actor: Any, sheet: Import, now: dt.datetime) -> None:
    """Contacts and organisations that the sheet added, as long as they are as it left them and nothing names them."""
    for pk, version in sheet.mapping.get("made_contacts", []):
        contact = Contact.objects.filter(pk=pk, version=version, removed_at__isnull=True).first()
        if contact and not contact.workplaces.filter(removed_at__isnull=True).exists() and not contact.offers.exists():
            put_in_bin(contact, actor=actor, region=sheet.region, now=now)
    made = dict(sheet.mapping.get("made_organisations", []))
    for pk, version in sheet.mapping.get("numbered", []):
        organisation = Organisation.objects.filter(pk=pk, version=version).first()
        if organisation and pk not in made:
            organisation.company_number = ""
            organisation.save_next("company_number")
            record(
                actor=actor,
                verb="changed",
                on=organisation,
                region=sheet.region,
                before={"company_number": "…"},
                after={"company_number": ""},
            )
    for pk, version in made.items():
        organisation = Organisation.objects.filter(pk=pk, version__lte=version, removed_at__isnull=True).first()
        if (
            organisation
            and not uses_of(organisation)
            and not organisation.contacts.filter(removed_at__isnull=True).exists()
        ):
            put_in_bin(organisation, actor=actor, region=sheet.region, now=now)
