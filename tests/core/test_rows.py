"""Only what is offered can be chosen, and what is chosen comes back as a row."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict

from regietafel.core.forms import Form
from regietafel.core.rows import RowField, RowsField
from regietafel.organisations.models import Organisation
from regietafel.territories.models import Region
from tests import cast


class ChooseForm(Form):
    """One row and some rows."""

    one = RowField(required=False)
    some = RowsField(required=False)

    def __init__(self, rows: list[Organisation], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        one, some = self.fields["one"], self.fields["some"]
        assert isinstance(one, RowField)
        assert isinstance(some, RowsField)
        one.offer(rows, groups={"Alle": rows}, empty="geen")
        some.offer(rows)


@pytest.fixture
def rows(region: Region) -> list[Organisation]:
    """Three rows."""
    return [cast.make_organisation(region, name) for name in ("Anker", "Boei", "Cape")]


def test_rows_come_back_in_the_order_of_the_offer_each_once(rows: list[Organisation]) -> None:
    data = QueryDict(f"one={rows[1].pk}&some={rows[2].pk}&some={rows[0].pk}&some={rows[2].pk}")
    form = ChooseForm(rows, data)
    assert form.is_valid()
    assert form.cleaned_data == {"one": rows[1], "some": [rows[0], rows[2]]}


@pytest.mark.parametrize("value", ["0", "x", "-1", "9" * 50, "\x00", "1 OR 1=1"])
def test_what_is_not_offered_is_refused(rows: list[Organisation], value: str) -> None:
    data = QueryDict(mutable=True)
    data["one"] = data["some"] = value
    form = ChooseForm(rows, data)
    assert not form.is_valid()
    assert set(form.errors) == {"one", "some"}


def test_a_row_of_elsewhere_is_refused(rows: list[Organisation], other_organisation: Organisation) -> None:
    form = ChooseForm(rows, QueryDict(f"one={other_organisation.pk}"))
    assert not form.is_valid()


def test_initial_rows_are_shown_as_chosen(rows: list[Organisation]) -> None:
    form = ChooseForm(rows, initial={"one": rows[1], "some": rows[1:]})
    assert f'value="{rows[1].pk}" selected' in str(form["one"])
    assert str(form["some"]).count("checked") == 2
