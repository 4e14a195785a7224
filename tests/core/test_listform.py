"""A form over a list: what two people do at once in different rows does not meet."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms

from regietafel.core.listform import ListForm
from regietafel.organisations.models import Organisation
from regietafel.territories.models import Region
from tests import cast


class NamesForm(ListForm):
    """A list of names; a new one needs a name."""

    needed = {"name": "Geef een naam."}

    def fields_for(self, row: Organisation | None) -> dict[str, forms.Field]:
        """A name and an abbreviation."""
        return {
            "name": forms.CharField(max_length=20, initial=row.name if row else ""),
            "short": forms.CharField(max_length=5, required=False, initial=row.short_name if row else ""),
        }


@pytest.fixture
def rows(region: Region) -> list[Organisation]:
    """Two rows."""
    return [cast.make_organisation(region, name, short_name=name[0]) for name in ("Anker", "Boei")]


def sent(rows: list[Organisation], **changes: Any) -> dict[str, Any]:
    """What a browser sends, with changes; double underscores stand for dashes."""
    data = {f"name-{row.pk}": row.name for row in rows} | {f"short-{row.pk}": row.short_name for row in rows}
    return data | {name.replace("__", "-"): value for name, value in changes.items()}


def test_rows_stay_in_order_and_empty_groups_are_nothing(rows: list[Organisation]) -> None:
    form = NamesForm(sent(rows), rows=rows, blanks=2)
    assert form.is_valid()
    assert [given.row for given in form.cleaned_data["rows"]] == rows
    assert form.cleaned_data["removed"] == []


def test_a_row_goes_and_a_row_comes(rows: list[Organisation]) -> None:
    first, second = rows
    form = NamesForm(sent(rows, **{f"remove-{first.pk}": "on"}, name__new2="Cape"), rows=rows, blanks=2)
    assert form.is_valid()
    assert form.cleaned_data["removed"] == [first]
    kept, new = form.cleaned_data["rows"]
    assert (kept.row, new.row, new.values) == (second, None, {"name": "Cape", "short": ""})


def test_a_row_that_came_meanwhile_stays_as_it_is(rows: list[Organisation]) -> None:
    """The form was shown before the second row was there, so nothing is sent about it."""
    form = NamesForm(sent(rows[:1]), rows=rows, blanks=0)
    assert form.is_valid(), form.errors
    untouched = form.cleaned_data["rows"][1]
    assert untouched.values == {"name": "Boei", "short": "B"}


def test_a_row_that_went_meanwhile_is_told_not_written(rows: list[Organisation]) -> None:
    form = NamesForm(sent(rows), rows=rows[:1], blanks=0)
    assert not form.is_valid()
    assert form.non_field_errors()


def test_a_mistake_stands_in_its_row(rows: list[Organisation]) -> None:
    form = NamesForm(sent(rows, **{f"name-{rows[1].pk}": "x" * 21}), rows=rows, blanks=1)
    assert not form.is_valid()
    assert [group.has_errors for group in form.groups] == [False, True, False]
    assert list(form.errors) == [f"name-{rows[1].pk}"]


def test_an_emptied_row_is_a_mistake_and_not_a_removal(rows: list[Organisation]) -> None:
    form = NamesForm(sent(rows, **{f"name-{rows[0].pk}": ""}), rows=rows, blanks=0)
    assert not form.is_valid()


def test_what_a_new_row_needs_is_asked_for(rows: list[Organisation]) -> None:
    form = NamesForm(sent(rows, short__new1="C"), rows=rows, blanks=1)
    assert form.errors == {"name-new1": ["Geef een naam."]}


@pytest.mark.parametrize("name", ["name-", "name-x", "name-new9", "name--1", "name-" + "9" * 40, "other-1"])
def test_strange_names_are_no_rows(rows: list[Organisation], name: str) -> None:
    assert NamesForm(sent(rows) | {name: "x"}, rows=rows, blanks=1).is_valid()
