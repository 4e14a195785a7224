"""Fields that choose among rows: the rows are handed in, so what is not offered cannot be chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import Model

Label = Callable[[Any], str]
Groups = Mapping[str, Iterable[Model]]


def options(rows: Iterable[Any], groups: Groups | None, label: Label) -> list[Any]:
    """The choices of a select: one list, or one list for each group."""
    if groups is None:
        return [(str(row.pk), label(row)) for row in rows]
    return [(name, [(str(row.pk), label(row)) for row in found]) for name, found in groups.items() if found]


def key_of(value: Any) -> Any:
    """The value of an option for a row; what was typed stays as it was typed."""
    return str(value.pk) if isinstance(value, Model) else value


class RowField(forms.ChoiceField):
    """One row, or none; cleans to the row itself."""

    def offer(
        self, rows: Iterable[Any], *, label: Label = str, empty: Any = None, groups: Groups | None = None
    ) -> None:
        """Set what can be chosen; ``empty`` is the label of choosing nothing, ``groups`` puts the rows under headings."""
        found = list(rows)
        self.rows = {str(row.pk): row for row in found}
        none = [("", empty)] if empty is not None else []
        self.choices = [*none, *options(found, groups, label)]

    def prepare_value(self, value: Any) -> Any:
        """Show a row by its key."""
        return key_of(value)

    def clean(self, value: Any) -> Any:
        """The row that was chosen."""
        chosen = super().clean(key_of(value))
        return self.rows[chosen] if chosen else None


class RowsField(forms.MultipleChoiceField):
    """Any number of rows; cleans to a list of rows in the order in which they were offered."""

    widget = forms.CheckboxSelectMultiple

    def offer(self, rows: Iterable[Any], *, label: Label = str, groups: Groups | None = None) -> None:
        """Set what can be chosen."""
        found = list(rows)
        self.rows = {str(row.pk): row for row in found}
        self.choices = options(found, groups, label)

    def prepare_value(self, value: Any) -> Any:
        """Show rows by their keys."""
        return [key_of(one) for one in value] if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> list[Any]:
        """The rows that were chosen, each once."""
        chosen = set(super().clean(value))
        return [row for key, row in self.rows.items() if key in chosen]
