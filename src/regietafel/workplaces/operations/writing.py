"""How plain values come into a row of the directory: the one place that writes the fields of a workplace or an offer.

Who may, and whether it waits, was settled before; here is seen to that the row can exist, that a renamed workplace is still
found under its old name, and that the journal tells what changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.journal.operations import record
from regietafel.organisations.models import Contact
from regietafel.workplaces.fields import APART, EDITABLE, Field, Kind, plain_of
from regietafel.workplaces.models import FieldsAsked, FormerName, Offer, OfferRung, Workplace

NOT_CHECKED = ["region", "organisation", "slug", "municipality", "contact", "workplace", "work_form", "removed_by"]


def write(
    row: Workplace | Offer, values: Mapping[str, Any], *, actor: Any, today: dt.date, was_typing_error: bool = False
) -> bool:
    """Write plain values into a locked row; whether anything differed. The journal tells before and after.

    ``actor`` is a person, or the words by which the journal calls who held a signed link.
    """
    before = plain_of(row, values)
    changed = {name: value for name, value in values.items() if value != before[name]}
    if not changed:
        return False
    set_fields(row, changed)
    insist(row)
    if isinstance(row, Workplace) and "name" in changed and not was_typing_error:
        keep_former_name(row, str(before["name"]), today)
    row.save_next()
    set_apart(row, changed)
    workplace = row.workplace if isinstance(row, Offer) else row
    told = {name: before[name] for name in changed}
    record(
        actor=actor,
        verb="changed",
        on=row,
        region=workplace.region,
        before=in_journal(row, told),
        after=in_journal(row, changed),
    )
    return True


def set_fields(row: Workplace | Offer, values: Mapping[str, Any]) -> None:
    """Put plain values in the columns of a row."""
    fields = fields_of(row)
    for name, plain in values.items():
        field = fields[name]
        if name in APART:
            continue
        value = field.python(plain)
        if field.kind == Kind.ROW:
            setattr(row, f"{name}_id", value)
        elif field.kind == Kind.PRECISE:
            day = value and (value.first if name == "since" else value.last)
            setattr(row, name, day)
            if value:
                setattr(row, f"{name}_precision", str(value.precision))
        else:
            setattr(row, name, value)


def set_apart(row: Workplace | Offer, values: Mapping[str, Any]) -> None:
    """Put the values in place that stand in tables of their own."""
    if not isinstance(row, Offer):
        return
    for name in ("measures", "terms"):
        if name in values:
            getattr(row, name).set(values[name])
    if "rungs" in values:
        wanted = set(values["rungs"])
        row.rungs.exclude(rung__in=wanted).delete()
        there = set(row.rungs.values_list("rung", flat=True))
        OfferRung.objects.bulk_create(OfferRung(offer=row, rung=rung) for rung in sorted(wanted - there))


def fields_of(row: Workplace | Offer) -> dict[str, Field]:
    """The fields that may be changed of this kind of row."""
    return EDITABLE[FieldsAsked.OFFER if isinstance(row, Offer) else FieldsAsked.WORKPLACE]


def in_journal(row: Workplace | Offer, values: Mapping[str, Any]) -> dict[str, Any]:
    """Plain values as the journal keeps them: rows by their names, for a key says nothing to who reads it later."""
    fields = fields_of(row)
    return {
        name: fields[name].said(value) if fields[name].model or fields[name].kind == Kind.PRECISE else value
        for name, value in values.items()
    }


def keep_former_name(workplace: Workplace, name: str, today: dt.date) -> FormerName | None:
    """Remember the name that goes, once; a name that comes back is no former one any more."""
    FormerName.objects.filter(workplace=workplace, name=workplace.name).delete()
    if not name or FormerName.objects.filter(workplace=workplace, name=name).exists():
        return None
    return FormerName.objects.create(workplace=workplace, name=name, until=today)


def insist(row: Workplace | Offer) -> None:
    """Refuse a row that cannot be, with a sentence at the field."""
    insist_rows_exist(row)
    workplace = row.workplace if isinstance(row, Offer) else row
    stood = manager_of(row.__class__).filter(pk=row.pk).values_list("contact", flat=True).first()
    if row.contact_id is not None and row.contact_id != stood:
        ours = Contact.objects.filter(region=workplace.region_id, organisation=workplace.organisation_id)
        if not ours.filter(pk=row.contact_id).exists():
            raise Refusal(_("Choose a contact of this organisation."), field="contact")
    if isinstance(row, Workplace) and not row.name:
        raise Refusal(_("Give a name."), field="name")
    try:
        row.full_clean(exclude=NOT_CHECKED, validate_constraints=False)
        row.validate_constraints()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise Refusal(messages[0], field="until" if field == "__all__" else field) from error


def insist_rows_exist(row: Workplace | Offer) -> None:
    """Refuse a key that names nothing, as a hand-made request may send it."""
    for name, field in fields_of(row).items():
        if field.kind != Kind.ROW or field.model is None:
            continue
        key = getattr(row, f"{name}_id")
        if key is not None and not manager_of(field.model).filter(pk=key).exists():
            raise Refusal(_("Choose one of the options in the list."), field=name)


def manager_of(model: type[models.Model]) -> Any:
    """The rows of a table."""
    return model._default_manager
