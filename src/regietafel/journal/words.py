"""How an entry of the journal reads: names of kinds, fields and choices in the language of the reader."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from regietafel.core import registry
from regietafel.journal.models import Entry
from regietafel.journal.verbs import CHOICES, FIELDS, VERBS


@dataclass(frozen=True)
class Change:
    """One field, as it was and as it became; an empty text says that nothing stood there.

    ``is_new`` says that there was no before at all: the object was added, or the value only tells about the deed.
    """

    label: str
    before: str
    after: str
    is_new: bool = False


@dataclass(frozen=True)
class Told:
    """An entry as ``ui/history.html`` shows it."""

    when: dt.datetime
    who: str
    what: str
    label: str
    note: str = ""
    url: str = ""
    changes: list[Change] = field(default_factory=list)


def tell(entry: Entry, *, region: Any = None) -> Told:
    """Put an entry into words; with a region, also give the address that leads to the object it is about.

    What is kept under a name that begins with ``_`` is there to put a row back by, and says nothing to a reader.
    """
    model = model_of(entry.kind)
    has_page = region is not None and registry.journal_urls.get(entry.kind) is not None
    names = [*entry.after, *(name for name in entry.before if name not in entry.after)]
    return Told(
        when=timezone.localtime(entry.at),
        who=entry.actor_name or _("the clock"),
        what=deed(entry),
        label=entry.label,
        note=entry.reason,
        url=reverse("journal:object", args=[region.slug, entry.kind, entry.object_id]) if has_page else "",
        changes=[
            change
            for name in names
            if not name.startswith("_") and (change := change_of(model, entry, name)).before != change.after
        ],
    )


def change_of(model: type[models.Model] | None, entry: Entry, name: str) -> Change:
    """One field of an entry in words."""
    return Change(
        label=label_of(model, name),
        before=said(model, name, entry.before.get(name)),
        after=said(model, name, entry.after.get(name)),
        is_new=name not in entry.before,
    )


def deed(entry: Entry) -> str:
    """What was done, such as "Action changed"."""
    words = str(VERBS.get(entry.verb, f"%(kind)s: {entry.verb.replace('_', ' ')}"))
    return capfirst(words % {"kind": kind_label(entry.kind)})


def model_of(kind: str) -> type[models.Model] | None:
    """The model that an entry is about, as long as we still have it."""
    try:
        return apps.get_model(kind)
    except (LookupError, ValueError):
        return None


def kind_label(kind: str) -> str:
    """The name of a kind of object, with a capital."""
    model = model_of(kind)
    return capfirst(str(model._meta.verbose_name)) if model else kind


def label_of(model: type[models.Model] | None, name: str) -> str:
    """The name of a field on the screen."""
    found = field_of(model, name)
    if isinstance(found, models.Field):
        return capfirst(str(found.verbose_name))
    if name in FIELDS:
        return capfirst(str(FIELDS[name]))
    related = getattr(found, "related_model", None)
    if related is not None:
        return capfirst(str(related._meta.verbose_name_plural))
    return capfirst(name.replace("_", " "))


def field_of(model: type[models.Model] | None, name: str) -> Any:
    """The field of that name, if the model has one."""
    if model is None:
        return None
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def said(model: type[models.Model] | None, name: str, value: Any) -> str:
    """A kept value in words: choices by their label, dates as people write them, yes and no."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(said(model, name, item) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{label_of(None, key)}: {said(None, key, held)}" for key, held in value.items())
    choices = choices_of(model, name)
    if isinstance(value, str) and value in choices:
        return str(choices[value])
    if isinstance(value, str):
        return date_said(value) or value
    return str(value)


def choices_of(model: type[models.Model] | None, name: str) -> dict[Any, Any]:
    """The choices of a field, or of the field elsewhere that a value of this name is taken from."""
    if found := field_of(model, name):
        return dict(getattr(found, "flatchoices", ()) or ())
    app, _dot, rest = CHOICES.get(name, "").partition(".")
    owner, _dot, field_name = rest.partition(".")
    return choices_of(model_of(f"{app}.{owner}"), field_name) if field_name else {}


def date_said(text: str) -> str:
    """A kept date or moment as people write it; an empty answer for any other text."""
    try:
        if len(text) == 10 and (day := parse_date(text)):
            return formats.date_format(day, "j F Y")
        if len(text) > 16 and (moment := parse_datetime(text)):
            local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
            return formats.date_format(local, "DATETIME_FORMAT")
    except ValueError:
        return ""
    return ""
