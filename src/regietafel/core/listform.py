"""A form over a list: a group of fields for each row that is there, and some empty groups for new ones.

Fields are named by the key of their row (``role-17``) and not by place. So a row that somebody else added meanwhile is
left as it is, and a row that somebody else removed is not written over another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.db.models import Model
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import Form, speak_plainly
from regietafel.core.labels import told_apart


@dataclass(frozen=True)
class Group:
    """The fields of one row on the page; ``row`` is None for an empty group."""

    key: str
    row: Any
    fields: list[forms.BoundField]
    remove: forms.BoundField | None

    @property
    def has_errors(self) -> bool:
        """Whether something in this group must be mended."""
        return any(bound.errors for bound in self.fields)


@dataclass(frozen=True)
class Given:
    """What was said about one row: the row, None for a new one, and the values by the short names of the fields."""

    row: Any
    values: dict[str, Any]


class ListForm(Form):
    """Cleans to ``rows`` (those that stay, in order, then the new ones) and ``removed`` (the rows that go).

    A subclass says in :meth:`fields_for` what one row consists of; :meth:`is_empty` tells a group that nobody filled.
    """

    mark_optional = False
    drafted = True
    needed: ClassVar[dict[str, Any]] = {}
    """What a new row cannot do without, with what to say when it is missing."""

    def __init__(self, data: Any = None, *, rows: Iterable[Model], blanks: int, **kwargs: Any) -> None:
        self.known: dict[str, Any] = {str(row.pk): row for row in rows}
        self.blanks = [f"new{number}" for number in range(1, blanks + 1)]
        super().__init__(data, **kwargs)
        self.names: dict[str, list[str]] = {}
        for key in (*self.known, *self.blanks):
            row = self.known.get(key)
            fields = self.fields_for(row)
            self.names[key] = list(fields)
            for name, field in fields.items():
                field.required = field.required and row is not None
                self.fields[f"{name}-{key}"] = field
                speak_plainly(field)
            if row is not None:
                self.fields[f"remove-{key}"] = forms.BooleanField(
                    required=False, label=told_apart(gettext("Remove"), row)
                )

    def fields_for(self, row: Any) -> dict[str, forms.Field]:
        """The fields of one row by their short names, with the row's values as initial ones; None is a new row."""
        raise NotImplementedError

    def is_empty(self, values: dict[str, Any]) -> bool:
        """Whether nothing was filled in for a new row."""
        return not any(values.values())

    @property
    def groups(self) -> list[Group]:
        """The rows as the page shows them."""
        return [self.group(key) for key in (*self.known, *self.blanks)]

    def group(self, key: str) -> Group:
        """The fields of one row."""
        remove = self[f"remove-{key}"] if key in self.known else None
        return Group(key, self.known.get(key), [self[f"{name}-{key}"] for name in self.names[key]], remove)

    def clean(self) -> dict[str, Any]:
        """Gather the rows; a row about which nothing was sent stays as it is."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        self.leave_untouched(values)
        removed = [row for key, row in self.known.items() if values.get(f"remove-{key}")]
        kept = [Given(row, self.values_of(key, values)) for key, row in self.known.items() if row not in removed]
        values["rows"] = [*kept, *self.new_rows(values)]
        values["removed"] = removed
        if self.has_vanished():
            self.add_error(
                None, _("A row that you saw here was removed meanwhile. Look at the list again before you save it.")
            )
        return values

    def values_of(self, key: str, values: dict[str, Any]) -> dict[str, Any]:
        """The values of one row by their short names."""
        return {name: values.get(f"{name}-{key}") for name in self.names[key]}

    def leave_untouched(self, values: dict[str, Any]) -> None:
        """For fields that were not sent at all take what the row says."""
        for key in self.known:
            for name in self.names[key]:
                full = f"{name}-{key}"
                field = self.fields[full]
                if field.widget.value_omitted_from_data(self.data, self.files, full):
                    values[full] = field.initial
                    self.errors.pop(full, None)

    def new_rows(self, values: dict[str, Any]) -> Iterator[Given]:
        """The groups that somebody filled; what a row cannot do without is asked for."""
        for key in self.blanks:
            given = self.values_of(key, values)
            if self.is_empty(given) and not any(f"{name}-{key}" in self.errors for name in self.names[key]):
                continue
            for name, text in self.needed.items():
                full = f"{name}-{key}"
                if not given[name] and full not in self.errors:
                    self.add_error(full, text)
            yield Given(None, given)

    def has_vanished(self) -> bool:
        """Whether something was sent about a row that is there no more."""
        names = {name for found in self.names.values() for name in found}
        shape = re.compile(rf"(?:{'|'.join(names)})-(\d{{1,18}})(?:_\d)?")
        sent = {found[1] for name in self.data if (found := shape.fullmatch(name))}
        return not sent <= self.known.keys()
