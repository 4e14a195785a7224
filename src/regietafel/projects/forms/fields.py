"""What the forms of this app share: fields by name, as what they are."""

from __future__ import annotations

from typing import Any

from django import forms

from regietafel.core.forms import Form
from regietafel.core.rows import RowField, RowsField


def choice(form: Form, name: str) -> forms.ChoiceField:
    """A field in which one option is chosen."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    return field


def one(form: Form, name: str) -> RowField:
    """A field in which one row is chosen."""
    field = form.fields[name]
    assert isinstance(field, RowField)
    return field


def many(form: Form, name: str) -> RowsField:
    """A field in which several rows are chosen."""
    field = form.fields[name]
    assert isinstance(field, RowsField)
    return field


def of_plan(row: Any) -> str:
    """An action or goal with the plan in which it stands."""
    return f"{row} ({row.plan})"
