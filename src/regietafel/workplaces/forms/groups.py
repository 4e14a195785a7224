"""A long form in parts: each with a heading, so that one finds the field without reading all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise

from regietafel.core.forms import Form
from regietafel.core.rows import RowField, RowsField


class GroupedForm(Form):
    """A form whose ``parts`` name its fields under headings; a field that was taken out is left out."""

    parts: ClassVar[tuple[tuple[str | Promise, tuple[str, ...]], ...]] = ()

    @property
    def groups(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """Each heading with its fields."""
        for title, names in self.parts:
            found = [self[name] for name in names if name in self.fields]
            if found:
                yield str(title), found


def offer_row(form: Form, name: str, rows: Iterable[Any], empty: Any, **more: Any) -> None:
    """Say what can be chosen in a field that takes one row."""
    field = form.fields[name]
    assert isinstance(field, RowField), "only a field that chooses a row is offered some"
    field.offer(rows, empty=empty, **more)


def offer_rows(form: Form, name: str, rows: Iterable[Any]) -> None:
    """Say what can be chosen in a field that takes several rows; a field with nothing to choose goes."""
    field = form.fields[name]
    assert isinstance(field, RowsField), "only a field that chooses rows is offered some"
    found = list(rows)
    field.offer(found)
    if not found:
        del form.fields[name]
