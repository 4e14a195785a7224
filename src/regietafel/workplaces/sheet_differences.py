"""How what a row says differs from what stands in the directory: plain values to write, and the words from → to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from regietafel.core.dates import precise
from regietafel.core.precise import typed
from regietafel.organisations.company_number import normal
from regietafel.organisations.models import Contact
from regietafel.workplaces.checks import Mark
from regietafel.workplaces.models import Offer, Workplace
from regietafel.workplaces.queries.sheet_known import TERMS, Known
from regietafel.workplaces.sheet_fields import BY_NAME, Column, Kind, On
from regietafel.workplaces.sheet_values import Codes, as_in_cell, folded

CONTACT = ("contact_name", "email", "phone")


@dataclass
class Found:
    """What differs: plain values by the kind of row, what that is in words, and marks."""

    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    changes: list[list[str]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def set(self, on: str, name: str, value: Any, before: str, after: str) -> None:
        """Write this, which is told so."""
        self.values.setdefault(on, {})[name] = value
        self.changes.append([name, before, after])


def differences(
    known: Known, plan: Any, wanted: Mapping[str, Any], workplace: Workplace | None, offer: Offer | None
) -> Found:
    """All that a row would write."""
    found = Found()
    for name, value in wanted.items():
        column = BY_NAME[name]
        if column.on in {On.WORKPLACE, On.OFFER}:
            row = workplace if column.on == On.WORKPLACE else offer
            before = value_of(column, row) if row is not None else None
            if not is_same(column, before, value):
                found.set(column.on, name, value, said(known.codes, column, before), said(known.codes, column, value))
    differing_organisation(known, plan, wanted, workplace, found)
    differing_capacity(known, wanted, offer, found)
    differing_contact(known, plan, wanted, workplace, found)
    return found


def value_of(column: Column, row: Any) -> Any:
    """What a workplace or an offer says for a column, as plain data; None when it says nothing."""
    name = column.attribute
    if column.name in TERMS:
        return sorted(one.pk for one in row.terms.all() if one.kind == TERMS[column.name]) or None
    if column.name == "measures":
        return sorted(one.pk for one in row.measures.all()) or None
    if column.kind == Kind.RUNGS:
        return sorted(one.rung for one in row.rungs.all()) or None
    if column.kind == Kind.DATE:
        there = precise(getattr(row, name), getattr(row, f"{name}_precision"))
        if there is None:
            return None
        day = there.last if name == "until" else there.first
        return [day.isoformat(), str(there.precision)]
    if column.kind in {Kind.TOWN, Kind.CODE}:
        return getattr(row, f"{name}_id")
    value = getattr(row, name)
    return None if value == "" else value


def is_same(column: Column, before: Any, value: Any) -> bool:
    """Whether a cell says what stands there; blanks that nobody meant make no difference."""
    if isinstance(before, str) and column.kind in {Kind.TEXT, Kind.LONG, Kind.LINK}:
        return bool(as_in_cell(column, before) == value)
    return bool(before == value)


def said(codes: Codes, column: Column, plain: Any) -> str:
    """A plain value in words."""
    if plain is None:
        return ""
    if column.kind == Kind.DATE:
        there = precise(dt.date.fromisoformat(plain[0]), plain[1])
        return typed(there) if there else ""
    if column.kind in {Kind.TOWN, Kind.CODE, Kind.CODES, Kind.CHOICE}:
        wanted = plain if isinstance(plain, list) else [plain]
        names = {code.pk: code.said for code in codes.lists[column.name]}
        return "; ".join(names.get(one, str(one)) for one in wanted)
    return ", ".join(map(str, plain)) if isinstance(plain, list) else str(plain)


def differing_organisation(
    known: Known, plan: Any, wanted: Mapping[str, Any], workplace: Workplace | None, found: Found
) -> None:
    """Another organisation, and a company number where none was known."""
    there = workplace.organisation if workplace else None
    named = folded(str(wanted.get("organisation", "")))
    is_other = there is not None and named not in {"", folded(there.name), folded(there.short_name)}
    moves = is_other and there is not None and plan.organisation != there.pk
    if moves and there is not None:
        value = plan.organisation or plan.unknown
        found.set("moved", "organisation", value, there.name, plan.organisation_name)
    number = normal(str(wanted.get("company_number", "")))
    if number is None:
        return
    stays = there is not None and not moves
    organisation = known.organisations.get((there.pk if stays and there else plan.organisation) or 0)
    if organisation is None or (not organisation.company_number and not organisation.is_shared):
        found.set("organisation", "company_number", number, "", number)
    elif normal(organisation.company_number) != number:
        values = {"text": organisation.company_number or "–"}
        found.marks.append(Mark("company_number", "company_number_other", values))


def differing_capacity(known: Known, wanted: Mapping[str, Any], offer: Offer | None, found: Found) -> None:
    """Places as they are counted from today, when they differ from what counts now."""
    names = [name for name in ("places", "fte", "waiting") if name in wanted]
    there = known.capacities.get(offer.pk) if offer else None
    for name in names:
        before = getattr(there, name) if there else None
        if isinstance(before, Decimal):
            before = str(before.quantize(Decimal("0.01")))
        if before != wanted[name]:
            found.set("capacity", name, wanted[name], "" if before is None else str(before), str(wanted[name]))


def differing_contact(
    known: Known, plan: Any, wanted: Mapping[str, Any], workplace: Workplace | None, found: Found
) -> None:
    """Which contact is meant: one in the address book is linked and never changed, an unknown one is added."""
    given = {name: str(wanted[name]) for name in CONTACT if name in wanted}
    if not given:
        return
    organisation = plan.organisation or (workplace.organisation_id if workplace and not plan.unknown else None)
    now = workplace.contact if workplace else None
    contact = contact_of(known.contacts.get(organisation or 0, []), given, now)
    if contact is None and set(given) == {"contact_name"}:
        found.marks.append(Mark("contact_name", "contact_needs", {}))
        return
    if contact is not None:
        if any(not same(contact, name, value) for name, value in given.items()):
            found.marks.append(Mark("contact_name", "contact_other", {"name": contact.name}))
        if now is None or now.pk != contact.pk:
            found.set("contact", "pk", contact.pk, now.name if now else "", contact.name)
            found.changes[-1][0] = "contact_name"
        return
    after = ", ".join(given.values())
    found.values["contact"] = {**given}
    found.changes.append(["contact_name", now.name if now else "", after])


def contact_of(contacts: list[Contact], given: Mapping[str, str], now: Contact | None) -> Contact | None:
    """The contact that is meant: the one with most of what was given, and of two that have as much the one of today."""
    alike = [(sum(same(one, name, value) for name, value in given.items()), one == now, one) for one in contacts]
    best = max(alike, key=lambda found: found[:2], default=None)
    return best[2] if best and best[0] else None


def same(contact: Contact, name: str, value: str) -> bool:
    """Whether a contact says the same in one of its fields."""
    there = {"contact_name": contact.name, "email": contact.email, "phone": contact.phone}[name]
    return folded(there) == folded(value) if name != "phone" else digits(there) == digits(value)


def digits(text: str) -> str:
    """The figures of a number, with which it is dialled from here."""
    plain = "".join(sign for sign in text if sign.isdigit() or sign == "+")
    return f"0{plain[3:]}" if plain.startswith("+32") else plain.replace("+", "00")
