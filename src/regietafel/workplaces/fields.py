"""The fields of a workplace and of an offer that somebody may change: how they are called, kept plainly, and shown in words.

One table for every road along which a field changes: the form of the team, that of an organisation, a signed link, a sheet.
A *plain* value is what JSON can keep: text, a number, a key, a list of keys, a day as text, or a day with how exact it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import models
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regietafel.core.dates import PreciseDate, precise
from regietafel.organisations.models import Contact
from regietafel.territories.models import Municipality
from regietafel.workplaces.models import (
    Accessible,
    DigitalSkills,
    DutchLevel,
    FieldsAsked,
    Listing,
    Measure,
    Offer,
    PhysicalLoad,
    Term,
    WorkForm,
    Workplace,
)


class Kind(StrEnum):
    """What sort of value a field holds."""

    TEXT = "text"
    LONG = "long"
    LINK = "link"
    CHOICE = "choice"
    WHOLE = "whole"
    DEGREES = "degrees"
    ROW = "row"
    ROWS = "rows"
    RUNGS = "rungs"
    DAY = "day"
    PRECISE = "precise"


@dataclass(frozen=True)
class Field:
    """One field that may be changed. ``team_only`` says that an organisation does not see it in its form."""

    name: str
    label: str | Promise
    kind: Kind = Kind.TEXT
    longest: int = 300
    choices: type[models.TextChoices] | None = None
    model: type[models.Model] | None = None
    team_only: bool = False

    def plain(self, value: Any) -> Any:
        """A value as JSON keeps it, from a value of a row or of a form, or from what is plain already."""
        if self.kind in (Kind.ROWS, Kind.RUNGS):
            return sorted(int(key_of(one)) for one in value or ())
        if self.kind == Kind.PRECISE:
            return [value.on.isoformat(), str(value.precision)] if isinstance(value, PreciseDate) else value or None
        if self.kind == Kind.DAY:
            return value.isoformat() if isinstance(value, dt.date) else value or None
        if self.kind in (Kind.TEXT, Kind.LONG, Kind.LINK, Kind.CHOICE):
            return str(value or "").strip()
        return None if value in (None, "") else key_of(value)

    def python(self, plain: Any) -> Any:
        """A plain value as a form and a row hold it; rows stay keys."""
        if self.kind == Kind.DAY:
            return dt.date.fromisoformat(plain) if plain else None
        if self.kind == Kind.PRECISE:
            return precise(dt.date.fromisoformat(plain[0]), plain[1]) if plain else None
        return plain

    def said(self, plain: Any) -> str:
        """A plain value in words, in the language of the page; empty when nothing is known."""
        if plain in (None, "", []):
            return ""
        if self.choices is not None:
            return str(dict(self.choices.choices).get(plain, plain))
        if self.model is not None:
            return ", ".join(rows_said(self.model, plain if isinstance(plain, list) else [plain]))
        if self.kind == Kind.DAY:
            return date_format(self.python(plain), "j F Y")
        if self.kind == Kind.DEGREES:
            return number_format(plain)
        if self.kind == Kind.RUNGS:
            return ", ".join(str(rung) for rung in plain)
        return str(self.python(plain))


def key_of(value: Any) -> Any:
    """The key of a row; any other value stays as it is."""
    return value.pk if isinstance(value, models.Model) else value


def rows_said(model: type[models.Model], keys: Iterable[Any]) -> list[str]:
    """The names of rows; one that went meanwhile is called by its number."""
    wanted = list(keys)
    found = model._default_manager.in_bulk(wanted)
    return [str(found.get(key, f"#{key}")) for key in wanted]


def table(*fields: Field) -> dict[str, Field]:
    """Fields by their names, in the order of a form."""
    return {field.name: field for field in fields}


WORKPLACE = table(
    Field("name", _("name"), longest=200),
    Field("number", _("number"), longest=40, team_only=True),
    Field("summary", _("what one does there"), Kind.LONG, 2000),
    Field("street", _("street and number"), longest=200),
    Field("postcode", _("postcode"), longest=10),
    Field("locality", _("town or village"), longest=100),
    Field("municipality", _("municipality"), Kind.ROW, model=Municipality),
    Field("latitude", _("latitude"), Kind.DEGREES),
    Field("longitude", _("longitude"), Kind.DEGREES),
    Field("by_bus", _("by bus")),
    Field("by_bike", _("by bike")),
    Field("by_train", _("by train")),
    Field("contact", _("contact"), Kind.ROW, model=Contact),
    Field("website", _("website"), Kind.LINK, 200),
    Field("listing", _("who may find it"), Kind.CHOICE, choices=Listing),
    Field("since", _("exists since"), Kind.PRECISE),
    Field("until", _("until"), Kind.PRECISE),
    Field("check_every_months", _("checked every so many months"), Kind.WHOLE),
    Field("source", _("source"), team_only=True),
)

OFFER = table(
    Field("name", _("name"), longest=200),
    Field("work_form", _("work form"), Kind.ROW, model=WorkForm),
    Field("rungs", _("rungs of the ladder"), Kind.RUNGS),
    Field("measures", _("measures"), Kind.ROWS, model=Measure),
    Field("terms", _("words of the directory"), Kind.ROWS, model=Term),
    Field("summary", _("what one does"), Kind.LONG, 2000),
    Field("dutch", _("required Dutch"), Kind.CHOICE, choices=DutchLevel),
    Field("digital", _("digital skills"), Kind.CHOICE, choices=DigitalSkills),
    Field("load", _("physical load"), Kind.CHOICE, choices=PhysicalLoad),
    Field("wheelchair", _("accessible by wheelchair"), Kind.CHOICE, choices=Accessible),
    Field("accessibility", _("accessibility")),
    Field("hours", _("hours")),
    Field("guidance", _("guidance"), longest=500),
    Field("training", _("training"), longest=500),
    Field("referral", _("how to refer"), Kind.LONG, 1000),
    Field("waiting_weeks", _("waiting time in weeks"), Kind.WHOLE),
    Field("contact", _("contact"), Kind.ROW, model=Contact),
    Field("since", _("from"), Kind.DAY),
    Field("until", _("until"), Kind.DAY),
)

EDITABLE: dict[str, dict[str, Field]] = {FieldsAsked.WORKPLACE: WORKPLACE, FieldsAsked.OFFER: OFFER}
"""The fields that may be changed, by the kind of row on which they stand."""

APART = frozenset({"rungs", "measures", "terms"})
"""Fields of an offer that stand in tables of their own."""


def value_of(row: Workplace | Offer, field: Field) -> Any:
    """What a row says now, as plain data."""
    if field.kind == Kind.PRECISE:
        return field.plain(precise(getattr(row, field.name), getattr(row, f"{field.name}_precision")))
    if field.kind == Kind.ROW:
        return getattr(row, f"{field.name}_id")
    if row._state.adding and field.name in APART:
        return []
    if field.kind == Kind.RUNGS:
        return sorted(row.rungs.values_list("rung", flat=True)) if isinstance(row, Offer) else []
    if field.kind == Kind.ROWS:
        return sorted(getattr(row, field.name).values_list("pk", flat=True))
    return field.plain(getattr(row, field.name))


def plain_of(row: Workplace | Offer, names: Iterable[str] | None = None) -> dict[str, Any]:
    """What a row says now of these fields (of all), as plain data."""
    fields = OFFER if isinstance(row, Offer) else WORKPLACE
    return {name: value_of(row, fields[name]) for name in (fields if names is None else names)}


def plain_values(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """What a form gave, as plain data; what is no field that may be changed is left out."""
    fields = EDITABLE[kind]
    return {name: fields[name].plain(value) for name, value in values.items() if name in fields}


@dataclass(frozen=True)
class Said:
    """One field of a change in words: what stood there, and what comes instead."""

    name: str
    label: str
    before: str
    after: str


def in_words(kind: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Said]:
    """What a change changes, for a page or a mail, in the order of the form."""
    return [
        Said(name, str(field.label), field.said(before.get(name)), field.said(after[name]))
        for name, field in EDITABLE[kind].items()
        if name in after
    ]
