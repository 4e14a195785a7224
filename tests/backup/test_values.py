"""A value comes back as it was, whatever it is."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import models
from hypothesis import given
from hypothesis import strategies as st

from regietafel.backup.values import from_plain, to_plain

BRUSSELS = ZoneInfo("Europe/Brussels")
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
KINDS: list[tuple[models.Field[Any, Any], st.SearchStrategy[Any]]] = [
    (models.CharField(max_length=99), st.text()),
    (models.BigIntegerField(), st.integers(-(2**63), 2**63 - 1)),
    (models.BooleanField(), st.booleans()),
    (models.FloatField(), st.floats(allow_nan=False, allow_infinity=False)),
    (models.DecimalField(max_digits=14, decimal_places=2), st.decimals(-999999999999, 999999999999, places=2)),
    (models.DateField(), st.dates()),
    (models.TimeField(), st.times()),
    (
        models.DateTimeField(),
        # As Django hands them out: in UTC. Python calls an hour that comes twice unequal to itself in another zone.
        st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2200, 1, 1), timezones=st.just(dt.UTC)),
    ),
    (models.DurationField(), st.timedeltas(dt.timedelta(days=-9999), dt.timedelta(days=9999))),
    (models.UUIDField(), st.uuids()),
    (models.BinaryField(), st.binary()),
    (models.JSONField(), JSON.filter(lambda value: value is not None)),
]


@pytest.mark.parametrize(("field", "values"), KINDS, ids=lambda kind: type(kind).__name__)
@given(data=st.data())
def test_there_and_back(field: models.Field[Any, Any], values: st.SearchStrategy[Any], data: st.DataObject) -> None:
    value = data.draw(values)
    line = json.dumps(to_plain(field, value), ensure_ascii=False)
    back = from_plain(field, json.loads(line))
    assert (bytes(back) if isinstance(back, memoryview) else back) == value
    assert from_plain(field, to_plain(field, None)) is None or isinstance(field, models.JSONField)


def test_the_hour_that_comes_twice() -> None:
    field = models.DateTimeField()
    first, second = (dt.datetime(2023, 10, 29, 2, 30, tzinfo=BRUSSELS, fold=fold) for fold in (0, 1))
    assert from_plain(field, to_plain(field, first)).astimezone(dt.UTC) == first.astimezone(dt.UTC)
    assert to_plain(field, first) != to_plain(field, second)


def test_nothing_in_a_json_column_that_must_hold_something() -> None:
    assert isinstance(from_plain(models.JSONField(), None), models.Value)
    assert from_plain(models.JSONField(null=True), None) is None


def test_what_cannot_be_kept_is_not_guessed() -> None:
    class Odd(models.Field[Any, Any]):
        """A field of a kind that nobody foresaw."""

    odd = Odd()
    odd.set_attributes_from_name("odd")
    odd.model = models.Model
    with pytest.raises((TypeError, AttributeError)):
        to_plain(odd, object())


def test_decimals_keep_their_digits() -> None:
    assert to_plain(models.DecimalField(max_digits=6, decimal_places=2), Decimal("0.10")) == "0.10"
