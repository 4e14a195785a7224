"""A time of day, as people here write it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from regietafel.core.hours import HourField, read_hour, said_hour


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("9.30", dt.time(9, 30)),
        ("09:30", dt.time(9, 30)),
        ("9u30", dt.time(9, 30)),
        ("9 u 30", dt.time(9, 30)),
        ("14", dt.time(14)),
        ("14 uur", dt.time(14)),
        ("14u", dt.time(14)),
        ("9.30 uur", dt.time(9, 30)),
        ("0.00", dt.time(0)),
    ],
)
def test_an_hour_is_read_as_it_is_written(text: str, hour: dt.time) -> None:
    assert read_hour(text) == hour


@pytest.mark.parametrize("text", ["25", "9.60", "half tien", "9.3", "-1", "9.30.10", "²"])
def test_what_is_no_hour_is_told_with_an_example(text: str) -> None:
    with pytest.raises(ValidationError, match=r"9\.30"):
        HourField().clean(text)


def test_nothing_is_nothing_where_that_is_allowed() -> None:
    assert HourField(required=False).clean("  ") is None
    with pytest.raises(ValidationError):
        HourField().clean("")


@given(st.times().map(lambda time: time.replace(second=0, microsecond=0)))
def test_what_is_said_is_read_back(hour: dt.time) -> None:
    assert read_hour(said_hour(hour)) == hour
