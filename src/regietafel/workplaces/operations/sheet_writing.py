"""How the rows of a sheet come into the tables, and what is kept of each so that it can be taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked
from regietafel.journal.operations import record
from regietafel.organisations.models import Contact, Organisation
from regietafel.organisations.operations import add
from regietafel.workplaces.addresses import RESERVED
from regietafel.workplaces.models import (
    Capacity,
    FormerName,
    Import,
    ImportedRow,
    Offer,
    OfferRung,
    Workplace,
)
from regietafel.workplaces.queries.sheet_known import TERMS, Known
from regietafel.workplaces.sheet_differences import value_of
from regietafel.workplaces.sheet_fields import BY_NAME, Kind
from regietafel.workplaces.sheet_rows import RowPlan
from regietafel.workplaces.sheet_values import folded

LONGEST_SLUG = 70


class Writing:
    """Writes the plans of one sheet, within the transaction of the operation that calls it."""

    def __init__(self, actor: Any, sheet: Import, known: Known, today: dt.date) -> None:
        self.actor, self.sheet, self.known, self.today = actor, sheet, known, today
        self.slugs = set(Workplace.objects.filter(region=known.region).values_list("slug", flat=True)) | RESERVED
        self.organisations: dict[str, Organisation] = {}
        self.contacts: dict[tuple[int, str], Contact] = {}
        self.numbered: list[Organisation] = []
        self.made: dict[int, Workplace] = {}
        self.offers: dict[int, Offer] = {}
        self.rows: list[ImportedRow] = []

    def row(self, plan: RowPlan) -> None:
        """Write one row; what stood there goes along in ``before``."""
        organisation = self.organisation_of(plan)
        workplace = self.workplace_of(plan)
        before: dict[str, Any] = {}
        values = {**plan.values.get("workplace", {})}
        if "moved" in plan.values and organisation is not None:
            values["organisation"] = organisation.pk
        if workplace is None:
            assert organisation is not None
            workplace = self.make(plan, organisation, values)
        else:
            if values:
                before["workplace"] = self.change(workplace, values)
            if (contact := self.contact_of(plan, workplace.organisation)) is not None:
                insist_unchanged(workplace)
                before.setdefault("workplace", {}).setdefault("contact", workplace.contact_id)
                workplace.contact = contact
                workplace.save_next("contact")
        self.number(plan, workplace.organisation)
        if offered := self.offer(plan, workplace):
            before["offer"] = offered
        made = plan.workplace is None and plan.made_by is None
        self.rows.append(
            ImportedRow(
                sheet=self.sheet, number=plan.number, workplace=workplace, made=made, before=before, after=plan.values
            )
        )

    def finish(self) -> None:
        """Keep what each row did, with the versions as they are once all is written."""
        for row in self.rows:
            row.version = row.workplace.version
            if offer := row.before.get("offer"):
                offer["version"] = self.offers[offer["pk"]].version
        ImportedRow.objects.bulk_create(self.rows, batch_size=500)

    def organisation_of(self, plan: RowPlan) -> Organisation | None:
        """The organisation of a row; one that was confirmed as new is added once."""
        if plan.organisation:
            return self.known.organisations[plan.organisation]
        if not plan.unknown:
            return None
        key = folded(plan.unknown)
        if key not in self.organisations:
            values = {"name": plan.unknown, "to_complete": True}
            made = add(actor=self.actor, region=self.known.region, kind="organisation", values=values)
            assert isinstance(made, Organisation)
            self.organisations[key] = made
        return self.organisations[key]

    def number(self, plan: RowPlan, organisation: Organisation) -> None:
        """Note a company number where none was known; of an organisation that all regions share nothing is changed."""
        number = plan.values.get("organisation", {}).get("company_number")
        organisation = self.known.organisations.get(organisation.pk, organisation)
        if number and not organisation.company_number and not organisation.is_shared:
            organisation.company_number = number
            organisation.save_next("company_number")
            self.numbered.append(organisation)
            after = {"company_number": number}
            record(actor=self.actor, verb="changed", on=organisation, region=self.known.region, before={}, after=after)

    def workplace_of(self, plan: RowPlan) -> Workplace | None:
        """The workplace of a row, if it is there or an earlier row made it."""
        if plan.workplace:
            return self.known.workplaces[plan.workplace]
        return self.made.get(plan.made_by) if plan.made_by is not None else None

    def make(self, plan: RowPlan, organisation: Organisation, values: Mapping[str, Any]) -> Workplace:
        """A new workplace; that it stands in a sheet does not say that somebody confirmed it."""
        row = Workplace(
            region=self.known.region, organisation=organisation, slug=self.slug_of(plan.name), added_on=self.today
        )
        put(row, {**values, "name": values.get("name") or plan.name})
        row.contact = self.contact_of(plan, organisation)
        row.save()
        self.made[plan.number] = row
        record(actor=self.actor, verb="created", on=row, region=self.known.region, after=in_words(plan, "workplace"))
        return row

    def slug_of(self, name: str) -> str:
        """A word for the address that no other workplace of the region has."""
        base = slugify(name)[:LONGEST_SLUG].strip("-") or "werkplek"
        slug, number = base, 1
        while slug in self.slugs:
            number += 1
            slug = f"{base}-{number}"
        self.slugs.add(slug)
        return slug

    def change(self, workplace: Workplace, values: Mapping[str, Any]) -> dict[str, Any]:
        """Change a workplace; a renamed one stays findable under its old name. What stood there."""
        insist_unchanged(workplace)
        before = plain_of(workplace, values)
        if "name" in values and folded(workplace.name) != folded(str(values["name"])):
            former = FormerName.objects.create(workplace=workplace, name=workplace.name, until=self.today)
            before["former_name"] = former.pk
        put(workplace, values)
        workplace.save_next()
        record(
            actor=self.actor,
            verb="changed",
            on=workplace,
            region=self.known.region,
            before={key: value for key, value in before.items() if key != "former_name"},
            after=dict(values),
        )
        return before

    def contact_of(self, plan: RowPlan, organisation: Organisation) -> Contact | None:
        """The contact of a row: one of the address book, or a new one, once for all rows that give the same."""
        given = plan.values.get("contact")
        if not given:
            return None
        if "pk" in given:
            known = self.known.contacts.get(organisation.pk, [])
            return next(one for one in known if one.pk == given["pk"])
        name = str(given.get("contact_name") or given.get("email") or given.get("phone"))[:150]
        key = (organisation.pk, folded(name))
        for one in self.known.contacts.get(organisation.pk, []):
            if folded(one.name) == key[1]:
                return one
        if key not in self.contacts:
            self.contacts[key] = self.add_contact(organisation, name, given)
        return self.contacts[key]

    def add_contact(self, organisation: Organisation, name: str, given: Mapping[str, Any]) -> Contact:
        """A new contact, of whom nobody looked yet whether it is right; its cells were checked, and its name is no other's."""
        email, phone = str(given.get("email", "")), str(given.get("phone", ""))
        region = self.known.region
        made = Contact.objects.create(region=region, organisation=organisation, name=name, email=email, phone=phone)
        record(
            actor=self.actor,
            verb="created",
            on=made,
            region=region,
            after={"name": name, "email": email, "phone": phone},
        )
        return made

    def offer(self, plan: RowPlan, workplace: Workplace) -> dict[str, Any] | None:
        """Write what the workplace offers, and how many places from today; what stood there."""
        values, capacity = plan.values.get("offer", {}), plan.values.get("capacity", {})
        if not plan.new_offer and not values and not capacity:
            return None
        if plan.new_offer:
            row = Offer(workplace=workplace)
        else:
            row = next(one for one in workplace.offers.all() if one.pk == plan.offer)
            insist_unchanged(row)
        before = {} if plan.new_offer else plain_of(row, values)
        put(row, values)
        if plan.new_offer:
            row.save()
        else:
            row.save_next()
        if plan.new_offer:
            put_apart_first(row, values)
        else:
            put_apart(row, values)
        self.offers[row.pk] = row
        record(
            actor=self.actor,
            verb="created" if plan.new_offer else "changed",
            on=row,
            region=self.known.region,
            before=before,
            after=in_words(plan, "offer") or in_words(plan, "capacity"),
        )
        told: dict[str, Any] = {"pk": row.pk, "made": plan.new_offer, "values": before}
        if capacity:
            told["capacity"] = self.capacity(row, capacity)
        return told

    def capacity(self, offer: Offer, values: Mapping[str, Any]) -> dict[str, Any]:
        """The places from today on; what the sheet does not say is as it was."""
        newest = self.known.capacities.get(offer.pk)
        row = newest if newest and newest.on == self.today else Capacity(offer=offer, on=self.today)
        stood = {name: getattr(newest, name) if newest else None for name in ("places", "fte", "waiting")}
        before = {name: None if value is None else str(value) for name, value in stood.items()}
        for name, value in {**stood, **values}.items():
            setattr(row, name, Decimal(value) if name == "fte" and isinstance(value, str) else value)
        made = row.pk is None
        row.source = row.source or self.sheet.file_name[:300]
        row.save()
        return {"pk": row.pk, "made": made, "values": before}


def insist_unchanged(row: Any) -> None:
    """Lock a row, and refuse when somebody saved it since the sheet was held against it."""
    if locked(row).version != row.version:
        raise Refusal(_("Somebody changed %(name)s just now. Look at the sheet again.") % {"name": row})


def in_words(plan: RowPlan, kind: str) -> dict[str, str]:
    """What a plan writes on one kind of row, as the journal tells it."""
    names = plan.values.get(kind, {})
    return {BY_NAME[name].attribute: after for name, _before, after in plan.changes if name in names}


def plain_of(row: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    """What a row says now for the columns that are about to change."""
    return {name: row.organisation_id if name == "organisation" else value_of(BY_NAME[name], row) for name in values}


def put(row: Any, values: Mapping[str, Any]) -> None:
    """Put plain values in the columns of a row; what stands in tables of its own comes after it is saved."""
    for name, value in values.items():
        column = BY_NAME[name]
        if name in {"organisation", "contact"} or column.kind in {Kind.TOWN, Kind.CODE}:
            setattr(row, f"{column.attribute}_id", value)
        elif column.kind == Kind.DATE:
            setattr(row, name, dt.date.fromisoformat(value[0]) if value else None)
            if value:
                setattr(row, f"{name}_precision", value[1])
        elif column.kind not in {Kind.CODES, Kind.RUNGS}:
            empty = None if column.kind in {Kind.DEGREES, Kind.WHOLE} else ""
            setattr(row, column.attribute, empty if value is None else value)


def put_apart(offer: Offer, values: Mapping[str, Any]) -> None:
    """Rungs, measures and words of an offer; a kind of words that the sheet does not name stays as it is."""
    if "rungs" in values:
        offer.rungs.all().delete()
        OfferRung.objects.bulk_create(OfferRung(offer=offer, rung=rung) for rung in values["rungs"] or [])
    if "measures" in values:
        offer.measures.set(values["measures"] or [])
    for name, kind in TERMS.items():
        if name in values:
            others = offer.terms.exclude(kind=kind).values_list("pk", flat=True)
            offer.terms.set([*others, *(values[name] or [])])


def put_apart_first(offer: Offer, values: Mapping[str, Any]) -> None:
    """The same for an offer that has nothing yet, in as few questions as can be."""
    OfferRung.objects.bulk_create(OfferRung(offer=offer, rung=rung) for rung in values.get("rungs") or [])
    if measures := values.get("measures"):
        offer.measures.add(*measures)
    if terms := [pk for name in TERMS for pk in values.get(name) or []]:
        offer.terms.add(*terms)


def said_counts(made: int, changed: int) -> str:
    """What an import did, in a few words for the journal."""
    return _("%(made)d added, %(changed)d changed") % {"made": made, "changed": changed}
